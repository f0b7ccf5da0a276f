// What is new to whom: what the other wrote since one last sat here.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { AimParts } from '../pages/aim.mjs';
import { twoDevices } from '../pages/devices.mjs';
import { Notes } from '../pages/notes.mjs';
import { PAIR } from '../pages/workbook.mjs';

const news = ({ page }, name) => page.getByRole('region', { name: `New from ${name}` });

test('what Anna wrote is new to Karin while she sits here, and old news the next time', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.wordsOf('Anna').fill('I want to buy my own bread.');
  await workbook.goTo('home');
  await expect(page.getByText('1 thing here is new for Karin.')).toBeVisible();
  await workbook.passTo('Karin');
  await workbook.goTo('home');
  await expect(news({ page }, 'Anna').getByRole('link', { name: PAIR.aim })).toBeVisible();
  await workbook.saved();
  await page.reload();
  await expect(news({ page }, 'Anna')).toBeVisible();
  await workbook.passTo('Anna');
  await expect(page.getByText('is new for Karin')).toHaveCount(0);
  await expect(news({ page }, 'Karin')).toHaveCount(0);
  await workbook.passTo('Karin');
  await expect(workbook.heading('A copy outside this tablet')).toBeVisible();
  await expect(news({ page }, 'Anna')).toHaveCount(0);
});

test('what a file brings is new at once, and a hidden answer is no news', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  // She has seen what the first file brought.
  await karin.workbook.passTo('Anna');
  await karin.workbook.passTo('Karin');
  await anna.workbook.openAim('Sleep through the night');
  const parts = new AimParts(anna.workbook);
  await parts.open('Where are we now?');
  await parts.score(-1);
  await anna.workbook.goTo('notes');
  await new Notes(anna.workbook).write({ sort: 'Thanks', text: 'The new bench helps.' });
  await anna.workbook.saved();
  const file = await anna.share.saveFor('Karin');
  await karin.workbook.goTo('share');
  await karin.share.look(file);
  await karin.share.takeIn();
  await karin.workbook.goTo('home');
  const list = news(karin, 'Anna');
  await expect(list.getByRole('link', { name: 'Note: The new bench helps.' })).toBeVisible();
  await expect(list.getByRole('link', { name: 'Sleep through the night' })).toHaveCount(0);
});
