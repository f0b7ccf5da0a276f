// The practice workbook: five things to try, and never to be taken for a real one.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { Practice } from '../pages/practice.mjs';
import { Share } from '../pages/share.mjs';
import { open } from '../pages/devices.mjs';
import { PAIR } from '../pages/workbook.mjs';

const TITLE = 'Practice: make a sandwich together';
const OWN = 'Start your own workbook';

test('the third door opens the practice workbook, and each of the five things to try is ticked when it was done', async ({ workbook, page }) => {
  const practice = new Practice(workbook);
  await practice.begin();
  await expect(workbook.bar).toContainText('Sandy Crumb is writing');
  await expect(workbook.button('Undo', workbook.bar)).toHaveAttribute('aria-disabled', 'true');
  await expect(practice.tries().getByRole('listitem')).toHaveCount(5);
  await expect(practice.tries()).not.toContainText('Done');
  const ways = [
    ['Say yes to the aim', () => practice.sayYes()],
    ['Put in your score', () => practice.score()],
    ['Change the words of the aim', () => practice.reword()],
    ['Answer a note', () => practice.reply()],
    ['Pass the tablet and write a note', () => practice.writeNote()],
  ];
  for (const [at, [title, way]] of ways.entries()) {
    await expect(workbook.heading('Now you can do it')).toBeHidden();
    await way();
    await practice.isDone(title);
    await expect(practice.tries().getByText('Done', { exact: true })).toHaveCount(at + 1);
  }
  await expect(workbook.heading('Now you can do it')).toBeVisible();
  await workbook.saved();
  await page.reload();
  await expect(workbook.heading('Now you can do it')).toBeVisible();
  await expect(practice.tries().getByText('Done', { exact: true })).toHaveCount(5);
});

test('undo takes back what was tried, and never the practice itself', ONE_ENGINE, async ({ workbook }) => {
  const practice = new Practice(workbook);
  await practice.begin();
  await practice.sayYes();
  const undo = workbook.button('Undo', workbook.bar);
  await undo.click();
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await expect(workbook.title()).toHaveValue('Make a sandwich together');
  await workbook.goTo('home');
  await expect(practice.tries()).not.toContainText('Done');
});

test('every place says that it is practice, and so does the title of the tab', async ({ workbook, page }) => {
  const practice = new Practice(workbook);
  await practice.begin();
  for (const place of ['home', 'aims', 'notes', 'us', 'find', 'share', 'settings']) {
    await workbook.goTo(place);
    await expect(practice.band()).toBeVisible();
    await expect(page).toHaveTitle(/ – Practice – /);
  }
  for (const path of ['./#/bin', './#/notes/new', './#/first-aim', './#/elsewhere']) {
    await page.goto(path);
    await expect(practice.band()).toBeVisible();
  }
  await workbook.goTo('home');
  await workbook.link('Open our main aim').click();
  await expect(practice.band()).toBeVisible();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(practice.band()).toBeInViewport();
  await workbook.link('On one page, to print').click();
  await expect(practice.band()).toBeVisible();
});

// Only Chromium shows a page as on paper.
test('a printed page says that it is practice', ONE_ENGINE, async ({ workbook, page }) => {
  await new Practice(workbook).begin();
  await workbook.link('Open our main aim').click();
  await workbook.link('On one page, to print').click();
  await expect(workbook.button('Print this page')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(workbook.button('Print this page')).toBeHidden();
  await expect(page.getByRole('paragraph').filter({ hasText: 'Practice – made-up people. Nothing here is about you.', visible: true })).toHaveCount(1);
});

test('a practice workbook asks for no copies; its file says what it is, and so does what it is opened into', async ({ workbook, newDevice }) => {
  const practice = new Practice(workbook);
  await practice.begin();
  await expect(workbook.heading('A copy outside this tablet')).toHaveCount(0);
  const share = new Share(workbook);
  const file = await share.saveFor('Basil Butter');
  expect(share.name).toMatch(/^Practice-make-a-sandwich-together-.*\.workbook\.json$/);
  await workbook.toShelf();
  await workbook.button('Change the name').click();
  await workbook.field('Name of the workbook').fill('Lunch');
  await share.saveFor('Basil Butter');
  expect(share.name).toMatch(/^Practice-Lunch-/);
  const other = await open(newDevice);
  await other.share.openFirst(file);
  await expect(new Practice(other.workbook).band()).toBeVisible();
});

test('a real workbook started afterwards has no band, and stands beside the practice', ONE_ENGINE, async ({ workbook, page }) => {
  const practice = new Practice(workbook);
  await practice.begin();
  await workbook.link(OWN).click();
  await expect(workbook.heading('What are your names?')).toBeVisible();
  // What is written here is about the two themselves.
  await expect(practice.band()).toHaveCount(0);
  await workbook.field('Name of the patient').fill(PAIR.patient);
  await workbook.field('Name of the professional').fill(PAIR.professional);
  await workbook.button('Go on').click();
  await workbook.link('Later').click();
  await expect(workbook.heading('Anna and Karin')).toBeVisible();
  await expect(workbook.heading('A copy outside this tablet')).toBeVisible();
  await expect(practice.band()).toHaveCount(0);
  await expect(page).not.toHaveTitle(/Practice/);
  await workbook.toShelf();
  const row = (name) => workbook.main.getByRole('listitem').filter({ hasText: name });
  await expect(row(TITLE)).toContainText('Practice – made-up people');
  await expect(row('Anna and Karin')).not.toContainText('Practice');
  // One is enough: it is opened from its row.
  await expect(practice.door()).toHaveCount(0);
  await workbook.button(`Open ${TITLE}`).click();
  await expect(workbook.heading(TITLE)).toBeVisible();
  await expect(practice.band()).toBeVisible();
});

test('the practice is offered beside a real workbook too', ONE_ENGINE, async ({ workbook }) => {
  await workbook.start();
  await workbook.toShelf();
  const practice = new Practice(workbook);
  await practice.begin();
  await expect(practice.band()).toBeVisible();
  await workbook.button('Put the practice away').click();
  await workbook.button('Put it away').click();
  // The pair is back in its own.
  await expect(practice.band()).toHaveCount(0);
  await expect(workbook.heading('Anna and Karin')).toBeVisible();
  await workbook.toShelf();
  await expect(workbook.main.getByText(TITLE)).toHaveCount(0);
});

test('the word for a part is picked with one tap or typed', async ({ workbook, page }) => {
  await page.getByRole('link', { name: 'Start our workbook' }).click();
  const word = () => workbook.field('What is this person here?').last();
  await page.getByText('Another word than “Professional”?').click();
  await expect(workbook.button('Professional')).toHaveAttribute('aria-pressed', 'true');
  await workbook.button('Nurse').click();
  await expect(word()).toHaveValue('Nurse');
  await expect(workbook.button('Nurse')).toHaveAttribute('aria-pressed', 'true');
  await word().fill('Singing teacher');
  await expect(workbook.button('Nurse')).toHaveAttribute('aria-pressed', 'false');
  await workbook.field('Name of the patient').fill('Anna');
  await workbook.field('Name of the professional').fill('Karin');
  await workbook.button('Go on').click();
  await workbook.link('Later').click();
  await workbook.goTo('settings');
  await expect(word()).toHaveValue('Singing teacher');
  await workbook.button('Coach').click();
  await expect(word()).toHaveValue('Coach');
  await workbook.saved();
  await page.reload();
  await expect(word()).toHaveValue('Coach');
  // The word stands where this person is named.
  await workbook.goTo('us');
  await expect(page.getByRole('group', { name: 'How to talk with Karin', exact: true })).toContainText('Coach');
});
