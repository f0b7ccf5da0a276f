// The scenes in a workbook with records of every kind: starting, the list of notes, finding words.

import { settle, visit } from './stage.mjs';
import { start } from './scenes.mjs';

/** Navigation → first field of an aim usable; for the app also → the list of notes. */
export async function mixed(context, target, count, cpu) {
  const { 'field usable': usable } = await start(context, target, count, cpu);
  if (!target.notes) return { 'field usable, all kinds': usable };
  const { page } = await visit(context, target, target.notes, { cpu });
  const list = await page.evaluate(() => window.__bench.log.usable);
  await page.close();
  return { 'field usable, all kinds': usable, 'notes on screen': list };
}

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

const longestFrame = (page) => page.evaluate(() => Math.max(0, ...window.__frames.splice(0)));

// What a choice sends. Playwright's own `selectOption` and `click` first bring scripts of 30 ms into a slowed page,
// which are not the app's.
function choose(field, at) {
  field.selectedIndex = at;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** All notes, scrolled from top to bottom and back in leaps, then narrowed by every filter. */
export async function notes(context, target, cpu) {
  const { page } = await visit(context, target, target.notes, { cpu });
  await settle(page);
  await page.evaluate(watchFrames);
  await page.waitForTimeout(300);
  await longestFrame(page);
  const rows = await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const end = () => document.documentElement.scrollHeight - innerHeight;
    // Nine thousand pixels a second: a hard fling.
    while (scrollY < end() - 1) {
      scrollBy(0, 150);
      await frame();
    }
    const last = [...document.querySelectorAll('main li')].at(-1);
    return Number(last.getAttribute('aria-setsize') ?? 0);
  });
  await page.waitForTimeout(300);
  const scrolled = await longestFrame(page);
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const end = document.documentElement.scrollHeight - innerHeight;
    // As when the bar at the side is dragged.
    for (const part of [0, 0.5, 0.1, 0.9, 0.3, 0.7, 0]) {
      scrollTo(0, part * end);
      for (let wait = 0; wait < 6; wait += 1) await frame();
    }
  });
  const leapt = await longestFrame(page);
  for (const label of [target.filters.sort, target.filters.by]) {
    const field = await page.getByRole('combobox', { name: label }).elementHandle();
    for (const at of [1, 2, 0]) {
      await field.evaluate(choose, at);
      await page.waitForTimeout(400);
    }
  }
  for (const chip of target.filters.waits) {
    const found = await page.evaluateHandle((what) => window.__bench.find(what), chip);
    for (let turn = 0; turn < 2; turn += 1) {
      await found.asElement().evaluate((button) => { button.click(); });
      await page.waitForTimeout(400);
    }
  }
  const filtered = await longestFrame(page);
  await page.close();
  return { 'notes in the list': rows, 'longest frame, scrolling': scrolled, 'longest frame, leaping': leapt, 'longest frame, filtering': filtered };
}

/** A word typed into the place of finding: each key → painted, and the first key → the first hit. */
export async function find(context, target, cpu, word) {
  const { page } = await visit(context, target, target.find, { cpu });
  await settle(page);
  await page.evaluate(watchFrames);
  const field = await page.evaluateHandle((what) => window.__bench.find(what), target.find.usable);
  await field.asElement().focus();
  await page.waitForTimeout(300);
  await page.evaluate(() => { window.__bench.log.keys.length = 0; });
  await longestFrame(page);
  const hit = page.evaluate(async (css) => {
    const pressed = await window.__bench.next('keydown');
    return (await window.__bench.shown({ css })) - pressed;
  }, target.find.hit);
  for (const letter of word) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(120);
  }
  const first = await hit;
  await page.waitForTimeout(600);
  const paints = await page.evaluate(() => window.__bench.log.keys.map((key) => key.painted - key.at));
  const frame = await longestFrame(page);
  await page.close();
  return { 'find: first letter → first hit': first, 'find: letter → painted, longest': Math.max(...paints), 'longest frame, finding': frame };
}
