// An old build of the app in one tab, a new one in another. What a new build says to other tabs and leaves
// in the stores is said and left here in its place; what the two must not mix are two real releases.
import { expect, test } from '../faults/test.mjs';
import { Host, kept, parts } from '../pages/server.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';
import { words } from '../pages/words.mjs';
import * as stores from '../faults/stores.mjs';

const w = words('en').shell;

async function started(page, workbook) {
  await workbook.start();
  await workbook.joint().fill('Twice a week.');
  await workbook.saved();
  const local = await stores.local(page);
  const [aim] = stores.keysOf(local, 'aim');
  return { address: page.url(), aim, book: local['cpw/open'] };
}

// A page beside the app in the same browser, which does what another build does.
async function elsewhere(context) {
  const page = await context.newPage();
  await stores.beside(page);
  return page;
}

// What a build says when it opens a workbook.
function says(page, book, message) {
  return page.evaluate(
    ([to, text]) => {
      const channel = new BroadcastChannel(`cpw/${to}`);
      channel.postMessage(text);
      channel.close();
    },
    [book, message],
  );
}

async function isReadOnly(page, workbook) {
  const bar = page.getByRole('region', { name: w.read_only });
  await expect(bar).toContainText(w.read_only_newer);
  await expect(workbook.title()).not.toBeEditable();
}

test('an old build goes read-only when a new one opens the workbook, says why, and writes nothing more [row 12]', async ({ page, workbook, context }) => {
  const { address, aim, book } = await started(page, workbook);
  const newer = await elsewhere(context);
  // In mid-word, so that something is on its way.
  await workbook.wordsOf(PAIR.patient).focus();
  await page.keyboard.type('Every word so far');
  await says(newer, book, 'newer:2');
  await isReadOnly(page, workbook);
  await expect(page.getByText('Every word so far')).toBeVisible();
  expect((await stores.local(newer))[aim]).toContain('Every word so far');

  // The new build writes in a form of its own.
  const local = await stores.local(newer);
  const other = '<a form of tomorrow>';
  await stores.setLocal(newer, { ...local, [aim]: other, [`cpw/${book}/about`]: JSON.stringify({ form: 2 }) });
  await stores.setTwin(newer, { ...stores.records(local), [aim]: other });
  const before = await stores.bytes(newer);
  await says(newer, book, 'look');
  await page.evaluate(() => document.dispatchEvent(new Event('resume')));
  await page.keyboard.type('too late');
  await page.keyboard.press('Control+z');
  await workbook.passTo(PAIR.professional);
  await workbook.goTo('home');
  await page.waitForTimeout(500);
  expect(await stores.bytes(newer)).toBe(before);

  // What it holds can still be had as a file, and a reload changes nothing either.
  await workbook.goTo('share');
  const file = await stores.downloaded(page, () => workbook.main.getByRole('button', { name: /^Save a file/ }).first().click());
  expect(file).toContain('Every word so far');
  await page.goto(address);
  await page.reload();
  await expect(page.getByRole('region', { name: w.read_only })).toBeVisible();
  await page.waitForTimeout(500);
  expect(await stores.bytes(newer)).toBe(before);
});

test('what an old build still owes the twin is not written over what a new one stored there [row 12]', async ({ page, workbook, context }) => {
  test.slow();
  const { aim, book } = await started(page, workbook);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    window.mend = () => {
      IDBObjectStore.prototype.put = put;
    };
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('refused', 'UnknownError');
    };
  });
  await workbook.joint().fill('Owed to the twin.');
  await expect(workbook.bar).toContainText(w.half_saved_short);
  const newer = await elsewhere(context);
  const other = '<a form of tomorrow>';
  await says(newer, book, 'newer:2');
  await isReadOnly(page, workbook);
  await stores.setTwin(newer, { ...stores.records(await stores.local(newer)), [aim]: other });
  await page.evaluate(() => window.mend());
  await workbook.button(w.try_again).click();
  // Longer than it waits before it tries again by itself.
  await page.waitForTimeout(6_000);
  expect((await stores.twin(newer))[aim]).toBe(other);
  // It says that the words are in one store only, for that is so.
  await expect(workbook.bar).toContainText(w.half_saved_short);
  expect((await stores.local(newer))[aim]).toContain('Owed to the twin.');
});

