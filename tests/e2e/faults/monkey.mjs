// Somebody who presses, types, turns pages and hands the tablet over at random, while stores refuse, the
// network goes and pages break off. Keeps a ledger of what the app said was saved.
import { chance } from '../pages/chance.mjs';
import { setTimeout as wait } from 'node:timers/promises';
import { Share } from '../pages/share.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';
import { pattern, words } from '../pages/words.mjs';
import * as double from './double.mjs';
import * as stores from './stores.mjs';

const w = words('en');
const PLACES = ['', 'aims', 'aims', 'notes', 'notes/new', 'canvases', 'us', 'us', 'find', 'share', 'settle', 'history', 'bin', 'more', 'settings', 'copies', 'shelf'];
// What the monkey does not press: what takes away for good is asked for by itself; the language and other
// workbooks would change what it looks for.
const NOT = /^(Remove|Empty the bin|Start another|Open .+ and |Svenska|English|Lock|Finish|Leave)|practice|made-up/i;
const FIELDS = [
  w.aims.title_label, w.aims.words_joint, w.us.pronouns, w.us.needs_words, w.us.language, w.us.matters,
  w.us.helps, w.us.avoid, w.us.knowledge, w.us.skills, w.us.habits, w.us.open_about, w.us.good_at,
];
const WORDS_OF = pattern(w.aims.words_of);
const TROUBLES = [
  { local: { fault: 'full', chance: 1 } },
  { local: { fault: 'refused', chance: 0.3 } },
  { twin: { fault: 'refused', chance: 1 } },
  { twin: { fault: 'aborted', chance: 0.3 } },
  { twin: { fault: 'full', chance: 0.5 } },
  { twin: { fault: 'late', chance: 0.2 } },
  { local: { fault: 'refused', chance: 1 }, twin: { fault: 'refused', chance: 1 } },
  { local: { fault: 'full', chance: 1 }, twin: { fault: 'full', chance: 1 } },
];

export class Monkey {
  constructor(seed, page, lies = false) {
    Object.assign(this, chance(seed), { page, lies });
    this.workbook = new Workbook(page);
    this.share = new Share(this.workbook);
    this.made = 0;
    // The field that was written last: typing on in it is one burst, of which the past keeps the end only.
    this.burst = '';
    // Texts by what is known of them: typed, and said to be saved.
    this.typed = new Set();
    this.safe = new Set();
    this.burst = '';
    this.times = new Map();
    this.files = [];
    this.log = [];
    this.counts = {};
  }

  text() {
    this.made += 1;
    return `<${this.made}>`;
  }

  note(what) {
    this.log.push(what);
    const [kind] = what.split(':');
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
  }

  async begin() {
    await double.putBefore(this.page);
    await this.page.addInitScript(() => {
      window.print = () => {};
    });
    await this.page.goto('./');
    await this.workbook.start();
    await this.workbook.saved();
    // From here on the page starts without a network, too.
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    if (this.lies) await double.change(this.page, { lies: true });
  }

  // One deed, and then a look at what the app says of it.
  async step() {
    const deeds = [
      [26, 'write'], [20, 'press'], [10, 'go'], [8, 'key'], [6, 'pass'], [5, 'trouble'], [4, 'calm'],
      [4, 'reload'], [4, 'breakOff'], [3, 'newAim'], [3, 'newNote'], [3, 'fileOut'], [3, 'fileIn'], [2, 'network'], [2, 'step2'], [1, 'empty'],
    ];
    let at = this.below(deeds.reduce((sum, [weight]) => sum + weight, 0));
    const [, deed] = deeds.find(([weight]) => (at -= weight) < 0);
    this.page.setDefaultTimeout(2_000);
    try {
      // What stands over the page goes first, or something in it is pressed.
      const over = deed !== 'press' && (await this.page.getByRole('dialog').isVisible());
      if (over) await this.page.keyboard.press('Escape');
      await this[deed]();
    } catch (error) {
      if (!/Timeout|closed|intercepts|detached|not attached|navigat|destroyed/i.test(error.message)) throw error;
      this.note(`missed: ${deed} ${error.message.split('\n')[0]}`);
    }
    this.page.setDefaultTimeout(20_000);
    await this.look();
  }

  // What is on the screen: is the app well, is all of it saved?
  async look() {
    const seen = await this.seen();
    if (seen.stopped) throw new Error('the app stopped');
    if (seen.saved) {
      this.typed.forEach((text) => this.safe.add(text));
      this.typed.clear();
    }
    // Where a page cannot read what is stored, it shows no workbook: one looks again without the fault.
    if (!seen.open) await this.again();
  }

  async seen() {
    for (let tries = 20; ; tries -= 1) {
      const seen = await this.page.evaluate(() => ({
        stopped: window.workbook?.poisoned === true || document.querySelector('[role=alertdialog]') !== null,
        saved: document.querySelector('header.topbar')?.innerText.includes('Saved') === true,
        open: document.querySelector('header.topbar') !== null,
      }));
      if (seen.open || seen.stopped || !tries) return seen;
      await wait(100);
    }
  }

