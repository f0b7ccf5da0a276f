// Lines 1 to 4, 9 and 12 of the list of things to check, in every place and state.
import axe from 'axe-core';
import { expect, test } from '../pages/test.mjs';
import { PSEUDO, putOn, takeOff } from '../pages/pseudo.mjs';
import { everyState, PART_NAMES } from '../pages/states.mjs';
import { Workbook } from '../pages/workbook.mjs';

// All rules for A, AA and best practice, and two more.
const ALL_RULES = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } },
};

// The rules whose answer can change with the colours alone. The stricter one leaves to the other what
// fails both.
const FOR_COLOUR = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
const COLOUR_RULES = only(FOR_COLOUR);

// That whose answer can change with the length of the words alone.
const LENGTH_RULES = only(['scrollable-region-focusable']);

// And those whose answer can change with the window too.
const WINDOW_RULES = only([...FOR_COLOUR, 'target-size', 'scrollable-region-focusable']);

function only(values) {
  return { ...ALL_RULES, runOnly: { type: 'rule', values }, rules: {} };
}

// The colours: what the app's own setting puts on the page, and what the device asks for.
const LIGHT = { name: 'light', theme: 'light' };
const DARK = { name: 'dark', theme: 'dark' };
const CONTRAST = { name: 'strong contrast', theme: 'contrast' };
const FORCED = { name: 'forced colours', media: { forcedColors: 'active' } };
const AS_DEVICE = { name: 'dark as the device', media: { colorScheme: 'dark' } };
const CONTRAST_DARK = { name: 'more contrast and dark as the device', media: { contrast: 'more', colorScheme: 'dark' } };

// The windows, and the colours looked at in each. All rules are asked on a tablet and on a phone, where
// parts are left out. The windows that are not `whole`, and the colours in `more`, are asked in one
// language alone: colours do not hang on the words. Whether the words fit, and how large the targets are,
// is looked at in every window and language, and the pseudo language stands in for longer words.
const WINDOWS = [
  { width: 820, height: 1180, whole: true, colours: [LIGHT], more: [DARK, CONTRAST, FORCED, CONTRAST_DARK] },
  { width: 1180, height: 820, colours: [DARK], more: [CONTRAST] },
  { width: 1280, height: 1024 },
  { width: 390, height: 844, whole: true, colours: [AS_DEVICE] },
  { width: 320, height: 640, colours: [LIGHT] },
  { width: 820, height: 1180, twice: true, colours: [LIGHT] },
  { width: 1280, height: 1024, twice: true },
  { width: 390, height: 844, twice: true },
  { width: 768, height: 1024 },
  { width: 320, height: 256 },
  { width: 820, height: 1180, spaced: true },
  { width: 320, height: 640, spaced: true },
  { width: 820, height: 1180, turned: true },
  { width: 390, height: 844, turned: true },
];

// The windows in which the pseudo languages are looked at, the first with all rules of axe from right
// to left too. Of the longer words the smallest is asked whether what scrolls can be reached by keys.
const PSEUDO_WINDOWS = [
  { width: 820, height: 1180 },
  { width: 320, height: 256 },
  { width: 820, height: 1180, twice: true },
];

// The distances of WCAG's text spacing (1.4.12), at the least a reader may set.
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

async function resize(page, { width, height, twice, spaced, turned }) {
  await page.setViewportSize({ width, height });
  await page.evaluate(({ twice: large, turned: rightToLeft, spacing }) => {
    const root = document.documentElement;
    if (large) root.dataset.text = 'largest';
    else delete root.dataset.text;
    // A test may set what the content policy keeps pages from writing in their text.
    root.style.fontSize = large ? '200%' : '';
    root.dir = rightToLeft ? 'rtl' : 'ltr';
    const sheets = spacing ? [new CSSStyleSheet()] : [];
    for (const sheet of sheets) sheet.replaceSync(spacing);
    document.adoptedStyleSheets = sheets;
  }, { twice, turned, spacing: spaced ? SPACED : '' });
}

