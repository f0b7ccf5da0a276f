// Canvases: each template from its first step to the records it makes, and cards in lists.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { Canvas } from '../pages/canvas.mjs';
import { Share } from '../pages/share.mjs';
import { PAIR } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en').canvas;
const t = words('en').templates;
const fields = words('en').fields;
const out = words('en').takeout;

// Each template, and what becomes of one of the things that were written: the step it is made in, by
// its number, and the words of the button.
const NOTE = (sort) => fill(w.make_note, { sort: words('en').choices[`note_sort_${sort}`] });
const TEMPLATES = {
  me_you_us: [2, fill(w.make_line, { field: fields.good_at, name: PAIR.patient })],
  life_load: [2, w.make_step],
  our_aim: [3, w.make_aim],
  before_we_meet: [3, NOTE('fix_the_record')],
  feelings_line: [5, NOTE('idea')],
  who_does_what: [4, w.make_step],
  what_we_know: [7, w.make_step],
  two_ideas: [6, w.make_step],
  choose: [6, w.make_step],
  try_it: [1, w.make_step],
  make_better: [5, w.make_step],
  learned: [1, NOTE('learned')],
  open: [1, NOTE('idea')],
};

for (const [template, [makesIn, makes]] of Object.entries(TEMPLATES)) {
  // The one with a curve beside its lists goes through both engines.
  const details = template === 'feelings_line' ? {} : ONE_ENGINE;
  test(`the template ${template} is filled by both, step by step, and makes a record`, details, async ({ workbook, page }) => {
    test.slow();
    await workbook.start();
    const canvas = new Canvas(workbook);
    await canvas.begin(template);
    const [, total] = await canvas.place();
    const written = [];
    for (let at = 1; at <= total; at += 1) {
      written.push(...(await canvas.fillStep(`${at}`)));
      if (at === makesIn) {
        const first = canvas.step();
        const card = workbook.button(new RegExp(`^${w.more}`), first).first();
        if (await card.isVisible()) {
          await card.click();
          const panel = page.getByRole('dialog', { name: w.a_card });
          await canvas.make(makes, panel);
          if (makes !== w.make_aim) await canvas.close();
        } else {
          await canvas.make(makes, first);
        }
        if (makes === w.make_aim) {
          await expect(workbook.title()).toHaveValue(/^3 /);
          await page.goBack();
          await expect(canvas.step()).toBeVisible();
        }
      }
      if (at < total) {
        await canvas.next();
        await expect.poll(async () => (await canvas.place())[0]).toBe(at + 1);
      }
    }
    // What came of it stands at the last step, and leads there.
    const came = page.getByRole('region', { name: w.what_came });
    await expect(came.getByRole('listitem')).toHaveCount(1);
    // The list holds every word that was written, after closing too.
    await workbook.saved();
    await canvas.see('see_list');
    await page.reload();
    const missing = async () => {
      const fields = page.getByRole('textbox').and(page.locator('textarea'));
      const values = await fields.evaluateAll((list) => list.map((one) => one.value));
      const shown = await workbook.main.innerText();
      return written.filter((text) => !shown.includes(text) && !values.includes(text));
    };
    await expect.poll(missing).toEqual([]);
    // So does what is taken out: all words as text, all cards as a picture and as a board.
    await canvas.see('see_sheet');
    const share = new Share(workbook);
    const text = await share.save(out.save_text);
    expect(written.filter((words) => !text.includes(words))).toEqual([]);
    const cards = written.filter((words) => words.endsWith('card'));
    const svg = await share.save(out.picture);
    expect(cards.filter((words) => !svg.replace(/<[^>]*>/g, '').includes(words))).toEqual([]);
    const board = JSON.parse(await share.save(out.board_file));
    const nodes = board.nodes.map((node) => node.text ?? '');
    expect(cards.filter((words) => !nodes.some((node) => node.includes(words)))).toEqual([]);
  });
}

test('the pair comes back to the step where it left off', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('try_it');
  await canvas.next();
  await canvas.next();
  await expect(page.getByRole('heading', { name: t.try_it_how_see })).toBeFocused();
  await workbook.saved();
  await workbook.goTo('home');
  await workbook.goTo('canvases');
  await workbook.link(t.try_it, workbook.main).click();
  expect(await canvas.place()).toEqual([3, 8]);
});

test('what must be filled is asked for once, and can be passed', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('try_it');
  for (let at = 0; at < 3; at += 1) await canvas.next();
  await expect(page.getByRole('heading', { name: t.try_it_stop })).toBeVisible();
  await canvas.next();
  await expect(workbook.main.getByText(w.must_fill)).toBeVisible();
  expect(await canvas.place()).toEqual([4, 8]);
  await canvas.next();
  await expect.poll(async () => (await canvas.place())[0]).toBe(5);
});

