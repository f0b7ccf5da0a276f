// Safe copies on this device: kept by themselves, looked into, brought back without losing newer work.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { AIMS, twoDevices, write } from '../pages/devices.mjs';
import { PAIR } from '../pages/workbook.mjs';
import { words } from '../pages/words.mjs';

const w = words('en').copies;

async function lookInto(device, why) {
  const { page, workbook } = device;
  await workbook.goTo('share');
  await workbook.link(w.title, workbook.main).click();
  const copy = workbook.main.getByRole('listitem').filter({ hasText: why });
  await copy.getByRole('button', { name: new RegExp(`^${w.look}`) }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: /^What stood otherwise/ })).toBeFocused();
}

test('before a file is taken in a copy is kept; one thing of it comes back, and newer work stays', async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(karin, AIMS.two, { title: 'Sleep until six' });
  const file = await karin.share.saveFor(PAIR.patient);
  await anna.workbook.front();
  await anna.share.takeFile(file);
  // Newer than the copy.
  await anna.workbook.addAim('Newer than the copy');
  await write(anna, AIMS.three, { joint: 'By midsummer' });
  await lookInto(anna, w.why_import);
  const changed = anna.workbook.main.getByRole('listitem').filter({ hasText: AIMS.two });
  await anna.workbook.button(new RegExp(`^${w.bring_this}`), changed).click();
  await expect(changed).toHaveCount(0);
  await anna.workbook.goTo('aims');
  for (const aim of [AIMS.two, 'Newer than the copy']) await expect(anna.workbook.link(aim, anna.workbook.main)).toBeVisible();
  await expect(anna.workbook.link('Sleep until six', anna.workbook.main)).toHaveCount(0);
  await anna.workbook.openAim(AIMS.three);
  await expect(anna.workbook.joint()).toHaveValue('By midsummer');
  // It is written like anything else: there after a reload.
  await anna.workbook.saved();
  await anna.page.reload();
  await anna.workbook.openAim(AIMS.two);
});

test('what was removed with the bin comes back from the copy kept before', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await workbook.addAim('Gone for good');
  await workbook.openAim('Gone for good');
  await workbook.button(words('en').aims.bin_aim).click();
  await page.goto('./#/bin');
  await workbook.button(words('en').bin.empty_it).click();
  await workbook.button(words('en').bin.empty_for_good).click();
  await expect(page.getByText(words('en').bin.is_empty)).toBeVisible();
  await lookInto({ page, workbook }, w.why_bin);
  const gone = workbook.main.getByRole('listitem').filter({ hasText: 'Gone for good' });
  await expect(gone).toContainText(w.gone);
  await workbook.button(new RegExp(`^${w.bring_this}`), gone).click();
  await expect(page.getByText(w.same)).toBeVisible();
  // A copy can be removed too.
  await workbook.button(w.remove).click();
  await workbook.button(w.remove_for_good).click();
  await expect(page.getByText(w.none)).toBeVisible();
  await workbook.goTo('aims');
  await expect(workbook.link('Gone for good', workbook.main)).toBeVisible();
});
