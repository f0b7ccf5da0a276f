// What stays in the browser's files: with the lock no word, whatever happens to the browser.
import { setTimeout as wait } from 'node:timers/promises';
import { dropProfile, launch, newProfile } from '../faults/chromium.mjs';
import { expect, test } from '../faults/test.mjs';
import { traces } from '../faults/traces.mjs';
import { Lock } from '../pages/lock.mjs';
import { Workbook } from '../pages/workbook.mjs';
import { words } from '../pages/words.mjs';

const w = words('en');
// Words that stand in no other file of a browser.
const PAIR = { patient: 'Ottilquist', professional: 'Brandelbom', aim: 'Zwickelkahn on the lake' };
const JOINT = 'Vrenglosk every morning';
const WORDS = ['Ottilquist', 'Brandelbom', 'Zwickelkahn', 'Vrenglosk'];

// A session in a browser of its own: begins, writes, and ends as `end` says. Gives the profile.
async function session(url, locks, end) {
  const profile = await newProfile();
  const browser = await launch(profile);
  const page = await browser.context.newPage();
  await page.goto(url);
  const workbook = new Workbook(page);
  if (locks) await new Lock(workbook).start(undefined, PAIR);
  else await workbook.start(PAIR);
  await workbook.joint().focus();
  await page.keyboard.type(JOINT);
  await workbook.saved();
  // The browser writes down by itself what it knows of its tabs, a while later.
  await wait(4_000);
  await end({ browser, page, workbook });
  return profile;
}

const ENDS = {
  'the browser is closed': async ({ browser }) => browser.quit(),
  'the workbook is locked and the browser closed': async ({ browser, workbook }) => {
    await new Lock(workbook).now();
    await browser.quit();
  },
  'the browser is killed': async ({ browser }) => browser.kill(),
  'the tablet is cleared': async ({ browser, page, workbook }) => {
    await workbook.goTo('share');
    await workbook.link(w.lock.finish).click();
    await page.getByText(w.lock.finish_sure).click();
    await workbook.button(w.lock.finish_now).click();
    await page.getByRole('link', { name: w.start.start_door }).waitFor();
    await browser.quit();
  },
};

for (const [name, end] of Object.entries(ENDS)) {
  test(`with the lock no word is in any file of the browser: ${name} [row 30]`, async ({ baseURL, browserName }) => {
    test.skip(browserName !== 'chromium', 'needs a Chromium of its own');
    const profile = await session(baseURL, true, end);
    const found = await traces(profile, WORDS);
    await dropProfile(profile);
    expect(found).toEqual([]);
  });
}

test('without the lock the same search finds the words, also after the tablet was cleared [row 30]', async ({ baseURL, browserName }) => {
  test.skip(browserName !== 'chromium', 'needs a Chromium of its own');
  for (const end of [ENDS['the browser is killed'], ENDS['the tablet is cleared']]) {
    const profile = await session(baseURL, false, end);
    const found = await traces(profile, WORDS);
    await dropProfile(profile);
    for (const word of WORDS) expect(found.some((line) => line.startsWith(word)), word).toBe(true);
  }
});
