// No room, no store, no permission: nothing is lost on the screen, and the app says what is so.
import { expect, test } from '../faults/test.mjs';
import { Workbook } from '../pages/workbook.mjs';
import { blockStorage, dropProfile, launch, newProfile } from '../faults/chromium.mjs';
import * as stores from '../faults/stores.mjs';

const NEARLY = 'This tablet is nearly full.';
const ONE_PLACE = 'Saved in one place only.';
const HALF = 'Saved, but not safe from a crash.';
const NOT = 'Not saved.';
const WORDS = 'Anna walks to the shop and back, twice a week, whatever the weather.';

// The bar that stands while something is wrong with saving.
function bar(page) {
  return page.getByRole('region', { name: 'Saving' });
}

function refuseLocal(name) {
  Storage.prototype.setItem = () => {
    throw new DOMException('refused', name);
  };
}

function withoutTwin() {
  Object.defineProperty(window, 'indexedDB', { value: undefined });
}

async function fileHolds(page, workbook, words) {
  await bar(page).getByRole('link', { name: 'Save a file now' }).click();
  const text = await stores.downloaded(page, () => workbook.button('Save a file for Karin').click());
  expect(JSON.parse(text).format).toBe('coproduction-workbook');
  expect(text).toContain(words);
}

test('with local storage really full the twin has every word, and the room is used once it is there [row 4]', async ({ page, context, workbook }) => {
  await workbook.start();
  await workbook.saved();
  const address = page.url();
  await page.evaluate(() => {
    for (let size = 1_000_000; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (let at = 0; ; at += 1) localStorage.setItem(`filler-${size}-${at}`, 'x'.repeat(size));
      } catch {
        // This size does not fit any more.
      }
    }
  });
  await workbook.joint().focus();
  await page.keyboard.type(WORDS);
  await expect(workbook.joint()).toHaveValue(WORDS);
  await expect(bar(page)).toContainText(NEARLY);
  await expect.poll(async () => Object.values(await stores.twin(page)).join()).toContain(WORDS);
  expect(Object.values(await stores.local(page)).join()).not.toContain(WORDS);

  // A letter typed while a retry waits goes to the twin at once all the same.
  await page.keyboard.type('!');
  await expect.poll(async () => Object.values(await stores.twin(page)).join()).toContain(`${WORDS}!`);
  await fileHolds(page, workbook, `${WORDS}!`);

  // Another tab opens on the full store: the words come from the twin.
  const other = await context.newPage();
  await other.goto(address);
  await expect(new Workbook(other).joint()).toHaveValue(`${WORDS}!`);
  await other.close();

  await page.evaluate(() => {
    Object.keys(localStorage).filter((key) => key.startsWith('filler-')).forEach((key) => localStorage.removeItem(key));
  });
  // The app tries again by itself.
  await expect(bar(page)).toBeHidden();
  await expect.poll(async () => Object.values(await stores.local(page)).join()).toContain(`${WORDS}!`);
});

const NAMES = [
  'QuotaExceededError',
  'NS_ERROR_DOM_QUOTA_REACHED',
  'QUOTA_EXCEEDED_ERR',
  'NS_ERROR_FILE_NO_DEVICE_SPACE',
  'UnknownError',
  '',
];

test('a write refused by any name a browser has for it loses nothing [row 4]', async ({ page, workbook }) => {
  await workbook.start();
  await workbook.saved();
  for (const name of NAMES) {
    const words = `Refused as ${name || 'an error without a name'}.`;
    await page.evaluate(refuseLocal, name);
    await workbook.joint().fill(words);
    await expect(bar(page), name).toContainText(['UnknownError', ''].includes(name) ? ONE_PLACE : NEARLY);
    await expect(workbook.joint(), name).toHaveValue(words);
    await expect.poll(async () => Object.values(await stores.twin(page)).join(), { message: name }).toContain(words);
    if (name === '') await fileHolds(page, workbook, words);
    if (name === '') await page.goBack();
    await page.reload();
    await expect(workbook.joint(), name).toHaveValue(words);
    await expect(bar(page), name).toBeHidden();
  }
});

