// Data of a newer version, wrong clocks, the same file twice.
import { expect, test } from '../faults/test.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';
import * as stores from '../faults/stores.mjs';

async function exported(page, workbook) {
  await workbook.goTo('share');
  return stores.downloaded(page, () => workbook.button('Save a file for Karin').click());
}

async function open(page, workbook, text) {
  await workbook.goTo('share');
  await page.getByLabel('Choose the file you were sent').setInputFiles({
    name: 'a.workbook.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
}

test('a workbook stored by a newer version can be read and exported, and not a byte is changed [row 9]', async ({ page, workbook, context }) => {
  await workbook.start();
  await workbook.joint().fill('Twice a week.');
  await workbook.saved();
  const address = page.url();
  await stores.beside(page);
  const local = await stores.local(page);
  const [aim] = stores.keysOf(local, 'aim');
  const book = aim.split('/')[1];
  // Something this version cannot make sense of, which must stay where it is.
  const strange = `cpw/${book}/aim/00000000000000000000000001`;
  await stores.setLocal(page, {
    ...local,
    [`cpw/${book}/about`]: JSON.stringify({ form: 2, seat: 'patient' }),
    [strange]: '<another form altogether>',
    [`cpw/${book}/journal/0123456789abc`]: `[${local[aim]}]`,
  });
  const before = await stores.bytes(page);

  await page.goto(address);
  await expect(page.getByRole('region', { name: 'You can read, but not change.' })).toBeVisible();
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  await expect(workbook.title()).not.toBeEditable();
  await expect(page.getByText('Twice a week.')).toBeVisible();
  await page.keyboard.press('Control+z');
  for (const name of ['Yes to this', 'Our main aim', 'Move this aim to the bin']) {
    const button = workbook.button(name);
    if (await button.isVisible()) await button.click();
  }
  const file = JSON.parse(await exported(page, workbook));
  expect(file.records.some((record) => record.fields.words_joint === 'Twice a week.')).toBe(true);
  await page.waitForTimeout(300);
  await stores.beside(page);
  expect(await stores.bytes(page)).toBe(before);
  await context.close();
});

test('what a newer minor version added is kept through an edit and an export [row 9]', async ({ page, workbook }) => {
  await workbook.start();
  await workbook.saved();
  const address = page.url();
  await stores.beside(page);
  const local = await stores.local(page);
  const [aim] = stores.keysOf(local, 'aim');
  const book = aim.split('/')[1];
  const record = JSON.parse(local[aim]);
  const [stamp] = Object.keys(record.stamps);
  record.fields.mood = { colour: 'green' };
  record.stamps[stamp] = [...record.stamps[stamp], 'mood'].sort();
  const unknown = { ...record, id: '00000000000000000000000001', kind: 'song' };
  const newer = {
    ...local,
    [aim]: JSON.stringify(record),
    [`cpw/${book}/song/${unknown.id}`]: JSON.stringify(unknown),
  };
  await stores.setLocal(page, newer);
  await stores.setTwin(page, stores.records(newer));
  await page.goto(address);
  await workbook.joint().fill('Twice a week.');
  await workbook.saved();
  const file = JSON.parse(await exported(page, workbook));
  const kept = (id) => file.records.find((one) => one.id === id);
  expect(kept(record.id).fields).toMatchObject({ mood: { colour: 'green' }, words_joint: 'Twice a week.' });
  expect(kept(unknown.id)).toMatchObject({ kind: 'song', fields: { mood: { colour: 'green' } } });
});

for (const [name, at] of [
  ['1969', '1969-12-31T12:00:00Z'],
  ['1970', '1970-01-02T12:00:00Z'],
  ['2100', '2100-06-01T12:00:00Z'],
]) {
  test(`a clock set to ${name} refuses nothing and changes no outcome [row 14]`, async ({ newDevice }) => {
    const [wrong, right] = await Promise.all([newDevice(), newDevice()]);
    const here = await wrong.newPage();
    await here.addInitScript((now) => {
      const Real = Date;
      window.Date = class extends Real {
        constructor(...given) {
          super(...(given.length ? given : [now]));
        }
        static now() {
          return now;
        }
      };
    }, Date.parse(at));
    await here.goto('./');
    const a = new Workbook(here);
    await a.start();
    await a.joint().fill('Written by the wrong clock.');
    await a.saved();
    await a.goTo('home');
    const hint = (page) => page.getByRole('heading', { name: 'Check the date of this tablet' });
    await expect(hint(here)).toBeVisible();
    await expect(here.getByText(at.slice(0, 10))).toBeVisible();
    const file = await exported(here, a);

    const there = await right.newPage();
    await there.goto('./#/share');
    const b = new Workbook(there);
    await there.getByLabel('Choose the file you were sent').setInputFiles({
      name: 'a.workbook.json', mimeType: 'application/json', buffer: Buffer.from(file),
    });
    await b.button('Take it in').click();
    await b.openAim(PAIR.aim);
    await expect(b.joint()).toHaveValue('Written by the wrong clock.');
    await b.joint().fill('Written after it by the right one.');
    await b.saved();
    await b.goTo('home');
    await expect(there.getByRole('heading', { name: 'A copy outside this tablet' })).toBeVisible();
    await expect(hint(there)).toHaveCount(at < '2100' ? 0 : 1);
    const back = await exported(there, b);

    await open(here, a, back);
    await a.button('Take it in').click();
    await a.openAim(PAIR.aim);
    await expect(a.joint()).toHaveValue('Written after it by the right one.');
    await expect(here.getByText('Two versions of')).toBeHidden();
    await a.joint().fill('And once more by the wrong one.');
    await a.saved();
    await here.reload();
    await expect(a.joint()).toHaveValue('And once more by the wrong one.');
  });
}

test('the same file twice says "nothing new" and changes not one byte [row 15]', async ({ page, workbook }) => {
  await workbook.start();
  await workbook.joint().fill('Twice a week.');
  await workbook.saved();
  const text = await exported(page, workbook);
  const before = await stores.bytes(page);
  for (let times = 0; times < 2; times += 1) {
    await open(page, workbook, text);
    await expect(page.getByText('There is nothing new in this file.')).toBeVisible();
    await workbook.button('Close').click();
    await page.waitForTimeout(200);
    expect(await stores.bytes(page)).toBe(before);
  }
});
