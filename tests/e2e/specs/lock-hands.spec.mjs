// The lock while hands are quicker than it, or a store does not do its part: nothing that was typed is
// lost, and nobody is told something that is not so.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { AimParts } from '../pages/aim.mjs';
import { Canvas } from '../pages/canvas.mjs';
import { AIMS, twoDevices, write } from '../pages/devices.mjs';
import { Lock, everything } from '../pages/lock.mjs';
import { Notes } from '../pages/notes.mjs';
import { Share } from '../pages/share.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en');
const BEGUN = 'I begin to say that';

// The browser freezes a page that nobody looks at.
const freeze = (page) => page.evaluate(() => document.dispatchEvent(new Event('freeze')));

// A second tab with the locked workbook, unlocked there, on the page of its aim.
async function secondTab(context) {
  const other = await context.newPage();
  await other.goto('./');
  const there = new Workbook(other);
  const lockThere = new Lock(there);
  await lockThere.open();
  await there.openAim(PAIR.aim);
  return { other, there, lockThere };
}

// The ciphers of the browser take their time, as on an old tablet.
const slowly = (page) =>
  page.evaluate(() => {
    const { wrapKey } = SubtleCrypto.prototype;
    SubtleCrypto.prototype.wrapKey = async function (...all) {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return wrapKey.apply(this, all);
    };
  });

test('what was typed and not written down yet is there again after the Lock button [row 29]', async ({ workbook }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const parts = new AimParts(workbook);
  await parts.open(w.aims.part_steps);
  const step = workbook.field(w.aims.new_step);
  await step.fill('Walk to the gate');
  await lock.now();
  await lock.open();
  await expect(step).toHaveValue('Walk to the gate');
});

test('each of two tabs gets back what was typed in it [row 29]', async ({ workbook, page, context }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const { other, there, lockThere } = await secondTab(context);
  const begin = async (at, text) => {
    await at.front();
    await new AimParts(at).open(w.aims.part_steps);
    await at.field(w.aims.new_step).fill(text);
  };
  await begin(there, 'Walk to the lake');
  // It locks alone.
  await freeze(other);
  await expect(lockThere.heading()).toBeVisible();
  await begin(workbook, 'Walk to the gate');
  await lock.now();
  await lock.open();
  await expect(workbook.field(w.aims.new_step)).toHaveValue('Walk to the gate');
  await there.front();
  await lockThere.open();
  await expect(there.field(w.aims.new_step)).toHaveValue('Walk to the lake');
});

test('what was typed in a tab that is gone waits for its seat and its field, whatever is locked meanwhile [row 29]', async ({ workbook, page, context }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const { other, there, lockThere } = await secondTab(context);
  await new AimParts(there).open(w.aims.part_steps);
  await there.field(w.aims.new_step).fill('Walk to the lake');
  await freeze(other);
  await expect(lockThere.heading()).toBeVisible();
  await other.close();
  await workbook.front();
  await workbook.passTo(PAIR.professional);
  await workbook.goTo('home');
  for (const _ of ['once', 'and once more']) {
    await lock.now();
    await page.reload();
    await lock.open();
    await expect(workbook.bar.getByText(PAIR.professional)).toBeVisible();
  }
  await workbook.openAim(PAIR.aim);
  await new AimParts(workbook).open(w.aims.part_steps);
  const step = workbook.field(w.aims.new_step);
  await step.focus();
  await expect(step).toHaveValue('');
  // Who typed it is told at once, wherever they are.
  const bar = page.getByRole('region', { name: w.lock.unplaced });
  await expect(bar).toHaveCount(0);
  await workbook.passTo(PAIR.patient);
  await workbook.button(w.lock.unplaced_go, bar).click();
  await expect(workbook.main.getByText('Walk to the lake', { exact: true })).toBeVisible();
  await workbook.openAim(PAIR.aim);
  await new AimParts(workbook).open(w.aims.part_steps);
  await step.focus();
  await expect(step).toHaveValue('Walk to the lake');
  await expect(bar).toHaveCount(0);
});

const HOWS = { 'at once': {}, 'one after the other': ONE_ENGINE };

