// Each place keeps to its rules: titles, errors, limits, addresses that lead nowhere.
import { createHash } from 'node:crypto';
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { PAIR } from '../pages/workbook.mjs';
import { words } from '../pages/words.mjs';

test('without names the form says what is missing, at the field too, and keeps what was typed', async ({ workbook, page }) => {
  await page.getByRole('link', { name: 'Start our workbook' }).click();
  await workbook.field('Name of the patient').fill('Anna');
  await workbook.button('Go on').click();
  const summary = page.getByRole('alert').filter({ hasText: 'Something is missing' });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  const field = workbook.field('Name of the professional');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/Write a name for the professional/);
  await workbook.link('Write a name for the professional', summary).click();
  await expect(field).toBeFocused();
  await expect(workbook.field('Name of the patient')).toHaveValue('Anna');
  await field.fill('Karin');
  await expect(summary).toBeHidden();
});

test('a first aim without words says so at the field', ONE_ENGINE, async ({ workbook, page }) => {
  await page.getByRole('link', { name: 'Start our workbook' }).click();
  await workbook.field('Name of the patient').fill('Anna');
  await workbook.field('Name of the professional').fill('Karin');
  await workbook.button('Go on').click();
  await workbook.button('Write it down').click();
  const field = workbook.field('Our first aim');
  await expect(field).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(field).toHaveAccessibleDescription(/Write a few words about the aim/);
  await field.fill('Walk');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await workbook.link('Later').click();
  await expect(workbook.heading('Begin with one aim')).toBeVisible();
});

test('past its limit a text is kept, and the counter says by how much', async ({ workbook, page }) => {
  await workbook.start();
  const long = 'Walk '.repeat(26).trim();
  await workbook.title().fill(long);
  await expect(page.getByText('9 letters more than fits well. Nothing is lost.')).toBeVisible();
  await workbook.saved();
  await page.reload();
  await expect(workbook.title()).toHaveValue(long);
  await workbook.title().fill('x'.repeat(100));
  await expect(page.getByText('20 letters left')).toBeVisible();
  await workbook.title().fill('Walk');
  await expect(page.getByText(/letters left/)).toBeHidden();
});

test('the title of the tab names the place and never a word of the pair', async ({ workbook, page }) => {
  await workbook.start();
  const titles = [await page.title()];
  for (const place of ['home', 'aims', 'notes', 'share', 'settings']) {
    await workbook.goTo(place);
    titles.push(await page.title());
  }
  expect(new Set(titles.slice(1)).size).toBe(5);
  for (const title of titles) {
    for (const word of ['Anna', 'Karin', PAIR.aim]) expect(title).not.toContain(word);
  }
});

test('an address that leads nowhere leads home', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await page.goto('./#/elsewhere');
  await expect(workbook.heading('There is nothing here')).toBeVisible();
  await workbook.link('Home', workbook.main).click();
  await expect(workbook.heading('Anna and Karin')).toBeVisible();
  await page.goto('./#/aims/00000000000000000000000001');
  await expect(workbook.heading('This aim is not here')).toBeVisible();
});

test('a place in a workbook that is gone says so, and offers to open a file [row 26]', async ({ workbook, page }) => {
  await page.goto('./#/aims');
  await page.reload();
  await expect(workbook.heading('This tablet holds no workbook now')).toBeVisible();
  await expect(page.getByRole('link', { name: /Open a workbook file/ })).toBeVisible();
});

test('words in another direction keep their own', async ({ workbook }) => {
  await workbook.start({ patient: 'ليلى', professional: 'Karin', aim: 'المشي إلى الدكان' });
  await expect(workbook.title()).toHaveCSS('direction', 'rtl');
  await workbook.goTo('aims');
  await expect(workbook.link('المشي إلى الدكان')).toHaveCSS('direction', 'rtl');
});

test('a second workbook stands beside the first', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.toShelf();
  await workbook.link('Start another workbook').click();
  // The settings have fields of the same names.
  await expect(workbook.heading('What are your names?')).toBeFocused();
  await workbook.field('Name of the patient').fill('Bo');
  await workbook.field('Name of the professional').fill('Lena');
  await workbook.button('Go on').click();
  await workbook.link('Later').click();
  await expect(workbook.heading('Bo and Lena')).toBeVisible();
  await workbook.openOther('Anna and Karin');
  await page.reload();
  await expect(workbook.heading('Anna and Karin')).toBeVisible();
  await expect(workbook.heading(PAIR.aim)).toBeVisible();
});

test('the size of the text that was chosen stays in sight', async ({ workbook, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await workbook.start();
  await page.goto('./#/settings');
  const largest = page.getByRole('radio', { name: words('en').settings.text_largest });
  await largest.check();
  // Nothing lies over it, neither of the bars.
  const seen = () => largest.evaluate((input) => {
    const { x, y, width, height } = input.getBoundingClientRect();
    return input.closest('label').contains(document.elementFromPoint(x + width / 2, y + height / 2));
  });
  await expect.poll(seen).toBe(true);
  await expect(largest).toBeFocused();
});

test('About says which build runs, and its signs are those of the wasm', async ({ workbook, page, request, baseURL }) => {
  await workbook.start();
  await workbook.goTo('settings');
  const about = page.getByRole('region', { name: words('en').settings.about });
  const { wasm, version } = await (await request.get(`${baseURL}version.json`)).json();
  const signs = wasm.slice(0, 16);
  await expect(about.getByText(version, { exact: true })).toBeVisible();
  await expect(about.getByText(signs.match(/.{4}/g).join(' '), { exact: true })).toBeVisible();
  const file = await (await request.get(`${baseURL}workbook-${signs}.wasm`)).body();
  expect(createHash('sha256').update(file).digest('hex')).toBe(wasm);
});

test('no text becomes a script or the address of one, by whatever way', async ({ page, faults }) => {
  await page.goto('./');
  test.skip(!(await page.evaluate(() => 'trustedTypes' in window)), 'this browser has no Trusted Types');
  const refused = await page.evaluate(() => {
    const part = document.createElement('div');
    const script = document.createElement('script');
    const tries = {
      script: () => (part.innerHTML = '<script>window.ran = 1</script>'),
      handler: () => (part.innerHTML = '<img src="x" onerror="window.ran = 1">'),
      quoted: () => (part.innerHTML = '<b title="x"onclick="window.ran = 1">x</b>'),
      slash: () => (part.innerHTML = '<b/onclick="window.ran = 1">x</b>'),
      upper: () => (part.innerHTML = '<IMG SRC=x ONERROR=window.ran=1>'),
      address: () => (part.innerHTML = '<a href="javascript:window.ran = 1">x</a>'),
      frame: () => (part.innerHTML = '<iframe srcdoc="x"></iframe>'),
      unfinished: () => (part.innerHTML = '<img title="'),
      beside: () => part.insertAdjacentHTML('beforeend', '<script></script>'),
      code: () => (script.textContent = 'window.ran = 1'),
      file: () => (script.src = './other.js'),
      worker: () => new Worker('./other.js'),
    };
    return Object.keys(tries).filter((name) => {
      try {
        tries[name]();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    });
  });
  expect(refused).toHaveLength(12);
  expect(await page.evaluate(() => [window.ran, document.querySelectorAll('script').length])).toEqual([undefined, 2]);
  // Each try was a breach, and was told as one by the page's policy, and again by the host's if it has one.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  const told = faults.filter((fault) => fault.includes('content policy: require-trusted-types-for'));
  expect(told.length).toBeGreaterThanOrEqual(12);
  faults.length = 0;
});
