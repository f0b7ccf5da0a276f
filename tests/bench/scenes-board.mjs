// The scenes of a board with many cards: opening it, dragging one card by touch, panning, zooming, typing in a card.

import { press, settle, visit } from './stage.mjs';

const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * part) - 1)];
const LETTERS = 'some words more for this card';
/** How many moves a drag, a pan and a zoom have. */
const MOVES = 90;

// Keeps the time between one frame and the next, from here on.
function watchFrames() {
  const frames = [];
  let before = null;
  const look = (at) => {
    if (before !== null) frames.push(at - before);
    before = at;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.__frames = frames;
}

async function busy(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * metrics.find((metric) => metric.name === 'TaskDuration').value;
}

/** Frame times while `run` goes on, and how long the main thread was busy for each. */
async function frames(page, cdp, what, run) {
  await page.waitForTimeout(300);
  await page.evaluate(() => { window.__frames.length = 0; });
  const before = await busy(cdp);
  await run();
  const [times, after] = [await page.evaluate(() => window.__frames.splice(0)), await busy(cdp)];
  return {
    [`${what}, frame, median`]: quantile(times, 0.5),
    [`${what}, frame, 95 %`]: quantile(times, 0.95),
    [`${what}, longest frame`]: Math.max(...times),
    [`${what}, main thread a frame`]: (after - before) / times.length,
  };
}

/** One card is carried by a finger in a loop over the board and comes back. */
async function drag(page, cdp, target, what) {
  const grip = await page.evaluate(({ tile, grip }) => {
    const pane = document.querySelector('.board').getBoundingClientRect();
    const middle = [pane.left + pane.width / 2, pane.top + Math.min(pane.height, innerHeight - pane.top) / 2];
    // Far off a card has no handle of its own: all of it is one.
    const handles = [...document.querySelectorAll(`${tile} ${grip}`)].filter((element) => element.checkVisibility());
    const boxes = (handles.length ? handles : [...document.querySelectorAll(tile)]).map((element) => element.getBoundingClientRect());
    const centres = boxes.map((box) => [box.left + box.width / 2, box.top + box.height / 2]);
    const far = ([x, y]) => Math.hypot(x - middle[0], y - middle[1]);
    return centres.sort((a, b) => far(a) - far(b))[0];
  }, target.board);
  const touch = (type, x, y) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const [x, y] = grip;
  const figures = await frames(page, cdp, what, async () => {
    await touch('touchStart', x, y);
    for (let at = 1; at <= MOVES; at += 1) {
      const turn = (2 * Math.PI * at) / MOVES;
      await touch('touchMove', x + 120 * Math.sin(turn), y + 120 * (1 - Math.cos(turn)) / 2);
      await page.waitForTimeout(12);
    }
  });
  const carried = await page.evaluate(() => document.querySelectorAll('[data-carried], .carried').length);
  await touch('touchEnd');
  if (carried !== 1) throw new Error(`${carried} cards were carried`);
  await page.waitForTimeout(300);
  return figures;
}

/** Navigation → the first card of the board is on the screen; then all that hands do on it. */
export async function board(context, target, cpu) {
  const { page, cdp } = await visit(context, target, target.board, { cpu });
  const opened = await page.evaluate(() => window.__bench.log.usable);
  await settle(page);
  await page.evaluate(watchFrames);
  await cdp.send('Performance.enable');
  await page.evaluate(() => document.querySelector('.board').scrollIntoView({ block: 'start' }));
  const figures = { 'board: open': opened };
  Object.assign(figures, await drag(page, cdp, target, 'board: drag'));
  Object.assign(figures, await frames(page, cdp, 'board: pan', () => page.evaluate(async (moves) => {
    const pane = document.querySelector('.board');
    const frame = () => new Promise(requestAnimationFrame);
    for (let at = 0; at < moves; at += 1) {
      pane.scrollBy(at < moves / 2 ? 12 : -12, at < moves / 2 ? 40 : -40);
      await frame();
    }
  }, MOVES)));
  const box = await page.locator('.board').boundingBox();
  Object.assign(figures, await frames(page, cdp, 'board: zoom', async () => {
    for (let at = 0; at < MOVES; at += 1) {
      const deltaY = at < MOVES / 2 ? 3 : -3;
      await cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: box.x + 200, y: box.y + 200, deltaX: 0, deltaY, modifiers: 2 });
      await page.waitForTimeout(12);
    }
  }));
  await page.waitForTimeout(500);
  Object.assign(figures, await typing(page, target));
  await press(page, target.board.all);
  await page.waitForTimeout(2_500);
  await page.evaluate(() => document.querySelector('.board').scrollIntoView({ block: 'start' }));
  figures['board: cards, all on screen'] = await page.evaluate((css) => document.querySelectorAll(css).length, target.board.tile);
  Object.assign(figures, await drag(page, cdp, target, 'board: drag, all on screen'));
  await page.close();
  return figures;
}

async function typing(page, target) {
  await page.evaluate((css) => {
    const pane = document.querySelector('.board').getBoundingClientRect();
    const inside = (box) => box.top > pane.top && box.left > pane.left && box.bottom < innerHeight;
    [...document.querySelectorAll(css)].find((tile) => inside(tile.getBoundingClientRect())).focus();
  }, target.board.tile);
  await page.keyboard.press('F2');
  await page.waitForTimeout(300);
  await page.keyboard.press('End');
  await page.waitForTimeout(200);
  await page.evaluate(() => { window.__bench.log.keys.length = 0; });
  for (const letter of LETTERS) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(400);
  const paints = await page.evaluate(() => window.__bench.log.keys.map((key) => key.painted - key.at));
  await page.keyboard.press('Escape');
  return { 'board: key → paint, median': quantile(paints, 0.5), 'board: key → paint, 95 %': quantile(paints, 0.95) };
}
