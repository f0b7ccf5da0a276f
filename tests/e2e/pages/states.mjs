// Every place and state of the app, one after the other, for what must hold in all of them.
import { expect } from '@playwright/test';
import { Lock, PHRASE } from './lock.mjs';
import { Notes } from './notes.mjs';
import { Practice } from './practice.mjs';
import { Share } from './share.mjs';
import { theWholeAim } from './states-aim.mjs';
import { theCanvases } from './states-canvas.mjs';
import { PAIR, Workbook } from './workbook.mjs';
import { fill, pattern } from './words.mjs';

// Real long texts: what a page must bear.
const LONG = {
  title: 'Gå till affären och hem igen utan käpp, två gånger i veckan, även när det är halt ute, och hinna prata med någon på vägen',
  words: 'I used to walk to the shop every day and talk to the people there. Now I am afraid to fall, and my knee hurts on the way back. '.repeat(4).trim(),
  compound: 'Överläkarmottagningssjuksköterskan',
};

// The walk from the first start, in its parts. Each part begins where the one before it ends; the
// last three begin anew.
const PARTS = {
  'the first start and an aim': [firstStart, theAim],
  'an aim in full': [theWholeAim(PAIR.patient, LONG.compound, LONG)],
  'the places and the bin': [thePlaces, theBin],
  'the notes': [theNotes],
  'the canvases': [theCanvases(PAIR.patient, LONG.compound, LONG)],
  'the lock': [theLock],
  'the practice workbook': [thePractice],
  'a second workbook, and what goes wrong': [theSecond, whatGoesWrong],
};

export const PART_NAMES = Object.keys(PARTS);
const ANEW = PART_NAMES.slice(-3);

// Walks through the app from the first start and calls `look(name)` in each state; with the name
// of a part, only in the states of that part.
export async function everyState(page, lang, look, part) {
  const workbook = new Workbook(page, lang);
  for (const [name, steps] of Object.entries(PARTS)) {
    const here = part === undefined || part === name;
    // What begins anew needs nothing of the parts before it, and they nothing of it.
    if (!here && (ANEW.includes(part) || ANEW.includes(name))) continue;
    if (ANEW.includes(name)) await startAnew(workbook, look);
    for (const step of steps) await step(workbook, here ? look : async () => {});
    if (name === part) return;
  }
}

async function firstStart(workbook, look) {
  const { page, w } = workbook;
  await page.getByRole('link', { name: w.start.start_door }).waitFor();
  await look('doors');
  await page.getByRole('link', { name: w.start.open_door }).click();
  await workbook.heading(w.start.open_door).waitFor();
  await look('open-first');
  await workbook.link(w.start.back).click();
  await page.getByRole('link', { name: w.start.start_door }).click();
  await workbook.button(w.start.go_on).click();
  await workbook.heading(w.start.something_missing).waitFor();
  await look('names-missing');
  await workbook.field(w.start.name_patient).fill(PAIR.patient);
  await workbook.field(w.start.name_professional).fill(LONG.compound);
  await look('names');
  await workbook.button(w.start.go_on).click();
  await workbook.button(w.start.aim_write).click();
  await look('first-aim-missing');
  await workbook.field(w.start.aim_label).fill(PAIR.aim);
  await workbook.button(w.start.aim_write).click();
  await workbook.title().waitFor();
}

async function theAim(workbook, look) {
  const { page, w } = workbook;
  await look('aim-open');
  await workbook.title().fill(LONG.title);
  await workbook.wordsOf(PAIR.patient).fill(LONG.words);
  await workbook.joint().fill('Två gånger i veckan.');
  await workbook.answer(w.aims.say_yes);
  await look('aim-long-and-waiting');
  await workbook.button(w.shell.pass).click();
  await page.getByRole('dialog').waitFor();
  await look('pass');
  await workbook.button(fill(w.shell.i_am, { name: LONG.compound })).click();
  await workbook.answer(w.aims.say_yes);
  await workbook.heading(w.aims.agreement_shared).waitFor();
  await look('aim-shared');
  await workbook.joint().fill('Tre gånger i veckan.');
  await workbook.heading(w.aims.agreement_look_again).waitFor();
  await look('aim-look-again');
}

