// What clashes is kept from both sides and settled together, on the item itself.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { AIMS, clash, twoDevices, write } from '../pages/devices.mjs';

const JOINT = 'Our words together';

// Anna's device, on the page of an aim whose joint words both changed apart.
async function clashing(newDevice) {
  const { anna, karin } = await twoDevices(newDevice);
  await write(anna, AIMS.one, { joint: 'Twice a week.' });
  await write(karin, AIMS.one, { joint: 'Every other day.' });
  await anna.share.takeFile(await karin.share.saveFor('Anna'));
  await anna.workbook.openAim(AIMS.one);
  return anna;
}

// Who typed one of the versions on this very page may go on typing it, so the page is opened anew.
test('each version names its author and time, and neither can be written over or answered', async ({ newDevice }) => {
  const anna = await clashing(newDevice);
  await anna.page.reload();
  const group = clash(anna, JOINT);
  for (const [name, text] of [['Anna', 'Twice a week.'], ['Karin', 'Every other day.']]) {
    const version = group.getByRole('article', { name: new RegExp(`^${name} .*\\d`) });
    await expect(version.getByText(text)).toBeVisible();
  }
  await expect(anna.workbook.joint()).toHaveAttribute('readonly');
  await expect(anna.page.getByText('Two versions wait above.')).toBeVisible();
  const yes = anna.workbook.button('Yes to this', anna.workbook.main);
  await expect(yes).toHaveAttribute('aria-disabled', 'true');
  await yes.click({ force: true });
  await expect(anna.workbook.button('Yes to this', anna.workbook.main)).toBeVisible();
  await expect(group).toBeVisible();
});

test('writing a new one can be given up, and both versions are still there', ONE_ENGINE, async ({ newDevice }) => {
  const anna = await clashing(newDevice);
  const group = clash(anna, JOINT);
  await anna.workbook.button('Write a new one', group).click();
  await expect(anna.workbook.field('New words', group)).toBeFocused();
  await anna.workbook.button('Cancel', group).click();
  await expect(anna.workbook.button('Write a new one', group)).toBeFocused();
  await expect(group.getByText('Every other day.')).toBeVisible();
});

test('settling can be undone where it happened', ONE_ENGINE, async ({ newDevice }) => {
  const anna = await clashing(newDevice);
  await anna.workbook.button('Keep the words of Karin', clash(anna, JOINT)).click();
  await expect(clash(anna, JOINT)).toBeHidden();
  await anna.workbook.button('Undo', anna.page.getByRole('region', { name: 'Messages' })).click();
  await expect(clash(anna, JOINT)).toBeVisible();
  await expect(clash(anna, JOINT).getByText('Twice a week.')).toBeVisible();
});

test('an aim binned by one and changed by the other can go to the bin after all', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await anna.workbook.openAim(AIMS.three);
  await anna.workbook.button('Move this aim to the bin').click();
  await anna.workbook.saved();
  await write(karin, AIMS.three, { Karin: 'Warm up first.' });
  await karin.share.takeFile(await anna.share.saveFor('Karin'));
  await karin.workbook.openAim(AIMS.three);
  const contest = karin.page.getByRole('group', { name: 'Put in the bin by Anna, changed by Karin' });
  await karin.workbook.button('Put it in the bin', contest).click();
  await expect(contest).toBeHidden();
  await karin.workbook.goTo('aims');
  await expect(karin.workbook.link(AIMS.three)).toBeHidden();
  await expect(karin.workbook.link('The bin (1 thing)')).toBeVisible();
});
