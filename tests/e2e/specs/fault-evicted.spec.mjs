// The browser threw a store away, or both.
import { expect, test } from '../faults/test.mjs';
import { Workbook } from '../pages/workbook.mjs';
import * as stores from '../faults/stores.mjs';

const WORDS = 'Anna walks to the shop.';

// Throws stores away as the browser itself does.
async function evict(context, page, baseURL, kinds) {
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(baseURL).origin, storageTypes: kinds });
  await session.detach();
}

async function started(page, workbook) {
  await workbook.start();
  await workbook.joint().fill(WORDS);
  await workbook.saved();
  const address = page.url();
  await stores.beside(page);
  return { address, records: stores.records(await stores.local(page)) };
}

for (const kind of ['local_storage', 'indexeddb']) {
  test(`with ${kind} thrown away all of it comes back from the other store [row 26]`, async ({ page, context, workbook, baseURL, browserName }) => {
    test.skip(browserName !== 'chromium', 'only Chromium throws a store away on command');
    const { address, records } = await started(page, workbook);
    await evict(context, page, baseURL, kind);
    const gone = kind === 'indexeddb' ? await stores.twin(page) : await stores.local(page);
    expect(gone).toEqual({});
    await page.goto(address);
    await expect(workbook.joint()).toHaveValue(WORDS);
    await workbook.saved();
    await expect.poll(async () => stores.records(await stores.local(page))).toEqual(records);
    await expect.poll(() => stores.twin(page)).toEqual(records);
    // And the next edit reaches both.
    await workbook.joint().fill(`${WORDS} Twice.`);
    await workbook.saved();
    await expect.poll(async () => Object.values(await stores.twin(page)).join()).toContain('Twice.');
  });
}

for (const kind of ['local_storage', 'indexeddb']) {
  test(`${kind} thrown away under an open page loses nothing [row 26]`, async ({ page, context, workbook, baseURL, browserName }) => {
    test.skip(browserName !== 'chromium', 'only Chromium throws a store away on command');
    await workbook.start();
    await workbook.saved();
    const address = page.url();
    await evict(context, page, baseURL, kind);
    await workbook.joint().fill(WORDS);
    await workbook.saved();
    await page.reload();
    await expect(workbook.joint()).toHaveValue(WORDS);
    await workbook.saved();
    await page.goto(address);
    await expect
      .poll(async () => Object.keys(await stores.twin(page)).sort())
      .toEqual(Object.keys(stores.records(await stores.local(page))).sort());
  });
}

for (const [what, kept] of [['some of it', ['workbook', 'aim']], ['all of it', []]]) {
  test(`with ${what} in the other store alone, which cannot be read at first, it is read again and comes by itself [row 26]`, async ({ page, workbook, browserName }) => {
    test.skip(browserName !== 'chromium', 'the browser makes no difference to the order of the calls');
    const { address, records } = await started(page, workbook);
    const local = await stores.local(page);
    const left = Object.entries(local).filter(([key]) => kept.some((kind) => key.includes(`/${kind}/`)) || key === 'cpw/open');
    await stores.setLocal(page, Object.fromEntries(kept.length ? left : []));
    await page.addInitScript((most) => {
      let refused = 0;
      for (const name of ['getAll', 'getKey']) {
        const real = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...given) {
          if (this.name !== 'records' || (refused += 1) > most) return real.apply(this, given);
          throw new DOMException('put in by a test', 'UnknownError');
        };
      }
    }, 2);
    await page.goto(address);
    await expect(workbook.joint()).toHaveValue(WORDS);
    await expect(page.getByText('Anna').first()).toBeVisible();
    await workbook.saved();
    await expect.poll(async () => stores.records(await stores.local(page))).toEqual(records);
  });
}

test('with local storage thrown away every workbook of the tablet comes back, the open one first [row 26]', async ({ page, context, workbook, baseURL, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium throws a store away on command');
  await workbook.start();
  await workbook.startOther({ patient: 'Olle', professional: 'Maja', aim: 'Swim again' });
  await stores.beside(page);
  await evict(context, page, baseURL, 'local_storage');
  await page.goto('./');
  await expect(workbook.heading('Swim again')).toBeVisible();
  await expect.poll(async () => stores.keysOf(await stores.local(page), 'workbook').length).toBe(2);
  await workbook.openOther('Anna and Karin');
  await expect(workbook.heading('Walk to the shop on my own')).toBeVisible();
});

test('with both thrown away the page says that the workbook is gone, and offers to open a file [row 26]', async ({ page, context, workbook, baseURL, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium throws a store away on command');
  const { address } = await started(page, workbook);
  await evict(context, page, baseURL, 'all');
  await page.goto(address);
  await expect(workbook.heading('This tablet holds no workbook now')).toBeVisible();
  await expect(page.getByText('The browser may have removed it.')).toBeVisible();
  await page.getByRole('link', { name: 'Open a workbook file' }).click();
  await expect(page.getByLabel('Choose the file you were sent')).toBeVisible();
});

test('a note of an open workbook without a single record is no workbook [row 26]', async ({ page, workbook }) => {
  const { address } = await started(page, workbook);
  const local = await stores.local(page);
  await stores.setTwin(page, {});
  await stores.setLocal(page, { 'cpw/open': local['cpw/open'] });
  await page.goto(address);
  await expect(workbook.heading('This tablet holds no workbook now')).toBeVisible();
});

test('without the note which workbook is open, it is found by its records [row 26]', async ({ page, workbook }) => {
  const { address } = await started(page, workbook);
  const local = await stores.local(page);
  await stores.setLocal(page, stores.withText(local, 'cpw/open', undefined));
  await page.goto(address);
  await expect(new Workbook(page).joint()).toHaveValue(WORDS);
});