test('a card is written, changed where it lies, moved, copied, binned and brought back', async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('feelings_line');
  await canvas.see('see_list');
  const keep = canvas.zone(t.feelings_line_keep);
  for (const text of ['Calls back', 'Kind words', 'Time to ask']) await canvas.addCard(text, keep);
  await workbook.button(`${w.change} Kind words`, keep).click();
  await keep.getByRole('textbox', { name: w.words_of_card }).fill('Kind words at the desk');
  await workbook.button(w.done, keep).click();
  await expect(workbook.button(`${w.change} Kind words at the desk`, keep)).toBeFocused();
  // One place up, then to another zone, first there.
  const panel = await canvas.open('Time to ask', keep);
  await workbook.button(words('en').parts.move_up, panel).click();
  await expect(page.getByText(fill(w.moved_to, { title: t.feelings_line_keep, at: '2', all: '3' }))).toBeAttached();
  await canvas.close();
  expect(await canvas.order(keep)).toEqual(['Calls back', 'Time to ask', 'Kind words at the desk']);
  const change = canvas.zone(t.feelings_line_change);
  await canvas.addCard('The long wait', change);
  await canvas.moveTo('Time to ask', t.feelings_line_change, w.position_first);
  expect(await canvas.order(change)).toEqual(['Time to ask', 'The long wait']);
  // A copy, and the bin with undo.
  const again = await canvas.open('The long wait', change);
  await workbook.button(w.duplicate, again).click();
  await expect(again).toBeHidden();
  expect(await canvas.order(change)).toEqual(['Time to ask', 'The long wait', 'The long wait']);
  const third = await canvas.open('Time to ask', change);
  await workbook.button(words('en').aims.move_to_bin, third).click();
  await expect(third).toBeHidden();
  expect(await canvas.order(change)).toEqual(['The long wait', 'The long wait']);
  await workbook.button(words('en').shell.undo, page.getByRole('region', { name: words('en').shell.messages })).click();
  await expect.poll(() => canvas.order(change)).toEqual(['Time to ask', 'The long wait', 'The long wait']);
});

test('several cards are picked, moved together and binned together, each in one step', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('feelings_line');
  await canvas.see('see_list');
  const keep = canvas.zone(t.feelings_line_keep);
  const change = canvas.zone(t.feelings_line_change);
  for (const text of ['One', 'Two', 'Three']) await canvas.addCard(text, keep);
  await workbook.button(w.pick_several, keep).click();
  for (const text of ['One', 'Three']) await keep.getByRole('checkbox', { name: fill(w.pick, { card: text }) }).check();
  const bar = page.getByRole('region', { name: w.picked_label });
  await expect(bar).toContainText(fill(w.picked_other, { count: '2' }));
  await bar.getByRole('combobox', { name: w.move_to }).selectOption({ label: t.feelings_line_change });
  await expect(bar).toBeHidden();
  expect(await canvas.order(change)).toEqual(['One', 'Three']);
  expect(await canvas.order(keep)).toEqual(['Two']);
  await workbook.button(words('en').shell.undo, workbook.bar).click();
  await expect.poll(() => canvas.order(keep)).toEqual(['One', 'Two', 'Three']);
  await workbook.button(w.pick_several, keep).click();
  for (const text of ['One', 'Two']) await keep.getByRole('checkbox', { name: fill(w.pick, { card: text }) }).check();
  await workbook.button(words('en').aims.move_to_bin, bar).click();
  await expect.poll(() => canvas.order(keep)).toEqual(['Three']);
});

test('a card past 240 characters is counted, kept and refused with the reason', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('open');
  const field = canvas.newCard().first();
  await field.fill('a'.repeat(260));
  const { deeds, field: counted } = words('en');
  await expect(page.getByText(fill(deeds.too_long, { limit: '240' }))).toBeVisible();
  // It is refused: that nothing is lost would not be so.
  await expect(page.getByText(fill(counted.over_other, { count: '20' }))).toBeHidden();
  await field.press('Enter');
  await expect(field).toHaveValue('a'.repeat(260));
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('a'.repeat(240));
  await field.press('Enter');
  await expect(field).toHaveValue('');
  await expect(canvas.card('aaa')).toHaveCount(1);
});

test('what is typed on a new card is there after a crash in mid-word', async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('open');
  await canvas.newCard().first().pressSequentially('Half a thou');
  await page.reload();
  await expect(canvas.card('Half a thou')).toHaveCount(1);
});

test('cards are joined by arrows that read as sentences', async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('open');
  await canvas.addCard('Bus is late');
  await canvas.addCard('Missed dose');
  const panel = await canvas.open('Bus is late');
  await panel.getByText(w.join, { exact: true }).click();
  await panel.getByRole('combobox', { name: w.join_to }).selectOption({ label: 'Missed dose' });
  await workbook.button(w.join_them, panel).click();
  await canvas.close();
  const arrows = page.getByRole('region', { name: w.arrows });
  await expect(arrows.getByRole('listitem')).toHaveText(/Bus is late\s+leads to\s+Missed dose/);
  await arrows.getByRole('textbox', { name: w.arrow_label }).fill('so I am late for the');
  await expect(arrows.getByRole('listitem')).toContainText('so I am late for the');
  await workbook.button(w.turn_arrow, arrows).click();
  await expect(arrows.getByRole('listitem')).toHaveText(/Missed dose\s+so I am late for the\s+Bus is late/);
  await workbook.button(w.bin_arrow, arrows).click();
  await expect(arrows.getByRole('listitem')).toHaveCount(0);
});

test('each has two dots, and a third is refused with the reason', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('make_better');
  await canvas.see('see_list');
  const ideas = canvas.zone(t.make_better_ideas);
  for (const text of ['Call first', 'A chair', 'A map']) await canvas.addCard(text, ideas);
  const give = (text) => workbook.button(`${w.give_dot} ${text}`, ideas);
  await give('Call first').click();
  await give('A chair').click();
  await give('A map').click();
  await expect(page.getByText(fill(words('en').problems.no_dots_left ?? '2', { count: '2', most: '2' })).first()).toBeAttached();
  await workbook.button(`${w.take_dot} A chair`, ideas).click();
  await give('A map').click();
  await expect(canvas.card('A map', ideas)).toContainText(fill(w.dots_of_one, { by: PAIR.patient, count: '1' }));
});
