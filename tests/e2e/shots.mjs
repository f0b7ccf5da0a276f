// Pictures of every place and state, to look at: node tests/e2e/shots.mjs ADDRESS FOLDER
import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { everyState } from './pages/states.mjs';

const [address = 'http://127.0.0.1:8080/', folder = 'target/shots'] = process.argv.slice(2);
const SIZES = [[820, 1180], [1180, 820], [390, 844], [320, 640]];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--disable-gpu', '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
mkdirSync(folder, { recursive: true });
for (const lang of ['en', 'sv']) {
  const context = await browser.newContext({ baseURL: address, locale: lang, viewport: { width: 820, height: 1180 }, reducedMotion: 'reduce', serviceWorkers: 'block' });
  await context.addInitScript(() => delete window.showSaveFilePicker);
  const page = await context.newPage();
  await page.goto('./');
  await everyState(page, lang, async (state) => {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const theme of ['light', 'dark']) {
        await page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
        await page.screenshot({ path: `${folder}/${state}-${lang}-${width}-${theme}.png` });
      }
    }
    await page.setViewportSize({ width: 820, height: 1180 });
  });
  await context.close();
}
await browser.close();