// As tall as the page: in portrait the bar below lies over what is scrolled under it.
async function unrolled(page, { width, height }) {
  if (width > height) return;
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  if (whole > height) await page.setViewportSize({ width, height: whole });
}

async function colour(page, { theme, media }) {
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', ...media });
  await page.evaluate((name) => {
    if (name) document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
  }, theme);
}

// Chromium without a screen was once seen to draw nothing for 20 seconds after so many sizes, so that no
// press came through. A picture wakes it, and the run says so.
async function drawn(page) {
  const frame = page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(true))));
  const late = () => new Promise((done) => setTimeout(done, 3_000));
  for (let looks = 0; looks < 5 && !(await Promise.race([frame, late()])); looks += 1) {
    console.log('no picture for three seconds');
    await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
  }
}

async function violations(page, options) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (given) => {
    const { violations: found } = await window.axe.run(document, given);
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} (${[...node.any, ...node.all, ...node.none][0]?.message})`).join(' | ')}`);
  }, options);
}

// Every control that a finger may aim at, with its size; a link within a sentence is text.
function small() {
  const controls = [...document.querySelectorAll('a[href], button, input, textarea, summary, [role=button]')];
  const shown = controls.filter((each) => each.checkVisibility() && !each.closest('.sr-only, p:not(:has(> :only-child)) a'));
  return shown.flatMap((each) => {
    const target = each.closest('label') ?? each;
    const after = getComputedStyle(each, '::after');
    const whole = after.position === 'absolute' ? each.closest('li') ?? each : target;
    const { width, height } = whole.getBoundingClientRect();
    const hidden = each.matches('.skip-link') && each !== document.activeElement;
    return hidden || (width >= 43.9 && height >= 43.9) ? [] : [`${each.textContent.trim()}: ${Math.round(width)} × ${Math.round(height)}`];
  });
}

// What is cut off or sticks out, and how much of a low window the standing bars take.
function squeezed() {
  const root = document.documentElement;
  const out = [];
  if (root.scrollWidth > root.clientWidth) {
    const sticksOut = ({ left, right }) => left < -1 || right > root.clientWidth + 1;
    const wide = [...document.querySelectorAll('body *')].filter((each) => sticksOut(each.getBoundingClientRect()) && each.checkVisibility());
    out.push(`sideways: ${wide.slice(-1).map((each) => `${each.tagName} ${each.className} ${each.textContent.slice(0, 30)}`)}`);
  }
  // In a low window, such as one strongly enlarged, nothing stays over the words.
  if (window.innerHeight < 480) {
    window.scrollTo(0, root.scrollHeight / 2);
    const standing = [...document.querySelectorAll('header, header *, nav')].filter((each) => ['sticky', 'fixed'].includes(getComputedStyle(each).position));
    const seen = ({ top, bottom }) => Math.max(0, Math.min(bottom, window.innerHeight) - Math.max(top, 0));
    const taken = standing.reduce((sum, each) => sum + seen(each.getBoundingClientRect()), 0);
    if (taken > window.innerHeight / 4) out.push(`bars take ${taken} of ${window.innerHeight}`);
    window.scrollTo(0, 0);
  }
  for (const each of document.querySelectorAll('button, a.button, .place, .save-state')) {
    if (!each.checkVisibility() || each.matches('.skip-link')) continue;
    if (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1) out.push(`cut: ${each.textContent.trim()}`);
  }
  return out;
}

// Controls and texts that lie over one another in the flow of the page.
function overlapping() {
  const stands = (each) => {
    for (let at = each; at; at = at.parentElement) if (['sticky', 'fixed', 'absolute'].includes(getComputedStyle(at).position)) return false;
    return each.checkVisibility({ visibilityProperty: true }) && !each.closest('.sr-only');
  };
  const dialog = document.querySelector('dialog[open]') ?? document.body;
  const all = [...dialog.querySelectorAll('button, a[href], input:not([type=file]), select, textarea, h1, h2, h3, label, legend, p')].filter(stands);
  const boxes = all.map((each) => ({ each, box: each.getBoundingClientRect() })).filter(({ box }) => box.width > 0 && box.height > 0);
  const out = [];
  for (const [at, { each, box }] of boxes.entries()) {
    for (const { each: next, box: other } of boxes.slice(at + 1)) {
      if (each.contains(next) || next.contains(each)) continue;
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (across > 2 && down > 2) out.push(`overlap: ${each.tagName} ${each.textContent.trim().slice(0, 30)} | ${next.tagName} ${next.textContent.trim().slice(0, 30)}`);
    }
  }
  return out;
}