for (const [how, details] of Object.entries(HOWS)) test(`two tabs that lock ${how} each get back their own`, details, async ({ workbook, context }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const { other, there, lockThere } = await secondTab(context);
  await new AimParts(there).open(w.aims.part_barriers);
  await there.field(w.aims.new_barrier).fill('Ice on the road');
  if (how !== 'at once') {
    await freeze(other);
    await expect(lockThere.heading()).toBeVisible();
  }
  await workbook.front();
  await workbook.goTo('notes');
  await lock.now();
  await expect(lockThere.heading()).toBeAttached();
  await lock.open();
  // Nobody is led to where another tab was.
  await expect(workbook.heading(w.notes.title)).toBeVisible();
  await there.front();
  await lockThere.open();
  await expect(there.field(w.aims.new_barrier)).toHaveValue('Ice on the road');
});

test('a reply that was begun in another tab, and sent in this one, does not come again', ONE_ENGINE, async ({ workbook, page, context }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const notes = new Notes(workbook);
  await notes.write({ sort: w.choices.note_sort_idea, text: 'A dog to walk with' });
  const other = await context.newPage();
  await other.goto(page.url());
  const there = new Workbook(other);
  await new Lock(there).open();
  await there.field(w.notes.write_reply).fill('Half a thou');
  await workbook.front();
  await workbook.goTo('notes');
  await lock.now();
  await expect(new Lock(there).heading()).toBeAttached();
  await other.close();
  await page.reload();
  await lock.open();
  await workbook.goTo('notes');
  await notes.row('A dog to walk with').click();
  const reply = workbook.field(w.notes.write_reply);
  await expect(reply).toHaveValue('Half a thou');
  await notes.reply('Half a thought is enough');
  await workbook.bar.getByRole('button').first().focus();
  await reply.focus();
  await expect(reply).toHaveValue('');
});

test('two lines that were typed and not added both come back [row 29]', async ({ workbook }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const parts = new AimParts(workbook);
  await parts.open(w.aims.part_barriers);
  await workbook.field(w.aims.new_barrier).fill('Ice on the road');
  await parts.open(w.aims.part_steps);
  await workbook.field(w.aims.new_step).fill('Walk to the gate');
  await lock.now();
  await lock.open();
  await expect(workbook.field(w.aims.new_step)).toHaveValue('Walk to the gate');
  await expect(workbook.field(w.aims.new_barrier)).toHaveValue('Ice on the road');
});

test('a line comes back although its very words stand elsewhere, too', ONE_ENGINE, async ({ workbook }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const notes = new Notes(workbook);
  await workbook.goTo('notes');
  await notes.begin();
  await notes.text().fill(BEGUN);
  await workbook.openAim(PAIR.aim);
  await new AimParts(workbook).open(w.aims.part_steps);
  await workbook.field(w.aims.new_step).fill(BEGUN);
  await lock.now();
  await lock.open();
  await expect(workbook.field(w.aims.new_step)).toHaveValue(BEGUN);
});

test('a word to a score that was left for another field comes back', ONE_ENGINE, async ({ workbook }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const parts = new AimParts(workbook);
  await parts.openAll();
  const step = workbook.field(w.aims.new_step);
  const help = workbook.field(w.aims.help_question);
  await help.fill('Somebody to go with');
  await step.focus();
  await lock.now();
  await lock.open();
  await expect(help).toHaveValue('Somebody to go with');
});

test('an empty field takes nothing that is being typed in another tab', ONE_ENGINE, async ({ workbook, page, context }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const { there, lockThere } = await secondTab(context);
  const step = (at) => at.field(w.aims.new_step);
  await new AimParts(there).open(w.aims.part_steps);
  await workbook.front();
  await new AimParts(workbook).open(w.aims.part_steps);
  await step(workbook).focus();
  await freeze(page);
  await expect(lock.heading()).toBeVisible();
  await there.front();
  await step(there).fill('Walk to the lake');
  await lockThere.now();
  await workbook.front();
  await lock.open();
  await expect(step(workbook)).toBeFocused();
  await expect(step(workbook)).toHaveValue('');
  await there.front();
  await lockThere.open();
  await expect(step(there)).toHaveValue('Walk to the lake');
});

