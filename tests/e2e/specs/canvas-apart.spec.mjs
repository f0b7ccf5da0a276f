// One canvas changed apart on two devices: files in both orders give equal boards, and nothing is lost.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { Canvas } from '../pages/canvas.mjs';
import { open } from '../pages/devices.mjs';
import { body } from '../pages/share.mjs';
import { words } from '../pages/words.mjs';

const w = words('en').canvas;
const t = words('en').templates;
const IDEAS = t.make_better_ideas;

// Anna's device with a canvas, and Karin's device with the same from a file; both look at its list.
async function together(newDevice) {
  const anna = await open(newDevice);
  await anna.workbook.start();
  const annas = new Canvas(anna.workbook);
  await annas.begin('open');
  for (const text of ['Bus is late', 'Missed dose', 'Bad night']) await annas.addCard(text);
  await anna.workbook.saved();
  const file = await anna.share.saveFor('Karin');
  const karin = await open(newDevice);
  await karin.share.openFirst(file);
  await karin.workbook.passTo('Karin');
  const karins = new Canvas(karin.workbook);
  for (const [device, canvas] of [[anna, annas], [karin, karins]]) await toList(device, canvas);
  return { anna, karin, annas, karins };
}

async function toList({ workbook }, canvas, title = t.open) {
  await workbook.goTo('canvases');
  await workbook.link(title, workbook.main).first().click();
  await canvas.see('see_list');
}

async function join(device, canvas, from, to) {
  const panel = await canvas.open(from);
  await panel.getByText(w.join, { exact: true }).click();
  await panel.getByRole('combobox', { name: w.join_to }).selectOption({ label: to });
  await device.workbook.button(w.join_them, panel).click();
  await canvas.close();
}

async function change(device, canvas, text, to) {
  await device.workbook.button(`${w.change} ${text}`).click();
  await device.workbook.main.getByRole('textbox', { name: w.words_of_card }).first().fill(to);
  await device.workbook.button(w.done, device.workbook.main).first().click();
}

test('moves, edits, deletions and arrows made apart come together, in both orders of the files', ONE_ENGINE, async ({ newDevice }) => {
  test.slow();
  const { anna, karin, annas, karins } = await together(newDevice);
  // Anna moves a card, joins two, and changes a third; Karin changes the third too, bins one, adds one.
  const panel = await annas.open('Bad night');
  await anna.workbook.button(words('en').parts.move_up, panel).click();
  await annas.close();
  await join(anna, annas, 'Bus is late', 'Missed dose');
  await change(anna, annas, 'Missed dose', 'Missed the morning dose');
  await change(karin, karins, 'Missed dose', 'Missed the dose at noon');
  await karins.addCard('Ask the pharmacy');
  const gone = await karins.open('Bad night');
  await karin.workbook.button(words('en').aims.move_to_bin, gone).click();
  for (const device of [anna, karin]) await device.workbook.saved();
  const [fromAnna, fromKarin] = [await anna.share.saveFor('Karin'), await karin.share.saveFor('Anna')];
  await anna.share.takeFile(fromKarin);
  await karin.share.takeFile(fromAnna);
  // One after the other: a hand is on one device at a time.
  const both = [await anna.share.saveFor('Karin'), await karin.share.saveFor('Anna')];
  expect(body(both[0])).toBe(body(both[1]));
  for (const [device, canvas] of [[anna, annas], [karin, karins]]) {
    await toList(device, canvas);
    // Who typed one of two versions on this very page sees that one: the page is opened anew.
    await device.page.reload();
    const { main } = device.workbook;
    // The card both changed waits on itself, with both texts.
    const clash = main.getByRole('group', { name: /Two versions of/ });
    await expect(clash).toHaveCount(1);
    for (const text of ['Missed the morning dose', 'Missed the dose at noon']) await expect(clash).toContainText(text);
    await expect(canvas.card('Ask the pharmacy')).toHaveCount(1);
    // A card moved by one and binned by the other asks what to do.
    await expect(canvas.card('Bad night')).toHaveCount(1);
    await expect(main.getByRole('region', { name: w.arrows }).getByRole('listitem')).toHaveCount(1);
  }
  expect(await annas.order()).toEqual(await karins.order());
});

test('dots of both add up, whoever sends first', ONE_ENGINE, async ({ newDevice }) => {
  const anna = await open(newDevice);
  await anna.workbook.start();
  const annas = new Canvas(anna.workbook);
  await annas.begin('make_better');
  await annas.see('see_list');
  await annas.addCard('Call first', annas.zone(IDEAS));
  await anna.workbook.button(w.show_now, annas.zone(IDEAS)).click();
  await anna.workbook.saved();
  const file = await anna.share.saveFor('Karin');
  const karin = await open(newDevice);
  await karin.share.openFirst(file);
  await karin.workbook.passTo('Karin');
  const karins = new Canvas(karin.workbook);
  for (const [device, canvas] of [[anna, annas], [karin, karins]]) {
    await toList(device, canvas, t.make_better);
    await device.workbook.button(`${w.give_dot} Call first`, canvas.zone(IDEAS)).click();
    await device.workbook.saved();
  }
  await karin.share.takeFile(await anna.share.saveFor('Karin'));
  await toList(karin, karins, t.make_better);
  for (const name of ['Anna', 'Karin']) await expect(karins.card('Call first', karins.zone(IDEAS))).toContainText(`${name}: 1 dot`);
});
