// A file looked at word by word, taken in whole or in part, and taken back later.
import { AIMS, open, twoDevices, write } from '../pages/devices.mjs';
import { Notes } from '../pages/notes.mjs';
import { Share, body } from '../pages/share.mjs';
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { Workbook } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en').taking;
const fields = words('en').fields;

// Karin changes the words of two aims, and writes a note.
async function karinWrites(karin) {
  await write(karin, AIMS.two, { title: 'Sleep through most nights' });
  await write(karin, AIMS.three, { Karin: 'Warm up first.' });
  const notes = new Notes(karin.workbook);
  await notes.write({ sort: 'A question', text: 'Do the stairs hurt too?' });
  await karin.workbook.saved();
  return karin.share.saveFor('Anna');
}

// Each is called by what it undoes, too.
const undo = ({ page }) => page.getByRole('button', { name: w.undo });

test('the preview tells place by place what stood and what would stand, word by word, by whom', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(anna, AIMS.one, { joint: 'Twice a week.' });
  await karin.share.takeFile(await anna.share.saveFor('Karin'));
  await write(karin, AIMS.one, { joint: 'Three times a week.' });
  const file = await karinWrites(karin);
  await anna.workbook.goTo('share');
  await anna.share.look(file);
  const { preview } = anna.share;
  await expect(preview.getByText('Aims · 3', { exact: true })).toBeVisible();
  await expect(preview.getByText('Notes · 1', { exact: true })).toBeVisible();
  const title = anna.share.thing('Aim: Sleep through most nights');
  await expect(title.getByRole('deletion')).toContainText('the night');
  await expect(title.getByRole('insertion')).toContainText('most nights');
  await expect(title).toContainText(fields.title);
  await expect(title).toContainText(/Karin, \d{1,2} \w+/);
  const joint = anna.share.thing(`Aim: ${AIMS.one}`);
  await expect(joint.getByRole('deletion')).toContainText(`(${w.removed} Twice)`);
  await expect(joint.getByRole('insertion')).toContainText(`(${w.added} Three times)`);
  await expect(joint).toContainText('a week.');
  // What is new is told as it is.
  const note = anna.share.thing('Note: Do the stairs hurt too?');
  await expect(note).toContainText(w.new);
  await expect(note.getByRole('insertion')).toHaveCount(0);
  await expect(note).toContainText('A question');
  await anna.share.cancel();
});

test('where both wrote, the preview shows both texts and takes none away', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(anna, AIMS.two, { title: 'Sleep well' });
  await write(karin, AIMS.two, { title: 'Sleep long' });
  await anna.workbook.goTo('share');
  await anna.share.look(await karin.share.saveFor('Anna'));
  const thing = anna.share.preview.getByRole('listitem').filter({ hasText: w.both_stand }).first();
  await expect(thing).toContainText(w.clash);
  await expect(thing).toContainText('Sleep well');
  await expect(thing).toContainText('Sleep long');
  await expect(thing.getByRole('deletion')).toHaveCount(0);
});

test('only what is ticked is taken in, and the rest later from the same file', async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  const file = await karinWrites(karin);
  const { workbook, share, page } = anna;
  await workbook.goTo('share');
  await share.look(file);
  await workbook.button(w.choose).click();
  for (const name of [/Sleep/, /knee/, /Note/]) await expect(share.tick(name)).toBeChecked();
  await workbook.button(w.tick_none).click();
  await workbook.button(fill(w.take_some, { number: 0, of: 3 })).click();
  await expect(share.preview.getByText(w.tick_some)).toBeVisible();
  await share.tick(/knee/).check();
  await share.tick(/Note/).check();
  await workbook.button(fill(w.take_some, { number: 2, of: 3 })).click();
  await expect(share.preview).toBeHidden();
  const left = page.getByText(fill(w.left_out_one, { count: 1 }));
  await expect(left).toBeVisible();
  await workbook.openAim(AIMS.three);
  await expect(page.getByText('Warm up first.')).toBeVisible();
  await workbook.goTo('aims');
  await expect(workbook.link(AIMS.two)).toBeVisible();
  await workbook.goTo('notes');
  await expect(workbook.main).toContainText('Do the stairs hurt too?');
  // The same file again has the rest, and then nothing more.
  await workbook.goTo('share');
  await share.look(file);
  await expect(share.preview.getByText('Aims · 1', { exact: true })).toBeVisible();
  await expect(share.thing('Note: Do the stairs hurt too?')).toHaveCount(0);
  await share.takeIn();
  await workbook.saved();
  await workbook.goTo('share');
  await share.look(file);
  await expect(share.notice('There is nothing new in this file.')).toBeVisible();
  await workbook.button('Close').click();
  expect(body(await share.saveFor('Karin'))).toBe(body(file));
});

