// What every test starts from: devices that report anything that must never happen.
// A device is a browser context: its own storage, nothing shared with the others.
import { test as base, expect } from '@playwright/test';
import { Workbook } from './workbook.mjs';

export { expect };

// `test('…', ONE_ENGINE, …)` runs in Chromium and not in Firefox: a journey that another test walks in both
// with other data, what follows from the core alone, and what only Chromium does on command, such as printing.
export const ONE_ENGINE = { tag: '@one-engine' };

export const test = base.extend({
  // Everything that went wrong in any page. A test may take away what it provoked.
  faults: [
    async ({}, use) => {
      const faults = [];
      await use(faults);
      expect(faults, 'requests to other hosts, policy violations, errors').toEqual([]);
    },
    { auto: true },
  ],

  // Makes another device: `await newDevice({ locale: 'sv-SE' })`.
  newDevice: async ({ browser, baseURL, contextOptions, faults }, use) => {
    const contexts = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL,
        locale: 'en-GB',
        viewport: { width: 820, height: 1180 },
        ...options,
      });
      contexts.push(context);
      await watch(context, faults);
      return context;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  context: async ({ newDevice }, use) => use(await newDevice()),

  page: async ({ context }, use) => use(await context.newPage()),

  // The app as a person sees it, in English.
  workbook: async ({ page }, use) => {
    await page.goto('./');
    await use(new Workbook(page));
  },
});

export function isFirefox(page) {
  return page.context().browser().browserType().name() === 'firefox';
}

// Keeps what a page hands out as a download, where the browser does not say so itself.
function catchDownloads() {
  const blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const address = make.call(URL, blob);
    blobs.set(address, blob);
    return address;
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[download]');
    if (!link || !blobs.has(link.href)) return;
    event.preventDefault();
    window.handedOut = { name: link.download, blob: blobs.get(link.href) };
  });
}

async function watch(context, faults) {
  if (context.browser().browserType().name() === 'firefox') await context.addInitScript(catchDownloads);
  await context.addInitScript(() => {
    // No test can answer the browser's own save dialog; the app then downloads.
    delete window.showSaveFilePicker;
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  context.on('page', (page) => {
    page.on('console', (message) => {
      const { url } = message.location();
      // Of a file that is no page of the app a browser asks for the icon by itself.
      if (message.type() === 'error' && !url.endsWith('/favicon.ico')) faults.push(`console: ${message.text()} ${url}`.trim());
    });
    page.on('pageerror', (error) => {
      // Firefox tells so when a page is left while its font is on the way.
      const isBrokenOff = /^download failed \(font-family.*status=2152398850/.test(error.message);
      if (!isBrokenOff) faults.push(`page: ${error.message}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      const ours = url.hostname === '127.0.0.1' || ['data:', 'blob:', 'about:'].includes(url.protocol);
      if (!ours) faults.push(`request: ${url}`);
    });
  });
}