test('a card that is too long to be stored comes back as it was typed', ONE_ENGINE, async ({ workbook }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('open');
  const long = 'so long '.repeat(40).trim();
  await canvas.newCard().first().fill(long);
  await lock.now();
  await lock.open();
  await expect(canvas.newCard().first()).toHaveValue(long);
});

// A new card on the board that no store takes; locked, for its field will be gone.
async function tooLongACard(workbook) {
  const lock = new Lock(workbook);
  await lock.start();
  const canvas = new Canvas(workbook);
  await canvas.begin('open');
  await canvas.see('see_board');
  await workbook.button(w.canvas.add_card, workbook.main).first().click();
  const long = 'so long '.repeat(40).trim();
  await workbook.field(w.board.new_card).fill(long);
  await lock.now();
  expect(await everything(workbook.page)).not.toContain('so long');
  return { lock, long, bar: workbook.page.getByRole('region', { name: w.lock.unplaced }) };
}

test('a new card on the board that is too long to be stored waits in Settings to be read and thrown away', ONE_ENGINE, async ({ workbook, page }) => {
  const { lock, long, bar } = await tooLongACard(workbook);
  await lock.open();
  await expect(bar).toContainText(w.lock.unplaced_where);
  // It waits for whoever typed it.
  await workbook.passTo(PAIR.professional);
  await expect(bar).toBeHidden();
  await workbook.passTo(PAIR.patient);
  await page.reload();
  await lock.open();
  await workbook.button(w.lock.unplaced_go, bar).click();
  await expect(workbook.heading(w.lock.title)).toBeFocused();
  const words = workbook.main.getByText(long, { exact: true });
  await expect(words).toBeVisible();
  await workbook.passTo(PAIR.professional);
  await expect(words).toHaveCount(0);
  await workbook.passTo(PAIR.patient);
  await expect(words).toBeVisible();
  const away = workbook.button(w.lock.unplaced_throw);
  await away.click();
  await expect(words).toBeHidden();
  await workbook.button(w.common.undo, workbook.main).click();
  await expect(words).toBeVisible();
  await workbook.goTo('home');
  await expect(bar).toBeVisible();
  await workbook.goTo('settings');
  await away.click();
  await expect(bar).toBeHidden();
  await lock.now();
  await lock.open();
  await workbook.goTo('settings');
  await expect(workbook.heading(w.lock.title)).toBeVisible();
  await expect(words).toHaveCount(0);
});

test('words that found no field are kept on a full store, and told of in each tab until they are thrown away in one', ONE_ENGINE, async ({ workbook, page, context }) => {
  const { lock, long, bar } = await tooLongACard(workbook);
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      if (key.includes('/typing.')) throw new DOMException('full', 'QuotaExceededError');
      return setItem.call(this, key, text);
    };
  });
  await lock.open();
  await expect(bar).toBeVisible();
  await page.reload();
  await lock.open();
  await expect(bar).toBeVisible();
  const other = await context.newPage();
  await other.goto('./');
  const there = new Workbook(other);
  await new Lock(there).open();
  const barThere = other.getByRole('region', { name: w.lock.unplaced });
  await workbook.button(w.lock.unplaced_go, barThere).click();
  await expect(there.main.getByText(long, { exact: true })).toBeVisible();
  await workbook.button(w.lock.unplaced_throw, there.main).click();
  await expect(barThere).toHaveCount(0);
  await workbook.front();
  await expect(bar).toHaveCount(0);
  await there.front();
  await workbook.button(w.common.undo, there.main).click();
  await workbook.front();
  await expect(bar).toBeVisible();
});

