// A fault at the n-th storage call: each deed is done again and again, with the first call of a store going
// wrong, then the second, until a run ends without a fault. After each run the app starts without faults,
// and what it said was saved must be there, and everything wholly or not at all. The program is the
// app's own, built for debugging and without its screens.
//
// `node tests/sweep/sweep.mjs 'lock.*twin'` plays what fits a pattern; the work is shared among the cores.
// With `--twice`, wherever the tablet
// stopped in a deed, it stops once more at each call of the start that follows.
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { DEEDS, PHRASE, SEALED, prepare } from './deeds.mjs';
import { DEADLY, FAULTS, Faults, cut, dump, fill } from './faults.mjs';
import { Page, compile } from './page.mjs';

// How long what goes wrong may take to mend itself, in milliseconds of the page's time.
const PATIENCE = 30_000;

// Opens a page on what the stores hold, where the calls count from the first one on or later.
async function opened({ texts, all }, fault, seed, armed = false) {
  const page = new Page(new Faults(texts, await fill(all), fault), seed);
  if (armed) page.faults.arm();
  page.start();
  return page;
}

// What the stores hold once a page has ended.
async function left(page) {
  page.end();
  cut(page.faults.factory);
  return { texts: Object.fromEntries(page.faults.texts), all: await dump(page.faults.factory) };
}

const said = (page) => page.app.state();

// Does acts one after the other, each once the one before is done.
async function acts(page, list) {
  page.acts = 0;
  for (const [deed, words] of list) {
    if (page.faults.dead) return false;
    page.act(deed, words);
    await page.pass(PATIENCE, () => !said(page).endsWith('underway'));
    if (said(page).endsWith('done')) page.acts += 1;
  }
  return !page.faults.dead && !said(page).endsWith('refused');
}

const KEY = /^cpw\/(\w+)\/\w+\/\w{26}$/;
// The note of the open workbook may have been refused; then there is but one.
const openIn = (texts) => /^\w{26}$/.exec(texts['cpw/open'])?.[0] ?? Object.keys(texts).map((key) => KEY.exec(key)?.[1]).find(Boolean) ?? 'none';
const recordsOf = (texts, book) => Object.fromEntries(Object.entries(texts).filter(([key]) => KEY.exec(key)?.[1] === book));
const twinOf = (all, book) => Object.fromEntries(all.records.map(([, row]) => [row.key, row.text]).filter(([key]) => KEY.exec(key)?.[1] === book));

// Does a deed, with a fault, and tells what the app said and what is left.
async function doing(deed, base, fault) {
  const page = await opened(base, fault, 101, !deed.later);
  await page.pass(deed.later ? PATIENCE : 0);
  if (deed.before === 'unlock') await acts(page, [['unlock', `${base.book}, ${PHRASE}`]]);
  if (deed.later) {
    await page.pass(1_000);
    page.faults.arm();
  }
  const done = await acts(page, deed.acts(base));
  await page.pass(PATIENCE);
  const isSaved = said(page).includes(', saved');
  const run = { used: page.faults.used, state: said(page), stopped: page.errors, isSaved, acts: page.acts };
  const owed = isSaved && !page.faults.dead ? await missing(page) : 0;
  return { ...run, owed, claimed: done && isSaved, left: await left(page) };
}

// Unlocks the workbook where it is locked. Gives the passphrase that was tried last.
async function unlock(page, deed, base) {
  let phrase;
  for (phrase of [deed.other, PHRASE]) {
    if (!said(page).startsWith('locked')) break;
    if (phrase) await acts(page, [['unlock', `${base.book ?? openIn(Object.fromEntries(page.faults.texts))}, ${phrase}`]]);
    if (!said(page).startsWith('locked')) break;
  }
  return phrase;
}

// Starts the app on what is left, unlocks, and lets it mend what it finds.
async function starting(deed, base, after, fault) {
  const page = await opened(after, fault, 102, true);
  await page.pass(PATIENCE);
  const phrase = await unlock(page, deed, base);
  await page.pass(PATIENCE);
  return { page, phrase };
}

// Looks at what is left after a start without a fault.
async function looking(deed, base, fault, run) {
  const { page, phrase } = await starting(deed, base, run.left);
  if (base.book && page.faults.texts.get('cpw/open') !== base.book) {
    await acts(page, [['switch', base.book]]);
    await page.pass(PATIENCE);
    await unlock(page, deed, base);
    await page.pass(PATIENCE);
  }
  const again = said(page);
  const stopped = [...run.stopped, ...page.errors];
  await acts(page, [['make file']]);
  const file = page.app.file();
  const all = { ...run, again, stopped, phrase, file, ...(await left(page)) };
  all.verdict = deed.judge(all, base);
  return { ...all, wrong: wrong(deed, base, fault, all) };
}

const once = async (deed, base, fault) => looking(deed, base, fault, await doing(deed, base, fault));

// How many records the twin lacks while the app says that all is saved.
async function missing(page) {
  const texts = Object.fromEntries(page.faults.texts);
  const book = openIn(texts);
  page.faults.armed = false;
  const all = await dump(page.faults.factory);
  const twin = twinOf(all, book);
  return Object.keys(recordsOf(texts, book)).filter((key) => !(key in twin)).length;
}

