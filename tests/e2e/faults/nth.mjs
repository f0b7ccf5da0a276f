// A fault at the n-th storage call: each deed is done again and again, with the first call of a store going
// wrong, then the second, until a run ends without a fault. After each run the app starts without faults,
// and what it said was saved must be there, and everything wholly or not at all.
import { setTimeout as wait } from 'node:timers/promises';
import { Share } from '../pages/share.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';
import { words } from '../pages/words.mjs';
import * as double from './double.mjs';
import * as stores from './stores.mjs';

const w = words('en');
const OTHER = { patient: 'Bo', professional: 'Lena', aim: 'Ride the bicycle' };
const BINNED = ['Put away once', 'Put away twice'];
const BROUGHT = ['Brought one.', 'Brought two.', 'Brought three'];
const TYPED = 'abcdefghij';
// How long a deed waits for what a fault keeps away, in milliseconds.
const PATIENCE = 2_500;
const SAVED = 1_200;

const STARTED = [`"title":"${PAIR.patient} and ${PAIR.professional}"`, `"name":"${PAIR.patient}"`, `"name":"${PAIR.professional}"`];
const PAIR_AND_AIMS = [...STARTED, PAIR.aim, 'Twice a week.'];

// What is written in the records of local storage, as values and without what lies in a bin.
function values(texts) {
  return Object.values(stores.records(texts))
    .map((text) => JSON.parse(text))
    .filter(({ fields }) => !fields.deleted?.how)
    .map(({ fields }) => JSON.stringify(fields))
    .join('\n');
}

const count = (texts, wanted) => wanted.filter((text) => values(texts).includes(text)).length;

const wholly = (found, all) => (found === 0 ? 'not done' : found === all ? 'done' : `${found} of ${all}`);

