// The speed bench: node tests/bench/bench.mjs [--runs 5] [--target both|app|floor] [--only start,typing,notes,find,...]
//                  [--sizes 0,1000,5000] [--cpu 1,4] [--boards 200,1000] [--chromium /usr/bin/chromium]
// Prints a Markdown table and writes target/bench.json. Needs a release build in dist/ for the app's half.

import { mkdir, writeFile, access } from 'node:fs/promises';
import { join } from 'node:path';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { app, floor } from './app.mjs';
import { median, rows, table } from './figures.mjs';
import { packed, serve } from './serve.mjs';
import { stage } from './stage.mjs';
import * as scenes from './scenes.mjs';
import * as all from './scenes-all.mjs';
import { everything } from './everything.mjs';
import { boardBook } from './boards.mjs';
import { board } from './scenes-board.mjs';
import { locked, putLock } from './scenes-lock.mjs';

const { values: options } = parseArgs({ options: {
  runs: { type: 'string', default: '5' },
  target: { type: 'string', default: 'both' },
  only: { type: 'string', default: 'start,list,typing,lock,create,kill,save,take,mixed,notes,find,board,memory,slow,offline' },
  sizes: { type: 'string', default: '0,1000,5000' },
  cpu: { type: 'string', default: '1,4' },
  boards: { type: 'string', default: '200,1000' },
  starts: { type: 'string', default: '20' },
  chromium: { type: 'string', default: process.env.CHROMIUM ?? '/usr/bin/chromium' },
} });
const RUNS = Number(options.runs);
const SIZES = options.sizes.split(',').map(Number);
const CPUS = options.cpu.split(',').map(Number);
const wanted = options.only.split(',');
const root = fileURLToPath(new URL('../..', import.meta.url));

const samples = [];
const failures = [];
const note = (target, size, cpu, figures) => {
  for (const [figure, value] of Object.entries(figures)) samples.push({ target: target.name, figure, size, cpu, value });
};
/** Runs one scene; a scene that fails is named at the end and stops nothing. */
async function attempt(what, target, run) {
  const late = new Promise((_, reject) => { setTimeout(reject, 180_000, new Error('took over three minutes')).unref(); });
  try {
    await Promise.race([run(), late]);
  } catch (error) {
    failures.push(`${target.name}, ${what}: ${String(error.message).split('\n')[0]}`);
  }
}

const targets = [];
for (const target of [floor, app]) {
  if (!['both', target.name.toLowerCase()].includes(options.target)) continue;
  const folder = join(root, target.folder);
  try {
    await access(join(folder, target.index));
  } catch {
    failures.push(`${target.name}: ${target.folder}/${target.index} is not there, so only the rest was measured`);
    continue;
  }
  const files = await packed(folder);
  target.open = async () => {
    target.server = await serve(files, target.index);
    target.url = target.server.url;
  };
  await target.open();
  targets.push(target);
}

const browser = await chromium.launch({
  executablePath: options.chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run',
    '--enable-blink-features=ForceEagerMeasureMemory'],
});
const began = Date.now();

/** Contexts of one size for all targets, a first visit that is not counted, then the runs turn by turn. */
async function turns(what, size, { book, holds, who = targets, warm = true }, run) {
  const contexts = new Map();
  for (const target of who) contexts.set(target, await stage(browser, target, size, { book, holds }));
  for (const cpu of CPUS) {
    for (let at = warm && cpu === CPUS[0] ? -1 : 0; at < RUNS; at += 1) {
      for (const target of who) {
        await attempt(`${what} with ${size} at ×${cpu}`, target, async () => {
          const figures = await run(contexts.get(target), target, cpu, Math.max(at, 0));
          if (at >= 0) note(target, size, cpu, figures);
        });
      }
    }
  }
  for (const context of contexts.values()) await context.close();
  console.error(`${what}, ${size} stored: done after ${Math.round((Date.now() - began) / 1000)} s`);
}

for (const size of SIZES) {
  if (wanted.includes('start')) {
    await turns('start', size, {}, (context, target, cpu) => scenes.start(context, target, size, cpu));
  }
  if (wanted.includes('typing')) await typing(size);
  if (wanted.includes('create')) {
    await turns('create', size, { book: true }, (context, target, cpu) => scenes.create(context, target, cpu));
  }
  if (size === 0) continue;
  if (wanted.includes('list')) await turns('list', size, {}, (context, target, cpu) => scenes.list(context, target, cpu));
  if (wanted.includes('save')) await turns('save', size, {}, (context, target, cpu) => scenes.save(context, target, cpu));
  if (wanted.includes('take')) {
    await turns('take', size, { book: false, warm: false }, (_, target, cpu) => scenes.take(browser, target, size, cpu));
  }
}

// Records of every kind, 5,000 of them: a thousand notes among them. The floor page has no notes and finds nothing.
const ALL = 5000;
const apps = targets.filter((target) => target.notes);
if (wanted.includes('mixed')) {
  await turns('all kinds', ALL, { holds: everything }, (context, target, cpu) => all.mixed(context, target, ALL, cpu));
}
if (wanted.includes('notes')) {
  await turns('notes', ALL, { holds: everything, who: apps, warm: false }, (context, target, cpu) => all.notes(context, target, cpu));
}
if (wanted.includes('find')) {
  await turns('find', ALL, { holds: everything, who: apps, warm: false }, (context, target, cpu) => all.find(context, target, cpu, 'garden'));
}

