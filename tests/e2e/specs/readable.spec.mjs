// A copy to read: one page that needs no app, and opens as a workbook again; and places on paper and
// as text.
import axe from 'axe-core';
import { expect, isFirefox, test } from '../pages/test.mjs';
import { AIMS, open, twoDevices, write } from '../pages/devices.mjs';
import { Practice } from '../pages/practice.mjs';
import { Share, body } from '../pages/share.mjs';
import { PAIR } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en');
const BASIL = w.practice.name_professional;

// Where people's own words stand in a file.
const TEXTS = new Set([
  'title', 'words_patient', 'words_professional', 'words_joint', 'why', 'good', 'text', 'note', 'help', 'changed',
  'rung_worse', 'rung_start', 'rung_hoped', 'rung_better', 'rung_best', 'when', 'name', 'role', 'label', 'prompt',
]);

async function practice(workbook) {
  await new Practice(workbook).begin();
  const share = new Share(workbook);
  const file = await share.saveFor(BASIL);
  const html = await share.save(w.readable.save);
  return { share, file, html };
}

// Opens a page as a browser would that got it by mail. Counts what it asks for.
async function read(newDevice, html, options = {}) {
  const context = await newDevice(options);
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route('**/readable-copy', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto('./readable-copy');
  return { page, asked };
}

const folded = (text) => text.replace(/\s+/g, ' ').trim();

test('it is read without scripts and without a network, and nothing anybody wrote is missing [F-14]', async ({ workbook, newDevice }) => {
  const { share, file, html } = await practice(workbook);
  expect(share.name).toMatch(/^Practice-make-a-sandwich-together-.*\.workbook\.html$/);
  await expect(workbook.main.getByText(fill(w.takeout.handed, { name: share.name }))).toBeVisible();
  const { page, asked } = await read(newDevice, html, { javaScriptEnabled: false });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(w.practice.title);
  const told = folded(await page.getByRole('main').innerText());
  // Basil has answered and Sandy has not: what he answered is covered, and so is his blind card.
  const isCovered = ({ kind, fields }) => kind === 'score' || (kind === 'card' && fields.text === w.lunch.helps_professional);
  const records = JSON.parse(file).records.filter((record) => !isCovered(record));
  const said = records.flatMap(({ fields }) => Object.entries(fields).filter(([name]) => TEXTS.has(name)));
  expect(said.length).toBeGreaterThan(30);
  for (const [name, text] of said) expect.soft(told, name).toContain(folded(text));
  for (const hidden of [w.practice.score_note, w.lunch.helps_professional]) expect(told).not.toContain(hidden);
  expect(told).toContain(w.takeout.covered_side);
  expect(html).toContain(w.practice.score_note);
  // Each part is found from the top.
  const contents = page.getByRole('navigation', { name: w.readable.contents });
  for (const part of [w.aims.title, w.notes.title, w.shell.canvases, w.us.title]) {
    await expect(contents.getByRole('link', { name: part, exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: part, exact: true })).toBeVisible();
  }
  expect(asked).toHaveLength(1);
});

test('it opens as the same workbook on another device, whatever it is called [I-19]', async ({ workbook, newDevice }) => {
  const { file, html } = await practice(workbook);
  const other = await open(newDevice);
  await other.share.openFirst(html);
  expect(body(await other.share.saveFor(BASIL))).toBe(body(file));
  // The same once more brings nothing, also as a pasted text.
  await other.share.choose(html, 'copy.html');
  await expect(other.page.getByText(w.share.nothing_new)).toBeVisible();
});

test('a page with two workbooks and one that breaks off are named for what they are', async ({ workbook, newDevice }) => {
  const { html } = await practice(workbook);
  const other = await open(newDevice);
  await other.page.getByRole('link', { name: w.start.open_door }).click();
  await other.share.choose(html + html, 'two.html');
  await expect(other.page.getByRole('alert').getByText(w.problems.two_workbooks)).toBeVisible();
  const records = html.slice(0, html.lastIndexOf('"kind":"workbook"') - 40);
  await other.share.choose(records, 'cut.html');
  await expect(other.page.getByRole('heading', { name: w.share.preview_title })).toBeVisible();
  await expect(other.page.getByText(/^The file is damaged in line/)).toBeVisible();
});

for (const [name, options] of [
  ['in light', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['on a narrow screen', { viewport: { width: 320, height: 640 } }],
]) {
  test(`axe finds nothing ${name}`, async ({ workbook, newDevice }) => {
    test.skip(isFirefox(workbook.page), 'the page is the same');
    const { html } = await practice(workbook);
    const { page } = await read(newDevice, html, { bypassCSP: true, ...options });
    await page.evaluate(axe.source);
    const rules = { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } };
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await page.evaluate((how) => window.axe.run(how), { resultTypes: ['violations'], runOnly, rules });
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  });
}

test('it prints', async ({ workbook, newDevice }) => {
  test.skip(isFirefox(workbook.page), 'only Chromium prints for a test');
  const { html } = await practice(workbook);
  const { page } = await read(newDevice, html, { javaScriptEnabled: false });
  const pdf = await page.pdf({ format: 'A4', tagged: true });
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g).length).toBeGreaterThan(1);
});

test('a place is taken as text, and drafts stay out of it', async ({ workbook }) => {
  await workbook.start();
  await write({ workbook }, PAIR.aim, { [PAIR.patient]: 'On my own feet.', joint: 'To the shop by May.' });
  await workbook.main.getByText(w.readable.page_title).click();
  const share = new Share(workbook);
  const text = await share.save(w.readable.save_text);
  expect(share.name).toMatch(/^Walk-to-the-shop-on-my-own-.*\.txt$/);
  expect(text).toContain(`# ${PAIR.aim}\n`);
  expect(text).toContain(`${PAIR.patient}’s words:\n  On my own feet.`);
  expect(text).toContain('To the shop by May.');
  // Who takes one place along may want the next as well: it stays open.
  await workbook.goTo('aims');
  expect(await share.save(w.readable.save_text)).toContain(`## ${PAIR.aim}\n`);
});

test('a place is printed whole, not as far as the screen shows it', async ({ newDevice }) => {
  const { anna } = await twoDevices(newDevice);
  const { page, workbook } = anna;
  await workbook.front();
  await write(anna, AIMS.two, { joint: 'Until six, most nights.' });
  await workbook.goTo('aims');
  const paper = page.getByRole('article');
  await expect(paper).toHaveCount(0);
  // As the browser does before it prints.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  if (!isFirefox(page)) {
    await page.emulateMedia({ media: 'print' });
    await expect(paper.getByRole('heading', { level: 1 })).toHaveText(w.aims.title);
    await expect(paper).toContainText('Until six, most nights.');
    await expect(workbook.button(w.aims.write_new)).toBeHidden();
    await expect(workbook.main.getByText(w.readable.page_title)).toBeHidden();
  }
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('article')).toHaveCount(0);
  await expect(workbook.button(w.aims.write_new)).toBeVisible();
});
