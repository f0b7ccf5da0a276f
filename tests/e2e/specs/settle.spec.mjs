// What waits to be settled, all in one place.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { AIMS, clash, twoDevices, write } from '../pages/devices.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en');
const JOINT = 'Our words together';

// Anna's device, with the joint words of three aims changed apart.
async function threeClashes(newDevice) {
  const { anna, karin } = await twoDevices(newDevice);
  for (const [who, words] of [[anna, 'as Anna says'], [karin, 'as Karin says']]) {
    for (const aim of Object.values(AIMS)) await write(who, aim, { joint: `${aim} ${words}` });
  }
  const file = await karin.share.saveFor('Anna');
  await anna.workbook.front();
  await anna.share.takeFile(file);
  await anna.workbook.tap(anna.workbook.link(fill(w.shell.to_settle_other, { count: '3' }), anna.workbook.bar));
  await expect(anna.workbook.heading(w.settle.title)).toBeFocused();
  return anna;
}

test('the number in the bar leads to all that waits; one is settled there, and the rest at once', async ({ newDevice }) => {
  const anna = await threeClashes(newDevice);
  const { workbook, page } = anna;
  await expect(clash(anna, JOINT)).toHaveCount(3);
  const first = page.getByRole('region', { name: `Aim: ${AIMS.two}` });
  await workbook.button('Keep both, one after the other', first).click();
  await expect(clash(anna, JOINT)).toHaveCount(2);
  await workbook.button(fill(w.settle.all_of, { name: 'Karin' })).click();
  await expect(page.getByText(w.settle.none)).toBeVisible();
  await expect(workbook.heading(w.settle.title)).toBeFocused();
  // One step takes both back, and one settles them again.
  await workbook.button('Undo', page.getByRole('region', { name: 'Messages' })).click();
  await expect(clash(anna, JOINT)).toHaveCount(2);
  await workbook.button(fill(w.settle.all_of, { name: 'Anna' })).click();
  await expect(page.getByText(w.settle.none)).toBeVisible();
  await expect(workbook.bar.getByRole('link', { name: /to settle/ })).toHaveCount(0);
  // What did not stand stays in the history.
  await workbook.openAim(AIMS.one);
  await expect(workbook.joint()).toHaveValue(`${AIMS.one} as Anna says`);
  await page.goto('./#/history');
  const line = workbook.main.getByRole('listitem').filter({ hasText: AIMS.one });
  await workbook.link(new RegExp(`^${w.history.earlier}`), line).first().click();
  await expect(page.getByText(`${AIMS.one} as Karin says`).first()).toBeVisible();
});

test('each leads to its place', ONE_ENGINE, async ({ newDevice }) => {
  const anna = await threeClashes(newDevice);
  const three = anna.page.getByRole('region', { name: `Aim: ${AIMS.three}` });
  await anna.workbook.tap(anna.workbook.link(new RegExp(`^${w.settle.see_it}`), three));
  await expect(anna.workbook.title()).toHaveValue(AIMS.three);
});
