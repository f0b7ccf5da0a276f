// The measured scenes. Each gives plain figures for one target and one run; what they mean is said in figures.mjs.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stage, visit, settle, press } from './stage.mjs';
import { median } from './figures.mjs';
import { changedElsewhere, file, workbook } from './records.mjs';

const LETTERS = 'the quick brown fox jumps over a lazy dog and runs'; // 50
export const SLOW_4G = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * part) - 1)];
const longest = (tasks, from, to = Infinity) => Math.max(0, ...tasks.filter((t) => t.start + t.length > from && t.start < to).map((t) => t.length));

/** Navigation → first paint → first field usable, and the requests before the first paint. */
export async function start(context, target, count, cpu, options = {}) {
  const field = { route: target.edit.route(0), usable: target.edit.field };
  const { page } = await visit(context, target, count > 0 ? field : target.empty, { cpu, ...options });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, null, { polling: 50 });
  const figures = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    const files = performance.getEntriesByType('resource').filter((entry) => entry.startTime < paint);
    return {
      'first paint': paint,
      'field usable': window.__bench.log.usable,
      'requests before first paint': 1 + files.length,
      'fonts before first paint': files.filter((entry) => /\.(woff2?|ttf|otf)/.test(entry.name)).length,
    };
  });
  await page.close();
  return figures;
}

/** Navigation → the first aim of the list is on the screen. */
export async function list(context, target, cpu) {
  const { page } = await visit(context, target, target.list, { cpu });
  const usable = await page.evaluate(() => window.__bench.log.usable);
  await page.close();
  return { 'list on screen': usable };
}

/** 50 letters into the title of aim number `at`. */
export async function typing(context, target, cpu, at) {
  const place = { route: target.edit.route(at), usable: target.edit.field };
  const { page } = await visit(context, target, place, { cpu });
  await settle(page);
  if (target.edit.choose) await page.locator('#list li button').nth(at).click();
  const figures = await typed(page, target);
  await page.close();
  return figures;
}

/** 50 letters into the field of a page that stands open. */
export async function typed(page, target) {
  const field = await page.evaluateHandle((what) => window.__bench.find(what), target.edit.field);
  await field.asElement().focus();
  await page.keyboard.press('End');
  await page.waitForTimeout(300);
  const from = await page.evaluate(() => {
    const { log, now } = window.__bench;
    for (const list of [log.keys, log.inputs, log.writes, log.twin]) list.length = 0;
    return now();
  });
  for (const letter of LETTERS) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(60);
  }
  await settle(page);
  const log = await page.evaluate(() => ({ ...window.__bench.log, wasm: [] }));
  const delay = (input) => (log.writes.find((w) => w.at >= input)?.at ?? Infinity) - input;
  const twin = (write) => (log.twin.find((t) => t.start >= write.at)?.end ?? Infinity) - write.at;
  const paints = log.keys.map((key) => key.painted - key.at);
  return {
    'key → paint, median': median(paints),
    'key → paint, 95 %': quantile(paints, 0.95),
    'longest task while typing': longest(log.tasks, from),
    'key → local storage, longest': Math.max(...log.inputs.map(delay)),
    'key → durable twin, 95 %': quantile(log.writes.map(twin), 0.95),
    'characters written per key': log.writes.reduce((sum, write) => sum + write.chars, 0) / LETTERS.length,
  };
}

