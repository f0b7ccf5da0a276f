// The lock: what is stored opens with the passphrase only, and the page shows nothing without it.
import { expect, isFirefox, ONE_ENGINE, test } from '../pages/test.mjs';
import { holdClock } from '../pages/clock.mjs';
import { Lock, PHRASE, everything } from '../pages/lock.mjs';
import { Share } from '../pages/share.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en');
const WORDS = ['Anna and', PAIR.professional, 'Walk to the shop', 'Twice a week'];

async function holdsNoWords(page) {
  const all = await everything(page);
  for (const each of WORDS) expect(all, each).not.toContain(each);
}

// The page as anything can read it: its text, fields, title, and what assistive technology gets.
async function showsNoWords(page) {
  const all = await page.evaluate(() => document.title + document.documentElement.outerHTML);
  const fields = await page.evaluate(() => [...document.querySelectorAll('input, textarea')].map((f) => f.value).join());
  const tree = await page.locator('body').ariaSnapshot();
  for (const each of WORDS) expect(`${all} ${fields} ${tree}`, each).not.toContain(each);
}

test('on a shared tablet nothing is ever stored in the open, and only the passphrase opens it', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.joint().fill('Twice a week.');
  await workbook.saved();
  await holdsNoWords(page);
  await page.reload();
  await expect(lock.heading()).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(`^${w.lock.locked_title}`));
  await showsNoWords(page);
  await lock.open('hare maple window ship');
  await expect(page.getByText(w.lock.wrong).first()).toBeVisible();
  await expect(lock.field()).toBeFocused();
  await showsNoWords(page);
  await lock.field().fill(PHRASE);
  await lock.field().press('Enter');
  await expect(workbook.joint()).toHaveValue('Twice a week.');
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  await workbook.saved();
  await holdsNoWords(page);
});

test('the test can fail: without the lock the stores hold the words', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await workbook.saved();
  expect(await everything(page)).toContain(PAIR.aim);
});

test('a lock that is put on later seals all there is, and taken off opens it again', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await workbook.start();
  await workbook.joint().fill('Twice a week.');
  await workbook.goTo('share');
  await new Share(workbook).handedOut(() => workbook.button('Save a file for Karin').click());
  await workbook.button('Yes, we have it').click();
  // A safe copy is in the store as well.
  await workbook.openAim(PAIR.aim);
  await workbook.button('Move this aim to the bin').click();
  await workbook.link(/The bin/).click();
  await workbook.button('Empty the bin').click();
  await workbook.button('Remove for good').click();
  await expect(page.getByText('The bin is empty.')).toBeVisible();
  await workbook.goTo('aims');
  await workbook.button(w.aims.write_first).click();
  await workbook.title().fill('Walk to the shop, once more');
  await workbook.saved();
  expect(await everything(page)).toContain(PAIR.aim);
  await lock.put();
  await holdsNoWords(page);
  await page.reload();
  await lock.open();
  await workbook.openAim('Walk to the shop, once more');
  await holdsNoWords(page);
  await workbook.goTo('settings');
  await workbook.button(w.lock.take_off).click();
  await workbook.button(w.lock.take_off, page.getByRole('dialog')).click();
  await expect(page.getByText(w.lock.off_words)).toBeVisible();
  const open = await everything(page);
  for (const each of [PAIR.patient, 'Walk to the shop, once more', PAIR.aim]) expect(open).toContain(each);
  expect(open).not.toContain('sealed-1:');
  await page.reload();
  await workbook.openAim('Walk to the shop, once more');
});

test('the button locks at once, in every tab [row 29]', async ({ workbook, page, context }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const other = await context.newPage();
  await other.goto('./');
  const there = new Workbook(other);
  const lockThere = new Lock(there);
  await lockThere.open();
  await there.openAim(PAIR.aim);
  await workbook.front();
  await lock.now();
  await showsNoWords(page);
  await expect(lockThere.heading()).toBeVisible();
  await showsNoWords(other);
  await lock.open();
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  await expect(lockThere.heading()).toBeVisible();
});

test('a tab that had the workbook open when another one locked it loses nothing', ONE_ENGINE, async ({ workbook, page, context }) => {
  await workbook.start();
  const other = await context.newPage();
  await other.goto('./');
  const there = new Workbook(other);
  await there.openAim(PAIR.aim);
  await there.joint().fill('Twice a week.');
  await there.saved();
  await workbook.front();
  const lock = new Lock(workbook);
  await lock.put();
  const lockThere = new Lock(there);
  await expect(lockThere.heading()).toBeVisible();
  await lockThere.open();
  await expect(there.joint()).toHaveValue('Twice a week.');
  await there.joint().fill('Twice a week. And on Sundays.');
  await there.saved();
  await holdsNoWords(page);
});

