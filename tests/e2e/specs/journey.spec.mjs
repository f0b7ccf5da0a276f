// The main job: two people start a workbook, write an aim in both words, and agree to it.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { Share } from '../pages/share.mjs';
import { holdClock } from '../pages/clock.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';

// Both say yes to the aim on the screen; Anna holds the tablet.
async function bothSayYes(workbook) {
  await workbook.answer('Yes to this');
  await workbook.passTo('Karin');
  await workbook.answer('Yes to this');
  await expect(workbook.agreement('This is our shared aim')).toBeVisible();
}

test('a new pair comes to a shared aim in a dozen taps', ONE_ENGINE, async ({ workbook }, info) => {
  await workbook.start();
  await bothSayYes(workbook);
  console.log(`taps to a shared aim (${info.project.name}): ${workbook.taps}`);
  expect(workbook.taps).toBeLessThanOrEqual(12);
});

test('an aim in both words is shared when both said yes, and all of it is there after closing', async ({ workbook, context }) => {
  await workbook.start();
  await expect(workbook.agreement('No answer yet')).toBeVisible();
  await workbook.wordsOf('Anna').fill('I want to buy my own bread again.');
  await workbook.joint().fill('Anna walks to the shop and back, twice a week.');
  await workbook.answer('Yes to this');
  await expect(workbook.agreement('Waiting for Karin')).toBeVisible();

  await workbook.passTo('Karin');
  await workbook.wordsOf('Karin').fill('Walking 400 metres makes the legs stronger.');
  await expect(workbook.agreement('Look again: the words have changed')).toBeVisible();
  await workbook.passTo('Anna');
  await workbook.answer('Yes to this');
  await workbook.passTo('Karin');
  await workbook.answer('Yes to this');
  await expect(workbook.agreement('This is our shared aim')).toBeVisible();
  await workbook.saved();
  const before = await workbook.screen();
  await workbook.page.close();

  const page = await context.newPage();
  await page.goto('./');
  const again = new Workbook(page);
  await expect(again.heading(PAIR.aim)).toBeVisible();
  await expect(again.main.getByText('This is our shared aim')).toBeVisible();
  await again.link('Open our main aim').click();
  await expect(again.agreement('This is our shared aim')).toBeVisible();
  expect(await again.screen()).toBe(before);
});

test('editing the words after both said yes asks both to look again', ONE_ENGINE, async ({ workbook }) => {
  await workbook.start();
  await bothSayYes(workbook);
  await workbook.joint().fill('Twice a week.');
  await expect(workbook.agreement('Look again: the words have changed')).toBeVisible();
  const hands = workbook.main.getByRole('group', { name: /Anna|Karin/ });
  await expect(hands).toHaveCount(2);
  await expect(hands.nth(0)).toHaveAccessibleName('Anna answered an earlier wording');

  await workbook.answer('Yes to this');
  await expect(workbook.agreement('Look again: the words have changed')).toBeVisible();
  await workbook.passTo('Anna');
  await workbook.answer('Yes to this');
  await expect(workbook.agreement('This is our shared aim')).toBeVisible();
});

test('going back to the wording both agreed to makes it shared again', ONE_ENGINE, async ({ workbook }) => {
  await workbook.start();
  await bothSayYes(workbook);
  await workbook.joint().fill('Twice a week.');
  await expect(workbook.agreement('Look again: the words have changed')).toBeVisible();
  await workbook.button('Undo', workbook.bar).click();
  await expect(workbook.joint()).toHaveValue('');
  await expect(workbook.agreement('This is our shared aim')).toBeVisible();
});

test('not yet and no are answers too, and the same press takes an answer back', ONE_ENGINE, async ({ workbook }) => {
  await workbook.start();
  await workbook.answer('Not yet');
  await expect(workbook.agreement('Not shared yet')).toBeVisible();
  await workbook.answer('No');
  await expect(workbook.button('No', workbook.main)).toHaveAttribute('aria-pressed', 'true');
  await expect(workbook.button('Not yet', workbook.main)).toHaveAttribute('aria-pressed', 'false');
  await workbook.answer('No');
  await expect(workbook.agreement('No answer yet')).toBeVisible();
});

test('undo and redo walk through the steps of this page', async ({ workbook }) => {
  await workbook.start();
  await workbook.wordsOf('Anna').fill('To the bakery.');
  await workbook.answer('Yes to this');
  const [undo, redo] = ['Undo', 'Redo'].map((name) => workbook.button(name, workbook.bar));
  await expect(redo).toHaveAttribute('aria-disabled', 'true');

  await undo.click();
  await expect(workbook.agreement('No answer yet')).toBeVisible();
  await undo.click();
  await expect(workbook.wordsOf('Anna')).toHaveValue('');
  await redo.click();
  await expect(workbook.wordsOf('Anna')).toHaveValue('To the bakery.');
  await redo.click();
  await expect(workbook.agreement('Waiting for Karin')).toBeVisible();
  await expect(redo).toHaveAttribute('aria-disabled', 'true');
});

test('an aim in the bin comes back by the toast, and from the bin', async ({ workbook, page }) => {
  await workbook.start();
  const binIt = () => workbook.button('Move this aim to the bin').click();
  await binIt();
  const toast = page.getByRole('region', { name: 'Messages' });
  await expect(toast.getByText('Moved to the bin')).toBeVisible();
  await expect(workbook.heading('No aims yet')).toBeVisible();
  await workbook.button('Undo', toast).click();
  await expect(workbook.link(PAIR.aim)).toBeVisible();

  await workbook.openAim(PAIR.aim);
  await binIt();
  await workbook.link('The bin (1 thing)').click();
  await expect(workbook.heading('The bin')).toBeFocused();
  await expect(page.getByText('Put here by Anna')).toBeVisible();
  await workbook.button('Bring back').click();
  await expect(page.getByText('The bin is empty.')).toBeVisible();
  await workbook.openAim(PAIR.aim);
});

