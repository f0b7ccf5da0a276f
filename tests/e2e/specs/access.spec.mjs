// Lines 1 to 4, 9 and 12 of the list of things to check, in every place and state.
import AxeBuilder from '@axe-core/playwright';
import { isFirefox, expect, test } from '../pages/test.mjs';
import { everyState } from '../pages/states.mjs';
import { Workbook } from '../pages/workbook.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RULES = { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } };

// The looks of the app: what each sets on the page, and how the window is.
const LOOKS = [
  { name: 'light', root: { theme: 'light' }, inAll: true },
  { name: 'dark', root: { theme: 'dark' } },
  { name: 'contrast', root: { theme: 'contrast' } },
  { name: 'forced colours', root: {}, media: { forcedColors: 'active' } },
  { name: 'text twice as large', root: { theme: 'light', text: 'largest' }, font: '200%', inAll: true },
  { name: '320 wide', root: { theme: 'dark' }, width: 320, inAll: true },
];

async function put(page, look) {
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce', ...look.media });
  await page.evaluate(({ root, font }) => {
    const { dataset, style } = document.documentElement;
    delete dataset.theme;
    delete dataset.text;
    Object.assign(dataset, root);
    // The test may set what the content policy keeps pages from writing in their text.
    style.fontSize = font ?? '';
  }, look);
  // As tall as the page: in portrait the bar below lies over what is scrolled under it.
  const width = look.width ?? 820;
  await page.setViewportSize({ width, height: 1180 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, 640) });
}

async function violations(page) {
  const found = await new AxeBuilder({ page }).withTags(TAGS).options({ rules: RULES }).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`);
}

for (const lang of ['en', 'sv']) {
  test(`axe finds nothing in any place or state, in any look, in ${lang}`, async ({ newDevice }) => {
    test.setTimeout(400_000);
    const page = await (await newDevice({ locale: lang })).newPage();
    // Colours are the same in every language; the room that words take is not. An ordinary Firefox
    // cannot be made to show forced colours, and sees one look.
    const looks = isFirefox(page) ? LOOKS.slice(0, 1) : lang === 'en' ? LOOKS : LOOKS.filter(({ inAll }) => inAll);
    const all = [];
    await page.goto('./');
    await everyState(page, lang, async (state) => {
      for (const look of looks) {
        await put(page, look);
        for (const violation of await violations(page)) all.push(`${state}, ${look.name}: ${violation}`);
      }
      await put(page, LOOKS[0]);
    });
    expect(all).toEqual([]);
  });
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

test('every control is at least 44 by 44, at 320, 768 and 1280', async ({ page }) => {
  test.slow();
  const all = [];
  await page.goto('./');
  await everyState(page, 'en', async (state) => {
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const one of await page.evaluate(small)) all.push(`${state}, ${width}: ${one}`);
    }
    await page.setViewportSize({ width: 820, height: 1180 });
  });
  expect(all).toEqual([]);
});

// What is cut off or sticks out, and how much of a low window the standing bars take.
function squeezed() {
  const root = document.documentElement;
  const out = [];
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > root.clientWidth + 1 && each.checkVisibility());
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
    if (each.checkVisibility() && !each.matches('.skip-link') && each.scrollWidth > each.clientWidth + 1) out.push(`cut: ${each.textContent.trim()}`);
  }
  return out;
}

test('at 320 by 256, and with text twice as large, nothing is cut and nothing scrolls sideways', async ({ newDevice }) => {
  test.slow();
  const page = await (await newDevice({ locale: 'sv' })).newPage();
  const all = [];
  await page.goto('./');
  await everyState(page, 'sv', async (state) => {
    for (const [width, height, font, text] of [[320, 256], [320, 640], [820, 1180, '200%', 'largest'], [390, 844, '', 'largest']]) {
      await page.setViewportSize({ width, height });
      await page.evaluate(([size, name]) => {
        document.documentElement.style.fontSize = size ?? '';
        if (name) document.documentElement.dataset.text = name;
        else delete document.documentElement.dataset.text;
      }, [font, text]);
      for (const one of await page.evaluate(squeezed)) all.push(`${state}, ${width} × ${height} ${font ?? ''}: ${one}`);
    }
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '';
      delete document.documentElement.dataset.text;
    });
    await page.setViewportSize({ width: 820, height: 1180 });
  });
  expect(all).toEqual([]);
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
  await workbook.button('Move to the bin').click();
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