test('a lock that is taken off in one tab is off in the other, too', async ({ workbook, page, context }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const other = await context.newPage();
  await other.goto('./');
  const there = new Workbook(other);
  await new Lock(there).open();
  await there.openAim(PAIR.aim);
  await workbook.front();
  await workbook.goTo('settings');
  await workbook.button(w.lock.take_off).click();
  await workbook.button(w.lock.take_off, page.getByRole('dialog')).click();
  await expect(page.getByText(w.lock.off_words)).toBeVisible();
  // Told by the stores, before anybody looks.
  await expect(there.button(w.lock.lock, there.bar)).toBeHidden();
  await there.front();
  await there.joint().fill('Twice a week.');
  await there.saved();
  const all = await everything(other);
  expect(all).toContain('Twice a week.');
  expect(all).not.toContain('sealed-1:');
  // A new lock has a new key, in both tabs.
  await workbook.front();
  await lock.put('quite another passphrase');
  await new Lock(there).open('quite another passphrase');
  await expect(there.joint()).toHaveValue('Twice a week.');
  await there.joint().fill('Twice a week. On foot.');
  await there.saved();
  await holdsNoWords(page);
  await other.reload();
  await new Lock(there).open('quite another passphrase');
  await expect(there.joint()).toHaveValue('Twice a week. On foot.');
});

test('it locks by itself after two minutes without a hand, and says so before; a key goes on', async ({ workbook, page }) => {
  await holdClock(page);
  const lock = new Lock(workbook);
  await lock.start();
  const soon = page.getByRole('region', { name: w.lock.soon_label });
  await page.clock.runFor(102_000);
  await expect(soon).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: w.lock.soon })).toHaveCount(1);
  await page.keyboard.press('Shift');
  await expect(soon).toBeHidden();
  await page.clock.runFor(102_000);
  await expect(soon).toBeVisible();
  await page.clock.runFor(20_000);
  await expect(lock.heading()).toBeVisible();
  await expect(soon).toBeHidden();
  await showsNoWords(page);
});

test('the minutes can be chosen', ONE_ENGINE, async ({ workbook, page }) => {
  await holdClock(page);
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.goTo('settings');
  await page.getByText(fill(w.lock.minutes_of_other, { count: '5' }), { exact: true }).click();
  await page.clock.runFor(200_000);
  await expect(workbook.heading(w.lock.title)).toBeVisible();
  await page.clock.runFor(101_000);
  await expect(lock.heading()).toBeVisible();
});

test('out of sight for half a minute it is locked before it is seen again', async ({ workbook, page }) => {
  await holdClock(page);
  const lock = new Lock(workbook);
  await lock.start();
  const sight = (state) =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => now === 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await sight('hidden');
  await page.clock.runFor(10_000);
  await sight('visible');
  await expect(workbook.title()).toBeVisible();
  await sight('hidden');
  // The tablet sleeps: no timer rings. Far less than the time without a touch.
  const now = await page.evaluate(() => Date.now());
  await page.clock.setFixedTime(now + 31_000);
  await sight('visible');
  await expect(lock.heading()).toBeVisible();
});

test('out of sight for half a minute it locks itself, should nobody look again', ONE_ENGINE, async ({ workbook, page }) => {
  await holdClock(page);
  const lock = new Lock(workbook);
  await lock.start();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.clock.runFor(29_000);
  await expect(workbook.title()).toBeVisible();
  await page.clock.runFor(2_000);
  await expect(lock.heading()).toBeVisible();
  await holdsNoWords(page);
});

test('a locked workbook prints no word of it, and the rescue words print alone', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.goTo('settings');
  await workbook.button(w.lock.rescue_draw).click();
  const dialog = page.getByRole('dialog', { name: w.lock.rescue_title });
  await expect(dialog.getByRole('listitem')).toHaveCount(8);
  const drawn = await dialog.getByRole('listitem').allInnerTexts();
  await page.evaluate(() => { window.print = () => {}; });
  await workbook.button(w.lock.rescue_print, dialog).click();
  await page.emulateMedia({ media: 'print' });
  // Firefox cannot be told to show the page as it prints: there, what is laid for the printer.
  const paper = await page.locator(isFirefox(page) ? 'article' : 'body').innerText();
  for (const [at, word] of drawn.entries()) expect(paper).toContain(`${at + 1}. ${word}`);
  expect(paper).not.toContain(PAIR.patient);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await workbook.button(w.lock.rescue_keep, dialog).click();
  await expect(dialog).toBeHidden();
  await lock.now();
  await page.emulateMedia({ media: 'print' });
  const locked = await page.locator('body').innerText();
  for (const word of WORDS) expect(locked).not.toContain(word);
  // One alone may be among the words of the app.
  for (const at of [0, 2, 4, 6]) expect(locked).not.toMatch(new RegExp(drawn.slice(at, at + 2).join('\\W+(\\d\\W+)?'), 'u'));
});