function wrong(deed, base, fault, run) {
  const all = [];
  const book = openIn(run.texts);
  const { verdict } = run;
  if (run.stopped.length) all.push(`the app stopped: ${run.stopped.join(', ')}`);
  const [local, twin] = [recordsOf(run.texts, book), twinOf(run.all, book)];
  const sealed = Object.values(local).some((text) => text.startsWith(SEALED));
  const same = sealed ? Object.keys(local).sort().join() === Object.keys(twin).sort().join() : JSON.stringify(Object.entries(local).sort()) === JSON.stringify(Object.entries(twin).sort());
  if (!same) all.push('the stores differ');
  if (sealed && [...Object.values(local), ...Object.values(twin)].some((text) => !text.startsWith(SEALED))) all.push('half sealed');
  const keys = Object.keys(run.texts);
  if (keys.some((key) => key.includes('/journal/'))) all.push('a journal is left');
  if (keys.some((key) => key.startsWith('cpw/removed/'))) all.push('a removal is not finished');
  if (keys.some((key) => key.includes('/quarantine/')) && fault?.fault !== 'torn') all.push('a text was set aside');
  if (!['done', 'not done'].includes(verdict)) all.push(`half done: ${verdict}`);
  if (run.claimed && verdict !== 'done') all.push('said to be saved, and is not');
  // What was not on the disk yet may be sealed again, and the way in with it.
  if (deed.opens && fault?.fault !== 'lost' && run.phrase && run.acts === deed.acts(base).length) all.push('the lock was said to be off, and asks for its passphrase');
  const rows = keys.filter((key) => KEY.test(key)).length + run.all.records.length;
  if (/^(locked|opening)/.test(run.again) || (run.again.startsWith('none') && rows)) all.push('it does not open');
  if (run.owed) all.push(`said to be saved, and the twin lacks ${run.owed}`);
  const claims = run.isSaved ? (deed.says ?? []).slice(0, run.acts).flat() : [];
  const lost = [...(deed.keeps ?? base.words ?? []), ...claims].filter((words) => !run.file.includes(words));
  if (lost.length) all.push(`lost: ${lost.join(', ')}`);
  const others = deed.removes ? [] : (base.others ?? []);
  const rest = JSON.stringify([run.texts, run.all.records]);
  if (others.some((words) => !rest.includes(words))) all.push('another workbook is lost');
  return all.join('; ');
}

// All runs of one deed with one fault of one store.
async function sweep(name, deed, base, { store, fault }, twice) {
  const counts = { runs: 0, done: 0, saved: 0 };
  const found = [];
  const take = (run, where) => {
    counts.runs += 1;
    counts.done += run.verdict === 'done' ? 1 : 0;
    counts.saved += run.isSaved ? 1 : 0;
    if (run.wrong) found.push(`${name}, ${where}: ${run.wrong} [${run.state}; then ${run.again}]`);
  };
  for (let at = 1; ; at += 1) {
    const wanted = { store, fault, at };
    const run = await doing(deed, base, wanted);
    if (!run.used) return { counts, found };
    const where = `${store} ${fault} at call ${at} (${run.used})`;
    take(await looking(deed, base, wanted, run), where);
    if (!twice || !DEADLY.includes(fault)) continue;
    for (const second of Object.keys(FAULTS)) {
      for (let then = 1; ; then += 1) {
        const { page } = await starting(deed, base, run.left, { store: second, fault: 'died', at: then });
        const { used } = page.faults;
        const after = await left(page);
        if (!used) break;
        take(await looking(deed, base, wanted, { ...run, left: after }), `${where}, and at the start ${second} at call ${then} (${used})`);
      }
    }
  }
}

const twice = process.argv.includes('--twice');
const pattern = new RegExp(process.argv.slice(2).find((word) => word !== '--twice') ?? '.');
const seconds = (since) => ((Date.now() - since) / 1_000).toFixed(1);

// Each deed with each fault of each store.
const wanted = Object.keys(DEEDS).flatMap((name) =>
  Object.entries(FAULTS).flatMap(([store, faults]) => faults.map((fault) => ({ name, store, fault }))),
).filter(({ name, store, fault }) => pattern.test(`${name}, ${store} ${fault}`));

// Plays what it is handed, one at a time, until there is no more.
async function play() {
  await compile(new URL('../../target/sweep/', import.meta.url));
  const bases = await prepare({ opened, acts, left, patience: PATIENCE });
  const clean = new Set();
  parentPort.on('message', async ({ name, store, fault }) => {
    const [deed, began] = [DEEDS[name], Date.now()];
    const base = bases[deed.from];
    if (!clean.has(name)) {
      const run = await once(deed, base);
      if (run.verdict !== 'done' || run.wrong) throw new Error(`${name} without a fault: ${run.verdict}; ${run.wrong} [${run.state}; then ${run.again}]`);
      clean.add(name);
    }
    const { counts, found } = await sweep(name, deed, base, { store, fault }, twice);
    parentPort.postMessage({ counts, found, took: seconds(began) });
  });
  parentPort.postMessage('ready');
}

// Hands out the work, and tells what came of it.
async function share() {
  const from = Date.now();
  const rest = wanted.values();
  let [runs, wrongs] = [0, 0];
  const player = () => new Promise((done, fail) => {
    const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
    let now;
    worker.on('error', fail);
    worker.on('message', (told) => {
      if (told !== 'ready') {
        const { counts, found, took } = told;
        runs += counts.runs;
        wrongs += found.length;
        console.log(`${now.name}, ${now.store} ${now.fault}: ${counts.runs} runs, ${counts.done} done, ${counts.saved} said to be saved, ${found.length} wrong, ${took} s`);
        for (const line of found) console.log(`  ${line}`);
      }
      now = rest.next().value;
      if (now) worker.postMessage(now);
      else done(worker.terminate());
    });
  });
  await Promise.all(Array.from({ length: availableParallelism() }, player));
  console.log(`${runs} runs of ${new Set(wanted.map(({ name }) => name)).size} deeds in ${seconds(from)} s, ${wrongs} wrong`);
  console.log(`${runs - wrongs} passed, ${wrongs} failed`);
  process.exit(wrongs ? 1 : 0);
}

await (isMainThread ? share() : play());
