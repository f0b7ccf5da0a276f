// Us: what each tells of themselves, and the helpers they count on.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { PAIR } from '../pages/workbook.mjs';

const side = (page, name) => page.getByRole('group', { name, exact: true });

const openPart = (page, title) => page.getByRole('button', { name: new RegExp(`^${title}`) }).click();

// What is done with one helper has the helper's name in its name.
const withHelper = (page, what, name) => page.getByRole('button', { name: new RegExp(`^${what}\\s*${name}$`) });

const names = (workbook) => workbook.main.getByRole('textbox', { name: 'Name', exact: true });

async function addHelper(workbook, name) {
  await workbook.field('Name of a helper').fill(name);
  await workbook.button('Add this helper').click();
  await expect(workbook.field('Name of a helper')).toHaveValue('');
  await expect(workbook.field('Name of a helper')).toBeFocused();
}

test('each writes about themselves on their own turn, and the other reads it', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('us');
  const [anna, karin] = ['Anna', 'Karin'].map((name) => side(page, `How to talk with ${name}`));
  await workbook.field('Pronouns', anna).fill('she');
  await workbook.button('Hearing', anna).click();
  await expect(workbook.button('Hearing', anna)).toHaveAttribute('aria-pressed', 'true');
  await workbook.field('What makes it easier to talk', anna).fill('Speak slowly.');
  await expect(karin.getByText('Nothing here yet.')).toBeVisible();
  await expect(karin.getByRole('textbox')).toHaveCount(0);
  await openPart(page, 'About me');
  await workbook.field('What matters to me', side(page, 'About Anna')).fill('My own bread.');

  await workbook.passTo('Karin');
  for (const words of ['she', 'Hearing', 'Speak slowly.']) await expect(anna.getByText(words, { exact: true })).toBeVisible();
  await expect(anna.getByRole('textbox')).toHaveCount(0);
  await expect(anna.getByRole('button')).toHaveCount(0);
  await expect(anna.getByText('The language I like to speak')).toBeHidden();
  await expect(side(page, 'About Anna').getByText('My own bread.')).toBeVisible();
  await openPart(page, 'What I bring');
  await workbook.field('What I know', side(page, 'What Karin brings')).fill('How legs get stronger.');
  await workbook.saved();
  await page.reload();
  await openPart(page, 'What I bring');
  await expect(workbook.field('What I know', side(page, 'What Karin brings'))).toHaveValue('How legs get stronger.');
  await expect(anna.getByText('Speak slowly.')).toBeVisible();
});

test('who writes together writes both sides', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await workbook.button('Pass the tablet').click();
  await workbook.button('We write together').click();
  await workbook.goTo('us');
  for (const name of ['Anna', 'Karin']) {
    await workbook.field('Pronouns', side(page, `How to talk with ${name}`)).fill(`the words of ${name}`);
  }
  await workbook.passTo('Anna');
  await expect(side(page, 'How to talk with Karin').getByText('the words of Karin')).toBeVisible();
});

test('the sides stand beside each other on a tablet, and one above the other on a phone', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('us');
  const boxes = () => Promise.all(['Anna', 'Karin'].map((name) => side(page, `How to talk with ${name}`).boundingBox()));
  const [left, right] = await boxes();
  expect(left.y).toBe(right.y);
  expect(Math.abs(left.width - right.width)).toBeLessThan(1);
  await page.setViewportSize({ width: 390, height: 844 });
  const [above, below] = await boxes();
  expect(below.y).toBeGreaterThan(above.y + above.height);
});

test('a helper is added, edited, moved, binned and brought back', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('us');
  await workbook.button('Add this helper').click();
  await expect(workbook.field('Name of a helper')).toHaveAccessibleDescription(/Write something first/);
  await addHelper(workbook, 'Bo');
  await addHelper(workbook, 'Åsa');
  await workbook.main.getByRole('textbox', { name: 'Who this is to us' }).first().fill('Our neighbour');
  await names(workbook).first().fill('Bosse');
  await withHelper(page, 'Move up', 'Åsa').click();
  await expect(names(workbook).first()).toHaveValue('Åsa');
  await expect(withHelper(page, 'Move up', 'Åsa')).toHaveAttribute('aria-disabled', 'true');
  await workbook.saved();
  await page.reload();
  await expect(names(workbook).nth(1)).toHaveValue('Bosse');
  await expect(workbook.main.getByRole('textbox', { name: 'Who this is to us' }).nth(1)).toHaveValue('Our neighbour');

  await withHelper(page, 'Move to the bin', 'Bosse').click();
  await expect(names(workbook)).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await workbook.goTo('more');
  await workbook.link('The bin', workbook.main).click();
  await expect(workbook.main.getByText('Helper: Bosse')).toBeVisible();
  await workbook.button('Bring back').click();
  await workbook.goTo('us');
  await expect(names(workbook).nth(1)).toHaveValue('Bosse');
});

test('a step of a helper who is gone is no one’s, and the helper’s again when they come back', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('us');
  await addHelper(workbook, 'Bo');
  const owner = page.getByRole('combobox', { name: 'Who does it?' });
  const chosen = () => owner.evaluate((select) => select.selectedOptions[0].textContent.trim());
  const openSteps = async () => {
    await workbook.openAim(PAIR.aim);
    await openPart(page, 'Steps');
  };
  await openSteps();
  await workbook.field('What will be done?').fill('Carry the bag');
  await workbook.button('Add this step').click();
  await owner.selectOption({ label: 'Bo' });
  await expect.poll(chosen).toBe('Bo');

  await workbook.goTo('us');
  await withHelper(page, 'Move to the bin', 'Bo').click();
  await openSteps();
  await expect.poll(chosen).toBe('No one yet');
  await workbook.button('Undo', workbook.bar).click();
  await expect.poll(chosen).toBe('Bo');
});

test('the places that have no room in the bar are behind "More", and stand in the rail', async ({ workbook, page }) => {
  await workbook.start();
  const places = page.getByRole('navigation', { name: 'Places' });
  const shown = () => places.getByRole('link').allInnerTexts();
  expect(await shown()).toEqual(expect.arrayContaining(['Home', 'Aims', 'Notes', 'Canvases', 'More']));
  for (const name of ['Us', 'Find', 'Share', 'Settings']) expect(await shown()).not.toContain(name);
  for (const [name, title] of [['Us', 'About us'], ['Share', 'Share'], ['Find', 'Find'], ['The bin', 'The bin'], ['Settings', 'Settings']]) {
    await workbook.goTo('more');
    await workbook.link(name, workbook.main).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  }
  await expect(workbook.link('More', places)).toHaveAttribute('aria-current', 'page');
  await page.setViewportSize({ width: 1180, height: 820 });
  expect(await shown()).toEqual(expect.arrayContaining(['Home', 'Aims', 'Notes', 'Canvases', 'Us', 'Find', 'Share', 'Settings']));
  expect(await shown()).not.toContain('More');
  await expect(workbook.link('Settings', places)).toHaveAttribute('aria-current', 'page');
});
