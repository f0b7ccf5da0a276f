// Stored texts that are damaged, and stores that disagree.
import { expect, test } from '../faults/test.mjs';
import { PAIR } from '../pages/workbook.mjs';
import * as stores from '../faults/stores.mjs';

const OTHER = 'Sleep through the night';
const HEALED = 'The other store on this tablet still had it, so nothing is lost.';
const LOST = 'All the rest is open.';

// A workbook with two aims; gives the stores as they then are, and the key of the first aim.
async function twoAims(page, workbook) {
  await workbook.start();
  const address = page.url();
  await workbook.joint().fill('Twice a week.');
  await workbook.addAim(OTHER);
  await workbook.saved();
  await stores.beside(page);
  const local = await stores.local(page);
  const id = address.split('/').pop();
  const aim = stores.keysOf(local, 'aim').find((key) => key.endsWith(id));
  return { address, local, records: stores.records(local), aim };
}

// Ten cuts and ten wrong bytes, spread over the text.
function damaged(text) {
  const places = Array.from({ length: 10 }, (_, at) => Math.floor((text.length * (at + 0.5)) / 10));
  const cut = places.map((at) => text.slice(0, at));
  const wrong = places.map((at) => `${text.slice(0, at)}\u0001${text.slice(at + 1)}`);
  return [...cut, ...wrong];
}

test('20 damaged texts are each healed from the twin and kept as they were [row 7]', async ({ page, workbook }) => {
  test.setTimeout(120_000);
  const { address, local, records, aim } = await twoAims(page, workbook);
  for (const text of damaged(local[aim])) {
    await stores.setTwin(page, records);
    await stores.setLocal(page, stores.withText(local, aim, text));
    await page.goto(address);
    await expect(workbook.title()).toHaveValue(PAIR.aim);
    await expect(workbook.joint()).toHaveValue('Twice a week.');
    await expect.poll(async () => (await stores.local(page))[aim]).toBe(local[aim]);
    const aside = async () => Object.entries(await stores.local(page)).filter(([key]) => key.includes('/quarantine/'));
    await expect.poll(async () => (await aside()).map(([, kept]) => kept)).toEqual([text]);
    await stores.beside(page);
  }
  await page.goto(address);
  await workbook.goTo('home');
  for (const start of ['first', 'second']) {
    await expect(page.getByText('1 stored item could not be read'), start).toBeVisible();
    await expect(page.getByText(HEALED), start).toBeVisible();
    await page.reload();
  }
});

test('20 damaged texts that no store can heal are kept and named, and the rest opens [row 7]', async ({ page, workbook }) => {
  test.setTimeout(120_000);
  const { local, records, aim } = await twoAims(page, workbook);
  const book = aim.split('/')[1];
  for (const text of damaged(local[aim])) {
    await stores.setTwin(page, stores.withText(records, aim, undefined));
    await stores.setLocal(page, stores.withText(local, aim, text));
    await page.goto('./#/');
    await expect(page.getByText('1 stored item could not be read')).toBeVisible();
    await expect(page.getByText(LOST)).toBeVisible();
    const kept = async () => Object.values(await stores.local(page)).filter((each) => each === text);
    await expect.poll(kept).toHaveLength(1);
    await stores.beside(page);
    expect(await kept()).toHaveLength(1);
  }
  await page.goto('./#/');
  const file = await stores.downloaded(page, () => workbook.button('Save the damaged text').click());
  expect(file).toBe(damaged(local[aim]).pop());
  await workbook.openAim(OTHER);
  const aside = async () => Object.keys(await stores.local(page)).filter((key) => key.startsWith(`cpw/${book}/quarantine/`));
  await expect.poll(aside).toHaveLength(1);
});

test('a text damaged while the app is open is set aside before it is written over [row 7]', async ({ page, workbook }) => {
  await workbook.start();
  const key = await page.evaluate(() => {
    const found = Object.keys(localStorage).find((one) => one.includes('/aim/'));
    localStorage.setItem(found, '{"id":"torn');
    return found;
  });
  await workbook.joint().fill('Twice a week.');
  await expect.poll(async () => (await stores.local(page))[key]).toContain('Twice a week.');
  expect(Object.values(await stores.local(page))).toContain('{"id":"torn');
});

test('coming back to the tab again and again names a damaged text once [row 7]', async ({ page, workbook }) => {
  const { local, records, aim } = await twoAims(page, workbook);
  await stores.setTwin(page, stores.withText(records, aim, undefined));
  await stores.setLocal(page, stores.withText(local, aim, '{'));
  await page.goto('./#/');
  for (let times = 0; times < 3; times += 1) {
    await page.evaluate(() => document.dispatchEvent(new Event('resume')));
  }
  await page.waitForTimeout(300);
  await expect(page.getByText('1 stored item could not be read')).toBeVisible();
});

const STATES = ['missing', 'old', 'new', 'damaged', 'concurrent'];

// The same aim as it was, as it was changed here, and as it was changed elsewhere.
async function versions(page, workbook) {
  const { address, local, records, aim } = await twoAims(page, workbook);
  const text = {};
  text.old = local[aim];
  text.damaged = local[aim].slice(0, -20);
  for (const [state, field, words] of [
    ['new', 'joint', 'Three times a week.'],
    ['concurrent', 'anna', 'On my own.'],
  ]) {
    await stores.setTwin(page, records);
    await stores.setLocal(page, local);
    await page.goto(address);
    await (field === 'joint' ? workbook.joint() : workbook.wordsOf('Anna')).fill(words);
    await workbook.saved();
    text[state] = (await stores.local(page))[aim];
    await stores.beside(page);
  }
  return { address, local, records, aim, text };
}

for (const here of STATES) {
  test(`local storage holds the ${here} record, the twin any other: both are merged, twice over [row 8]`, async ({ page, workbook }) => {
    test.setTimeout(120_000);
    const { address, local, records, aim, text } = await versions(page, workbook);
    for (const there of STATES) {
      const pair = [here, there];
      await stores.setTwin(page, stores.withText(records, aim, text[there]));
      await stores.setLocal(page, stores.withText(local, aim, text[here]));
      const isThere = pair.some((state) => ['old', 'new', 'concurrent'].includes(state));
      const broken = new Set(pair.filter((state) => state === 'damaged'));
      for (const time of [1, 2]) {
        const note = `${pair.join(' and ')}, start ${time}`;
        await page.goto(address);
        if (isThere) {
          await expect(workbook.title(), note).toHaveValue(PAIR.aim);
          const joint = pair.includes('new') ? 'Three times a week.' : 'Twice a week.';
          const anna = pair.includes('concurrent') ? 'On my own.' : '';
          await expect(workbook.joint(), note).toHaveValue(joint);
          await expect(workbook.wordsOf('Anna'), note).toHaveValue(anna);
          await expect
            .poll(async () => (await stores.local(page))[aim] === (await stores.twin(page))[aim], { message: note })
            .toBe(true);
          expect(() => JSON.parse(text.old)).not.toThrow();
        } else {
          await expect(page.getByText('It may be in the bin, or in another workbook.'), note).toBeVisible();
        }
        const aside = async () => Object.entries(await stores.local(page)).filter(([key]) => key.includes('/quarantine/'));
        await expect
          .poll(async () => (await aside()).map(([, kept]) => kept), { message: note })
          .toEqual([...broken].map(() => text.damaged));
        await stores.beside(page);
      }
    }
  });
}
