// The journeys once more, with a keyboard alone: no tap, no pointer.
import { expect, test } from '../pages/test.mjs';
import { AimParts } from '../pages/aim.mjs';
import { Keys } from '../pages/keys.mjs';
import { Notes } from '../pages/notes.mjs';
import { Share } from '../pages/share.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';

// The first start by keys alone.
async function start(workbook, keys) {
  await keys.enter(workbook.page.getByRole('link', { name: 'Start our workbook' }));
  await expect(workbook.heading('What are your names?')).toBeFocused();
  await keys.type(workbook.field('Name of the patient'), PAIR.patient);
  await keys.type(workbook.field('Name of the professional'), PAIR.professional);
  await keys.press('Enter');
  await expect(workbook.page.getByRole('heading', { level: 1 })).toBeFocused();
  await keys.type(workbook.field('Our first aim'), PAIR.aim);
  await keys.enter(workbook.button('Write it down'));
  await expect(workbook.heading('Our main aim')).toBeFocused();
}

async function pass(workbook, keys, name) {
  const pass = workbook.button('Pass the tablet');
  await keys.enter(pass);
  await expect(workbook.button(`I am ${name} – go on`)).toBeFocused();
  await keys.press('Enter');
  await expect(workbook.page.getByRole('dialog')).toBeHidden();
  await expect(pass).toBeFocused();
}

async function goTo(workbook, keys, place) {
  const places = workbook.page.getByRole('navigation');
  const link = workbook.link(place, places);
  const arrived = () => expect(workbook.page.getByRole('heading', { level: 1 })).toBeFocused();
  if (await link.isVisible()) {
    await keys.enter(link);
  } else {
    await keys.enter(workbook.link('More', places));
    await arrived();
    await keys.enter(workbook.link(place, workbook.main));
  }
  await arrived();
}

test('a first workbook and a shared aim, by keys alone', async ({ workbook, page }) => {
  const keys = new Keys(page);
  await start(workbook, keys);
  await keys.type(workbook.wordsOf('Anna'), 'My own bread.');
  await keys.enter(workbook.button('Yes to this', workbook.main));
  await keys.kept();
  await pass(workbook, keys, 'Karin');
  await keys.type(workbook.wordsOf('Karin'), 'Stronger legs.');
  await keys.enter(workbook.button('Yes to this', workbook.main));
  await pass(workbook, keys, 'Anna');
  await keys.enter(workbook.button('Yes to this', workbook.main));
  await expect(workbook.agreement('This is our shared aim')).toBeVisible();
  await keys.kept();
});

// The rungs in the order in which they are written.
const LADDER = {
  'Good and real': 'To the shop and back',
  'Where we started': 'To the gate',
  'Better than hoped for': 'To the shop every day',
  'Much better than hoped for': 'To the lake',
  'Worse than at the start': 'Only indoors',
};

async function openPart(parts, keys, title) {
  const head = parts.head(title);
  await keys.do(head);
  await expect(head).toHaveAttribute('aria-expanded', 'true');
}

// Says that each rung is right; `write` puts the words in before, by the one who begins.
async function confirmLadder(workbook, keys, { write, says }) {
  for (const [title, words] of Object.entries(LADDER)) {
    if (write) await keys.type(workbook.field(title), words);
    const rung = workbook.page.getByRole('listitem').filter({ has: workbook.field(title) });
    await keys.do(workbook.button('This is right', rung));
    await expect(rung).toContainText(says);
  }
}