// Canvases full of cards.
if (wanted.includes('board')) {
  for (const cards of options.boards.split(',').map(Number)) {
    await turns('board', cards, { holds: boardBook, warm: false }, (context, target, cpu) => board(context, target, cpu));
  }
}

// The same workbook with and without the lock, turn by turn.
if (wanted.includes('lock')) {
  const size = 1000;
  for (const target of apps) {
    const [open, sealed] = [await stage(browser, target, size), await stage(browser, target, size)];
    await attempt('putting the lock on', target, () => putLock(sealed, target));
    for (const [turn, cpu] of CPUS.entries()) {
      for (let run = 0; run < RUNS; run += 1) {
        const at = (turn * RUNS + run) % 10;
        await attempt(`the lock at ×${cpu}`, target, async () => {
          const off = await scenes.typing(open, target, cpu, at);
          const on = await locked(sealed, target, cpu, at);
          const against = Object.keys(off).map((figure) => [`${figure}, lock on against off`, on[`${figure}, locked`] / off[figure]]);
          note(target, size, cpu, { ...on, ...Object.fromEntries(against) });
        });
      }
    }
    await open.close();
    await sealed.close();
  }
  console.error(`the lock: done after ${Math.round((Date.now() - began) / 1000)} s`);
}

// Typing needs aims to type into: "0 stored" is a workbook of ten. Each run takes another aim of the same length.
async function typing(size) {
  const contexts = new Map();
  const stored = Math.max(size, 10);
  for (const target of targets) contexts.set(target, await stage(browser, target, stored));
  for (const [turn, cpu] of CPUS.entries()) {
    for (let at = 0; at < RUNS; at += 1) {
      for (const target of targets) {
        await attempt(`typing with ${size} at ×${cpu}`, target, async () => {
          note(target, size, cpu, await scenes.typing(contexts.get(target), target, cpu, (turn * RUNS + at) % 10));
        });
      }
    }
  }
  for (const context of contexts.values()) await context.close();
  console.error(`typing, ${size} stored: done after ${Math.round((Date.now() - began) / 1000)} s`);
}

for (const target of targets) {
  if (wanted.includes('kill')) {
    for (const how of ['close', 'crash']) {
      await attempt(`kill (${how})`, target, async () => note(target, 10, 1, await scenes.kill(browser, target, how)));
    }
  }
  if (wanted.includes('memory')) {
    const size = Math.max(...SIZES);
    await attempt('memory', target, async () => {
      const context = await stage(browser, target, size);
      for (let at = 0; at < Math.min(RUNS, 3); at += 1) note(target, size, 1, await scenes.memory(context, target));
      await context.close();
    });
  }
  if (wanted.includes('slow')) {
    for (let at = 0; at < RUNS; at += 1) {
      await attempt('slow 4G', target, async () => {
        const context = await stage(browser, target, 0);
        const figures = await scenes.start(context, target, 0, 4, { network: scenes.SLOW_4G });
        note(target, 0, 4, { 'field usable, first visit, slow 4G': figures['field usable'], 'first paint, first visit, slow 4G': figures['first paint'] });
        await context.close();
      });
    }
  }
  if (wanted.includes('offline')) {
    for (const cpu of CPUS) {
      await attempt('offline', target, async () => {
        const { times, starts, reason } = await scenes.offline(browser, target, 1000, cpu, Number(options.starts));
        for (const time of times) note(target, 1000, cpu, { 'field usable, offline second start': time });
        note(target, 1000, cpu, { 'offline starts that failed': starts - times.length });
        if (reason) failures.push(`${target.name}, an offline start: ${reason}`);
      });
      await target.open();
    }
  }
}

// The cost of an edit must not grow with the workbook.
const [small, large] = [Math.min(...SIZES), Math.max(...SIZES)];
for (const target of targets) {
  for (const cpu of CPUS) {
    const written = (size) => samples.filter((s) => s.target === target.name && s.cpu === cpu && s.size === size
      && s.figure === 'characters written per key').map((s) => s.value);
    if (small < large && written(small).length && written(large).length) {
      note(target, large, cpu, { 'characters written, 5,000 against 0': median(written(large)) / median(written(small)) });
    }
  }
}

const version = browser.version();
await browser.close();
for (const target of targets) await target.server.stop();

const measured = rows(samples);
const machine = `Chromium ${version}, headless; ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; ${RUNS} runs`;
console.log(`${machine}\n\n${table(measured)}`);
const missed = measured.filter((row) => row.held === false).length;
const held = measured.filter((row) => row.held === true).length;
if (targets.length === 2) console.log(`\n${held} aims held, ${missed} missed.`);
for (const failure of failures) console.log(`Not measured: ${failure}`);
await mkdir(join(root, 'target'), { recursive: true });
await writeFile(join(root, 'target/bench.json'), `${JSON.stringify({ machine, rows: measured, failures }, null, 2)}\n`);
process.exit(failures.length > 0 ? 1 : 0);