async function thePlaces(workbook, look) {
  const { page, w } = workbook;
  await workbook.addAim('Sleep through the night');
  await workbook.goTo('home');
  await look('home');
  await workbook.main.getByText(w.readable.page_title).click();
  await workbook.button(w.readable.save_text).click();
  await workbook.main.getByText(new RegExp(`^${w.takeout.handed.split(':')[0]}`)).waitFor();
  await look('home-as-text');
  await workbook.goTo('aims');
  await look('aims');
  await workbook.button(w.aims.change_order).click();
  await workbook.button(w.aims.order_done).waitFor();
  await look('aims-order');
  await workbook.button(w.aims.order_done).click();
  await workbook.goTo('settings');
  await look('settings');
  await theOthers(workbook, look);

  await page.goto('./#/history');
  await page.getByRole('heading', { level: 1, name: w.history.title }).waitFor();
  await look('history');
  await workbook.main.getByRole('link', { name: new RegExp(`^${w.history.earlier}`) }).first().click();
  await page.getByText(w.history.past_lead).waitFor();
  await look('history-past');

  const share = new Share(workbook);
  await workbook.goTo('share');
  await page.getByText(w.sending.what_goes).click();
  await look('share-what-goes');
  const file = await share.saveFor(PAIR.patient);
  await workbook.button(w.share.not_yet).click();
  await workbook.button(w.sending.by_copy).waitFor();
  await look('share-other-ways');
  await share.save(fill(w.share.save_for, { name: PAIR.patient }));
  await workbook.button(w.share.it_arrived).waitFor();
  await look('share-did-it-arrive');
  await workbook.button(w.share.it_arrived).click();
  await share.save(w.readable.save);
  await page.getByText(w.share.paste_instead).click();
  await page.getByRole('radio', { name: w.share.with_phrase }).check();
  await page.getByRole('textbox', { name: w.share.phrase, exact: true }).fill('river maples');
  await look('share-passphrase');
  await share.choose(await share.save(fill(w.share.save_for, { name: PAIR.patient })));
  await page.getByRole('heading', { name: w.share.is_locked }).waitFor();
  await page.getByLabel(w.share.phrase, { exact: true }).last().fill('not it');
  await workbook.button(w.share.unlock).click();
  await page.getByText(w.share.phrase_wrong).first().waitFor();
  await look('share-locked-file');
  await page.getByRole('radio', { name: w.share.without_phrase }).check();
  await share.choose('dear diary');
  await page.getByRole('alert').filter({ hasText: w.share.cannot_open }).waitFor();
  await look('share-wrong-file');
  await share.look(clashing(file));
  await look('share-preview');
  await workbook.button(w.taking.choose).click();
  await share.tick(/./).first().uncheck();
  await look('share-choose');
  await workbook.button(w.taking.take_all).click();
  await share.takeIn();
  await workbook.bar.getByRole('link', { name: fill(w.shell.to_settle_other, { count: '.*' }).slice(3).trim() }).waitFor();
  await look('home-to-settle');
  await page.goto('./#/settle');
  await workbook.heading(w.settle.title).waitFor();
  await look('settle');
  await workbook.goTo('home');
  await workbook.link(w.home.open_focus).click();
  await page.getByRole('group', { name: fill(w.clash.two_versions, { field: w.fields.words_joint }) }).waitFor();
  await workbook.button(w.clash.write_new).first().click();
  await look('aim-clashes');
  await workbook.goTo('share');
  await page.getByRole('button', { name: w.taking.undo }).first().waitFor();
  await look('share-taken-in');
  await page.goto('./#/copies');
  await workbook.main.getByRole('button', { name: new RegExp(`^${w.copies.look}`) }).first().click();
  await workbook.button(w.copies.remove).waitFor();
  await look('copies');
}