test('a toast goes once something else is done, so that its Undo never takes back the wrong thing', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await workbook.button('Move this aim to the bin').click();
  const toast = page.getByRole('region', { name: 'Messages' });
  await expect(toast.getByText('Moved to the bin')).toBeVisible();
  await workbook.button('Write our first aim').click();
  await expect(toast.getByText('Moved to the bin')).toBeHidden();
});

test('a toast stays where it was made, and does not come along to another place', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.button('Move this aim to the bin').click();
  const toast = page.getByRole('region', { name: 'Messages' });
  await expect(workbook.heading('No aims yet')).toBeVisible();
  await expect(toast.getByText('Moved to the bin')).toBeVisible();
  await workbook.goTo('notes');
  await expect(toast.getByText('Moved to the bin')).toBeHidden();
});

test('a toast stays under a hand, and goes after it', async ({ workbook, page }) => {
  await holdClock(page);
  await workbook.start();
  await workbook.button('Move this aim to the bin').click();
  const toast = page.getByRole('region', { name: 'Messages' });
  await workbook.button('Undo', toast).focus();
  await page.clock.runFor(12_000);
  await expect(workbook.button('Undo', toast)).toBeFocused();
  await workbook.link(/The bin/).focus();
  await expect(toast.getByText('Moved to the bin')).toBeHidden();
});

test('emptying the bin asks first, and then removes for good', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.button('Move this aim to the bin').click();
  await workbook.link('The bin (1 thing)').click();
  await workbook.button('Empty the bin').click();
  const question = page.getByRole('dialog', { name: 'Remove 1 thing for good?' });
  await workbook.button('Cancel', question).click();
  await expect(workbook.button('Bring back')).toBeVisible();
  await workbook.button('Empty the bin').click();
  await workbook.button('Remove for good', question).click();
  await expect(page.getByText('The bin is empty.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('The bin is empty.')).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(PAIR.aim);
});

test('the first aim is the main aim on Home, until the pair chooses another', ONE_ENGINE, async ({ workbook }) => {
  await workbook.start();
  await workbook.addAim('Sleep through the night');
  await workbook.button('Our main aim', workbook.main).click();
  await workbook.goTo('home');
  await expect(workbook.heading('Sleep through the night')).toBeVisible();
  await workbook.link('Open our main aim').click();
  await expect(workbook.title()).toHaveValue('Sleep through the night');
  await workbook.button('Our main aim', workbook.main).click();
  await workbook.goTo('home');
  await expect(workbook.link('Open our main aim')).toBeHidden();
  await expect(workbook.link('See our aims')).toBeVisible();
});

test('what waits for an answer stands on Home', ONE_ENGINE, async ({ workbook }) => {
  await workbook.start();
  await workbook.addAim('Sleep through the night');
  await workbook.answer('Yes to this');
  await workbook.goTo('home');
  const waits = workbook.page.getByRole('region', { name: 'What waits' });
  await expect(waits.getByText('Waiting for Karin')).toBeVisible();
  await workbook.link('Sleep through the night', waits).click();
  await expect(workbook.title()).toHaveValue('Sleep through the night');
});

test('Home says how many days old the last copy is', ONE_ENGINE, async ({ workbook, page }) => {
  const DAY = 86_400_000;
  await workbook.start();
  await new Share(workbook).saveFor('Karin');
  await workbook.button('Yes, we have it').click();
  await workbook.openAim(PAIR.aim);
  await workbook.joint().fill('Twice a week.');
  await workbook.saved();
  await workbook.goTo('home');
  await expect(page.getByText('The last copy is from today. You have written more since.')).toBeVisible();
  await page.clock.setFixedTime(Date.now() + 6 * DAY + 60_000);
  await workbook.goTo('aims');
  await workbook.goTo('home');
  await expect(page.getByText('The last copy is 6 days old. You have written more since.')).toBeVisible();
});

test('names changed in the settings stand everywhere', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('settings');
  await workbook.field('Name of the patient').fill('Anna-Lena');
  await expect(workbook.bar.getByText('Anna-Lena')).toBeVisible();
  await workbook.saved();
  await page.reload();
  await workbook.openAim(PAIR.aim);
  await expect(workbook.wordsOf('Anna-Lena')).toBeVisible();
});

test('Swedish and back: every word turns, nothing else', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('settings');
  await page.getByRole('radio', { name: 'Svenska' }).check();
  await expect(page.getByRole('heading', { level: 1, name: 'Inställningar' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Svenska' })).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await page.reload();
  const swedish = new Workbook(page, 'sv');
  await swedish.openAim(PAIR.aim);
  await expect(swedish.agreement('Inget svar än')).toBeVisible();
  await swedish.goTo('settings');
  await page.getByRole('radio', { name: 'English' }).check();
  await workbook.openAim(PAIR.aim);
  await expect(workbook.agreement('No answer yet')).toBeVisible();
});

test('colours and text size stay over a reload', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('settings');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Largest' }).check();
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const large = await size();
  expect(large).toBeGreaterThan(20);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Largest' })).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await size()).toBe(large);
});