test('an old build that opens beside a new one is told so, and one that finds its form in the twin knows by itself [row 12]', async ({ page, workbook, context }) => {
  const { address, book } = await started(page, workbook);
  const other = await elsewhere(context);
  // Here this build is the newer one: it answers.
  const answer = await other.evaluate(
    (to) =>
      new Promise((heard) => {
        const channel = new BroadcastChannel(`cpw/${to}`);
        channel.onmessage = ({ data }) => heard(data);
        channel.postMessage('newer:0');
        setTimeout(() => heard('nothing'), 3_000);
      }),
    book,
  );
  expect(answer).toBe('newer:1');
  await stores.beside(page);
  // It leaves its own form where an older one looks first.
  const facts = `cpw/${book}/about`;
  const local = await stores.local(page);
  await stores.setLocal(page, { ...local, [facts]: JSON.stringify({ ...JSON.parse(local[facts]), form: 0 }) });
  await page.goto(address);
  await expect.poll(async () => JSON.parse((await stores.local(page))[facts])).toEqual(JSON.parse(local[facts]));
  await stores.beside(page);
  await page.evaluate(
    (name) =>
      new Promise((done) => {
        const asked = indexedDB.open('coproduction-workbook');
        asked.onsuccess = () => {
          const transaction = asked.result.transaction('meta', 'readwrite');
          transaction.objectStore('meta').put('2', name);
          transaction.oncomplete = () => {
            asked.result.close();
            done();
          };
        };
      }),
    `form/${book}`,
  );
  const before = await stores.bytes(page);
  await page.goto(address);
  await isReadOnly(page, workbook);
  await stores.beside(page);
  expect(await stores.bytes(page)).toBe(before);
});

test('two releases on one origin stand in two tabs, each whole; words cross, and the older one goes read-only [row 12]', async ({ page, context }) => {
  test.slow();
  const host = await Host.start();
  try {
    await page.goto(host.url);
    const workbook = new Workbook(page);
    await workbook.start();
    await workbook.saved();
    await kept(page);
    await host.release('v2');
    const other = await context.newPage();
    await other.goto(page.url());
    const second = new Workbook(other);
    await other.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()));
    await workbook.joint().focus();
    await page.keyboard.type('Written in the old');
    await second.button(w.use_update).click();
    await expect.poll(() => parts(other).catch(() => ({}))).toEqual({ text: 'v2', boot: 'v2' });
    // The older tab stays as it was, in the middle of its word, and is told.
    await page.keyboard.type(' build.');
    expect(await parts(page)).toEqual({});
    await expect(page.getByText(w.update_ready)).toBeVisible();
    await expect(second.joint()).toHaveValue('Written in the old build.');
    await second.wordsOf(PAIR.patient).fill('Written in the new build.');
    await expect(workbook.wordsOf(PAIR.patient)).toHaveValue('Written in the new build.');
    await workbook.goTo('more');
    await page.goBack();
    // The new release begins to store in a new form.
    const newer = await context.newPage();
    await newer.goto(`${host.url}icons/LICENSE-lucide.txt`);
    await says(newer, await newer.evaluate(() => localStorage.getItem('cpw/open')), 'newer:2');
    await isReadOnly(page, workbook);
    await workbook.button(w.use_update).click();
    await expect.poll(() => parts(page).catch(() => ({}))).toEqual({ text: 'v2', boot: 'v2' });
    await other.reload();
    for (const one of [workbook, second]) {
      await expect(one.joint()).toHaveValue('Written in the old build.');
      await expect(one.wordsOf(PAIR.patient)).toHaveValue('Written in the new build.');
    }
  } finally {
    await host.end();
  }
});
