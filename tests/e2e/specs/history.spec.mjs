// What happened when, what stood in a field before, and bringing it back.
import { Notes } from '../pages/notes.mjs';
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { PAIR } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en').history;

test('the time line says who wrote what, and an earlier version comes back without loss', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.openAim(PAIR.aim);
  await workbook.title().fill('Walk to the sea');
  await workbook.saved();
  // A pause, then other words: another version.
  await workbook.passTo(PAIR.professional);
  await workbook.openAim('Walk to the sea');
  await workbook.title().fill('Swim in the sea');
  await workbook.saved();
  await workbook.goTo('share');
  await workbook.link(w.title, workbook.main).click();
  const lines = workbook.main.getByRole('listitem');
  const karin = lines.filter({ hasText: fill(w.changed, { fields: words('en').fields.title }) }).filter({ hasText: PAIR.professional });
  await expect(karin).toContainText('Swim in the sea');
  await expect(lines.filter({ hasText: 'Swim in the sea' }).filter({ hasText: 'New:' })).toContainText(PAIR.patient);
  // Only one of the pair.
  await page.getByRole('combobox', { name: words('en').notes.filter_by }).selectOption({ label: PAIR.patient });
  await expect(karin).toHaveCount(0);
  await page.getByRole('combobox', { name: words('en').notes.filter_by }).selectOption({ index: 0 });
  await karin.getByRole('link', { name: new RegExp(`^${w.earlier}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Swim in the sea/ })).toBeFocused();
  const earlier = page.getByRole('article').filter({ hasText: 'Walk to the sea' });
  await workbook.button(w.bring_back, earlier).click();
  await expect(page.getByRole('heading', { level: 1, name: /Walk to the sea/ })).toBeVisible();
  await expect(page.getByRole('article').filter({ hasText: 'Swim in the sea' })).toBeVisible();
  // It can be taken back like any other step, and is there after a reload.
  await workbook.saved();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /Walk to the sea/ })).toBeVisible();
});

test('what is the other’s draft is not told, nor named when the tablet is passed on there', ONE_ENGINE, async ({ workbook, page }) => {
  await workbook.start();
  const notes = new Notes(workbook);
  await workbook.goTo('notes');
  await notes.begin();
  await notes.fill({ sort: words('en').choices.note_sort_hard, text: 'A private thought', about: PAIR.professional });
  await workbook.button(notes.w.write_down).click();
  await workbook.button(notes.w.calm_draft).click();
  await expect(page.getByText(notes.w.draft_words)).toBeVisible();
  await workbook.saved();
  await page.goto('./#/history');
  const told = workbook.main.getByRole('listitem').filter({ hasText: 'A private thought' });
  await told.getByRole('link', { name: new RegExp(`^${w.earlier}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name: /A private thought/ })).toBeVisible();
  await workbook.passTo(PAIR.professional);
  await expect(page.getByRole('heading', { level: 1, name: w.past_title, exact: true })).toBeVisible();
  await expect(workbook.main).not.toContainText('A private thought');
  await page.goto('./#/history');
  await expect(page.getByRole('heading', { level: 1, name: w.title })).toBeVisible();
  await expect(told).toHaveCount(0);
});
