// What goes out of a canvas and what comes in: pictures, text, files of other boards, own templates, paper.
import { readFile } from 'node:fs/promises';
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { Canvas } from '../pages/canvas.mjs';
import { open } from '../pages/devices.mjs';
import { Share } from '../pages/share.mjs';
import { fill, pattern, words } from '../pages/words.mjs';

const w = words('en').canvas;
const t = words('en').templates;
const g = words('en').gallery;
const out = words('en').takeout;

// A canvas with cards of three parts, an arrow, and a card that is still covered.
async function filled(workbook) {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('feelings_line');
  await canvas.see('see_list');
  await canvas.addCard('Calls back the same day', canvas.zone(t.feelings_line_keep));
  await canvas.addCard('Räksmörgås & <tags>', canvas.zone(t.feelings_line_keep));
  await canvas.addCard('The long wait', canvas.zone(t.feelings_line_change));
  await workbook.saved();
  return canvas;
}

const KEPT = ['Calls back the same day', 'Räksmörgås & <tags>', 'The long wait'];

async function choose(page, label, name, content) {
  const part = page.locator('details').filter({ has: page.locator('summary', { hasText: label }) });
  if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click();
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
  await part.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer });
  return part;
}

test('a canvas goes out as a picture, a photo, a text and a board, and each holds its words', async ({ workbook, page }) => {
  const canvas = await filled(workbook);
  const share = new Share(workbook);
  await canvas.see('see_sheet');
  const svg = await share.save(out.picture);
  expect(share.name).toMatch(/\.svg$/);
  // In a page of its own: the app's lets no text become a document.
  const beside = await page.context().newPage();
  const drawn = await beside.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const element = parsed.documentElement;
    return { name: element.nodeName, words: element.textContent.replace(/\s+/g, ' '), scripts: element.querySelectorAll('script').length };
  }, svg);
  await beside.close();
  expect(drawn.name).toBe('svg');
  expect(drawn.scripts).toBe(0);
  for (const words of KEPT) expect(drawn.words).toContain(words);
  const text = await share.save(out.save_text);
  expect(share.name).toMatch(/\.md$/);
  for (const words of KEPT) expect(text).toContain(words);
  expect(text).toContain(t.feelings_line_keep);
  const board = JSON.parse(await share.save(out.board_file));
  expect(share.name).toMatch(/\.canvas$/);
  const texts = board.nodes.filter((node) => node.type === 'text').map((node) => node.text);
  for (const words of KEPT) expect(texts).toContain(words);
  expect(board.nodes.filter((node) => node.type === 'group').length).toBeGreaterThan(1);
});

// In Firefox the download of bytes is caught as text.
test('the photo of a canvas is a picture of its size', ONE_ENGINE, async ({ workbook, page }) => {
  const canvas = await filled(workbook);
  await canvas.see('see_sheet');
  const [download] = await Promise.all([page.waitForEvent('download'), workbook.button(out.photo).click()]);
  expect(download.suggestedFilename()).toMatch(/\.png$/);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect(width).toBeGreaterThan(1_000);
  expect(height).toBeGreaterThan(300);
});

test('a board file is looked into and becomes a canvas with the same words; a broken one changes nothing', async ({ workbook, page }) => {
  const canvas = await filled(workbook);
  const share = new Share(workbook);
  await canvas.see('see_sheet');
  const board = await share.save(out.board_file);
  await workbook.goTo('canvases');
  const bad = await choose(page, g.open_board_file, 'bad.canvas', '{"hello": 1}');
  await expect(bad.getByRole('alert')).toContainText(g.no_canvas_file);
  await choose(page, g.open_board_file, 'ours.canvas', board);
  await expect(page.getByRole('heading', { name: g.look_title })).toBeFocused();
  await expect(bad.getByRole('alert')).toBeHidden();
  await workbook.button(g.take_board).click();
  await expect(workbook.title().or(page.getByRole('heading', { level: 1 })).first()).toBeVisible();
  await canvas.see('see_list');
  for (const words of KEPT) await expect(canvas.card(words)).toHaveCount(1);
  // One step back takes it away whole.
  await workbook.goTo('canvases');
  await workbook.button(words('en').shell.undo, workbook.bar).click();
  await expect(workbook.link(t.feelings_line, workbook.main)).toHaveCount(1);
});

test('a template of our own is made, changed, passed on as a file and used on another device', ONE_ENGINE, async ({ workbook, page, newDevice }) => {
  test.slow();
  await workbook.start();
  const canvas = new Canvas(workbook);
  const share = new Share(workbook);
  await canvas.begin('try_it');
  await canvas.see('see_list');
  await page.getByText(w.about_this, { exact: true }).click();
  await workbook.button(g.make_template).click();
  await expect(page.getByRole('heading', { level: 1, name: t.try_it })).toBeFocused();
  await page.getByRole('textbox', { name: pattern(w.title_label) }).fill('Our small tries');
  await page.getByRole('textbox', { name: pattern(g.part_name) }).fill('Who cheers us on');
  await workbook.button(g.add_part).click();
  const part = page.getByRole('listitem').filter({ hasText: 'Who cheers us on' });
  await part.getByRole('textbox', { name: pattern(g.part_prompt) }).fill('Who is glad when it goes well?');
  await workbook.saved();
  const file = await share.save(g.save_template);
  expect(share.name).toMatch(/\.template\.json$/);
  // The same here: a canvas begun with it has the new part last.
  await workbook.button(w.begin).click();
  await canvas.see('see_list');
  await expect(canvas.zone('Who cheers us on')).toBeVisible();

  const other = await open(newDevice);
  await other.workbook.start();
  await other.workbook.goTo('canvases');
  const bad = await choose(other.page, g.open_template, 'bad.json', '{"a": [');
  await expect(bad.getByRole('alert')).toBeVisible();
  await choose(other.page, g.open_template, 'ours.template.json', file);
  await expect(other.page.getByRole('heading', { name: g.look_title })).toBeFocused();
  await expect(bad).toContainText(fill(g.template_called, { name: 'Our small tries' }));
  await other.workbook.button(g.take_template).click();
  await expect(other.page.getByRole('heading', { level: 1, name: 'Our small tries' })).toBeFocused();
  await other.workbook.button(w.begin).click();
  const theirs = new Canvas(other.workbook);
  await theirs.see('see_list');
  await expect(theirs.zone('Who cheers us on')).toContainText('Who is glad when it goes well?');
});

// Only Chromium prints to a file.
for (const template of ['me_you_us', 'life_load', 'our_aim', 'before_we_meet', 'feelings_line', 'who_does_what', 'what_we_know',
  'two_ideas', 'choose', 'try_it', 'make_better', 'learned']) {
  test(`the template ${template} prints blank and filled on one page each`, ONE_ENGINE, async ({ workbook, page }) => {
    await workbook.start();
    const canvas = new Canvas(workbook);
    await canvas.begin(template);
    await canvas.fillAsOne('1 Anna');
    await canvas.see('see_sheet');
    await expect(page.getByRole('radio', { name: out.filled })).toBeChecked();
    expect(await pages(page)).toBe(1);
    await page.getByRole('radio', { name: out.blank }).check();
    expect(await pages(page)).toBe(1);
  });
}

// How many pages the printed page takes.
async function pages(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
}