  async again() {
    this.note('again: no workbook on the screen');
    this.left();
    await this.online();
    await stores.beside(this.page);
    await this.wants({});
    await this.page.goto('./#/');
    await this.page.locator('header.topbar').waitFor();
  }

  wants(rates) {
    return double.plan(this.page, { rates, lies: this.lies });
  }

  // The page goes away: what was not said to be saved is nobody's loss.
  left() {
    this.typed.clear();
    this.burst = '';
  }

  async go() {
    const place = this.pick(PLACES);
    this.note(`go: ${place}`);
    await this.page.goto(`./#/${place}`);
    if (['aims', 'notes', 'canvases'].includes(place) && this.percent(70)) {
      const links = this.workbook.main.locator(`a[href^="#/${place}/"]`);
      const many = await links.count();
      if (many) await links.nth(this.below(many)).click();
    }
  }

  // Writes into a field of which it is known that it is kept as it is typed.
  async write() {
    if (this.percent(60)) {
      await this.page.goto(`./#/${this.pick(['aims', 'us'])}`);
      const aims = this.workbook.main.locator('a[href^="#/aims/"]');
      if (this.page.url().endsWith('aims') && (await aims.count())) await aims.nth(this.below(await aims.count())).click();
    }
    const all = await this.workbook.main.getByRole('textbox').all();
    const fields = [];
    for (const one of all) {
      const name = await one.evaluate((field) => (field.readOnly || field.disabled ? '' : field.labels?.[0]?.innerText.trim() ?? ''));
      if (FIELDS.includes(name) || WORDS_OF.test(name)) fields.push([name, one]);
    }
    if (!fields.length) return;
    const [name, field] = this.pick(fields);
    const key = `${new URL(this.page.url()).hash} ${await field.getAttribute('id')}`;
    const times = (this.times.get(key) ?? 0) + 1;
    // The past of a field holds twenty versions.
    if (times > 12) return;
    this.times.set(key, times);
    const text = this.text();
    const goesOn = this.burst === key;
    this.note(`write: ${text} ${name} ${goesOn || this.percent(50) ? 'on' : 'anew'}`);
    this.burst = key;
    if (this.log.at(-1).endsWith('on')) {
      await field.focus();
      await this.page.keyboard.press('Control+End');
      await this.page.keyboard.type(` ${text}`);
    } else {
      await field.fill(text);
    }
    if ((await field.inputValue()).includes(text)) this.typed.add(text);
  }

  async newAim() {
    const text = this.text();
    this.note(`newAim: ${text}`);
    await this.page.goto('./#/aims');
    await this.workbook.button(w.aims.write_new).or(this.workbook.button(w.aims.write_first)).first().click();
    await this.workbook.title().fill(text);
    this.burst = `${new URL(this.page.url()).hash} ${await this.workbook.title().getAttribute('id')}`;
    this.typed.add(text);
  }

  async newNote() {
    const text = this.text();
    this.note(`newNote: ${text}`);
    await this.page.goto('./#/notes/new');
    await this.workbook.main.getByRole('radio', { name: w.choices.note_sort_idea, exact: true }).check();
    await this.workbook.field(w.notes.text_label).fill(text);
    await this.workbook.button(w.notes.write_down).click();
    await this.workbook.main.getByText(text).first().waitFor();
    this.typed.add(text);
    this.burst = '';
  }

  // Presses something, whatever it is, but what takes away for good.
  async press() {
    const over = this.page.getByRole('dialog');
    const where = (await over.isVisible()) ? over : this.page.locator('main, nav, header');
    const all = await where.locator('button:visible, a[href^="#"]:visible, select:visible, input[type=checkbox]:visible, input[type=radio]:visible, summary:visible').all();
    if (!all.length) return;
    const one = this.pick(all);
    const { name, kind, values } = await one.evaluate((element) => ({
      name: (element.innerText || element.labels?.[0]?.innerText || element.title || element.getAttribute('aria-label') || '').trim().replaceAll('\n', ' '),
      kind: element.tagName,
      values: element.tagName === 'SELECT' ? [...element.options].map(({ value }) => value) : [],
    }));
    if (NOT.test(name)) return;
    this.note(`press: ${kind} ${name.slice(0, 40)}`);
    if (kind === 'SELECT') await one.selectOption(this.pick(values));
    else await one.click();
    if (this.percent(80)) return;
    await this.page.keyboard.press('Escape');
  }

