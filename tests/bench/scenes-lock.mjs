// The cost of the lock: unlocking, and typing and saving with it on against the same without it.

import { press, settle, visit } from './stage.mjs';
import { typed } from './scenes.mjs';

const PHRASE = 'hare maple window tractor';

/** Puts a lock on the stored workbook, as a person does in the settings. */
export async function putLock(context, target) {
  const { page } = await visit(context, target, target.lock.settings);
  await settle(page);
  await press(page, target.lock.settings.usable);
  const field = await page.waitForFunction((what) => window.__bench.find(what), target.lock.chosen, { polling: 50 });
  // The drawn phrase comes a moment after the field.
  await page.waitForFunction((element) => element.value.length > 0, field, { polling: 50 });
  await field.asElement().fill(PHRASE);
  await press(page, target.lock.put);
  await page.waitForFunction((what) => window.__bench.find(what), target.lock.isPut, { polling: 50, timeout: 120_000 });
  await page.waitForTimeout(1_000);
  await page.close();
}

/** Unlocking aim number `at`, and 50 letters into its title. */
export async function locked(context, target, cpu, at) {
  const place = { route: target.edit.route(at), usable: target.lock.field };
  const { page } = await visit(context, target, place, { cpu });
  const field = await page.waitForFunction((what) => window.__bench.find(what), target.lock.field, { polling: 50 });
  await field.asElement().fill(PHRASE);
  const opened = page.evaluate(async (what) => {
    const pressed = await window.__bench.next('click');
    return (await window.__bench.shown(what)) - pressed;
  }, target.edit.field);
  await press(page, target.lock.open);
  const unlocking = await opened;
  await settle(page);
  const figures = await typed(page, target);
  await page.close();
  const named = Object.entries(figures).map(([figure, value]) => [`${figure}, locked`, value]);
  return { 'passphrase → field usable': unlocking, ...Object.fromEntries(named) };
}
