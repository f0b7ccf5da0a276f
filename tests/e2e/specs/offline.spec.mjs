// Without a network, and from one version to the next.
import { expect, test as base } from '../pages/test.mjs';
import { Host, kept, parts } from '../pages/server.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';

// Each test has a server of its own, so that it can be stopped.
const test = base.extend({
  under: ['', { option: true }],
  host: async ({ under }, use) => {
    const host = await Host.start(under);
    await use(host);
    await host.end();
  },
  workbook: async ({ page, host }, use) => {
    await page.goto(host.url);
    const workbook = new Workbook(page);
    await workbook.start();
    await workbook.saved();
    await kept(page);
    await use(workbook);
  },
});

// A server that is gone is no fault of the app.
function forgetNetwork(faults) {
  const network = /Failed to load resource|ERR_CONNECTION_REFUSED|NetworkError|sw\.js|ServiceWorker/;
  const rest = faults.filter((fault) => !network.test(fault));
  faults.splice(0, faults.length, ...rest);
}

test('with the server stopped, a reload and a second start work [row 25]', async ({ workbook, page, context, host, faults }) => {
  await host.stop();
  await page.reload();
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  await workbook.wordsOf('Anna').fill('Written without a network.');
  await workbook.saved();
  await page.close();

  const second = await context.newPage();
  await second.goto(host.url);
  const again = new Workbook(second);
  await expect(again.heading(PAIR.aim)).toBeVisible();
  await again.link('Open our main aim').click();
  await expect(again.wordsOf('Anna')).toHaveValue('Written without a network.');
  forgetNetwork(faults);
});

test('a new version is offered and taken in one press, and the two never mix [row 25]', async ({ workbook, page, host }) => {
  await host.release('v2');
  await page.reload();
  // The old version still runs whole, though its files are gone from the server.
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  expect(await parts(page)).toEqual({});
  const bar = page.getByRole('region', { name: 'New version' });
  await expect(bar.getByText('A new version is ready.')).toBeVisible();
  await workbook.button('Use the new version', bar).click();
  await expect.poll(() => parts(page).catch(() => ({}))).toEqual({ text: 'v2', boot: 'v2' });
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  await expect(bar).toBeHidden();

  await host.stop();
  await page.reload();
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  expect(await parts(page)).toEqual({ text: 'v2', boot: 'v2' });
});

test('a new version that arrives damaged changes nothing [row 25]', async ({ workbook, page, host, faults }) => {
  await host.release('v2', { damage: true });
  await page.reload();
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (!worker) return;
    await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
  });
  await page.reload();
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  expect(await parts(page)).toEqual({});
  await expect(workbook.button('Use the new version')).toBeHidden();
  // The browser says aloud that a file had not the hash it should have.
  const rest = faults.filter((fault) => !/integrity|hash|sw\.js|ServiceWorker/i.test(fault));
  faults.splice(0, faults.length, ...rest);
});

// Takes one file out of the offline copy, as a browser short of room may.
function throwAway(page, name) {
  return page.evaluate(async (pattern) => {
    for (const key of await caches.keys()) {
      const cache = await caches.open(key);
      for (const request of await cache.keys()) {
        if (new RegExp(pattern).test(request.url)) await cache.delete(request);
      }
    }
  }, name);
}

function leftOfCopy(page) {
  return page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return { workers: registrations.length, caches: (await caches.keys()).length };
  });
}

for (const [what, name] of [['the program', '\\.wasm$'], ['the page', 'index\\.html$']]) {
  test(`a copy without ${what} is filled from the same version, and from another it takes nothing [row 25]`, async ({ workbook, page, host, faults }) => {
    await throwAway(page, name);
    await page.reload();
    await expect(workbook.title()).toHaveValue(PAIR.aim);
    expect(await parts(page)).toEqual({});
    await host.release('v2');
    await throwAway(page, name);
    await page.reload();
    // Whole in either case: the old one where the file is the same in both, else the new one.
    await expect(workbook.title()).toHaveValue(PAIR.aim);
    const { text, boot } = await parts(page);
    expect(text).toBe(boot);
    if (name.startsWith('index')) {
      expect(text).toBe('v2');
      await expect.poll(() => leftOfCopy(page)).toEqual({ workers: 0, caches: 0 });
    }
    const rest = faults.filter((fault) => !/integrity|hash|sw\.js|ServiceWorker|Failed to load resource/i.test(fault));
    faults.splice(0, faults.length, ...rest);
  });
}

test('?sw=off drops the offline copy and never a word [row 25]', async ({ workbook, page, host }) => {
  await page.goto(`${host.url}?sw=off`);
  await expect(workbook.heading(PAIR.aim)).toBeVisible();
  await expect.poll(() => leftOfCopy(page)).toEqual({ workers: 0, caches: 0 });
  await page.goto(host.url);
  await kept(page);
  await expect(workbook.heading(PAIR.aim)).toBeVisible();
});

test.describe('in a folder of a static host', () => {
  test.use({ under: 'clinic/workbook' });

  test('the workbook works there, with and without the server [row 25]', async ({ workbook, page, host, faults }) => {
    expect(page.url()).toContain('/clinic/workbook/#/aims/');
    await workbook.goTo('share');
    await workbook.goTo('home');
    await host.stop();
    await page.reload();
    await expect(workbook.heading(PAIR.aim)).toBeVisible();
    forgetNetwork(faults);
  });
});
