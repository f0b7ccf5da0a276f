// Lists that the pair puts in order: by buttons, by mouse, by finger.
import { expect, test } from '../pages/test.mjs';
import { AimParts } from '../pages/aim.mjs';
import { touches } from '../pages/touch.mjs';
import { PAIR } from '../pages/workbook.mjs';

const SLEEP = 'Sleep through the night';
const BREAD = 'Buy my own bread';

test('steps and aims are put in another order by buttons', async ({ workbook, page }) => {
  await workbook.start();
  const parts = new AimParts(workbook);
  await parts.open('Steps');
  await parts.addStep('First');
  await parts.addStep('Second');
  await page.getByRole('button', { name: /When, how heavy, and more.*Second/ }).click();
  await page.getByRole('button', { name: /Move up.*Second/ }).click();
  await expect(workbook.field('Step').first()).toHaveValue('Second');
  await expect(page.getByRole('status').filter({ hasText: 'Now number 1 of 2' })).toHaveCount(1);
  await workbook.addAim('Sleep through the night');
  await workbook.goTo('aims');
  await workbook.button('Change the order').click();
  await page.getByRole('button', { name: /Move up.*Sleep through the night/ }).click();
  await workbook.button('Done').click();
  await expect(workbook.main.getByRole('link').first()).toHaveText('Sleep through the night');
});

// Three aims, ready to be put in order.
async function ordering(workbook) {
  await workbook.start();
  await workbook.addAim(SLEEP);
  await workbook.addAim(BREAD);
  await workbook.goTo('aims');
  await workbook.button('Change the order').click();
}

const titles = (workbook) => workbook.main.getByRole('listitem').getByRole('strong').allTextContents();
const row = (workbook, title) => workbook.main.getByRole('listitem').filter({ hasText: title });

// The middle of a row's handle, which a screen reader does not meet: it has the buttons.
async function handle(workbook, title) {
  const box = await row(workbook, title).locator('.grip').boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('an aim is dragged by its handle, and put back by Escape', async ({ workbook, page }) => {
  await ordering(workbook);
  const order = (...wanted) => expect.poll(() => titles(workbook)).toEqual(wanted);
  await order(PAIR.aim, SLEEP, BREAD);
  const from = await handle(workbook, BREAD);
  const to = await handle(workbook, PAIR.aim);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y - 40);
  await page.mouse.move(to.x, to.y - 20);
  await expect(row(workbook, BREAD)).toHaveAttribute('data-held', '');
  await page.keyboard.press('Escape');
  await expect(row(workbook, BREAD)).not.toHaveAttribute('data-held', '');
  await page.mouse.up();
  await order(PAIR.aim, SLEEP, BREAD);
  // A press that hardly moves is no drag.
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y - 4);
  await page.mouse.up();
  await order(PAIR.aim, SLEEP, BREAD);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y - 40);
  await page.mouse.move(to.x, to.y - 20);
  await page.mouse.up();
  await order(BREAD, PAIR.aim, SLEEP);
  await expect(page.getByRole('status').filter({ hasText: 'Now number 1 of 3' })).toHaveCount(1);
  await workbook.button('Undo').first().click();
  await order(PAIR.aim, SLEEP, BREAD);
});

test('a finger drags an aim, and the page does not scroll under it', async ({ workbook, page }) => {
  await ordering(workbook);
  const touch = await touches(page);
  const from = await handle(workbook, PAIR.aim);
  const to = await handle(workbook, BREAD);
  const before = await page.evaluate(() => scrollY);
  await touch('touchStart', [from.x, from.y]);
  for (let part = 1; part <= 5; part += 1) {
    await touch('touchMove', [from.x, from.y + ((to.y + 10 - from.y) * part) / 5]);
  }
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await touch('touchEnd');
  await expect.poll(() => titles(workbook)).toEqual([SLEEP, BREAD, PAIR.aim]);
});

test('the button that was pressed keeps the focus while its row moves', async ({ workbook, page }) => {
  await ordering(workbook);
  for (const _ of [1, 2]) {
    await page.getByRole('button', { name: `Move up ${BREAD}` }).press('Enter');
    await expect(page.getByRole('button', { name: `Move up ${BREAD}` })).toBeFocused();
  }
  await expect.poll(() => titles(workbook)).toEqual([BREAD, PAIR.aim, SLEEP]);
});
