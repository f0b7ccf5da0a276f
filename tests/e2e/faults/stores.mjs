// Looking into both stores, and changing them behind the app's back, as faults do.
import { Buffer } from 'node:buffer';

// A page of the same origin that is not the app, so that nothing runs while the stores change.
const BESIDE = './icons/LICENSE-lucide.txt';

export async function beside(page) {
  await page.goto(BESIDE);
}

// Everything of ours in local storage: key and text.
export function local(page) {
  return page.evaluate(() =>
    Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('cpw/'))),
  );
}

// Every record of the durable twin: key and text. A missing database is not made.
export function twin(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('coproduction-workbook');
        asked.onupgradeneeded = () => asked.transaction.abort();
        asked.onerror = (event) => {
          event.preventDefault();
          resolve({});
        };
        asked.onsuccess = () => {
          const database = asked.result;
          const rows = database.transaction('records').objectStore('records').getAll();
          rows.onsuccess = () => {
            database.close();
            resolve(Object.fromEntries(rows.result.map(({ key, text }) => [key, text])));
          };
          rows.onerror = () => reject(rows.error);
        };
      }),
  );
}

// Both stores as one text, to see that not a byte changed.
export async function bytes(page) {
  const sorted = (texts) => Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted(await local(page)), sorted(await twin(page))], null, 1);
}

// Makes local storage hold exactly these texts of ours.
export function setLocal(page, texts) {
  return page.evaluate((all) => {
    Object.keys(localStorage)
      .filter((key) => key.startsWith('cpw/'))
      .forEach((key) => localStorage.removeItem(key));
    Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text));
  }, texts);
}

// Makes the twin hold exactly these records.
export function setTwin(page, texts) {
  return page.evaluate(
    (all) =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('coproduction-workbook', 1);
        asked.onupgradeneeded = () => {
          const database = asked.result;
          database.createObjectStore('records', { keyPath: ['book', 'id'] });
          database
            .createObjectStore('snapshots', { keyPath: 'id', autoIncrement: true })
            .createIndex('book', ['book', 'at', 'reason']);
          database.createObjectStore('meta');
        };
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const transaction = asked.result.transaction('records', 'readwrite');
          const store = transaction.objectStore('records');
          store.clear();
          for (const [key, text] of Object.entries(all)) {
            const [, book, , id] = key.split('/');
            store.put({ book, id, key, text });
          }
          transaction.oncomplete = () => {
            asked.result.close();
            resolve();
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    texts,
  );
}

// Throws the twin away, with all that is in it.
export function dropTwin(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.deleteDatabase('coproduction-workbook');
        asked.onsuccess = resolve;
        asked.onerror = () => reject(asked.error);
      }),
  );
}

// The keys of a kind, such as "aim".
export function keysOf(texts, kind) {
  return Object.keys(texts).filter((key) => key.split('/')[2] === kind);
}

export function records(texts) {
  return Object.fromEntries(
    Object.entries(texts).filter(([key]) => /^cpw\/\w+\/(workbook|person|aim|acceptance|\w+)\/\w{26}$/.test(key)),
  );
}

export function withText(texts, key, text) {
  const changed = { ...texts };
  if (text === undefined) delete changed[key];
  else changed[key] = text;
  return changed;
}

// The text of what the browser downloads after a press.
export async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
