// The tablet stops in the middle of removing a workbook: at each step between two writes.
import { expect, test } from '../faults/test.mjs';
import * as stores from '../faults/stores.mjs';
import { PAIR } from '../pages/workbook.mjs';

const OTHER = { patient: 'Bo', professional: 'Lena', aim: 'Ride the bicycle' };

// What the stores hold before, and the removal itself carried out by the app: its own marks.
async function removed(page, workbook) {
  await workbook.start();
  await workbook.saved();
  await workbook.startOther(OTHER);
  await stores.beside(page);
  const before = { local: await stores.local(page), twin: await stores.twin(page) };
  const [key] = Object.keys(before.local).filter((one) => before.local[one].includes(OTHER.aim));
  const book = key.split('/')[1];
  await page.goto('./#/');
  await workbook.toShelf();
  await workbook.button('Remove Bo and Lena').click();
  await workbook.button('Remove from this tablet').click();
  await expect(page.getByText('“Bo and Lena” is gone from this tablet.').first()).toBeVisible();
  await stores.beside(page);
  return { before, book, after: await stores.local(page) };
}

function mark(page, name, value) {
  return page.evaluate(
    ([key, text]) =>
      new Promise((resolve) => {
        const asked = indexedDB.open('coproduction-workbook');
        asked.onsuccess = () => {
          const transaction = asked.result.transaction('meta', 'readwrite');
          if (text === null) transaction.objectStore('meta').delete(key);
          else transaction.objectStore('meta').put(text, key);
          transaction.oncomplete = () => {
            asked.result.close();
            resolve();
          };
        };
      }),
    [name, value],
  );
}

async function isGone(page, workbook, book) {
  await page.goto('./#/');
  await expect(workbook.heading('Anna and Karin')).toBeVisible();
  await workbook.toShelf();
  await expect(workbook.main.getByText('Bo and Lena')).toBeHidden();
  for (const store of [stores.local, stores.twin]) {
    await expect.poll(async () => Object.keys(await store(page)).filter((key) => key.includes(book))).toEqual([]);
    expect(JSON.stringify(await store(page))).toContain(PAIR.aim);
  }
}

const part = (texts, keep) => Object.fromEntries(Object.entries(texts).filter(([key], at) => keep(key, at)));

for (const [when, cut] of [
  ['before a single key went', () => () => true],
  ['with half of its keys gone', (book) => (key, at) => !key.includes(book) || at % 2 === 0],
  ['with all its keys gone', (book) => (key) => !key.includes(book)],
]) {
  test(`a removal that broke off in local storage ${when} is finished at the next start [row 31]`, async ({ page, workbook }) => {
    const { before, book } = await removed(page, workbook);
    // The mark stands, the twin is whole.
    await stores.setLocal(page, { ...part(before.local, cut(book)), [`cpw/removed/${book}`]: '1' });
    await stores.setTwin(page, before.twin);
    await mark(page, `removed/${book}`, null);
    await isGone(page, workbook, book);
  });
}

test('a removal after which the tablet lost what local storage had not yet written is not undone [row 31]', async ({ page, workbook }) => {
  const { before, book } = await removed(page, workbook);
  // The twin is on the disk. Local storage comes back as it was, without the mark.
  await stores.setLocal(page, before.local);
  await isGone(page, workbook, book);
});

test('a removal of which only the mark in local storage is left takes that away [row 31]', async ({ page, workbook }) => {
  const { after, book } = await removed(page, workbook);
  await stores.setLocal(page, { ...after, [`cpw/removed/${book}`]: '1' });
  await isGone(page, workbook, book);
});

test('where the twin refuses, the message says so, and the next start finishes it [row 31]', async ({ page, workbook }) => {
  await workbook.start();
  await workbook.saved();
  await workbook.startOther(OTHER);
  const book = await page.evaluate((aim) => Object.entries(localStorage).find(([, text]) => text.includes(aim))[0].split('/')[1], OTHER.aim);
  await workbook.toShelf();
  await page.evaluate(() => {
    IDBObjectStore.prototype.delete = () => {
      throw new DOMException('refused', 'UnknownError');
    };
  });
  await workbook.button('Remove Bo and Lena').click();
  await workbook.button('Remove from this tablet').click();
  await expect(page.getByText('could not clear all of it yet').first()).toBeVisible();
  await expect(workbook.heading('Anna and Karin')).toBeVisible();
  await stores.beside(page);
  expect(JSON.stringify(await stores.local(page))).not.toContain(OTHER.aim);
  expect(JSON.stringify(await stores.twin(page))).toContain(OTHER.aim);
  await isGone(page, workbook, book);
});