// The places behind "More", and the list of keys.
async function theOthers(workbook, look) {
  const { page, w } = workbook;
  await workbook.goTo('us');
  for (const part of [w.us.part_about, w.us.part_brings]) await page.getByRole('button', { name: part }).click();
  await workbook.field(w.us.matters).fill(LONG.words);
  await workbook.field(w.us.new_helper).fill(LONG.compound);
  await workbook.button(w.us.add_helper).click();
  await look('us');
  await workbook.goTo('more');
  await look('more');
  await workbook.goTo('find');
  await look('find');
  await workbook.field(w.find.label).fill('a');
  await workbook.main.getByText(new RegExp(`^\\d+ ${w.find.count_other.split(' ').at(-1)}$`)).waitFor();
  await look('find-results');
  await workbook.field(w.find.label).fill('zzzz');
  await workbook.main.getByText(w.find.try_this).waitFor();
  await look('find-nothing');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await look('shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function theBin(workbook, look) {
  const { page, w } = workbook;
  await workbook.openAim('Sleep through the night');
  await workbook.button(w.aims.bin_aim).click();
  // A toast stays while it has the focus.
  await workbook.button(w.common.undo, page.getByRole('region', { name: w.shell.messages })).focus();
  await look('toast');
  await page.getByRole('link', { name: fill(w.aims.in_bin_one, { count: 1 }) }).click();
  await workbook.heading(w.bin.title).waitFor();
  await look('bin');
  await workbook.button(w.bin.empty_it).click();
  await page.getByRole('dialog').waitFor();
  await look('bin-ask');
  await workbook.button(w.bin.empty_for_good).click();
  await page.getByText(w.bin.is_empty).waitFor();
  await look('bin-empty');
  await page.goto('./#/elsewhere');
  await workbook.heading(w.start.nowhere_title).waitFor();
  await look('nowhere');
}

// Each kind of state a note can be in. The professional has the turn.
async function theNotes(workbook, look) {
  const { page, w } = workbook;
  const notes = new Notes(workbook);
  await workbook.goTo('notes');
  await workbook.heading(w.notes.none_yet).waitFor();
  await look('notes-none-yet');
  await notes.begin();
  await workbook.button(w.notes.write_down).click();
  await workbook.main.getByText(w.notes.need_sort).waitFor();
  await look('note-without-kind');
  await notes.fill({ sort: w.choices.note_sort_hard, text: LONG.words, about: PAIR.patient });
  await look('note-new');
  await workbook.button(w.notes.write_down).click();
  await notes.calm(PAIR.patient).waitFor();
  await look('note-calm');
  await workbook.button(w.notes.calm_draft).click();
  await page.getByText(w.notes.draft_words).waitFor();
  await look('note-draft');
  await notes.write({ sort: w.choices.note_sort_question, text: `${LONG.title}?`, wants: w.choices.want_reply });
  await notes.reply(LONG.words);
  await notes.outcome().selectOption({ label: w.choices.outcome_changed });
  await workbook.field(w.notes.what_changed).fill(LONG.title);
  await notes.open(w.notes.more_title);
  await workbook.button(w.parts.link_add).click();
  await look('note-answered');
  await workbook.passTo(PAIR.patient);
  await look('note-of-the-other');
  await workbook.goTo('notes');
  await notes.writeNew().waitFor();
  await look('notes-of-the-other');
  await workbook.goTo('home');
  await workbook.heading(fill(w.home.news_title, { name: LONG.compound })).waitFor();
  await look('home-news');
  await workbook.goTo('notes');
  await workbook.passTo(LONG.compound);
  await notes.link(LONG.words.slice(0, 40)).waitFor();
  await look('notes');
  await notes.filter(w.notes.filter_sort, w.choices.note_sort_thanks);
  await page.getByText(w.notes.nothing_fits).waitFor();
  await look('notes-nothing-fits');
  await page.goto('./#/notes/00000000000000000000000001');
  await workbook.heading(w.notes.gone_title).waitFor();
  await look('note-gone');
}

// On a tablet that others use, too.
async function theLock(workbook, look) {
  const { page, w } = workbook;
  const lock = new Lock(workbook);
  await page.getByRole('link', { name: w.start.start_door }).click();
  await page.getByText(w.lock.others_too).click();
  await workbook.field(w.start.name_patient).fill(PAIR.patient);
  await workbook.field(w.start.name_professional).fill(LONG.compound);
  await lock.choose(PHRASE);
  await look('names-shared');
  await workbook.button(w.start.go_on).click();
  await workbook.field(w.start.aim_label).fill(LONG.title);
  await workbook.button(w.start.aim_write).click();
  await workbook.saved();
  await workbook.goTo('settings');
  await page.getByText(w.lock.leave_on).click();
  await workbook.button(w.lock.change).click();
  await look('lock-on');
  await workbook.button(w.lock.rescue_draw).click();
  await page.getByRole('dialog', { name: w.lock.rescue_title }).waitFor();
  await look('lock-rescue');
  await workbook.button(w.common.cancel, page.getByRole('dialog')).click();
  await workbook.goTo('share');
  await workbook.link(w.lock.finish).click();
  await workbook.heading(w.lock.finish).waitFor();
  await look('finish');
  await lock.now();
  await page.getByText(w.lock.lost, { exact: true }).click();
  await lock.open('another one');
  await page.getByText(w.lock.wrong).first().waitFor();
  await look('locked');
}

// With none and with all of its five things done.
async function thePractice(workbook, look) {
  const { page, w } = workbook;
  const practice = new Practice(workbook);
  await practice.begin();
  await look('practice-home');
  await practice.all();
  await look('practice-home-all-done');
  await workbook.link(w.home.open_focus).click();
  await workbook.link(w.aims.as_sheet).click();
  await workbook.button(w.aims.print).waitFor();
  await look('practice-sheet');
  await workbook.toShelf();
  await page.getByText(w.practice.made_up, { exact: true }).waitFor();
  await look('shelf-practice');
}

// Another device, as far as this browser knows: nothing is stored, nothing is remembered.
async function startAnew({ page }) {
  // Beside the app: while it runs, it heals each of the stores from the other.
  await page.goto('./licences.txt');
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    const gone = (name) => new Promise((done) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: done }));
    for (const { name } of await indexedDB.databases()) await gone(name);
  });
  await page.goto('./#/');
}