test('new words for what clashes are there again once their field is', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(anna, AIMS.one, { joint: 'Twice a week.' });
  await write(karin, AIMS.one, { joint: 'Every other day.' });
  await anna.share.takeFile(await karin.share.saveFor('Anna'));
  const lock = new Lock(anna.workbook);
  await lock.put();
  await anna.workbook.openAim(AIMS.one);
  const begin = () => anna.workbook.button(w.clash.write_new).click();
  await begin();
  await anna.workbook.field(w.clash.new_words).fill('Three times a week');
  await lock.now();
  await lock.open();
  await expect(anna.workbook.button(w.clash.write_new)).toBeVisible();
  // It was looked for in vain.
  await anna.page.waitForTimeout(3_000);
  await begin();
  await expect(anna.workbook.field(w.clash.new_words)).toHaveValue('Three times a week');
});

test('what was typed goes to nobody else, and comes back once', ONE_ENGINE, async ({ workbook }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await new AimParts(workbook).open(w.aims.part_steps);
  const step = workbook.field(w.aims.new_step);
  await step.fill('Walk to the gate');
  await lock.now();
  await lock.open();
  await expect(step).toHaveValue('Walk to the gate');
  await step.fill('');
  await workbook.passTo(PAIR.professional);
  await workbook.goTo('home');
  await lock.now();
  await lock.open();
  await workbook.openAim(PAIR.aim);
  await new AimParts(workbook).open(w.aims.part_steps);
  await expect(step).toHaveValue('');
});

test('a passphrase that is being put to use stays as it stands, and is not called back', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('settings');
  await workbook.button(w.lock.put).click();
  await slowly(page);
  const lock = new Lock(workbook);
  await lock.choose('quite another set of words');
  await workbook.button(w.lock.put_now).click();
  await expect(workbook.main.getByText(w.lock.putting)).toBeVisible();
  await expect(workbook.button(w.common.cancel)).toBeHidden();
  const field = workbook.field(w.share.phrase);
  await field.evaluate((element) => element.focus());
  await expect(field).not.toBeFocused();
  await expect(workbook.main.getByText(w.lock.is_put)).toBeVisible();
  await lock.now();
  await lock.open('quite another set of words');
  await expect(lock.heading()).toBeHidden();
});

test('a lock that comes off only half is not said to be off', ONE_ENGINE, async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.goTo('settings');
  await page.evaluate(() => {
    window.setItemWas = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (key.includes('/aim/') && !text.startsWith('sealed-1:')) throw new DOMException('full', 'QuotaExceededError');
      return window.setItemWas.call(this, key, text);
    };
  });
  await workbook.button(w.lock.take_off).click();
  await workbook.button(w.lock.take_off, page.getByRole('dialog')).click();
  await expect(workbook.main.getByText(w.lock.half_off)).toBeVisible();
  await expect(page.getByText(w.lock.took_off, { exact: true })).toHaveCount(0);
  expect(await everything(page)).toContain('sealed-1:');
  await page.evaluate(() => { Storage.prototype.setItem = window.setItemWas; });
  await workbook.button(w.lock.try_off).click();
  await expect(workbook.main.getByText(w.lock.took_off, { exact: true })).toBeVisible();
  await expect(page.getByText(w.lock.off_words)).toBeVisible();
  expect(await everything(page)).not.toContain('sealed-1:');
  await page.reload();
  await workbook.openAim(PAIR.aim);
});

test('a note that was begun in one tab is not lost by another tab that begins none, or one of its own', async ({ workbook, page, context }) => {
  await workbook.start();
  const notes = new Notes(workbook);
  const other = await context.newPage();
  await other.goto('./');
  const there = new Workbook(other);
  const notesThere = new Notes(there);
  await there.goTo('notes');
  await notesThere.begin();
  await there.goTo('home');
  await workbook.front();
  await workbook.goTo('notes');
  await notes.begin();
  await notes.text().fill(BEGUN);
  await there.front();
  await there.goTo('notes');
  await notesThere.begin();
  await there.passTo(PAIR.professional);
  await notesThere.text().fill('And I begin, too');
  await workbook.front();
  await page.reload();
  await expect(notes.text()).toHaveValue('And I begin, too');
  await workbook.passTo(PAIR.patient);
  await expect(notes.text()).toHaveValue(BEGUN);
});

