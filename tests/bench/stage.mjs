// Browser contexts with a workbook already stored, and pages in them with the probe and a slower processor.

import { probe } from './probe.mjs';
import { localStorageRows } from './app.mjs';
import { workbook } from './records.mjs';
import { BLANK } from './serve.mjs';

/** A fresh context whose origin holds a workbook of `count` aims, or of what `holds` makes; nothing at all for 0 unless
 *  `book` is asked for. */
export async function stage(browser, target, count, { workers = 'block', book = count > 0, holds = workbook } = {}) {
  const context = await browser.newContext({ serviceWorkers: workers, viewport: { width: 820, height: 1180 } });
  context.setDefaultTimeout(60_000);
  if (book) await seed(context, target, holds(count));
  return context;
}

async function seed(context, target, records) {
  const page = await context.newPage();
  await page.goto(target.url + BLANK);
  const { name, version, stores, rows } = target.database;
  await page.evaluate(async ({ name, version, stores, rows, local }) => {
    for (const [key, value] of local) localStorage.setItem(key, value);
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.oncomplete = resolve;
      request.onerror = () => reject(request.error);
    });
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      for (const { name: store, options, index } of stores) {
        const made = opening.result.createObjectStore(store, options);
        if (index) made.createIndex(...index);
      }
    };
    const db = await done(opening);
    const transaction = db.transaction(stores.map((store) => store.name), 'readwrite', { durability: 'strict' });
    for (const { store, key, value } of rows) transaction.objectStore(store).put(value, key);
    await done(transaction);
    db.close();
  }, { name, version, stores, rows: rows(records), local: localStorageRows(records) });
  await page.close();
}

/** Opens a page of the target; resolves when what `usable` describes can be used. */
export async function visit(context, target, place, { cpu = 1, cache = 'cold', network, usable } = {}) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  if (cache === 'cold') await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (network) await cdp.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.addInitScript(probe, usable ?? place.usable);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(target.url + place.route, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.__bench?.log.usable != null, null, { polling: 50 });
  return { page, cdp, requests };
}

/** Waits until nothing is being written to the twin. */
export async function settle(page) {
  await page.waitForFunction(() => {
    const { log, now } = window.__bench;
    const quiet = [...log.writes.map((w) => w.at), ...log.twin.map((t) => t.end ?? Infinity)].every((at) => at < now() - 400);
    return quiet && now() - log.usable > 800;
  }, null, { polling: 100 });
}

export async function press(page, what) {
  const handle = await page.waitForFunction((w) => window.__bench.find(w), what, { polling: 50 });
  await handle.asElement().click();
}
