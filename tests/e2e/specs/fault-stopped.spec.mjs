// The program breaks, or does not arrive: a plain panel takes over, and nothing more is written.
import { expect, test } from '../faults/test.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';
import * as stores from '../faults/stores.mjs';

const WORDS = 'Anna walks to the shop.';

function panel(page, name) {
  return page.getByRole('alertdialog', { name });
}

async function started(page, workbook) {
  await workbook.start();
  await workbook.joint().fill(WORDS);
  await workbook.saved();
  const address = page.url();
  await stores.beside(page);
  return { address, before: await stores.bytes(page) };
}

// What the panel hands out is a workbook that any device takes in.
async function isTakenIn(newDevice, text) {
  const page = await (await newDevice()).newPage();
  await page.goto('./#/share');
  const workbook = new Workbook(page);
  await page.getByLabel('Choose the file you were sent').setInputFiles({
    name: 'a.workbook.json', mimeType: 'application/json', buffer: Buffer.from(text),
  });
  await workbook.button('Take it in').click();
  await workbook.openAim(PAIR.aim);
  await expect(workbook.joint()).toHaveValue(WORDS);
}

const PLACES = { event: 'an event', effect: 'an effect', timer: 'a timer', start: 'its start' };

for (const place of Object.keys(PLACES)) {
  test(`a fault of the program in ${PLACES[place]} writes nothing more and offers the file [row 23]`, async ({ page, workbook, newDevice, faults }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => true }));
    const { address, before } = await started(page, workbook);
    const { hash } = new URL(address);
    await page.goto(`./?test-panic=${place}${hash}`);
    if (place !== 'start') {
      await workbook.joint().waitFor();
      await workbook.saved();
      const waited = await page.evaluate(() => new Promise((shown) => {
        const from = performance.now();
        const look = () => {
          if (document.querySelector('[role=alertdialog]')) shown(performance.now() - from);
          else setTimeout(look, 20);
        };
        window.dispatchEvent(new Event('workbook:test-panic'));
        look();
      }));
      expect(waited, 'milliseconds from the fault to the panel').toBeLessThan(1_000);
    }
    await expect(panel(page, 'The workbook has stopped')).toBeVisible();
    // A letter that comes after it changes nothing that is stored, at once or later.
    await page.evaluate(() => {
      const field = document.querySelector('#aim-words-joint');
      if (!field) return;
      field.value += ' too late';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await page.waitForTimeout(500);
    const text = await stores.downloaded(page, () => workbook.button('Save the workbook as a file').click());
    expect(await stores.bytes(page)).toBe(before);
    await isTakenIn(newDevice, text);
    await page.goto(address);
    await expect(workbook.joint()).toHaveValue(WORDS);
    expect(faults.every((fault) => /stopped at|unreachable|asked for by a test|RuntimeError/.test(fault))).toBe(true);
    faults.length = 0;
  });
}

test('a program that stops again and again says so instead of starting in a circle [row 23]', async ({ page, workbook, faults }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => true }));
  await started(page, workbook);
  await page.goto('./?test-panic=start');
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  for (let times = 1; times <= 3; times += 1) {
    await expect(panel(page, 'The workbook has stopped')).toBeVisible();
    await expect(page.getByText('several times within a minute'))[times < 3 ? 'toBeHidden' : 'toBeVisible']();
    if (times === 3) break;
    await workbook.button('Open the workbook again').click();
    await expect.poll(() => loads).toBe(times);
  }
  await page.waitForTimeout(500);
  expect(loads, 'nothing loads the page but the person').toBe(2);
  faults.length = 0;
});

test('a browser too old for the program leaves the panel, and what is stored can be had [row 24]', async ({ page, workbook, newDevice }) => {
  const { address, before } = await started(page, workbook);
  // Without the one thing that every browser the program runs in has.
  await page.addInitScript(() => {
    if (window.name !== 'new again') delete window.WebAssembly;
  });
  await page.goto(address);
  await expect(panel(page, 'This browser is too old for the workbook')).toBeVisible();
  const text = await stores.downloaded(page, () => workbook.button('Save the workbook as a file').click());
  await isTakenIn(newDevice, text);
  expect(await stores.bytes(page)).toBe(before);
  await page.evaluate(() => {
    window.name = 'new again';
  });
  await page.reload();
  await expect(workbook.joint()).toHaveValue(WORDS);
});

const BROKEN = {
  'is missing (404)': { status: 404, body: 'not here' },
  'arrives cut off': 'cut',
  'is of a wrong type': { status: 200, contentType: 'text/html', body: '<!doctype html><p>Sign in to this network' },
};

for (const [name, answer] of Object.entries(BROKEN)) {
  test(`a program that ${name} leaves the panel, and what is stored can be had [row 24]`, async ({ newDevice, faults }) => {
    const context = await newDevice({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const workbook = new Workbook(page);
    await page.goto('./');
    const { address, before } = await started(page, workbook);
    await page.route('**/*.wasm', async (route) => {
      if (answer !== 'cut') return route.fulfill(answer);
      const whole = await route.fetch();
      const body = await whole.body();
      return route.fulfill({ status: 200, contentType: 'application/wasm', body: body.subarray(0, body.length / 2) });
    });
    await page.goto(address);
    await expect(panel(page, 'The workbook could not start')).toBeVisible();
    const text = await stores.downloaded(page, () => workbook.button('Save the workbook as a file').click());
    await isTakenIn(newDevice, text);
    expect(await stores.bytes(page)).toBe(before);
    await page.unroute('**/*.wasm');
    await workbook.button('Open the workbook again').click();
    await expect(workbook.joint()).toHaveValue(WORDS);
    faults.length = 0;
  });
}