test('the question about a quarter counts what is ticked [row 20]', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  for (const aim of [AIMS.one, AIMS.two]) {
    await karin.workbook.openAim(aim);
    await karin.workbook.button('Move this aim to the bin').click();
    await karin.workbook.saved();
  }
  await anna.workbook.goTo('share');
  await anna.share.look(await karin.share.saveFor('Anna'));
  const question = anna.share.notice(/This file would hide \d+ things/);
  await expect(question).toBeVisible();
  await anna.workbook.button(w.choose).click();
  await expect(anna.workbook.button('Take it in all the same')).toBeVisible();
  await anna.share.tick(/Walk/).uncheck();
  await anna.share.tick(/Sleep/).uncheck();
  await expect(question).toBeHidden();
  await anna.workbook.button(w.take_all).click();
  await expect(question).toBeVisible();
  await anna.share.cancel();
});

test('an import is undone after a reload and ten later edits, which stay [row 22]', async ({ newDevice }) => {
  test.slow();
  const { anna, karin } = await twoDevices(newDevice);
  const { page, workbook, share } = anna;
  await share.takeFile(await karinWrites(karin));
  await page.reload();
  // Ten edits, of what came and of what did not.
  for (let at = 1; at <= 4; at += 1) {
    await write(anna, AIMS.one, { joint: `Twice a week, ${at}.` });
    await write(anna, AIMS.three, { Anna: `On the stairs, ${at}.` });
  }
  await workbook.addAim('See my sister');
  await write(anna, 'See my sister', { Anna: 'Every other week.' });
  await page.reload();
  await workbook.goTo('share');
  await expect(workbook.main).toContainText(fill(w.saved_by, { name: 'Karin' }));
  await expect(workbook.main).toContainText(fill(w.things_other, { count: 3 }));
  await undo(anna).click();
  await expect(page.getByText(w.undone).first()).toBeVisible();
  await expect(undo(anna)).toBeHidden();
  // What the file brought is gone, and what was written since is there.
  await workbook.goTo('notes');
  await expect(workbook.main).not.toContainText('Do the stairs hurt too?');
  await workbook.openAim(AIMS.two);
  await workbook.openAim(AIMS.three);
  await expect(page.getByText('Warm up first.')).toBeHidden();
  await expect(workbook.wordsOf('Anna')).toHaveValue('On the stairs, 4.');
  await workbook.openAim(AIMS.one);
  await expect(workbook.joint()).toHaveValue('Twice a week, 4.');
  await workbook.openAim('See my sister');
  await expect(workbook.wordsOf('Anna')).toHaveValue('Every other week.');
  await workbook.saved();
  await page.reload();
  await workbook.goTo('share');
  await expect(workbook.heading(words('en').share.save_title)).toBeVisible();
  await expect(undo(anna)).toBeHidden();
});

test('an import can be undone at once, and later edits of the same aim stay [row 22]', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(karin, AIMS.two, { Karin: 'Try a fixed hour.', title: 'Rest at night' });
  await anna.share.takeFile(await karin.share.saveFor('Anna'));
  await write(anna, AIMS.three, { Anna: 'When I climb stairs.' });
  await anna.workbook.goTo('share');
  await undo(anna).click();
  await expect(undo(anna)).toBeHidden();
  await anna.workbook.openAim(AIMS.two);
  await expect(anna.page.getByText('Try a fixed hour.')).toBeHidden();
  await anna.workbook.openAim(AIMS.three);
  await expect(anna.workbook.wordsOf('Anna')).toHaveValue('When I climb stairs.');
});

test('two presses undo an import once, and say so', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(karin, AIMS.two, { Karin: 'Try a fixed hour.' });
  await anna.share.takeFile(await karin.share.saveFor('Anna'));
  await anna.workbook.goTo('share');
  await expect(undo(anna)).toHaveAccessibleName(new RegExp(`^${w.undo} ${fill(w.taken_on, { when: '' }).trim()}`));
  await undo(anna).evaluate((button) => {
    button.click();
    button.click();
  });
  await expect(anna.page.getByText(w.undone).first()).toBeVisible();
  await expect(undo(anna)).toBeHidden();
  await expect(anna.page.getByText(w.nothing_left)).toHaveCount(0);
});