// Each deed: what it does, from where, and how far it got by what the stores hold afterwards.
const DEEDS = {
  'the first start with an aim': {
    empty: true,
    async deed({ workbook, page }) {
      await page.getByRole('link', { name: w.start.start_door }).click();
      await workbook.field(w.start.name_patient).fill(PAIR.patient);
      await workbook.field(w.start.name_professional).fill(PAIR.professional);
      await workbook.button(w.start.go_on).click();
      await workbook.field(w.start.aim_label).fill(PAIR.aim);
      await workbook.button(w.start.aim_write).click();
      await workbook.title().waitFor();
    },
    judge({ local }) {
      const started = wholly(count(local, STARTED), STARTED.length);
      if (values(local).includes(PAIR.aim)) return started === 'done' ? 'done' : `an aim, and started: ${started}`;
      return started === 'done' ? 'not done' : started;
    },
  },
  'opening and typing': {
    at: 'aim',
    async deed({ workbook, page }) {
      await workbook.wordsOf(PAIR.patient).focus();
      await page.keyboard.type(TYPED);
    },
    judge({ local }) {
      const [, typed = ''] = /"words_patient":"(\w*)"/.exec(values(local)) ?? [];
      if (!TYPED.startsWith(typed)) return `typed ${typed}`;
      return typed === TYPED ? 'done' : 'not done';
    },
  },
  'opening stores that disagree': {
    apart: true,
    async deed({ page }) {
      await page.getByRole('heading', { level: 1, name: `${PAIR.patient} and ${PAIR.professional}` }).waitFor();
      // What it says as it opens is of what it had; now it has looked into both.
      await wait(1_500);
    },
    judge: ({ local, whole }) => wholly(count(local, PAIR_AND_AIMS), count(whole, PAIR_AND_AIMS)),
  },
  'the practice workbook, a command over many records': {
    empty: true,
    async deed({ page }) {
      await page.getByRole('button', { name: w.practice.door }).click();
      await page.getByRole('heading', { level: 1, name: w.practice.title }).waitFor();
    },
    judge: ({ local, done }) => wholly(Object.keys(stores.records(local)).length, Object.keys(stores.records(done ?? local)).length),
  },
  'taking a file in': {
    place: 'share',
    later: true,
    async ready({ share, file }) {
      await share.choose(file);
      await share.preview.waitFor();
    },
    async deed({ workbook, page }) {
      await workbook.button(w.share.take_in).click();
      await page.waitForURL(/#\/$/);
    },
    judge: ({ local }) => wholly(count(local, BROUGHT), BROUGHT.length),
  },
  'undoing what a file brought': {
    place: 'share',
    later: true,
    async ready({ workbook, share, page, file }) {
      await share.choose(file);
      await workbook.button(w.share.take_in).click();
      await page.waitForURL(/#\/$/);
      await workbook.saved();
      await page.goto('./#/share');
      await page.getByRole('button', { name: w.taking.undo }).waitFor();
    },
    async deed({ page }) {
      const undo = page.getByRole('button', { name: w.taking.undo });
      await undo.click();
      await undo.waitFor({ state: 'hidden' });
    },
    judge: ({ local }) => wholly(BROUGHT.length - count(local, BROUGHT), BROUGHT.length),
  },
  'going to another workbook in mid-word': {
    at: 'aim',
    later: true,
    async deed({ workbook, page }) {
      await workbook.wordsOf(PAIR.patient).focus();
      await page.keyboard.type(TYPED);
      await page.goto('./#/shelf');
      await workbook.button(`${w.shelf.open_this} ${OTHER.patient} and ${OTHER.professional}`).click();
      await page.getByRole('heading', { level: 1, name: `${OTHER.patient} and ${OTHER.professional}` }).waitFor();
    },
    judge: ({ local }) => (values(local).includes(`"words_patient":"${TYPED}"`) ? 'done' : 'not done'),
  },
  'removing a workbook': {
    place: 'shelf',
    later: true,
    removes: true,
    async ready({ workbook }) {
      await workbook.button(`${w.shelf.remove} ${OTHER.patient} and ${OTHER.professional}`).click();
      await workbook.button(w.shelf.remove_it).waitFor();
    },
    async deed({ workbook, page }) {
      await workbook.button(w.shelf.remove_it).click();
      await page.getByText(`“${OTHER.patient} and ${OTHER.professional}” is gone from this tablet.`).first().waitFor();
    },
    judge({ local, twin, was, other }) {
      const left = (texts) => Object.keys(stores.records(texts)).filter((key) => key.includes(other)).length;
      const all = left(was);
      if (left(local) === 0 && left(twin) === 0) return 'done';
      return left(local) === all ? 'not done' : `${left(local)} and ${left(twin)} of ${all}`;
    },
  },
  'emptying the bin': {
    place: 'bin',
    later: true,
    async ready({ workbook }) {
      await workbook.button(w.bin.empty_it).click();
      await workbook.button(w.bin.empty_for_good).waitFor();
    },
    async deed({ workbook, page }) {
      await workbook.button(w.bin.empty_for_good).click();
      await page.getByText(w.bin.is_empty).waitFor();
    },
    judge({ local }) {
      const texts = Object.values(stores.records(local)).join('\n');
      return wholly(BINNED.filter((title) => !texts.includes(title)).length, BINNED.length);
    },
  },
};

export const NAMES = Object.keys(DEEDS);

// A workbook with aims, a bin and another one beside it; and a file that brings something.
export async function prepare(page, newDevice) {
  await page.goto('./');
  const workbook = new Workbook(page);
  await workbook.start();
  const aim = new URL(page.url()).hash;
  await workbook.joint().fill('Twice a week.');
  for (const title of BINNED) {
    await workbook.addAim(title);
    await workbook.button(w.aims.bin_aim).click();
  }
  await workbook.saved();
  const share = new Share(workbook);
  const ours = await share.saveFor(PAIR.professional);
  await workbook.button(w.share.not_yet).click();
  const karin = new Workbook(await (await newDevice()).newPage());
  await karin.page.goto('./');
  const theirs = new Share(karin);
  await theirs.openFirst(ours);
  await karin.openAim(PAIR.aim);
  await karin.joint().fill(BROUGHT[0]);
  await karin.passTo(PAIR.professional);
  await karin.openAim(PAIR.aim);
  await karin.wordsOf(PAIR.professional).fill(BROUGHT[1]);
  await karin.addAim(BROUGHT[2]);
  const file = await theirs.saveFor(PAIR.patient);
  await karin.page.context().close();
  await workbook.startOther(OTHER);
  await workbook.openOther(`${PAIR.patient} and ${PAIR.professional}`);
  await workbook.saved();
  await stores.beside(page);
  const local = await stores.local(page);
  const book = local['cpw/open'];
  const other = Object.keys(local).map((key) => key.split('/')[1]).find((one) => one !== book && one.length === 26);
  await double.putBefore(page);
  return { local, twin: await stores.twin(page), file, aim, book, other };
}

// Each store lacks what the other has: the twin an aim, as after a time without it, and local storage the
// names, as where the browser threw some of it away.
function apart({ local, twin, book }) {
  const without = (texts, kind) => Object.fromEntries(Object.entries(texts).filter(([key]) => !key.startsWith(`cpw/${book}/${kind}/`)));
  return { local: without(local, 'person'), twin: without(twin, 'aim') };
}

// Does a deed once, with a plan of what goes wrong, and looks at what is left of it.
async function once(page, name, base, wanted, done) {
  const deed = DEEDS[name];
  await stores.beside(page);
  await stores.dropTwin(page);
  const from = deed.apart ? apart(base) : base;
  await stores.setLocal(page, deed.empty ? {} : from.local);
  if (!deed.empty) await stores.setTwin(page, from.twin);
  await double.plan(page, { ...wanted, armed: !deed.later });
  page.setDefaultTimeout(deed.later ? 10_000 : PATIENCE);
  const workbook = new Workbook(page);
  const at = { page, workbook, share: new Share(workbook), file: base.file };
  const run = { undone: '' };
  await page.goto(deed.at === 'aim' ? `./${base.aim}` : `./#/${deed.place ?? ''}`);
  try {
    if (deed.later) await workbook.saved();
    await deed.ready?.(at);
    page.setDefaultTimeout(PATIENCE);
    if (deed.later) await double.change(page, { armed: true });
    await deed.deed(at);
  } catch (error) {
    run.undone = `${error.message.split('\n')[0]} at “${await page.locator('h1').first().innerText().catch(() => '')}”`;
  }
  run.saved = await isSaved(page);
  run.stopped = await page.evaluate(() => window.workbook?.poisoned === true);
  Object.assign(run, await double.told(page));
  const isWhole = run.saved && !(await page.getByRole('region', { name: w.shell.saving_label }).isVisible());
  page.setDefaultTimeout(10_000);
  await stores.beside(page);
  await double.plan(page, {});
  run.owed = isWhole ? await owed(page) : 0;
  // The workbook the deed was about, whichever is open now.
  if (name.startsWith('going')) await page.evaluate((book) => localStorage.setItem('cpw/open', book), base.book);
  await page.goto('./#/');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const found = await atRest(page);
  run.unrest = found.unrest;
  run.verdict = found.unrest ? 'no rest' : deed.judge({ ...found, was: deed.empty ? {} : base.local, whole: base.local, other: base.other, done });
  run.lost = deed.empty ? [] : PAIR_AND_AIMS.filter((text) => !Object.values(found.local).join().includes(text));
  if (!deed.empty && !deed.removes && !Object.values(found.local).join().includes(OTHER.aim)) run.lost.push(OTHER.aim);
  run.aside = Object.keys(found.local).filter((key) => key.includes('/quarantine/')).length;
  run.local = found.local;
  return run;
}

// How many records of local storage the twin does not have as they are.
async function owed(page) {
  const [local, twin] = [stores.records(await stores.local(page)), await stores.twin(page)];
  return Object.keys(local).filter((key) => local[key] !== twin[key]).length;
}

async function isSaved(page) {
  for (const end = Date.now() + SAVED; Date.now() < end; await wait(50)) {
    const said = await page.evaluate(() => document.querySelector('header.topbar')?.innerText ?? '');
    if (said.includes(w.shell.saved)) return true;
    if (said.includes(w.shell.not_saved_short) || said.includes(w.shell.half_saved_short)) return false;
  }
  return false;
}

// Both stores once the app has nothing more to write: the same records of the open workbook in both. What
// the twin alone holds is still to be opened.
async function atRest(page) {
  let unrest = '';
  for (const end = Date.now() + 10_000; Date.now() < end; await wait(60)) {
    const [local, twin] = [await stores.local(page), await stores.twin(page)];
    const ours = (texts) => Object.entries(stores.records(texts)).filter(([key]) => key.includes(`/${local['cpw/open']}/`));
    const same = JSON.stringify(ours(local).sort()) === JSON.stringify(ours(twin).sort());
    const journals = Object.keys(local).filter((key) => key.includes('/journal/')).length;
    const marks = Object.keys(local).filter((key) => key.startsWith('cpw/removed/')).length;
    const opened = local['cpw/open'] || !Object.keys(twin).length;
    unrest = [same ? '' : 'the stores differ', opened ? '' : 'no workbook is open', journals ? 'a journal is left' : '', marks ? 'a removal is not finished' : ''].join(' ').trim();
    const panel = await page.getByRole('alertdialog').count();
    if (panel) return { local, twin, unrest: 'the app stopped' };
    if (!unrest) return { local, twin, unrest };
  }
  return { local: await stores.local(page), twin: await stores.twin(page), unrest };
}

// What is wrong with a run, in words; nothing where all holds.
function wrong(run, fault) {
  const all = [];
  if (run.stopped) all.push('the app stopped');
  if (run.unrest) all.push(run.unrest);
  if (!['done', 'not done', 'no rest'].includes(run.verdict)) all.push(`half done: ${run.verdict}`);
  if (run.saved && !run.undone && run.verdict === 'not done') all.push('said to be saved, and is not');
  if (run.owed) all.push(`said to be saved, and the twin lacks ${run.owed}`);
  if (run.lost.length) all.push(`lost: ${run.lost.join(', ')}`);
  if (run.aside && fault !== 'torn') all.push('a text was set aside');
  return all.join('; ');
}

// All runs of one deed with one fault of one store. Gives how many there were, and what was wrong.
export async function sweep(page, name, base, { store, fault, first = 1, step = 1 }) {
  const clean = await once(page, name, base, {}, undefined);
  const counts = { runs: 0, done: 0, undone: 0, saved: 0, calls: 0 };
  const found = [];
  if (clean.verdict !== 'done' || clean.undone || wrong(clean, '')) throw new Error(`${name} without a fault: ${clean.verdict} ${clean.undone} ${wrong(clean, '')}`);
  for (let at = first; ; at += step) {
    const run = await once(page, name, base, { store, fault, at }, clean.local);
    counts.calls = Math.max(counts.calls, run.calls);
    if (!run.used) break;
    counts.runs += 1;
    counts.done += run.verdict === 'done' ? 1 : 0;
    counts.undone += run.undone ? 1 : 0;
    counts.saved += run.saved ? 1 : 0;
    const what = wrong(run, fault);
    if (what) found.push(`${name}, ${store} ${fault} at call ${at} (${run.used}): ${what}${run.undone ? ` [${run.undone}]` : ''}`);
    else if (process.env.NTH_TELL && run.undone) console.log(`  ${name}, ${store} ${fault} at ${at} (${run.used}): ${run.undone}`);
  }
  return { counts, found };
}
