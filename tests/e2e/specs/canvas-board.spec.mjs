// The board of a canvas: cards carried by mouse, by finger and by keys; what puts them back; zoom.
import { expect, test } from '../pages/test.mjs';
import { Canvas } from '../pages/canvas.mjs';
import { touches } from '../pages/touch.mjs';
import { Workbook } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en').canvas;
const b = words('en').board;
const t = words('en').templates;
const KEEP = t.feelings_line_keep;
const CHANGE = t.feelings_line_change;

// A canvas with three cards to keep and one to change, seen as a board.
async function board(workbook) {
  await workbook.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('feelings_line');
  await canvas.see('see_list');
  for (const text of ['One', 'Two', 'Three']) await canvas.addCard(text, canvas.zone(KEEP));
  await canvas.addCard('Four', canvas.zone(CHANGE));
  await canvas.see('see_board');
  return canvas;
}

const tile = (workbook, text) => workbook.main.getByRole('group', { name: new RegExp(`^${text} – `) });

// What both zones hold, as the list shows it.
async function listed(canvas) {
  await canvas.see('see_list');
  const both = [await canvas.order(canvas.zone(KEEP)), await canvas.order(canvas.zone(CHANGE))];
  await canvas.see('see_board');
  return both;
}

async function middle(target) {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test('a mouse carries a card behind another one, and Esc in mid-way puts it back', async ({ workbook, page }) => {
  const canvas = await board(workbook);
  const carry = async (from, to, end) => {
    await tile(workbook, from).scrollIntoViewIfNeeded();
    // On the words, below the buttons.
    const taken = await tile(workbook, from).boundingBox();
    const start = [taken.x + 24, taken.y + taken.height - 14];
    const goal = await tile(workbook, to).boundingBox();
    await page.mouse.move(...start);
    await page.mouse.down();
    for (let part = 1; part <= 8; part += 1) {
      const x = start[0] + ((goal.x + goal.width - 4 - start[0]) * part) / 8;
      const y = start[1] + ((goal.y + goal.height / 2 - start[1]) * part) / 8;
      await page.mouse.move(x, y);
    }
    if (end) await page.keyboard.press(end);
    await page.mouse.up();
  };
  await carry('One', 'Three', 'Escape');
  expect(await listed(canvas)).toEqual([['One', 'Two', 'Three'], ['Four']]);
  await carry('One', 'Three');
  await expect(page.getByText(fill(w.moved_to, { title: KEEP, at: '3', all: '3' }))).toBeAttached();
  expect(await listed(canvas)).toEqual([['Two', 'Three', 'One'], ['Four']]);
  await workbook.button(words('en').shell.undo, workbook.bar).click();
  expect(await listed(canvas)).toEqual([['One', 'Two', 'Three'], ['Four']]);
});

test('by keys a card is picked up, moved with spoken places, put down or put back', async ({ workbook, page }) => {
  const canvas = await board(workbook);
  await tile(workbook, 'One').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  await expect(page.getByText(fill(b.over, { title: KEEP, at: '3', all: '3' }))).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByText(b.put_back)).toBeAttached();
  await expect(tile(workbook, 'One')).toBeFocused();
  expect(await listed(canvas)).toEqual([['One', 'Two', 'Three'], ['Four']]);
  await tile(workbook, 'One').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Space');
  await expect(page.getByText(new RegExp(`^Moved to ${CHANGE}, \\d of 2$`))).toBeAttached();
  await expect(tile(workbook, 'One')).toBeFocused();
  const [keep, change] = await listed(canvas);
  expect(keep).toEqual(['Two', 'Three']);
  expect(change.toSorted()).toEqual(['Four', 'One']);
});

test('a finger carries a card by its handle; a second finger changes nothing; Esc, turning and a cancelled touch put it back', async ({ newDevice }) => {
  const context = await newDevice({ hasTouch: true });
  const page = await context.newPage();
  await page.goto('./');
  const workbook = new Workbook(page);
  const canvas = await board(workbook);
  const touch = await touches(page);
  const carry = async (onto, end) => {
    await tile(workbook, 'One').scrollIntoViewIfNeeded();
    const grip = await middle(tile(workbook, 'One').locator('.board-grip'));
    const goal = await tile(workbook, onto).boundingBox();
    const to = [goal.x + goal.width - 6, goal.y + goal.height / 2];
    await touch('touchStart', grip);
    for (let part = 1; part <= 8; part += 1) {
      const at = [0, 1].map((axis) => grip[axis] + ((to[axis] - grip[axis]) * part) / 8);
      await touch('touchMove', at);
      if (part === 4) {
        await touch('touchStart', at, [40, 700]);
        // A point that is not named any more was let go.
        await touch('touchMove', at);
      }
    }
    await expect(tile(workbook, 'One')).toHaveAttribute('data-carried');
    await end();
  };
  const up = () => touch('touchEnd');
  const isBack = () => expect(page.getByText(b.put_back)).toBeAttached();
  const asBefore = async () => expect(await listed(canvas)).toEqual([['One', 'Two', 'Three'], ['Four']]);
  await carry('Three', () => touch('touchCancel'));
  await isBack();
  await asBefore();
  await carry('Three', async () => {
    await page.keyboard.press('Escape');
    await isBack();
    await up();
  });
  await asBefore();
  // The tablet is turned with the card in the hand.
  await carry('Three', async () => {
    await page.setViewportSize({ width: 1180, height: 820 });
    await isBack();
    await page.setViewportSize({ width: 820, height: 1180 });
    await up();
  });
  await asBefore();
  await carry('Three', up);
  expect(await listed(canvas)).toEqual([['Two', 'Three', 'One'], ['Four']]);
  await carry('Four', up);
  expect(await listed(canvas)).toEqual([['Two', 'Three'], ['Four', 'One']]);
});

test('the board is zoomed by buttons, a card is added on it, and the page never goes sideways', async ({ workbook, page }) => {
  const canvas = await board(workbook);
  const tools = page.getByRole('group', { name: b.tools });
  await workbook.button(b.smaller, tools).click();
  await expect(tools).not.toContainText('100 %');
  await workbook.button(b.all_of_it, tools).click();
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await workbook.button(b.larger, tools).click();
  const zone = workbook.main.getByRole('region', { name: KEEP, exact: true });
  await zone.getByRole('button', { name: new RegExp(`^${w.add_card}`) }).first().click();
  await expect(page.locator(':focus')).toHaveRole('textbox');
  await page.keyboard.type('Five');
  await page.keyboard.press('Escape');
  expect(await listed(canvas)).toEqual([['One', 'Two', 'Three', 'Five'], ['Four']]);
});
