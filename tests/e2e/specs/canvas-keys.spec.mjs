// Canvases without a pointer, by single taps alone, and as a screen reader gets them.
import { expect, test } from '../pages/test.mjs';
import { Canvas } from '../pages/canvas.mjs';
import { Keys } from '../pages/keys.mjs';
import { PAIR } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en').canvas;
const t = words('en').templates;
const p = words('en').parts;

test('by keys alone: a canvas is begun, cards are written, put in order, moved and binned', async ({ workbook, page }) => {
  await workbook.start();
  const keys = new Keys(page);
  const canvas = new Canvas(workbook);
  await workbook.goTo('canvases');
  await keys.do(workbook.button(`${w.begin} ${t.feelings_line_title}`));
  await keys.do(workbook.link(w.see_list));
  const keep = canvas.zone(t.feelings_line_zone_keep);
  for (const text of ['One', 'Two', 'Three']) {
    await keys.type(canvas.newCard(keep), text);
    await keys.press('Enter');
    await expect(canvas.newCard(keep)).toHaveValue('');
  }
  expect(await canvas.order(keep)).toEqual(['One', 'Two', 'Three']);
  await keys.enter(workbook.button(`${w.more} Three`, keep));
  const panel = page.getByRole('dialog', { name: w.a_card });
  await keys.do(workbook.button(p.move_up, panel));
  await keys.press('Escape');
  await expect(panel).toBeHidden();
  expect(await canvas.order(keep)).toEqual(['One', 'Three', 'Two']);
  await keys.enter(workbook.button(`${w.more} One`, keep));
  await keys.pick(panel.getByRole('combobox', { name: w.move_to }), t.feelings_line_zone_change);
  await keys.do(workbook.button(w.move_there, panel));
  await keys.press('Escape');
  expect(await canvas.order(keep)).toEqual(['Three', 'Two']);
  expect(await canvas.order(canvas.zone(t.feelings_line_zone_change))).toEqual(['One']);
  await keys.enter(workbook.button(`${w.more} Two`, keep));
  await keys.enter(workbook.button(words('en').aims.move_to_bin, panel));
  await expect(panel).toBeHidden();
  await keys.kept();
  expect(await canvas.order(keep)).toEqual(['Three']);
});

test('by single taps alone: every card reaches every zone', async ({ newDevice }) => {
  const context = await newDevice({ hasTouch: true });
  const page = await context.newPage();
  await page.goto('./');
  const { Workbook } = await import('../pages/workbook.mjs');
  const workbook = new Workbook(page);
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('who_does_what');
  await canvas.see('see_list');
  const cell = (lane, column) => `${t.who_does_what_zone_work} · ${lane} · ${column}`;
  const home = `${t.who_does_what_lane_me} · ${t.who_does_what_lane_home}`;
  await canvas.addCard('Fill the pill box', canvas.main.getByRole('region', { name: home, exact: true }));
  await canvas.moveTo('Fill the pill box', cell(t.who_does_what_lane_my_people, t.who_does_what_lane_between));
  const there = canvas.main.getByRole('region', { name: `${t.who_does_what_lane_my_people} · ${t.who_does_what_lane_between}`, exact: true });
  await expect(canvas.card('Fill the pill box', there)).toHaveCount(1);
  await canvas.moveTo('Fill the pill box', t.who_does_what_zone_lead);
  await expect(canvas.card('Fill the pill box', canvas.zone(t.who_does_what_zone_lead))).toHaveCount(1);
});

test('a feelings line is drawn by number, shown by both, and read as sentences', async ({ workbook, page }) => {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('feelings_line');
  await canvas.see('see_list');
  const moments = canvas.zone(t.feelings_line_zone_moments);
  for (const text of ['The call', 'The wait']) await canvas.addCard(text, moments);
  const line = canvas.zone(t.feelings_line_zone_line);
  const feel = (moment, height) => line
    .getByRole('group', { name: fill(w.how_did_it_feel, { moment }) })
    .getByRole('radio', { name: height, exact: true })
    .click();
  await feel('The call', '+3');
  await feel('The wait', '−4');
  await workbook.button(w.mine_is_in, line).click();
  await workbook.passTo(PAIR.professional);
  // Anna's line is not in the picture yet.
  await expect(line.getByRole('img')).toHaveAccessibleName('The call: . The wait: .');
  await feel('The call', '+2');
  await feel('The wait', '+1');
  await workbook.button(w.in_and_show, line).click();
  await expect(line.getByRole('img')).toHaveAccessibleName(
    'The call: Anna 3 up, Karin 2 up. The wait: Anna 4 down, Karin 1 up.',
  );
  await expect(line).toContainText(fill(w.differ_most, { name: 'The wait', gap: '5' }));
  await expect(line).toMatchAriaSnapshot(`
    - list:
      - listitem:
        - heading "The call" [level=3]
      - listitem:
        - heading "The wait" [level=3]
  `);
});
