// The lock while hands are quicker than it, or a store does not do its part: nothing that was typed is
// lost, and nobody is told something that is not so.
import { expect, test } from '../pages/test.mjs';
import { AimParts } from '../pages/aim.mjs';
import { Lock, everything } from '../pages/lock.mjs';
import { Notes } from '../pages/notes.mjs';
import { Share } from '../pages/share.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';
import { words } from '../pages/words.mjs';

const w = words('en');
const BEGUN = 'I begin to say that';

// The ciphers of the browser take their time, as on an old tablet.
const slowly = (page) =>
  page.evaluate(() => {
    const { wrapKey } = SubtleCrypto.prototype;
    SubtleCrypto.prototype.wrapKey = async function (...all) {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return wrapKey.apply(this, all);
    };
  });

test('what was typed and not written down yet is there again after the Lock button', async ({ workbook }) => {
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

test('each of two tabs gets back what was typed in it', async ({ workbook, page, context }) => {
  const lock = new Lock(workbook);
  await lock.start();
  const other = await context.newPage();
  await other.goto('./');
  const there = new Workbook(other);
  const lockThere = new Lock(there);
  await lockThere.open();
  await there.openAim(PAIR.aim);
  const begin = async (at, text) => {
    await at.front();
    await new AimParts(at).open(w.aims.part_steps);
    await at.field(w.aims.new_step).fill(text);
  };
  await begin(there, 'Walk to the lake');
  // Frozen by the browser, it locks alone.
  await other.evaluate(() => document.dispatchEvent(new Event('freeze')));
  await expect(lockThere.heading()).toBeVisible();
  await begin(workbook, 'Walk to the gate');
  await lock.now();
  await lock.open();
  await expect(workbook.field(w.aims.new_step)).toHaveValue('Walk to the gate');
  await there.front();
  await lockThere.open();
  await expect(there.field(w.aims.new_step)).toHaveValue('Walk to the lake');
});

test('what was typed goes to nobody else, and comes back once', async ({ workbook }) => {
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

test('a lock that comes off only half is not said to be off', async ({ workbook, page }) => {
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

test('what was begun goes with the workbook when the tablet is cleared', async ({ workbook, page }) => {
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
