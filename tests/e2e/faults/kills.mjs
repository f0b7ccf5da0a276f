// Kills the browser some time after "Saved", starts it again, and counts what is missing.
import { setTimeout as wait } from 'node:timers/promises';
import { Workbook } from '../pages/workbook.mjs';
import { dropProfile, launch, newProfile } from './chromium.mjs';

// Resolves in the page in the moment in which "Saved" is shown.
function shownSaved(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const isSaved = () => document.querySelector('header')?.innerText.includes('Saved');
        if (isSaved()) return resolve();
        new MutationObserver((_, observer) => {
          if (isSaved()) {
            observer.disconnect();
            resolve();
          }
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
}

// One kill for each delay (seconds), on one profile. Gives what was lost, in words.
export async function kills(url, delays, tell = () => {}) {
  const profile = await newProfile();
  const lost = [];
  let written = '';
  let address = url;
  try {
    for (const [at, delay] of [null, ...delays, null].entries()) {
      const browser = await launch(profile);
      const page = await browser.context.newPage();
      await page.goto(address);
      const workbook = new Workbook(page);
      if (at === 0) {
        await workbook.start();
        address = page.url();
      } else {
        await workbook.joint().waitFor();
        // The twin may still be on its way in.
        await wait(at > delays.length ? 1_000 : 400);
        const found = await workbook.joint().inputValue();
        if (found !== written) lost.push(`before kill ${at}: "${written}", after it: "${found}"`);
        written = found;
        tell(at - 1, lost.length);
      }
      if (at > delays.length) {
        await browser.quit();
        break;
      }
      const words = ` word${at}`;
      await workbook.joint().focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(words);
      written += words;
      await shownSaved(page);
      await wait((delay ?? 0) * 1_000);
      await browser.kill();
    }
  } finally {
    await dropProfile(profile);
  }
  return lost;
}