test('what was begun goes with the workbook when the tablet is cleared', ONE_ENGINE, async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.goTo('share');
  const share = new Share(workbook);
  const file = await share.saveFor(PAIR.professional);
  const notes = new Notes(workbook);
  await workbook.goTo('notes');
  await notes.begin();
  await notes.text().fill(BEGUN);
  await workbook.goTo('share');
  await workbook.link(w.lock.finish).click();
  await page.getByText(w.lock.finish_sure).click();
  await workbook.button(w.lock.finish_now).click();
  await page.getByRole('link', { name: w.start.open_door }).click();
  await share.look(file);
  await share.takeIn();
  await workbook.goTo('notes');
  await notes.begin();
  await expect(notes.text()).toHaveValue('');
});

test('the tablet is cleared with drafts, begun notes and later words only by who knows that they go', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const notes = new Notes(workbook);
  await workbook.goTo('notes');
  await notes.begin();
  await notes.fill({ sort: w.choices.note_sort_idea, text: BEGUN });
  await workbook.button(w.notes.keep_draft).click();
  await expect(page.getByText(w.notes.draft_words)).toBeVisible();
  await workbook.goTo('notes');
  await notes.begin();
  await notes.text().fill(BEGUN);
  await workbook.goTo('share');
  await workbook.link(w.lock.finish).click();
  await new Share(workbook).handedOut(() => workbook.button(w.shelf.save_first).click());
  await workbook.button(w.share.it_arrived).click();
  await expect(workbook.main.getByText(w.shelf.copy_now)).toBeVisible();
  const may = workbook.button(w.lock.finish_now);
  await expect(may).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(fill(w.lock.finish_drafts_one, { count: '1' }))).toBeVisible();
  await expect(page.getByText(w.lock.finish_begun)).toBeVisible();
  await expect(page.getByText(w.lock.finish_no_file)).toBeHidden();
  await page.getByText(w.lock.finish_sure).click();
  await expect(may).not.toHaveAttribute('aria-disabled', 'true');
});

test('what another tab writes once a file is kept is in no file', async ({ workbook, page, context }) => {
  await workbook.start();
  await workbook.goTo('share');
  await workbook.link(w.lock.finish).click();
  const save = () => new Share(workbook).handedOut(() => workbook.button(w.shelf.save_first).click());
  const kept = workbook.button(w.share.it_arrived);
  const may = workbook.button(w.lock.finish_now);
  await save();
  await kept.click();
  await expect(may).not.toHaveAttribute('aria-disabled', 'true');
  await save();
  const other = await context.newPage();
  await other.goto('./');
  const there = new Workbook(other);
  await there.openAim(PAIR.aim);
  await there.joint().fill('Twice a week.');
  await there.saved();
  await workbook.front();
  await expect(may).toHaveAttribute('aria-disabled', 'true');
  // The file went out before.
  await kept.click();
  await expect(page.getByText(w.lock.finish_no_file)).toBeVisible();
  await expect(may).toHaveAttribute('aria-disabled', 'true');
  await save();
  await kept.click();
  await expect(may).not.toHaveAttribute('aria-disabled', 'true');
});

test('who changes something after the file, with another kind of file chosen, is told that it is in none', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('share');
  await workbook.link(w.lock.finish).click();
  await new Share(workbook).handedOut(() => workbook.button(w.shelf.save_first).click());
  await workbook.button(w.share.it_arrived).click();
  const may = workbook.button(w.lock.finish_now);
  await expect(may).not.toHaveAttribute('aria-disabled', 'true');
  await page.getByText(w.share.with_phrase).click();
  await workbook.button(w.shell.undo, workbook.bar).click();
  await expect(may).toHaveAttribute('aria-disabled', 'true');
});

test('a second tab does not name a locked workbook that was cleared', ONE_ENGINE, async ({ workbook, page, context }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const { other, there } = await secondTab(context);
  await workbook.front();
  await workbook.goTo('share');
  await workbook.link(w.lock.finish).click();
  await page.getByText(w.lock.finish_sure).click();
  await workbook.button(w.lock.finish_now).click();
  await there.front();
  const said = other.getByRole('region', { name: w.shelf.gone_label });
  await expect(said).toContainText(w.common.app_name);
  await expect(said).not.toContainText(PAIR.patient);
});
