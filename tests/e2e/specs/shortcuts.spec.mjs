// Keys that go places, undo and pass the tablet, and that are letters in a field.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { PAIR } from '../pages/workbook.mjs';

const list = (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

// A key pressed while nothing is being written.
async function press(page, ...keys) {
  await page.getByRole('heading', { level: 1 }).focus();
  for (const key of keys) await page.keyboard.press(key);
}

test('"?" shows the list, Escape closes it, and so does its button', async ({ workbook, page }) => {
  await workbook.start();
  await press(page, '?');
  await expect(list(page).getByText('Go to Home')).toBeVisible();
  await expect(workbook.button('Close', list(page))).toBeFocused();
  // Nothing happens below the list.
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await workbook.goTo('settings');
  await workbook.button('Keyboard shortcuts').click();
  await workbook.button('Close', list(page)).click();
  await expect(list(page)).toBeHidden();
  await expect(workbook.button('Keyboard shortcuts')).toBeFocused();
});

test('"g" and a letter go to the places, and "/" to the field of Find', async ({ workbook, page }) => {
  await workbook.start();
  for (const [letter, title] of [['h', 'Anna and Karin'], ['a', 'Our aims'], ['u', 'About us'], ['f', 'Find'], ['s', 'Share']]) {
    await press(page, 'g', letter);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  }
  await press(page, 'g', 'q', 'h');
  await expect(workbook.heading('Share')).toBeVisible();
  await press(page, '/');
  await expect(workbook.field('Find in our workbook')).toBeFocused();
  await page.keyboard.type('walk');
  await expect(workbook.field('Find in our workbook')).toHaveValue('walk');
});

test('in a field every key is a letter', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.joint().focus();
  await page.keyboard.type('ga p?/ gh');
  await expect(workbook.joint()).toHaveValue('ga p?/ gh');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('"p" passes the tablet', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await press(page, 'p');
  await workbook.button('I am Karin – go on').click();
  await expect(workbook.bar.getByText('Karin')).toBeVisible();
});

test('Ctrl+Z undoes and Ctrl+Shift+Z does again; in a field they are the browser’s own', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.answer('Yes to this');
  await expect(workbook.agreement('Waiting for Karin')).toBeVisible();
  await press(page, 'Control+z');
  await expect(workbook.agreement('No answer yet')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Undo the answer' })).toHaveCount(1);
  await press(page, 'Control+Shift+Z');
  await expect(workbook.agreement('Waiting for Karin')).toBeVisible();
  await workbook.joint().focus();
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(300);
  await expect(workbook.agreement('Waiting for Karin')).toBeVisible();
});

test('with nothing to undo the key says so', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await page.reload();
  await expect(workbook.title()).toHaveValue(PAIR.aim);
  await press(page, 'Control+z');
  await expect(page.getByRole('status').filter({ hasText: 'There is nothing to undo' })).toHaveCount(1);
});

test('single keys can be switched off, and undo stays', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('settings');
  await page.getByRole('group', { name: 'Shortcuts with one key' }).getByRole('radio', { name: 'Off' }).check();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Off' })).toBeChecked();
  for (const key of ['?', 'p', '/']) await press(page, key);
  await press(page, 'g', 'h');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(workbook.heading('Settings')).toBeVisible();
  await workbook.button('Keyboard shortcuts').click();
  await expect(list(page).getByText(/Shortcuts with one key are off/)).toBeVisible();
  await page.keyboard.press('Escape');
  await workbook.openAim(PAIR.aim);
  await workbook.answer('Yes to this');
  await press(page, 'Control+z');
  await expect(workbook.agreement('No answer yet')).toBeVisible();
});