  async key() {
    const typing = await this.page.evaluate(() => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName));
    const key = this.pick(typing ? ['Tab', 'Escape', 'Shift+Tab'] : ['Tab', 'Tab', 'Enter', 'Space', 'ArrowDown', 'ArrowRight', 'Escape', 'Home', 'PageDown', '?']);
    const name = await this.page.evaluate(() => document.activeElement?.innerText?.slice(0, 40) ?? '');
    if (['Enter', 'Space'].includes(key) && NOT.test(name.trim())) return;
    this.note(`key: ${key}`);
    await this.page.keyboard.press(key);
  }

  // Undo and redo, by their buttons.
  async step2() {
    const name = this.pick([w.shell.undo, w.shell.redo, w.shell.undo]);
    this.note(`undo: ${name}`);
    await this.workbook.bar.getByRole('button', { name, exact: true }).click();
  }

  async pass() {
    this.note('pass: the tablet');
    await this.workbook.button(w.shell.pass).click();
    const ways = this.page.getByRole('dialog').getByRole('button');
    await ways.first().waitFor();
    await ways.nth(this.below(await ways.count())).click();
  }

  async trouble() {
    const rates = this.pick(TROUBLES);
    this.note(`trouble: ${JSON.stringify(rates)}`);
    await double.change(this.page, { rates });
  }

  async calm() {
    this.note('calm: no trouble any more');
    await double.change(this.page, { rates: {} });
  }

  // Half of the times the page starts under what went wrong before.
  async reload() {
    this.note('reload: the page');
    this.left();
    const rates = await this.page.evaluate(() => window.double.rates);
    await this.page.evaluate((all) => sessionStorage.setItem('double', JSON.stringify(all)), { rates: this.percent(50) ? rates : {}, lies: this.lies });
    await this.page.reload();
    await this.page.locator('h1').first().waitFor();
  }

  // The page goes away between two letters.
  async breakOff() {
    await this.page.goto('./#/aims');
    const aims = this.workbook.main.locator('a[href^="#/aims/"]');
    if (!(await aims.count())) return;
    await aims.nth(this.below(await aims.count())).click();
    const field = this.workbook.joint();
    if ((await field.getAttribute('readonly')) !== null) return;
    this.note('breakOff: in mid-word');
    await field.focus();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(' broken o');
    await this.reload();
  }

  async network() {
    this.offline = !this.offline;
    this.note(`network: ${this.offline ? 'gone' : 'back'}`);
    await this.page.context().setOffline(this.offline);
  }

  async online() {
    this.offline = false;
    await this.page.context().setOffline(false);
  }

  async fileOut() {
    this.note('fileOut: save');
    await this.page.goto('./#/more');
    await this.page.goto('./#/share');
    const save = this.workbook.main.getByRole('button', { name: /^Save a file/ });
    this.files.push(await this.share.handedOut(() => save.click()));
  }

  // A file of before comes in: nothing newer may go by it.
  async fileIn() {
    if (!this.files.length) return;
    this.note('fileIn: an older file');
    await this.page.goto('./#/more');
    await this.page.goto('./#/share');
    await this.share.choose(this.pick(this.files));
    await this.share.preview.waitFor();
    const yes = this.workbook.main.getByRole('button', { name: new RegExp(`^(${w.share.take_in}|${w.share.take_anyway}|${w.share.close})$`) });
    await yes.first().click();
    await this.share.preview.waitFor({ state: 'hidden' });
  }

  // The bin is emptied for good. What lay in it may be gone then, and nothing else.
  async empty() {
    await this.calm();
    await this.page.goto('./#/bin');
    const button = this.workbook.button(w.bin.empty_it, this.workbook.main);
    if (!(await button.count())) return;
    this.note('empty: the bin');
    const binned = await this.binned();
    await button.click();
    for (const text of binned) [this.safe, this.typed].forEach((all) => all.delete(text));
    await this.workbook.button(w.bin.empty_for_good).click();
  }

  // Every text in a record that lies in the bin, or hangs on one that does.
  async binned() {
    const all = Object.values(stores.records(await stores.local(this.page)));
    const gone = new Set();
    for (let before = -1; before !== gone.size; ) {
      before = gone.size;
      for (const text of all) {
        const { id, fields } = JSON.parse(text);
        if (fields.deleted?.how || gone.has(fields.parent)) gone.add(id);
      }
    }
    const texts = all.filter((text) => gone.has(JSON.parse(text).id)).join('\n');
    return [...this.safe, ...this.typed].filter((text) => texts.includes(text));
  }

  // With no faults left: is everything that was said to be saved in the file, or kept here as a draft?
  async lost() {
    await this.online();
    await stores.beside(this.page);
    await double.plan(this.page, {});
    await this.page.goto('./#/share');
    await this.workbook.saved();
    const save = this.workbook.main.getByRole('button', { name: /^Save a file/ });
    const file = await this.share.handedOut(() => save.click());
    const kept = Object.values(await stores.local(this.page)).filter((text) => text.includes('"share":"draft"')).join('\n');
    return [...this.safe].filter((text) => !file.includes(text) && !kept.includes(text));
  }

  // What the stores hold, looked at without the app's help; quicker than a file.
  async missing() {
    await this.online();
    const page = await this.page.context().newPage();
    await stores.beside(page);
    const texts = [...Object.values(await stores.local(page)), ...Object.values(await stores.twin(page))].join('\n');
    await page.close();
    return [...this.safe].filter((text) => !texts.includes(text));
  }

  async play(seconds) {
    const end = Date.now() + seconds * 1_000;
    let looked = Date.now();
    while (Date.now() < end) {
      await this.step();
      if (Date.now() - looked < 30_000) continue;
      looked = Date.now();
      const missing = await this.missing();
      if (missing.length) throw new Error(`in no store any more: ${missing.join(' ')}`);
    }
  }
}