test('what was written since under what a file brought stays in sight when the import is undone', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await karin.workbook.addAim('See my sister');
  await karin.workbook.addAim('Cook on Sundays');
  await karin.workbook.saved();
  await anna.share.takeFile(await karin.share.saveFor('Anna'));
  await anna.workbook.openAim('See my sister');
  await anna.workbook.answer('Yes to this');
  await anna.workbook.saved();
  await anna.workbook.goTo('share');
  await undo(anna).click();
  await expect(anna.page.getByText(w.undone).first()).toBeVisible();
  await anna.workbook.goTo('aims');
  await expect(anna.workbook.link('See my sister')).toBeVisible();
  await expect(anna.workbook.link('Cook on Sundays')).toBeHidden();
});

test('a file of a workbook that is here but not open is looked at again against it', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(karin, AIMS.two, { title: 'Rest at night' });
  const file = await karin.share.saveFor('Anna');
  await anna.workbook.startOther({ patient: 'Bo', professional: 'Lena', aim: 'Ride the bicycle' });
  await anna.workbook.saved();
  await anna.workbook.goTo('share');
  await anna.share.look(file);
  await anna.workbook.button(words('en').share.open_beside).click();
  const { preview } = anna.share;
  await expect(preview.getByText(w.look_again)).toBeVisible();
  await expect(preview.getByText('Aims · 1', { exact: true })).toBeVisible();
  await expect(anna.page.getByRole('heading', { name: words('en').share.preview_title })).toBeFocused();
  await anna.share.takeIn();
  await anna.workbook.saved();
  await anna.workbook.openAim('Rest at night');
  // As for any import, it can be undone.
  await anna.workbook.goTo('share');
  await undo(anna).click();
  await expect(anna.page.getByText(w.undone).first()).toBeVisible();
  await anna.workbook.openAim(AIMS.two);
});

test('two tabs undo an import once', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(karin, AIMS.two, { Karin: 'Try a fixed hour.' });
  await anna.share.takeFile(await karin.share.saveFor('Anna'));
  const tab = await anna.page.context().newPage();
  await tab.goto('./#/share');
  const late = undo({ page: tab });
  await expect(late).toBeVisible();
  await anna.workbook.front();
  await anna.workbook.goTo('share');
  await undo(anna).click();
  await expect(anna.page.getByText(w.undone).first()).toBeVisible();
  await tab.bringToFront();
  await late.click();
  await expect(tab.getByText(w.nothing_left).first()).toBeVisible();
  await expect(late).toBeHidden();
});

test('without the durable store an import can be undone while the page is open', async ({ newDevice }) => {
  const { karin, file } = await twoDevices(newDevice);
  const context = await newDevice();
  await context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  });
  const page = await context.newPage();
  await page.goto('./');
  const workbook = new Workbook(page);
  const share = new Share(workbook);
  await page.getByRole('link', { name: workbook.w.start.open_door }).click();
  await share.look(file);
  await share.takeIn();
  await write(karin, AIMS.two, { Karin: 'Try a fixed hour.' });
  const later = await karin.share.saveFor('Anna');
  await workbook.goTo('share');
  await share.look(later);
  await share.takeIn();
  await workbook.goTo('share');
  await undo({ page }).click();
  await expect(page.getByText(w.undone).first()).toBeVisible();
  await workbook.openAim(AIMS.two);
  await expect(page.getByText('Try a fixed hour.')).toBeHidden();
});

test('a file of many records is shown in part, and more at a press', ONE_ENGINE, async ({ newDevice }) => {
  const anna = await open(newDevice);
  await anna.workbook.start();
  const file = JSON.parse(await anna.share.saveFor('Karin'));
  const aim = file.records.find((record) => record.kind === 'aim');
  for (let at = 0; at < 120; at += 1) {
    const id = String(at).padStart(26, '0');
    file.records.push({ id, kind: 'aim', fields: { ...aim.fields, title: `Aim number ${at}`, order: `a${at}` } });
  }
  await anna.share.look(JSON.stringify(file));
  const { preview } = anna.share;
  const rows = preview.getByRole('heading', { name: /^Aim: Aim number/ });
  await expect(rows).toHaveCount(50);
  await anna.workbook.button(fill(w.more_other, { count: 70 })).click();
  await expect(rows).toHaveCount(100);
  // What was pressed is gone; the first of what came has the focus.
  await expect(preview.getByRole('listitem').filter({ has: anna.page.getByRole('heading', { name: /^Aim: Aim number/ }) }).nth(50)).toBeFocused();
  await anna.workbook.button(fill(w.more_other, { count: 20 })).click();
  await expect(rows).toHaveCount(120);
});