test('with the quota of the twin used up the app says "half saved", and mends it by itself [row 5]', async ({ newDevice, baseURL, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium changes the quota on command');
  const context = await newDevice();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { origin } = new URL(baseURL);
  // Before the first write: for a while after one, the browser trusts the room it found then.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto('./');
  const workbook = new Workbook(page);
  await workbook.start();
  await workbook.joint().fill(WORDS);
  await expect(bar(page)).toContainText(HALF);
  await expect(workbook.bar).toContainText('Half saved');
  await expect.poll(async () => Object.values(await stores.local(page)).join()).toContain(WORDS);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(bar(page)).toBeHidden({ timeout: 20_000 });
  await workbook.saved();
  await expect.poll(async () => Object.values(await stores.twin(page)).join()).toContain(WORDS);
});

test('without a twin the app works on local storage and says so [row 5]', async ({ page, workbook }) => {
  await page.addInitScript(withoutTwin);
  await page.goto('./');
  await page.reload();
  await workbook.start();
  await workbook.joint().fill(WORDS);
  await expect(bar(page)).toContainText(HALF);
  await expect(workbook.bar).toContainText('Half saved');
  await fileHolds(page, workbook, WORDS);
  await page.goBack();
  await page.reload();
  await expect(workbook.joint()).toHaveValue(WORDS);
});

test('a twin that comes back is given everything [row 5]', async ({ page, workbook }) => {
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
      if (!window.twinIsBack) throw new DOMException('not now', 'UnknownError');
      return open.apply(this, given);
    };
  });
  await page.reload();
  await workbook.start();
  await workbook.joint().fill(WORDS);
  await expect(bar(page)).toContainText(HALF);
  await page.evaluate(() => {
    window.twinIsBack = true;
  });
  await workbook.button('Try again').click();
  await expect(bar(page)).toBeHidden();
  await workbook.saved();
  const keys = (texts) => Object.keys(texts).sort();
  const local = keys(stores.records(await stores.local(page)));
  await expect.poll(async () => keys(await stores.twin(page))).toEqual(local);
  await expect.poll(async () => Object.values(await stores.twin(page)).join()).toContain(WORDS);
});

test('with both stores refused the bar is red, leaving asks, and the file is offered [row 6]', async ({ page, workbook, faults }) => {
  await workbook.start();
  await workbook.saved();
  await page.evaluate(refuseLocal, 'QuotaExceededError');
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
  });
  await workbook.joint().focus();
  await page.keyboard.type(WORDS);
  await expect(bar(page)).toContainText(NOT);
  await expect(bar(page)).toContainText('There is no room left on this tablet.');
  await expect(bar(page)).toHaveAttribute('data-tone', 'bad');
  await expect(workbook.bar).toContainText('Not saved');
  await expect(workbook.joint()).toHaveValue(WORDS);
  // Who passes the tablet on is not told that all is saved.
  await workbook.button('Pass the tablet').click();
  await expect(page.getByRole('dialog')).toContainText('could not store your words');
  await expect(page.getByText('Everything so far is saved.')).toBeHidden();
  await workbook.button('Back to Anna').click();
  await fileHolds(page, workbook, WORDS);
  const asked = page.waitForEvent('dialog');
  page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  faults.length = 0;
});

test('where a page may keep nothing the app works in memory and says so in red [row 6]', async ({ baseURL, browserName }) => {
  test.skip(browserName !== 'chromium', 'needs a Chromium of its own');
  const profile = await newProfile();
  await blockStorage(profile);
  const browser = await launch(profile);
  try {
    const page = await browser.context.newPage();
    await page.addInitScript(() => delete window.showSaveFilePicker);
    await page.goto(baseURL);
    const workbook = new Workbook(page);
    await workbook.start();
    await workbook.joint().fill(WORDS);
    await expect(bar(page)).toContainText('This browser does not let the page keep anything.');
    await expect(bar(page)).toHaveAttribute('data-tone', 'bad');
    await bar(page).getByRole('link', { name: 'Save a file now' }).click();
    await expect(workbook.button('Save a file for Karin')).toBeVisible();
    await page.goBack();
    await expect(workbook.joint()).toHaveValue(WORDS);
  } finally {
    await browser.kill();
    await dropProfile(profile);
  }
});

test('where both stores throw at the first touch the app still works, and the file holds the words [row 6]', async ({ page, workbook, faults }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await page.reload();
  await workbook.start();
  await workbook.joint().fill(WORDS);
  await expect(bar(page)).toContainText('This browser does not let the page keep anything.');
  await fileHolds(page, workbook, WORDS);
  faults.length = 0;
});

for (const [what, sandbox] of [['another page', ''], ['a sandboxed frame', 'sandbox="allow-scripts"']]) {
  test(`inside ${what} the app does not start and keeps nothing [row 6]`, async ({ newDevice, baseURL, faults }) => {
    const context = await newDevice({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const body = `<!doctype html><title>Around</title><iframe title="within" src="${baseURL}" ${sandbox}></iframe>`;
    await page.route('**/around', (route) => route.fulfill({ contentType: 'text/html', body }));
    // As on a host that does not send what forbids it.
    await page.route(baseURL, async (route) => {
      const answer = await route.fetch();
      const headers = Object.fromEntries(Object.entries(answer.headers()).filter(([name]) => !/frame|policy/.test(name)));
      await route.fulfill({ response: answer, headers });
    });
    await page.goto('./around');
    const within = page.frameLocator('iframe');
    if (!sandbox) await expect(within.getByText('does not open inside another page')).toBeVisible();
    await page.waitForTimeout(1_000);
    await expect(within.getByRole('link', { name: 'Start our workbook' })).toBeHidden();
    expect(await stores.local(page)).toEqual({});
    expect(await stores.twin(page)).toEqual({});
    // A sandbox lets no module in; the browser says so.
    faults.length = 0;
  });
}