test('a frozen page is locked [row 29]', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  // A page without a screen is never hidden, so the browser does not tell that it freezes it.
  await page.evaluate(() => document.dispatchEvent(new Event('freeze')));
  await expect(lock.heading()).toBeVisible();
  await showsNoWords(page);
});

test('locked while somebody types: every letter is kept, sealed, and the cursor comes back [row 29]', async ({ workbook, page }) => {
  await holdClock(page);
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.joint().focus();
  await page.keyboard.type('Twice a week');
  for (let at = 0; at < 5; at += 1) await page.keyboard.press('ArrowLeft');
  await page.clock.runFor(121_000);
  await expect(lock.heading()).toBeVisible();
  await holdsNoWords(page);
  await lock.open();
  await expect(workbook.joint()).toHaveValue('Twice a week');
  await expect(workbook.joint()).toBeFocused();
  await page.keyboard.type('every ');
  await expect(workbook.joint()).toHaveValue('Twice aevery  week');
});

test('what was typed and not yet written down is there again after the lock [row 29]', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.goTo('notes');
  await workbook.button(w.notes.write_first).or(workbook.link(w.notes.write_first)).first().click();
  const text = workbook.field(w.notes.text_label);
  await text.fill('Twice a week I am afraid.');
  await page.evaluate(() => document.activeElement.blur());
  await text.focus();
  await lock.now();
  await holdsNoWords(page);
  await lock.open();
  await expect(workbook.field(w.notes.text_label)).toHaveValue('Twice a week I am afraid.');
});

test('another passphrase puts an end to the one before; rescue words open it, too', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.goTo('settings');
  await workbook.button(w.lock.change).click();
  await lock.choose('another phrase altogether');
  await workbook.button(w.lock.change_now).click();
  // The next hand on the tablet does not find it in the field, nor what was given up.
  for (const _ of ['done', 'given up']) {
    await workbook.button(w.lock.change).click();
    const field = workbook.field(w.share.phrase);
    await expect(field).toHaveValue(/\S+( \S+){4}/);
    await expect(field).not.toHaveValue('given up altogether');
    await field.fill('given up altogether');
    await workbook.button(w.common.cancel).click();
  }
  await workbook.button(w.lock.rescue_draw).click();
  const dialog = page.getByRole('dialog', { name: w.lock.rescue_title });
  await expect(dialog.getByRole('listitem')).toHaveCount(8);
  const rescue = (await dialog.getByRole('listitem').allTextContents()).join(' ');
  expect(rescue.split(' ')).toHaveLength(8);
  expect(await everything(page)).not.toContain(rescue);
  await workbook.button(w.lock.rescue_keep, dialog).click();
  await expect(dialog).toBeHidden();
  await lock.now();
  await lock.open(PHRASE);
  await expect(page.getByText(w.lock.wrong).first()).toBeVisible();
  await lock.open(rescue);
  await expect(workbook.heading('Anna and Karin')).toBeVisible();
  await lock.now();
  await lock.open('another phrase altogether');
  await expect(workbook.heading('Anna and Karin')).toBeVisible();
});

test('wrong passphrases have to wait longer and longer', ONE_ENGINE, async ({ workbook, page }) => {
  await holdClock(page);
  const lock = new Lock(workbook);
  await lock.start();
  await lock.now();
  const waits = (count) => page.getByText(fill(w.lock.wait_other, { count: String(count) })).first();
  for (const _ of [1, 2]) {
    await lock.open('wrong wrong wrong');
    await expect(workbook.main.getByText(w.lock.opening)).toHaveCount(0);
    await expect(page.getByText(w.lock.wrong).first()).toBeVisible();
  }
  await lock.open('wrong wrong wrong');
  await expect(waits(5)).toBeVisible();
  // Even the right one waits.
  await lock.open();
  await expect(page.getByText(/Try again in [345] seconds/).first()).toBeVisible();
  await page.reload();
  await lock.open();
  await expect(page.getByText(/Try again in \d seconds?/).first()).toBeVisible();
  await page.clock.runFor(6_000);
  await lock.open();
  await expect(workbook.title()).toHaveValue(PAIR.aim);
});

