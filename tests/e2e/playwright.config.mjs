// The journeys, in the browsers of the system. `cargo xtask test` serves the app and names its
// address in WORKBOOK_URL; run by hand, BASE_URL names it, or this serves what was built last.
import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PORT = 8090;
const named = process.env.WORKBOOK_URL ?? process.env.BASE_URL;
const url = named ?? `http://127.0.0.1:${PORT}/`;

function program(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const all = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return all.find((path) => existsSync(path));
}

// Chromium refuses its own sandbox to root, as in most containers.
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'specs',
  outputDir: process.env.E2E_RESULTS ?? '../../target/test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 820, height: 1180 },
    trace: 'off',
    // A press on what does not come ends here, not with the whole test.
    actionTimeout: 20_000,
  },
  webServer: named
    ? undefined
    : {
        command: `cargo xtask serve --no-build --port ${PORT}`,
        cwd: '../..',
        url,
        reuseExistingServer: true,
      },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: process.env.CHROMIUM ?? program('chromium', 'chromium-browser', 'google-chrome'),
          args: ['--disable-gpu', '--disable-background-networking', '--no-first-run', ...(isRoot ? ['--no-sandbox'] : [])],
        },
      },
    },
    {
      // An ordinary Firefox, driven over WebDriver BiDi; Playwright's own patched one is not used.
      name: 'firefox',
      // All journeys. The faults and what runs offline need Chromium's own tools; `ONE_ENGINE` in
      // `pages/test.mjs` marks the tests that need not run here.
      grepInvert: /@one-engine/,
      testMatch: /(journey|places|share|import|keyboard|clash|aims|notes|us|find|shelf|shortcuts|practice|blind|order|news|sealed|history|copies|settle|lock|lock-\w+|canvas|canvas-\w+)\.spec\.mjs/,
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: {
          executablePath: process.env.FIREFOX ?? program('firefox-esr', 'firefox'),
          // Its window puts the fingers in (`pages/touch.mjs`).
          args: ['--remote-allow-system-access'],
          firefoxUserPrefs: {
            // One process for all pages of a site: fewer to start for each device.
            'fission.autostart': false,
            'dom.ipc.processCount': 1,
            'dom.ipc.processPrelaunch.enabled': false,
            // The program's second, slower translation would come too late for most tests: without it the
            // same 154 took 13 % less time.
            'javascript.options.wasm_optimizingjit': false,
            // As where there is a touch screen; else `touch-action` counts for nothing.
            'dom.w3c_touch_events.enabled': 1,
          },
        },
      },
    },
  ],
});