/** A new item: pressed → painted, → in local storage, → "Saved". */
export async function create(context, target, cpu) {
  const place = { route: target.create.route, usable: target.create.press };
  const { page } = await visit(context, target, place, { cpu });
  await settle(page);
  const measured = page.evaluate(async ({ painted, state }) => {
    const { log, next, shown, now } = window.__bench;
    const pressed = await next('click');
    log.writes.length = 0;
    const saved = new RegExp(state.saved, 'i');
    const safe = () => [...document.querySelectorAll(state.css)].some((e) => saved.test(e.textContent.trim()));
    let unsafe = false;
    let safeAt = null;
    new MutationObserver(() => {
      if (!safe()) unsafe = true;
      else if (unsafe) safeAt ??= now();
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    const paintedAt = await shown(painted);
    for (const end = now() + 3_000; safeAt == null && now() < end;) await new Promise((go) => setTimeout(go, 50));
    return {
      'new item → painted': paintedAt - pressed,
      'new item → local storage': (log.writes[0]?.at ?? Infinity) - pressed,
      'new item → Saved': (safeAt ?? Infinity) - pressed,
    };
  }, { painted: target.create.painted, state: target.state });
  await press(page, target.create.press);
  const figures = await measured;
  await page.close();
  return figures;
}

/** Twenty letters, then the page is closed or its process killed at once: how many are kept. */
export async function kill(browser, target, how) {
  const context = await stage(browser, target, 10);
  const { page, cdp } = await visit(context, target, { route: target.edit.route(3), usable: target.edit.field });
  await settle(page);
  if (target.edit.choose) await page.locator('#list li button').nth(3).click();
  const field = await page.evaluateHandle((what) => window.__bench.find(what), target.edit.field);
  await field.asElement().focus();
  await page.keyboard.press('End');
  for (const letter of 'abcdefghijklmnopqrst') await page.keyboard.press(letter);
  if (how === 'crash') {
    const crashed = page.waitForEvent('crash');
    cdp.send('Page.crash').catch(() => {}); // A crashed page never answers.
    await crashed;
  } else {
    await page.close();
  }
  const other = await context.newPage();
  await other.goto(target.url + '__blank');
  const kept = await other.evaluate(() => {
    const texts = Object.values(localStorage).join(' ');
    const letters = 'abcdefghijklmnopqrst';
    for (let count = letters.length; count > 3; count -= 1) if (texts.includes(letters.slice(0, count))) return count;
    return 0;
  });
  await context.close();
  return { [`letters lost of 20 (${how})`]: 20 - kept };
}

export async function save(context, target, cpu) {
  const { page } = await visit(context, target, { route: target.save.route, usable: target.save.press }, { cpu });
  await settle(page);
  const measured = page.evaluate(async () => {
    const { log, next, now } = window.__bench;
    const pressed = await next('click');
    while (!log.files.some((made) => made.at > pressed && made.size > 1_000)) {
      if (now() - pressed > 30_000) throw new Error('no file was made');
      await new Promise((go) => setTimeout(go, 20));
    }
    await new Promise((go) => setTimeout(go, 300));
    const made = log.files.find((f) => f.at > pressed && f.size > 1_000);
    return { pressed, at: made.at, size: made.size, tasks: log.tasks };
  });
  await press(page, target.save.press);
  const { pressed, at, size, tasks } = await measured;
  await page.close();
  return { export: at - pressed, 'export, longest task': longest(tasks, pressed, at + 1), 'export, size': size };
}

/** A file of the same workbook changed elsewhere: chosen → preview, and pressed → taken in. */
export async function take(browser, target, count, cpu) {
  const context = await stage(browser, target, count);
  // A path, not a buffer: the browser then reads the file itself, and the page pays nothing for the harness.
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const path = join(folder, 'changed.workbook.json');
  await writeFile(path, file(changedElsewhere(workbook(count))));
  const { page } = await visit(context, target, { route: target.take.route, usable: { css: target.take.input } }, { cpu, usable: { css: 'h1' } });
  await settle(page);
  const previewed = page.evaluate(async (preview) => {
    const chosen = await window.__bench.next('change');
    return { chosen, at: await window.__bench.shown(preview) };
  }, target.take.preview);
  await page.locator(target.take.input).first().setInputFiles(path);
  const first = await previewed;
  await page.waitForTimeout(300);
  const taken = page.evaluate(async (done) => {
    const pressed = await window.__bench.next('click');
    return { pressed, at: await window.__bench.shown(done) };
  }, target.take.done);
  await press(page, target.take.press);
  const second = await taken;
  await page.waitForTimeout(500);
  const tasks = await page.evaluate(() => window.__bench.log.tasks);
  await context.close();
  await rm(folder, { recursive: true });
  return {
    'import + merge': first.at - first.chosen + (second.at - second.pressed),
    'import + merge, longest task': longest(tasks, first.chosen),
  };
}

/** JS heap after collection, wasm memory, and what the browser's own meter says of the DOM. */
export async function memory(context, target) {
  const { page, cdp } = await visit(context, target, target.list);
  await settle(page);
  await page.waitForTimeout(2_000);
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Performance.enable');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (name) => metrics.find((m) => m.name === name)?.value ?? 0;
  const inPage = await page.evaluate(async () => {
    const wasm = window.__bench.log.wasm.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
    const meter = performance.measureUserAgentSpecificMemory?.();
    const late = new Promise((go) => setTimeout(go, 20_000));
    const measured = await Promise.race([meter, late]).catch(() => null);
    const of = (type) => measured?.breakdown.filter((b) => b.types.includes(type)).reduce((sum, b) => sum + b.bytes, 0) ?? 0;
    return { wasm, dom: of('DOM'), whole: measured?.bytes ?? 0 };
  });
  await page.close();
  const heap = metric('JSHeapUsedSize');
  const mega = 1024 * 1024;
  return {
    'memory (JS heap + wasm + DOM)': (heap + inPage.wasm + inPage.dom) / mega,
    'memory, JS heap': heap / mega,
    'memory, wasm': inPage.wasm / mega,
    'memory, DOM': inPage.dom / mega,
    'DOM nodes': metric('Nodes'),
  };
}

/** Starts with the server stopped, after one visit with it. */
export async function offline(browser, target, count, cpu, starts) {
  const context = await stage(browser, target, count, { workers: 'allow' });
  const { page } = await visit(context, target, target.list, { cache: 'warm' });
  await settle(page);
  // A worker may take hold only after the next visit; a reload is that visit.
  await page.evaluate(() => Promise.race([navigator.serviceWorker.ready, new Promise((go) => setTimeout(go, 10_000))]));
  await page.waitForTimeout(500);
  await page.close();
  const again = await visit(context, target, target.list, { cache: 'warm' });
  await again.page.waitForTimeout(1_000);
  await again.page.close();
  await target.server.stop();
  const times = [];
  let reason = null;
  for (let at = 0; at < starts; at += 1) {
    try {
      context.setDefaultTimeout(10_000);
      times.push((await start(context, target, count, cpu, { cache: 'warm' }))['field usable']);
    } catch (error) {
      reason ??= String(error.message).split('\n')[0];
    }
  }
  await context.close();
  return { times, starts, reason };
}