// Everything wrong in the two pseudo languages.
async function lookedAtInPseudo(page) {
  const all = [];
  for (const name of PSEUDO) {
    for (const [at, window] of PSEUDO_WINDOWS.entries()) {
      const { width, height, twice } = window;
      await resize(page, window);
      const { changed } = await putOn(page, name);
      const keep = (found) => all.push(...found.map((each) => `${name}, ${width} × ${height}${twice ? ', text twice as large' : ''}: ${each}`));
      if (changed === 0) keep(['no text of the app was changed']);
      keep(await page.evaluate(squeezed));
      keep(await page.evaluate(overlapping));
      if (!twice) keep(await page.evaluate(small));
      if (name === 'longer' && height < 480) keep(await violations(page, LENGTH_RULES));
      if (at > 0 || name !== 'turned') continue;
      await unrolled(page, window);
      keep(await violations(page, ALL_RULES));
    }
    await takeOff(page);
  }
  await resize(page, WINDOWS[0]);
  return all;
}

// Everything wrong with what is on the screen, in each window and each of its colours.
async function lookedAt(page, lang) {
  const all = [];
  for (const window of WINDOWS) {
    const { width, height, twice, spaced, turned, whole, colours = [], more = [] } = window;
    const name = `${width} × ${height}${twice ? ', text twice as large' : ''}${spaced ? ', text spaced' : ''}${turned ? ', right to left' : ''}`;
    const keep = (where, found) => all.push(...found.map((each) => `${name}${where}: ${each}`));
    await resize(page, window);
    keep('', await page.evaluate(squeezed));
    if (!twice && !spaced) keep('', await page.evaluate(small));
    if (colours.length === 0 || (lang !== 'en' && !whole)) continue;
    await unrolled(page, window);
    const rules = whole ? ALL_RULES : WINDOW_RULES;
    for (const look of lang === 'en' ? [...colours, ...more] : colours) {
      await colour(page, look);
      keep(`, ${look.name}`, await violations(page, look === colours[0] ? rules : COLOUR_RULES));
    }
  }
  await colour(page, LIGHT);
  await resize(page, WINDOWS[0]);
  await drawn(page);
  return all;
}

for (const lang of ['en', 'sv']) {
  for (const part of PART_NAMES) {
    test(`in every window and colour axe finds nothing, nothing is cut and every control is large enough: ${part}, in ${lang}`, async ({ newDevice, faults }) => {
      test.setTimeout(400_000);
      const page = await (await newDevice({ locale: lang, reducedMotion: 'reduce', serviceWorkers: 'block' })).newPage();
      await page.goto('./');
      const all = [];
      const seen = [];
      await everyState(page, lang, async (state) => {
        seen.push(state);
        const found = [...(await lookedAt(page, lang)), ...(lang === 'en' ? await lookedAtInPseudo(page) : [])];
        all.push(...found.map((each) => `${state}, ${each}`));
      }, part);
      expect(all).toEqual([]);
      expect(new Set(seen).size).toBe(seen.length);
      // The walk breaks the program once, and takes it away once.
      if (part === PART_NAMES.at(-1)) faults.splice(0, faults.length, ...faults.filter((fault) => !/404|wasm|stopped at|unreachable/i.test(fault)));
    });
  }
}

