// Blind zones: what the other puts there is not in the page before both are in, on one tablet and
// after files went back and forth.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { Canvas } from '../pages/canvas.mjs';
import { open, twoDevices } from '../pages/devices.mjs';
import { PAIR } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en').canvas;
const t = words('en').templates;
const ANNAS = 'I am good with bread';
const KARINS = 'I never give up on a puzzle';

// Nothing of a text is in the page, in a field or in what a screen reader gets.
async function nothingOf(page, text) {
  expect(await page.locator('body').evaluate((body) => body.textContent)).not.toContain(text);
  expect(await page.getByRole('main').ariaSnapshot()).not.toContain(text);
  const values = await page.locator('input, textarea').evaluateAll((all) => all.map((one) => one.value).join('\n'));
  expect(values).not.toContain(text);
}

test('on one tablet each fills a zone without seeing the other’s, and both are shown at once', async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('me_you_us');
  await canvas.see('see_list');
  const zone = () => canvas.zone(t.me_you_us_good_to_know);
  await canvas.addCard(ANNAS, zone());
  await workbook.button(w.mine_is_in, zone()).click();
  await workbook.passTo(PAIR.professional);
  await nothingOf(page, ANNAS);
  await expect(zone()).toContainText(fill(w.other_is_in, { name: PAIR.patient }));
  // It cannot be found either, nor is it news.
  await workbook.goTo('find');
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('bread');
  await nothingOf(page, ANNAS);
  await workbook.goTo('home');
  await nothingOf(page, ANNAS);
  await workbook.goTo('canvases');
  await workbook.link(t.me_you_us, workbook.main).click();
  await canvas.see('see_board');
  await nothingOf(page, ANNAS);
  await canvas.see('see_list');
  await canvas.addCard(KARINS, zone());
  await workbook.button(w.in_and_show, zone()).click();
  for (const text of [ANNAS, KARINS]) await expect(canvas.card(text, zone())).toBeVisible();
  await workbook.passTo(PAIR.patient);
  for (const text of [ANNAS, KARINS]) await expect(canvas.card(text, zone())).toBeVisible();
});

test('where both are writing nothing of either is shown, and the app asks who answers', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('our_aim');
  await workbook.main.getByRole('textbox').first().fill(ANNAS);
  await workbook.button('Pass the tablet').click();
  await workbook.button('We write together').click();
  await nothingOf(page, ANNAS);
  await expect(workbook.button('I am Karin', workbook.main).first()).toBeVisible();
});

test('covered words travel covered: the other device shows them only when its own are in', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  const annas = new Canvas(anna.workbook);
  await annas.begin('our_aim');
  await anna.workbook.main.getByRole('textbox').first().fill(ANNAS);
  await annas.isDone();
  await anna.workbook.saved();
  const file = await anna.share.saveFor('Karin');
  await karin.workbook.goTo('share');
  await karin.share.look(file);
  await nothingOf(karin.page, ANNAS);
  await karin.share.takeIn();
  await nothingOf(karin.page, ANNAS);
  const karins = new Canvas(karin.workbook);
  await karin.workbook.goTo('canvases');
  await karin.workbook.link(t.our_aim, karin.workbook.main).click();
  await expect(karin.workbook.main).toContainText(fill(w.other_is_in, { name: PAIR.patient }));
  await nothingOf(karin.page, ANNAS);
  await karin.workbook.main.getByRole('textbox').first().fill(KARINS);
  await karin.workbook.button(w.in_and_show).click();
  await expect(karin.workbook.main).toContainText(ANNAS);
  await karin.workbook.saved();
  // And back again.
  await anna.share.takeFile(await karin.share.saveFor('Anna'));
  await anna.workbook.goTo('canvases');
  await anna.workbook.link(t.our_aim, anna.workbook.main).click();
  await expect(anna.workbook.main).toContainText(KARINS);
  expect(await karins.covered(PAIR.patient).count()).toBe(0);
});

test('the pair can choose to show it now', async ({ newDevice }) => {
  const { page, workbook } = await open(newDevice);
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('our_aim');
  await workbook.main.getByRole('textbox').first().fill(ANNAS);
  await workbook.passTo(PAIR.professional);
  await nothingOf(page, ANNAS);
  await workbook.button(w.show_now).click();
  await expect(workbook.main).toContainText(ANNAS);
});