test('a shared aim with its ladder and both answers to where we are, by keys alone', async ({ workbook, page }) => {
  test.slow();
  const keys = new Keys(page);
  const parts = new AimParts(workbook);
  await start(workbook, keys);
  await keys.type(workbook.wordsOf('Anna'), 'My own bread.');
  await openPart(parts, keys, 'Our ladder');
  await confirmLadder(workbook, keys, { write: true, says: 'Anna says this is right' });
  await openPart(parts, keys, 'Where are we now?');
  await keys.choose(parts.choice(-1));
  await keys.type(workbook.field('Say more, if you like'), 'My knee gave way.');
  await keys.do(workbook.button('Put my answer in'));
  await expect(page.getByText('Your answer is in. Karin sees it after answering too.')).toBeVisible();
  // Thought better of, and put in again.
  await keys.do(workbook.button('Change my answer'));
  await keys.do(workbook.button('Put my answer in'));
  await keys.do(workbook.button('Pass the tablet to Karin'));
  await keys.do(workbook.button('I am Karin – go on'));

  await expect(page.getByText('Anna has answered. You see it when your answer is in.')).toBeVisible();
  await expect(workbook.main).not.toContainText('My knee gave way.');
  await confirmLadder(workbook, keys, { says: 'You both say this is right' });
  await keys.choose(parts.choice(1));
  await keys.do(workbook.button('Put my answer in'));
  await expect(page.getByText('Your answers are 2 rungs apart')).toBeVisible();
  await expect(workbook.main).toContainText('My knee gave way.');
  await keys.do(workbook.button('Yes to this', workbook.main));
  await pass(workbook, keys, 'Anna');
  await keys.do(workbook.button('Yes to this', workbook.main));
  await expect(workbook.agreement('This is our shared aim')).toBeVisible();
  await keys.do(workbook.button('Answer again'));
  await keys.choose(parts.choice(0));
  await keys.do(workbook.button('Put my answer in'));
  await keys.do(workbook.button('Show it now'));
  await expect(parts.head('Where are we now?')).toContainText('Anna: 0 · Karin: +1');
});

test('a note with a reply, what came of it and what changed, by keys alone', async ({ workbook, page }) => {
  const keys = new Keys(page);
  const notes = new Notes(workbook);
  const QUESTION = 'Can I take the pills at night?';
  await start(workbook, keys);
  await goTo(workbook, keys, 'Notes');
  await keys.do(workbook.link('Write our first note').or(workbook.button('Write our first note')));
  await expect(workbook.heading('A new note')).toBeFocused();
  await keys.choose(notes.sort('A question'));
  await keys.type(notes.text(), QUESTION);
  await keys.do(workbook.main.getByRole('button', { name: 'Say more, if you like' }));
  await keys.pick(notes.chooser('What do you want?'), 'A reply');
  await keys.do(workbook.button('Write it down'));
  await expect(page.getByRole('heading', { level: 1, name: 'A question' })).toBeFocused();

  await pass(workbook, keys, 'Karin');
  await keys.type(workbook.field('Write a reply'), 'Yes, after a meal.');
  await keys.do(workbook.button('Add the reply'));
  await expect(workbook.field('Your reply')).toHaveValue('Yes, after a meal.');
  await keys.pick(notes.outcome(), 'Something changed');
  await keys.type(workbook.field('What changed?'), 'The pills come at night.');
  await expect(workbook.heading('You said – we did')).toBeVisible();
  // A reply too many goes, and the focus with it to a sensible place.
  await keys.type(workbook.field('Write a reply'), 'Twice said.');
  await keys.do(workbook.button('Add the reply'));
  await keys.do(page.getByRole('button', { name: /Move to the bin.*Twice said/ }));
  await expect(workbook.field('Your reply')).toHaveCount(1);

  await pass(workbook, keys, 'Anna');
  await goTo(workbook, keys, 'Notes');
  await keys.do(notes.link(QUESTION));
  await expect(workbook.main).toContainText('Yes, after a meal.');
  await expect(workbook.field('What changed?')).toHaveValue('The pills come at night.');
});

test('Escape closes the calm screen and gives the button its focus back', async ({ workbook, page }) => {
  const keys = new Keys(page);
  await start(workbook, keys);
  await keys.enter(workbook.button('Pass the tablet'));
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(workbook.button('Pass the tablet')).toBeFocused();
  await expect(workbook.bar.getByText('Anna')).toBeVisible();
});