// What the sweep must say of each thing that is put in its way.
const NOTICED = [
  /820 × 1180, light: color-contrast: #pale/,
  /820 × 1180, dark: color-contrast: #pale/,
  /820 × 1180, strong contrast: color-contrast-enhanced: #pale/,
  /1180 × 820, dark: color-contrast: #pale/,
  /820 × 1180, light: button-name: #unnamed/,
  /320 × 256: tiny: 12 × 12/,
  /820 × 1180: sideways: P/,
  /820 × 1180, text twice as large: sideways: P/,
  /820 × 1180, text spaced: cut: Narrow/,
  /390 × 844, right to left: sideways: P/,
  /^longer, 820 × 1180: cut: \[Wrîté/,
  /^longer, 320 × 256: overlap: BUTTON \[Wrîté .*BUTTON/,
  /^turned, 820 × 1180: button-name: #unnamed/,
  /^turned, 320 × 256: tiny: 12 × 12/,
  /^turned, 820 × 1180, text twice as large: sideways: P/,
];

test('the sweep notices what is wrong', async ({ newDevice }) => {
  const page = await (await newDevice({ reducedMotion: 'reduce' })).newPage();
  await page.goto('./');
  await new Workbook(page).start();
  await page.evaluate(() => {
    const bad = document.createElement('div');
    bad.innerHTML = '<p id="pale">Pale words</p><button id="tiny">tiny</button><button id="unnamed"></button><p id="wide">Wide</p><button id="narrow">Narrow</button><br><button id="tight">Write a new aim</button><button id="over">Over</button>';
    document.querySelector('main').append(bad);
    bad.querySelector('#pale').style.color = 'light-dark(#767676, #6a6a6a)';
    bad.querySelector('#tiny').style.cssText = 'inline-size: 12px; block-size: 12px; overflow: hidden';
    bad.querySelector('#wide').style.cssText = 'inline-size: 850px';
    const narrow = bad.querySelector('#narrow');
    narrow.style.cssText = 'padding: 0; text-align: start; white-space: nowrap';
    narrow.style.inlineSize = `${narrow.offsetWidth}px`;
    // Wide enough for the English words alone.
    const tight = bad.querySelector('#tight');
    tight.style.cssText = 'padding: 0; white-space: nowrap';
    tight.style.inlineSize = `${tight.offsetWidth}px`;
    bad.querySelector('#over').style.marginInlineStart = '-1rem';
  });
  const all = [...(await lookedAt(page, 'en')), ...(await lookedAtInPseudo(page))];
  for (const sign of NOTICED) expect(all.filter((each) => sign.test(each)), `${sign}`).not.toEqual([]);
});

// Everything that screen readers were told, in order.
async function listen(page) {
  await page.evaluate(() => {
    window.told = [];
    for (const region of document.querySelectorAll('[role=status][aria-live], .sr-only[role=alert]')) {
      new MutationObserver(() => {
        if (region.textContent) window.told.push(`${region.getAttribute('role')}: ${region.textContent}`);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  return () => page.evaluate(() => window.told);
}

test('"Saved" is said once after writing rests, and nothing per key press', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.saved();
  await page.waitForTimeout(2_000);
  const told = await listen(page);
  await workbook.wordsOf('Anna').pressSequentially('I want my own bread.', { delay: 30 });
  await expect.poll(told, { timeout: 6_000 }).toEqual(['status: Saved']);
  await page.waitForTimeout(2_500);
  expect(await told()).toEqual(['status: Saved']);
});

test('what a press did is said once, politely', async ({ workbook, page }) => {
  await workbook.start();
  const told = await listen(page);
  await workbook.answer('Yes to this');
  await expect.poll(async () => (await told()).filter((words) => words === 'status: said yes').length).toBe(1);
  await workbook.button('Move this aim to the bin').click();
  await expect.poll(async () => (await told()).filter((words) => words === 'status: Moved to the bin').length).toBe(1);
  expect((await told()).filter((words) => words.startsWith('alert'))).toEqual([]);
});

test('under reduced motion nothing moves', async ({ newDevice }) => {
  const page = await (await newDevice({ reducedMotion: 'reduce' })).newPage();
  await page.goto('./');
  await new Workbook(page).start();
  const running = await page.evaluate(() => document.getAnimations().filter((each) => each.playState === 'running').length);
  expect(running).toBe(0);
});
