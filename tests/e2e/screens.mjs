// Pictures of every place and main state, for docs/screens: node tests/e2e/screens.mjs ADDRESS [FOLDER]
// One sheet for each state: four sizes across, light and dark, English and Swedish down. Fails above 3 MB.
import { chromium } from '@playwright/test';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyScreen } from './pages/screens.mjs';

const [address = 'http://127.0.0.1:8080/', folder = 'docs/screens'] = process.argv.slice(2);
const MOST = 3 * 1024 * 1024;
const SIZES = [[820, 1180], [1180, 820], [390, 844], [320, 568]];
const THEMES = ['light', 'dark'];
const LOCALES = { en: 'en-GB', sv: 'sv-SE' };
const LANGS = Object.keys(LOCALES);
// How large a picture stands on a sheet.
const SCALE = 0.4;
const QUALITY = 32;
// The two that the README shows, larger: the state, and the name of the file.
const LARGE = { 'aim-both-answers': 'readme-aim', 'note-what-changed': 'readme-note' };
const LARGE_SCALE = 0.8;
// What the pictures say of time is always the same: they begin here and go on by hours.
const BEGINS = Date.UTC(2027, 2, 2, 8);
const HOUR = 3_600_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--disable-gpu', '--no-first-run', '--font-render-hinting=none', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});

async function pictures(lang, shots) {
  const context = await browser.newContext({ baseURL: address, locale: LOCALES[lang], timezoneId: 'Europe/Stockholm', viewport: { width: 820, height: 1180 }, reducedMotion: 'reduce', serviceWorkers: 'block' });
  await context.addInitScript(() => delete window.showSaveFilePicker);
  const page = await context.newPage();
  let now = BEGINS;
  const later = async () => {
    now += HOUR;
    await page.clock.setFixedTime(now);
  };
  await later();
  await page.goto('./');
  await page.evaluate(() => document.fonts.ready);
  const look = async (state, target) => {
    await page.mouse.move(0, 0);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      if (target) await target.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      else await page.evaluate(() => window.scrollTo(0, 0));
      for (const theme of THEMES) {
        await page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
        const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
        shots.push({ state, lang, theme, width, height, png });
      }
    }
    await page.evaluate(() => { document.documentElement.dataset.theme = 'light'; });
    await page.setViewportSize({ width: 820, height: 1180 });
  };
  await everyScreen(page, lang, { look, later });
  await context.close();
}

async function webp(page, width, height) {
  const cdp = await page.context().newCDPSession(page);
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip: { x: 0, y: 0, width, height, scale: 1 }, captureBeyondViewport: true });
  return Buffer.from(data, 'base64');
}

const source = (png) => `data:image/png;base64,${png.toString('base64')}`;

async function sheet(page, state, shots) {
  const rows = LANGS.flatMap((lang) => THEMES.map((theme) => {
    const row = shots.filter((shot) => shot.lang === lang && shot.theme === theme);
    const cells = row.map(({ width, height, png }) => `<figure><img src="${source(png)}" width="${width * SCALE}" height="${height * SCALE}"><figcaption>${width} × ${height}, ${theme}, ${lang}</figcaption></figure>`);
    return `<div class="row">${cells.join('')}</div>`;
  }));
  const style = 'body{margin:12px;inline-size:max-content;background:#777;color:#fff;font:14px sans-serif}h1{font-size:18px;margin:0 0 8px}.row{display:flex;gap:12px;align-items:start;margin-block-end:10px}figure{margin:0}img{display:block}';
  await page.setContent(`<style>${style}</style><h1>${state}</h1>${rows.join('')}`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const { width, height } = await page.evaluate(() => document.body.getBoundingClientRect().toJSON());
  return webp(page, Math.ceil(width + 24), Math.ceil(height + 24));
}

async function large(page, { png, width, height }) {
  await page.setContent(`<style>body{margin:0}img{display:block}</style><img src="${source(png)}" width="${width * LARGE_SCALE}">`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  return webp(page, width * LARGE_SCALE, height * LARGE_SCALE);
}

const shots = [];
for (const lang of LANGS) await pictures(lang, shots);
const states = [...new Set(shots.map((shot) => shot.state))];

mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder).filter((name) => name.endsWith('.webp'))) rmSync(join(folder, old));
const page = await (await browser.newContext()).newPage();
let sum = 0;
const keep = (name, bytes) => {
  sum += bytes.length;
  writeFileSync(join(folder, `${name}.webp`), bytes);
  console.log(`${String(Math.round(bytes.length / 1024)).padStart(5)} kB  ${name}.webp`);
};
for (const state of states) keep(state, await sheet(page, state, shots.filter((shot) => shot.state === state)));
for (const [state, name] of Object.entries(LARGE)) keep(name, await large(page, shots.find((shot) => shot.state === state)));
await browser.close();

console.log(`${states.length} states, ${shots.length} pictures, ${(sum / 1024 / 1024).toFixed(2)} MB of ${MOST / 1024 / 1024} MB`);
if (sum > MOST) {
  console.error('The pictures are too large together.');
  process.exit(1);
}