test('into the bin and back, by keys alone', async ({ workbook, page }) => {
  const keys = new Keys(page);
  await start(workbook, keys);
  await keys.enter(workbook.button('Move this aim to the bin'));
  await expect(workbook.heading('Our aims')).toBeFocused();
  await keys.enter(workbook.link('The bin (1 thing)'));
  await expect(workbook.heading('The bin')).toBeFocused();
  await keys.enter(workbook.button('Empty the bin'));
  await expect(workbook.button('Cancel')).toBeFocused();
  await keys.press('Enter');
  await expect(workbook.button('Empty the bin')).toBeFocused();
  await keys.enter(workbook.button('Bring back'));
  await expect(workbook.heading('The bin')).toBeFocused();
  await keys.press('Tab');
  await goTo(workbook, keys, 'Aims');
  await keys.enter(workbook.link(PAIR.aim));
  await expect(workbook.title()).toHaveValue(PAIR.aim);
});

test('a file out, a file in, and a clash settled, by keys alone', async ({ workbook, page, newDevice }) => {
  const keys = new Keys(page);
  await start(workbook, keys);
  await goTo(workbook, keys, 'Share');
  const file = await new Share(workbook).handedOut(() => keys.enter(workbook.button('Save a file for Karin')));
  await keys.enter(workbook.button('Yes, we have it'));
  await keys.kept();

  const other = await (await newDevice()).newPage();
  await other.goto('./');
  const theirs = new Workbook(other);
  const share = new Share(theirs);
  await theirs.link(/Open a workbook file/).click();
  await share.look(file);
  await share.takeIn();
  await theirs.passTo('Karin');
  await theirs.openAim(PAIR.aim);
  await theirs.joint().fill('Every other day.');
  await theirs.saved();
  const back = await share.saveFor('Anna');

  await workbook.front();
  await goTo(workbook, keys, 'Aims');
  await keys.enter(workbook.link(PAIR.aim));
  await keys.type(workbook.joint(), 'Twice a week.');
  await goTo(workbook, keys, 'Share');
  await keys.to(new Share(workbook).chooser());
  await new Share(workbook).choose(back);
  await expect(workbook.heading('What this file brings')).toBeFocused();
  await keys.enter(workbook.button('Take it in'));
  await expect(page.getByRole('heading', { level: 1, name: 'Anna and Karin' })).toBeFocused();
  await keys.enter(workbook.bar.getByRole('link', { name: '1 to settle' }));
  await expect(workbook.heading('To settle together')).toBeFocused();
  await keys.enter(workbook.link(/^See it in its place/));
  await expect(workbook.heading('Our main aim')).toBeFocused();
  await keys.enter(workbook.button('Write a new one'));
  await keys.kept();
  await keys.type(workbook.field('New words'), 'Monday and Thursday.');
  await keys.enter(workbook.button('Use this'));
  await expect(workbook.heading('Our main aim')).toBeFocused();
  await expect(workbook.joint()).toHaveValue('Monday and Thursday.');
});

test('another language, by keys alone', async ({ workbook, page }) => {
  const keys = new Keys(page);
  await start(workbook, keys);
  await goTo(workbook, keys, 'Settings');
  await keys.to(page.getByRole('radio', { name: 'English' }));
  await keys.press('ArrowDown');
  await expect(page.getByRole('heading', { level: 1, name: 'Inställningar' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Svenska' })).toBeFocused();
  await keys.seen();
});

test('the first key reaches a way past the bars', async ({ workbook, page }) => {
  const keys = new Keys(page);
  await start(workbook, keys);
  await page.reload();
  await expect(workbook.title()).toBeVisible();
  await keys.press('Tab');
  await expect(workbook.button('Go to the page')).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('every control of every place is reached by Tab, and its focus is seen', async ({ workbook, page }) => {
  const keys = new Keys(page);
  await start(workbook, keys);
  for (const place of ['', 'aims', 'us', 'find', 'more', 'share', 'settings', 'shelf', 'bin']) {
    await page.goto(`./#/${place}`);
    await page.getByRole('heading', { level: 1 }).focus();
    // Tab stops once in a group of radio buttons. Beyond the last control it would leave the page for
    // the browser's own buttons, and in Firefox no script brings the focus back from there.
    const controls = await page.evaluate(
      () => [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary)')].filter((each) => each.checkVisibility() && (each.type !== 'radio' || each.checked)).length,
    );
    for (let press = 0; press < controls; press += 1) {
      await keys.press('Tab');
      if (await page.evaluate(() => !document.activeElement.closest('main'))) break;
      await keys.seen();
    }
  }
});
