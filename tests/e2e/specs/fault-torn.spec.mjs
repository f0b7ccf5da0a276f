// Storage breaks off between two keys of one command, or goes on without us.
import { expect, test } from '../faults/test.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';
import * as stores from '../faults/stores.mjs';

// From the k-th write on, nothing is written to local storage any more, as if the tab had died.
function dieAt(k) {
  let count = 0;
  const { setItem, removeItem } = Storage.prototype;
  const dead = () => {
    throw new DOMException('dead', 'UnknownError');
  };
  const isOurs = (key) => key !== 'cpw/probe';
  Storage.prototype.setItem = function (key, text) {
    if (this === localStorage && isOurs(key) && ++count >= k) dead();
    return setItem.call(this, key, text);
  };
  Storage.prototype.removeItem = function (key) {
    if (this === localStorage && isOurs(key) && count >= k) dead();
    return removeItem.call(this, key);
  };
}

// Starting a workbook writes three records, its own and one for each name. Other small facts go
// before and after, so that the crash falls before, between and behind them.
for (const [from, to] of [[1, 4], [5, 8]]) {
  test(`a command over three records is there wholly or not at all, write ${from} to ${to} [row 3]`, async ({ newDevice, faults }) => {
    for (let k = from; k <= to; k += 1) {
      const context = await newDevice();
      const page = await context.newPage();
      await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
      await page.addInitScript(dieAt, k);
      await page.goto('./');
      const workbook = new Workbook(page);
      await page.getByRole('link', { name: 'Start our workbook' }).click();
      await workbook.field('Name of the patient').fill(PAIR.patient);
      await workbook.field('Name of the professional').fill(PAIR.professional);
      await workbook.button('Go on').click();
      await expect(workbook.field('Our first aim')).toBeVisible();
      await page.close();

      const next = await context.newPage();
      await next.goto('./');
      const again = new Workbook(next);
      const door = next.getByRole('link', { name: 'Start our workbook' });
      // The bar may stand for a moment, until both stores were looked into; and what the journal
      // held is written back a moment after it is shown.
      const stands = async () => {
        const records = stores.records(await stores.local(next));
        const names = ['workbook', 'person'].map((kind) => stores.keysOf(records, kind).length);
        return { door: await door.isVisible(), bar: await again.bar.isVisible(), names };
      };
      const nothing = { door: true, bar: false, names: [0, 0] };
      const all = { door: false, bar: true, names: [1, 2] };
      await expect.poll(async () => {
        const now = JSON.stringify(await stands());
        return [nothing, all].some((wanted) => JSON.stringify(wanted) === now) || now;
      }, `after write ${k}`).toBe(true);
      if (await again.bar.isVisible()) {
        await again.goTo('settings');
        await expect(again.field('Name of the patient')).toHaveValue(PAIR.patient);
        await expect(again.field('Name of the professional')).toHaveValue(PAIR.professional);
        const journals = async () => Object.keys(await stores.local(next)).filter((key) => key.includes('/journal/'));
        await expect.poll(journals).toEqual([]);
      }
      await context.close();
    }
    faults.length = 0;
  });
}

test('with the twin alive, a command that local storage lost half of is whole again [row 3]', async ({ page, context, workbook }) => {
  await workbook.start();
  await workbook.toShelf();
  await workbook.button('Change the name').click();
  await page.evaluate(dieAt, 1);
  await workbook.field('Name of the workbook').fill('Another name');
  await workbook.link('Home').click();
  await expect(page.getByRole('region', { name: 'Saving' })).toContainText('Saved in one place only.');
  await page.close();
  const next = await context.newPage();
  await next.goto('./');
  await expect(new Workbook(next).heading('Another name')).toBeVisible();
});

test('a journal that cannot be read whole is set aside, and what can be read of it is taken [row 3]', async ({ page, workbook }) => {
  await workbook.start();
  await workbook.joint().fill('Twice a week.');
  await workbook.saved();
  const address = page.url();
  await stores.beside(page);
  const local = await stores.local(page);
  const [aim] = stores.keysOf(local, 'aim');
  const book = aim.split('/')[1];
  const journal = `cpw/${book}/journal/0123456789abc`;
  const torn = `[${local[aim]},{"id":"torn","kind":`;
  const whole = `[${local[aim]},{"id":"torn"}]`;
  for (const text of [torn, whole]) {
    await stores.setTwin(page, {});
    await stores.setLocal(page, { ...stores.withText(local, aim, undefined), [journal]: text });
    await page.goto(address);
    await expect(text === whole ? workbook.joint() : workbook.bar).toBeVisible();
    await workbook.goTo('home');
    await expect(page.getByText('1 stored item could not be read')).toBeVisible();
    await expect.poll(async () => (await stores.local(page))[journal]).toBeUndefined();
    expect(Object.values(await stores.local(page))).toContain(text);
    await stores.beside(page);
  }
});
