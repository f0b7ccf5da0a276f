// Answers that stay hidden from the other until both are in: scores and readiness.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { AimParts } from '../pages/aim.mjs';
import { twoDevices } from '../pages/devices.mjs';
import { PAIR } from '../pages/workbook.mjs';

const SECRET = 'My knee gave way on Tuesday.';

test('a score stays hidden from the other until both are in, and a wide gap is something to talk about', async ({ workbook, page }) => {
  await workbook.start();
  const parts = new AimParts(workbook);
  await parts.open('Where are we now?');
  await parts.score(-1, SECRET);
  await expect(page.getByText('Your answer is in. Karin sees it after answering too.')).toBeVisible();
  await parts.passAfterAnswer('Karin');
  await expect(page.getByText('Anna has answered. You see it when your answer is in.')).toBeVisible();
  await nothingOf(page, workbook);
  await parts.score(1);
  await expect(page.getByText('Your answers are 2 rungs apart')).toBeVisible();
  await expect(workbook.main).toContainText(SECRET);
  await expect(parts.head('Where are we now?')).toContainText('Anna: −1 · Karin: +1');
  // The rung that was chosen has no words yet: they are asked for, and the score stands.
  await workbook.field('Rung −1 has no words yet. What is it like there?').fill('To the gate and back');
  await expect(workbook.main).toContainText('−1 – To the gate and back');
  await workbook.button('Answer again').click();
  await parts.score(0);
  await workbook.button('Show it now').click();
  await expect(parts.head('Where are we now?')).toContainText('Anna: −1 · Karin: 0');
  await page.getByText('As a table', { exact: true }).click();
  await expect(page.getByRole('table', { name: 'Where are we now?' }).getByRole('row')).toHaveCount(3);
});

// What the page holds and what a screen reader gets, without the secret.
async function nothingOf(page, workbook) {
  expect(await page.locator('body').evaluate((body) => body.textContent)).not.toContain(SECRET);
  expect(await workbook.screen()).not.toContain(SECRET);
  const values = await page.locator('input, textarea').evaluateAll((fields) => fields.map((field) => field.value).join('\n'));
  expect(values).not.toContain(SECRET);
}

test('a hidden score stays hidden in the file and in its preview, until the other answers too', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await anna.workbook.openAim(PAIR.aim);
  const annas = new AimParts(anna.workbook);
  await annas.open('Where are we now?');
  await annas.score(-2, SECRET);
  await anna.workbook.saved();
  const file = await anna.share.saveFor('Karin');
  await karin.workbook.goTo('share');
  await karin.share.look(file);
  await nothingOf(karin.page, karin.workbook);
  await karin.share.takeIn();
  await karin.workbook.openAim(PAIR.aim);
  const karins = new AimParts(karin.workbook);
  await karins.open('Where are we now?');
  await expect(karin.page.getByText('Anna has answered. You see it when your answer is in.')).toBeVisible();
  await nothingOf(karin.page, karin.workbook);
  await karins.score(-2);
  await expect(karin.workbook.main).toContainText(SECRET);
});

test('how ready each is stays hidden in a file too, until the other answers', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  const answer = async ({ page, workbook }, help) => {
    await workbook.openAim(PAIR.aim);
    await new AimParts(workbook).open('How ready are we?');
    const choose = (label, number) => page.getByRole('group', { name: label }).getByRole('radio', { name: number, exact: true }).click();
    await choose('How important is this to you?', '9');
    await choose('How sure are you that you can do it?', '3');
    await workbook.field('What would help?').fill(help);
    await workbook.button('Put my answer in').click();
  };
  await answer(anna, SECRET);
  await anna.workbook.saved();
  await karin.workbook.goTo('share');
  await karin.share.look(await anna.share.saveFor('Karin'));
  await nothingOf(karin.page, karin.workbook);
  await karin.share.takeIn();
  await karin.workbook.openAim(PAIR.aim);
  await new AimParts(karin.workbook).open('How ready are we?');
  await expect(karin.page.getByText('Anna has answered. You see it when your answer is in.')).toBeVisible();
  await nothingOf(karin.page, karin.workbook);
  await answer(karin, 'A bench half-way');
  await expect(karin.workbook.main).toContainText(`Would help: ${SECRET}`);
});

test('where both are writing, the app asks who answers', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  const parts = new AimParts(workbook);
  await workbook.button('Pass the tablet').click();
  await workbook.button('We write together').click();
  await parts.open('Where are we now?');
  await expect(workbook.button('Put my answer in')).toHaveCount(0);
  await workbook.button('I am Karin', workbook.main).click();
  await parts.score(2);
  await expect(page.getByText('Your answer is in. Anna sees it after answering too.')).toBeVisible();
});

test('readiness is answered by each alone and shown together', async ({ workbook, page }) => {
  await workbook.start();
  const parts = new AimParts(workbook);
  await parts.open('How ready are we?');
  await workbook.button('Put my answer in').click();
  await expect(page.getByText('Choose a number first.').first()).toBeVisible();
  const scale = (label) => page.getByRole('group', { name: label });
  await scale('How important is this to you?').getByRole('radio', { name: '9', exact: true }).click();
  await scale('How sure are you that you can do it?').getByRole('radio', { name: '3', exact: true }).click();
  await workbook.field('What would help?').fill('Somebody who walks along');
  await workbook.button('Put my answer in').click();
  await parts.passAfterAnswer('Karin');
  await expect(workbook.main).not.toContainText('Somebody who walks along');
  await scale('How important is this to you?').getByRole('radio', { name: '10', exact: true }).click();
  await workbook.button('Put my answer in').click();
  await expect(workbook.main).toContainText('Important: 9 of 10 · Sure: 3 of 10');
  await expect(workbook.main).toContainText('Would help: Somebody who walks along');
  await expect(workbook.main).toContainText('Important: 10 of 10 · Sure: – of 10');
});

test('an answer that waits can be changed, and the focus stays with the question', async ({ workbook, page }) => {
  await workbook.start();
  const parts = new AimParts(workbook);
  const head = parts.head('Where are we now?');
  await parts.open('Where are we now?');
  await parts.score(-1, SECRET);
  await expect(head).toBeFocused();
  await workbook.button('Change my answer').click();
  await expect(parts.choice(-1)).toBeFocused();
  await expect(parts.choice(-1)).toBeChecked();
  await parts.score(0);
  // What was put in again waits like the first answer: nothing is asked any more.
  await expect(workbook.button('Put my answer in')).toHaveCount(0);
  await expect(page.getByText('Your answer is in. Karin sees it after answering too.')).toBeVisible();
  await expect(head).toBeFocused();
  await parts.passAfterAnswer('Karin');
  await expect(head).toBeFocused();
  await parts.score(0);
  await expect(head).toContainText('Anna: 0 · Karin: 0');
  await expect(head).toBeFocused();
  await workbook.button('Answer again').click();
  await expect(parts.choice(2)).toBeFocused();
  await parts.score(2);
  await workbook.button('Show it now').click();
  await expect(head).toBeFocused();
  await expect(head).toContainText('Karin: +2');
  await expect(workbook.button('Answer again')).toBeVisible();
});
