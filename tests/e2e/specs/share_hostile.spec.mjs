// Files that are wrong, or that want to do harm: a sentence says what is the matter, and nothing
// in the workbook changes. [row 18] [row 19]
import { readFile } from 'node:fs/promises';
import { expect, test } from '../pages/test.mjs';
import { Share } from '../pages/share.mjs';
import { Workbook, stored } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const VERSION_2 = new URL('../../fixtures/hostile/version-2.workbook.json', import.meta.url);
const BOOK = '014d2pf2dbswqj09hb6b9ykvsf';
const ID = '00000000000000000000000001';
const HARM = '<img src=x onerror="document.title=1"><script>document.title=1</script>';

// A file around one record, as another program would write it.
function file(record = {}) {
  const aim = { fields: { title: 'Sleep' }, id: ID, kind: 'aim', ...record };
  return JSON.stringify({ book: BOOK, format: 'coproduction-workbook', records: [aim], version: 1 });
}

// What each refused file is, and the sentence for it.
function refused(w) {
  return [
    ['an empty file', '', w.empty],
    ['a ZIP', Buffer.from('PK\x03\x04rest'), w.foreign_zip],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0]), w.foreign_gzip],
    ['a PDF', '%PDF-1.7 …', w.foreign_pdf],
    ['a web page', '<!doctype html><p>hello', w.foreign_html],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), w.foreign_image],
    ['bytes without text', Buffer.from([1, 2, 3]), w.foreign_binary],
    ['a diary', 'dear diary', fill(w.not_json, { line: 1, column: 1 })],
    ['a broken third line', '{\n  "a": 1,\n  åå\n}', fill(w.not_json, { line: 3, column: 3 })],
    ['another program’s JSON', '{"format":"tldraw","version":1}', w.not_a_workbook],
    ['a newer version', VERSION_2, fill(w.newer_version, { found: 2, reads: 1 })],
    ['a bomb of brackets', '['.repeat(100_000), fill(w.too_deep, { line: 1, column: 65 })],
    ['a name twice', file().replace('"book"', `"book":"${BOOK}","book"`), fill(w.duplicate_key, { path: '/book' })],
    ['a wrong type', file().replace(`"${BOOK}"`, '7'), fill(w.wrong_type, { path: '/book', expected: 'id' })],
    ['something missing', file().replace('"records"', '"other"'), fill(w.missing, { path: '/records' })],
    ['21 MB', Buffer.alloc(21 * 1024 * 1024, 32), fill(w.too_large, { size: 21, limit: 20 })],
  ];
}

for (const lang of ['en', 'sv']) {
  test(`each wrong file is named in a sentence, in ${lang}, and changes nothing`, async ({ newDevice }) => {
    test.slow();
    const page = await (await newDevice({ locale: lang })).newPage();
    await page.goto('./');
    const workbook = new Workbook(page, lang);
    const share = new Share(workbook);
    await workbook.start();
    await workbook.saved();
    await workbook.goTo('share');
    const before = await stored(page);
    for (const [what, content, sentence] of refused(words(lang).problems)) {
      const bytes = content instanceof URL ? await readFile(content) : content;
      await share.choose(bytes);
      const alert = page.getByRole('alert').filter({ hasText: words(lang).share.cannot_open });
      await expect(alert, what).toContainText(sentence);
      await expect(alert, what).toContainText(words(lang).share.nothing_changed);
      await expect(share.preview, what).toBeHidden();
    }
    expect(await stored(page)).toBe(before);
  });
}

test('odd but readable files are set right, and it says what was done', async ({ newDevice }) => {
  const page = await (await newDevice()).newPage();
  await page.goto('./');
  const workbook = new Workbook(page);
  const share = new Share(workbook);
  await workbook.start();
  const good = await share.saveFor('Karin');
  const before = await stored(page);
  const w = words('en').problems;
  const utf16 = Buffer.from(`\ufeff${good}`, 'utf16le');
  const odd = [
    ['a byte-order mark', `\ufeff${good}`, [w.repair_bom]],
    ['UTF-16', utf16, [w.repair_utf16]],
    ['other line ends', good.replaceAll('\n', '\r\n'), [w.repair_line_ends]],
    ['a NUL at the end', `${good}\0`, [fill(w.repair_nul_one, { count: 1 })]],
    ['a half character', good.replace('Walk to', 'Walk \\ud83d to'), [/1 broken letter was/]],
    ['a prototype', good.replace('"fields":', '"__proto__":{"a":1},"fields":'), [fill(w.repair_ignored, { path: '/__proto__' })]],
  ];
  for (const [what, content, sentences] of odd) {
    await share.look(content);
    for (const sentence of sentences) {
      await expect(share.preview.getByText(sentence).first(), what).toBeVisible();
    }
    await share.preview.getByRole('button', { name: /Cancel|Close/ }).click();
    await expect(share.preview).toBeHidden();
  }
  expect(await stored(page)).toBe(before);
});

test('what can be read of a damaged file can be taken, and the rest is named and handed back', async ({ newDevice }) => {
  const page = await (await newDevice()).newPage();
  await page.goto('./');
  const workbook = new Workbook(page);
  const share = new Share(workbook);
  await workbook.start();
  const good = await share.saveFor('Karin');
  const other = await (await newDevice()).newPage();
  await other.goto('./');
  const reader = new Workbook(other);
  const theirs = new Share(reader);
  await reader.link(/Open a workbook file/).click();
  await theirs.look(good.replace('"title":"Walk', '"title":Walk'));
  await expect(theirs.preview.getByText(/1 of \d+ items could not be read/)).toBeVisible();
  await expect(theirs.preview.getByText(/^Line \d+: the text is damaged/)).toBeVisible();
  const lost = await theirs.save('Save what was left out');
  expect(lost).toContain('Walk to the shop');
});

test('scripts in any text of a file are only text', async ({ newDevice }) => {
  const page = await (await newDevice()).newPage();
  await page.goto('./');
  const workbook = new Workbook(page);
  const share = new Share(workbook);
  await workbook.start({ patient: HARM, professional: 'Karin', aim: HARM });
  await workbook.wordsOf(HARM).fill(HARM);
  const harmful = await share.saveFor('Karin');
  for (const place of ['home', 'aims', 'settings']) await workbook.goTo(place);
  await workbook.goTo('home');
  await expect(page.getByRole('heading', { name: HARM, exact: true })).toBeVisible();

  const other = await (await newDevice()).newPage();
  await other.goto('./');
  const reader = new Workbook(other);
  const theirs = new Share(reader);
  await reader.link(/Open a workbook file/).click();
  await theirs.look(harmful);
  await expect(theirs.preview.getByText(`Aim: ${HARM}`).first()).toBeVisible();
  await theirs.takeIn();
  await expect(other.getByRole('heading', { name: HARM, exact: true })).toBeVisible();
  for (const each of [page, other]) {
    expect(await each.title()).not.toBe('1');
    expect(await each.getByRole('img').count()).toBe(0);
  }
});