// A second workbook, without an aim yet, and the file of the first one beside it.
async function theSecond(workbook, look) {
  const { page, w } = workbook;
  await workbook.start();
  await workbook.addAim('Sleep through the night');
  const share = new Share(workbook);
  const file = await share.saveFor(PAIR.professional);
  await share.look(binned(file));
  await page.getByText(pattern(w.share.hides_much)).waitFor();
  await look('share-hides-much');
  await share.cancel();
  await share.look(damaged(file));
  await look('share-preview-damaged');
  await share.cancel();
  await workbook.toShelf();
  await workbook.link(w.shelf.start_another).click();
  await workbook.heading(w.start.names_title).waitFor();
  await workbook.field(w.start.name_patient).fill('Bo');
  await workbook.field(w.start.name_professional).fill('Lena');
  await workbook.button(w.start.go_on).click();
  await workbook.field(w.start.aim_label).waitFor();
  await look('first-aim');
  await workbook.link(w.start.later).click();
  await workbook.heading(w.home.begin_title).waitFor();
  await look('home-without-aim');
  await page.evaluate(() => window.dispatchEvent(new Event('workbook:update-ready')));
  await page.getByRole('region', { name: w.shell.update_label }).waitFor();
  await look('new-version');
  await page.reload();
  await workbook.goTo('aims');
  await workbook.heading(w.aims.none_yet).waitFor();
  await look('aims-none-yet');
  await workbook.goTo('share');
  await share.look(file);
  await workbook.button(w.share.open_beside).waitFor();
  await look('share-other-workbook');
  await share.cancel();
  await share.look(await share.save(fill(w.share.save_for, { name: 'Lena' })));
  await look('share-nothing-new');
  await theShelf(workbook, look);
}

// Two workbooks on the shelf; the second one goes.
async function theShelf(workbook, look) {
  const { page, w } = workbook;
  const [first, second] = [PAIR, { patient: 'Bo', professional: 'Lena' }].map(({ patient: a, professional: b }) => fill(w.common.and, { a, b }));
  await workbook.toShelf();
  await look('shelf');
  await workbook.button(w.shelf.rename).click();
  await workbook.field(w.shelf.book_title).waitFor();
  await look('shelf-rename');
  await workbook.button(w.shelf.rename_done).click();
  await workbook.button(`${w.shelf.remove} ${second}`).click();
  await page.getByText(w.shelf.will_go).waitFor();
  await look('shelf-remove');
  await workbook.button(w.shelf.save_first).click();
  await workbook.button(w.share.it_arrived).waitFor();
  await look('shelf-did-it-arrive');
  await workbook.button(w.share.it_arrived).click();
  await page.getByText(w.shelf.copy_now).waitFor();
  await workbook.button(w.shelf.remove_it).click();
  await workbook.heading(first).waitFor();
  await page.getByText(fill(w.shelf.gone, { title: second })).last().waitFor();
  await look('shelf-gone');
  await workbook.button(w.shelf.understood).click();
}

