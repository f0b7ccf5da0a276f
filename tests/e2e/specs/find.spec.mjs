// Find: words anywhere in the open workbook, whatever their accents and capitals.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { Keys } from '../pages/keys.mjs';
import { Share } from '../pages/share.mjs';
import { PAIR } from '../pages/workbook.mjs';

const AIM = { ...PAIR, aim: 'Åkning till Örebro' };

const question = (workbook) => workbook.field('Find in our workbook');

async function ask(workbook, words) {
  await question(workbook).fill(words);
}

// Said once the hand rests.
async function says(workbook, said) {
  await expect(workbook.page.getByRole('status').filter({ hasText: said })).toHaveCount(1);
}

test('accents and capitals make no difference, and a result leads to where it stands', async ({ workbook, page }) => {
  await workbook.start(AIM);
  await workbook.goTo('find');
  await expect(workbook.main.getByText('We can find words in our aims')).toBeVisible();
  await ask(workbook, 'akning');
  const hit = workbook.link(`Aim: ${AIM.aim}`, workbook.main);
  await expect(hit).toBeVisible();
  await says(workbook, '1 found');
  for (const words of ['ÅKNING', 'orebro åk', 'O\u0308REBRO']) {
    await ask(workbook, words);
    await expect(hit).toBeVisible();
  }
  await hit.click();
  await expect(workbook.title()).toHaveValue(AIM.aim);
  await page.goBack();
  await expect(question(workbook)).toHaveValue('O\u0308REBRO');
  await expect(hit).toBeVisible();
});

test('words of a person, a helper and a step are found where they stand, with what stands around them', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('us');
  await workbook.field('What makes it easier to talk').fill(`${'Please speak slowly. '.repeat(20)}A quiet café is best. ${'Then I hear you. '.repeat(20)}`);
  await workbook.field('Name of a helper').fill('Zoë');
  await workbook.button('Add this helper').click();
  await workbook.openAim(PAIR.aim);
  await page.getByRole('button', { name: /^Steps/ }).click();
  await workbook.field('What will be done?').fill('Buy new shoes');
  await workbook.button('Add this step').click();
  await workbook.goTo('find');
  await ask(workbook, 'cafe');
  await expect(workbook.main.getByText(/^….*A quiet café is best\..*…$/)).toBeVisible();
  await ask(workbook, 'zoe');
  await workbook.link('Helper: Zoë', workbook.main).click();
  await expect(workbook.heading('About us')).toBeFocused();
  await workbook.goTo('find');
  await ask(workbook, 'shoes');
  await workbook.link('Step: Buy new shoes', workbook.main).click();
  await expect(workbook.title()).toHaveValue(PAIR.aim);
});

test('where nothing is found the page says what to try, and what is in the bin is not found', ONE_ENGINE, async ({ workbook }) => {
  await workbook.start();
  await workbook.goTo('find');
  await ask(workbook, 'walk');
  await expect(workbook.main.getByText('1 found')).toBeVisible();
  await ask(workbook, 'walk zebra');
  await expect(workbook.main.getByText('Nothing found')).toBeVisible();
  await expect(workbook.main.getByText(/Try fewer words/)).toBeVisible();
  await says(workbook, 'Nothing found');
  await workbook.openAim(PAIR.aim);
  await workbook.button('Move this aim to the bin').click();
  await workbook.goTo('find');
  await ask(workbook, 'walk');
  await expect(workbook.main.getByText('Nothing found')).toBeVisible();
});

test('what changes while the page is open is found at once', ONE_ENGINE, async ({ workbook }) => {
  await workbook.start();
  await workbook.wordsOf('Anna').fill('Mina kängor');
  await workbook.goTo('find');
  await ask(workbook, 'kangor');
  await expect(workbook.main.getByText('1 found')).toBeVisible();
  await workbook.button('Undo', workbook.bar).click();
  await expect(workbook.main.getByText('Nothing found')).toBeVisible();
  await workbook.button('Redo', workbook.bar).click();
  await expect(workbook.main.getByText('1 found')).toBeVisible();
});

test('of many results twenty are shown, and how many more there are', ONE_ENGINE, async ({ workbook }) => {
  await workbook.start();
  const share = new Share(workbook);
  const file = JSON.parse(await share.saveFor('Karin'));
  for (let number = 10; number < 70; number += 1) {
    const id = `000000000000000000000000${number}`;
    file.records.push({ id, kind: 'aim', fields: { title: `Walk number ${number}` } });
  }
  await share.takeFile(JSON.stringify(file));
  await workbook.goTo('find');
  await ask(workbook, 'walk');
  await expect(workbook.main.getByText('61 found')).toBeVisible();
  await expect(workbook.main.getByRole('listitem')).toHaveCount(20);
  await expect(workbook.main.getByText('And 41 more. Write one more word to see fewer.')).toBeVisible();
  await ask(workbook, 'walk 42');
  await expect(workbook.link('Aim: Walk number 42', workbook.main)).toBeVisible();
  await expect(workbook.main.getByRole('listitem')).toHaveCount(1);
});

test('finding by keys alone', async ({ workbook, page }) => {
  await workbook.start(AIM);
  const keys = new Keys(page);
  await keys.enter(workbook.link('More', page.getByRole('navigation')));
  await expect(workbook.heading('More')).toBeFocused();
  await keys.enter(workbook.link('Find', workbook.main));
  await expect(workbook.heading('Find')).toBeFocused();
  await keys.type(question(workbook), 'orebro');
  await keys.enter(workbook.link(`Aim: ${AIM.aim}`, workbook.main));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(workbook.title()).toHaveValue(AIM.aim);
});