test('of a locked workbook the shelf knows no name, and another one can be started beside it', ONE_ENGINE, async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await lock.now();
  await workbook.link(w.lock.start_another).click();
  await workbook.field(w.start.name_patient).fill('Bo');
  await workbook.field(w.start.name_professional).fill('Siv');
  await workbook.button(w.start.go_on).click();
  await workbook.field(w.start.aim_label).fill('Cook again');
  await workbook.button(w.start.aim_write).click();
  await expect(workbook.title()).toHaveValue('Cook again');
  await workbook.toShelf();
  await expect(workbook.main.getByText(w.lock.a_locked_book).first()).toBeVisible();
  await showsNoWords(page);
  await workbook.button(`${w.shelf.open_this} ${w.lock.a_locked_book}`).click();
  await expect(lock.heading()).toBeVisible();
  await lock.open();
  await workbook.openAim(PAIR.aim);
  // Left for the other one, it is locked again.
  await workbook.openOther('Bo and Siv');
  await workbook.toShelf();
  await expect(workbook.main.getByText(w.lock.a_locked_book).first()).toBeVisible();
});

test('a locked workbook whose passphrase is lost can be removed', ONE_ENGINE, async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await lock.now();
  await page.getByText(w.lock.lost).click();
  await workbook.button(w.lock.remove).click();
  await workbook.button(w.lock.remove, page.getByRole('dialog')).click();
  await expect(page.getByRole('link', { name: w.start.start_door })).toBeVisible();
  expect(await everything(page)).not.toContain('sealed-1:');
  await page.reload();
  await expect(page.getByRole('link', { name: w.start.start_door })).toBeVisible();
});

test('finish and clear: first a file, then nothing is left', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.goTo('share');
  await workbook.link(w.lock.finish).click();
  await expect(workbook.heading(w.lock.finish)).toBeFocused();
  await expect(page.getByText(w.lock.finish_locked)).toBeVisible();
  // Not without a file, unless one says so.
  await workbook.button(w.lock.finish_now).click({ force: true });
  await expect(workbook.heading(w.lock.finish)).toBeVisible();
  const file = await new Share(workbook).handedOut(() => workbook.button(w.shelf.save_first).click());
  expect(file).toContain(PAIR.aim);
  await workbook.button('Yes, we have it').click();
  await workbook.button(w.lock.finish_now).click();
  await expect(page.getByRole('link', { name: w.start.start_door })).toBeVisible();
  const left = await everything(page);
  expect(left).not.toContain('sealed-1:');
  expect(left).not.toContain('encrypted_key');
  await holdsNoWords(page);
});

test('leaving quickly locks, and shows an empty page', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.goTo('settings');
  await page.getByText(w.lock.leave_on).click();
  await workbook.button(w.lock.leave, workbook.bar).click();
  await expect(page).toHaveTitle('Blank page');
  expect(await page.locator('body').innerText()).toBe('');
  // The way back of Firefox does not tell Playwright that it arrived.
  if (isFirefox(page)) await page.goto('./');
  else await page.goBack();
  await expect(lock.heading()).toBeVisible();
  await showsNoWords(page);
});

test('locking and unlocking by keys alone', async ({ workbook, page }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.button(w.lock.lock, workbook.bar).focus();
  await page.keyboard.press('Enter');
  await expect(lock.field()).toBeFocused();
  await page.keyboard.type(PHRASE);
  await page.keyboard.press('Enter');
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  await expect(page.locator('body')).not.toBeFocused();
});

test('when the program stops, a locked workbook shows no word, and its file opens with the passphrase', async ({ workbook, page, newDevice }) => {
  const lock = new Lock(workbook);
  await lock.start();
  await workbook.joint().fill('Twice a week.');
  await workbook.saved();
  await page.evaluate(() => window.workbook.recover('stopped'));
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await showsNoWords(page);
  const save = page.getByRole('button', { name: 'Save the workbook as a file' });
  const file = await new Share(workbook).handedOut(() => save.click());
  for (const each of WORDS) expect(file).not.toContain(each);
  const other = await (await newDevice()).newPage();
  await other.goto('./');
  const theirs = new Workbook(other);
  const share = new Share(theirs);
  await theirs.link(/Open a workbook file/).click();
  await share.choose(file);
  await theirs.main.getByLabel(w.share.phrase, { exact: true }).fill(PHRASE);
  await theirs.button(w.share.unlock).click();
  await expect(theirs.heading('What this file brings')).toBeFocused();
  await share.takeIn();
  await theirs.openAim(PAIR.aim);
  await expect(theirs.joint()).toHaveValue('Twice a week.');
});