async function whatGoesWrong(workbook, look) {
  const { page, w } = workbook;
  await page.goto('./#/aims/00000000000000000000000001');
  await workbook.heading(w.aims.gone_title).waitFor();
  await look('aim-gone');
  await workbook.openAim(PAIR.aim);
  const saving = page.getByRole('region', { name: w.shell.saving_label });
  await page.evaluate(refuse, 'Storage.setItem');
  await workbook.joint().fill('Två gånger i veckan.');
  await saving.getByText(w.shell.nearly_full).waitFor();
  await look('nearly-full');
  await page.evaluate(refuse, 'IDBObjectStore.put');
  await workbook.joint().fill('Tre gånger i veckan.');
  await saving.getByText(w.shell.not_saved, { exact: true }).waitFor();
  await look('not-saved');
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await workbook.title().waitFor();
  await page.evaluate(refuse, 'IDBObjectStore.put');
  await workbook.joint().fill('Fyra gånger i veckan.');
  await saving.getByText(w.shell.half_saved).waitFor();
  await look('half-saved');
  await page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => true }));
  page.once('dialog', (dialog) => dialog.accept());
  await page.goto('./?test-panic=start');
  await page.getByRole('alertdialog').waitFor();
  await look('stopped');
  await page.goto('./#/');
  await workbook.heading(fill(w.common.and, { a: PAIR.patient, b: PAIR.professional })).waitFor();

  await page.evaluate(() => localStorage.setItem(Object.keys(localStorage).find((key) => /^cpw\/\w+\/aim\//.test(key)), '{'));
  await page.reload();
  await page.getByText(pattern(w.home.damaged_title_one)).waitFor();
  await look('home-damaged');
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((each) => /^cpw\/\w+\/about$/.test(each))) localStorage.setItem(key, '{"form":2,"seat":"patient"}');
  });
  await page.reload();
  await page.getByRole('region', { name: w.shell.read_only }).waitFor();
  await workbook.openAim('Sleep through the night');
  await look('read-only');
  await startAnew(workbook);
  await page.goto('./#/aims');
  await page.reload();
  await workbook.heading(w.start.gone_title).waitFor();
  await look('workbook-gone');
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'not here' }));
  await page.reload();
  await page.getByRole('alertdialog').waitFor();
  await look('could-not-start');
  await page.unroute('**/*.wasm');
}

// Makes one of the stores refuse what is written to it.
function refuse(name) {
  const [type, method] = name.split('.');
  window[type].prototype[method] = () => {
    throw new DOMException('refused', 'QuotaExceededError');
  };
}

// A file in which all aims are in the bin.
function binned(file) {
  const workbook = JSON.parse(file);
  for (const record of workbook.records.filter((each) => each.kind === 'aim')) {
    const seen = {};
    for (const [count, page] of Object.keys(record.stamps).map((stamp) => stamp.split('.'))) {
      seen[page] = Math.max(seen[page] ?? 0, Number(count));
    }
    record.fields.deleted = { how: 'binned', seen };
  }
  return JSON.stringify(workbook);
}

// A file of which one item cannot be read.
function damaged(file) {
  const workbook = JSON.parse(file);
  const aim = workbook.records.find((each) => each.kind === 'aim');
  aim.fields.title = 5;
  delete aim.stamps;
  workbook.records.push({ id: 7, kind: 'aim' });
  return JSON.stringify(workbook);
}

// The same workbook as another program would change it: each aim's texts stand against ours.
function clashing(file) {
  const workbook = JSON.parse(file);
  for (const record of workbook.records.filter((each) => each.kind === 'aim')) {
    const { title, words_joint: joint } = record.fields;
    record.fields = { ...record.fields, title: `${title} igen`, words_joint: `${joint ?? ''} ${LONG.words}` };
    delete record.stamps;
  }
  const text = JSON.stringify(workbook);
  expect(text).not.toBe(file);
  return text;
}
