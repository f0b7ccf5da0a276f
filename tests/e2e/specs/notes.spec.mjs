// Notes: feedback that is written for the other, answered, and leads to something.
import { open as openDevice } from '../pages/devices.mjs';
import { Keys } from '../pages/keys.mjs';
import { Notes } from '../pages/notes.mjs';
import { Share } from '../pages/share.mjs';
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { PAIR, stored } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en').notes;
const c = words('en').choices;

const THANKS = { sort: c.note_sort_thanks, text: 'You called me back the same day.' };
const HARD = { sort: c.note_sort_hard, text: 'You looked at the screen the whole time.', about: PAIR.professional };
const QUESTION = { sort: c.note_sort_question, text: 'Can I take the pills at night?', wants: c.want_reply };
const IDEA = { sort: c.note_sort_idea, text: 'Swim on Fridays\nwith my sister' };

async function started(workbook) {
  await workbook.start();
  return new Notes(workbook);
}

// The hard note, as far as the calm step.
async function atTheCalmStep(workbook, notes) {
  await workbook.goTo('notes');
  await notes.begin();
  await notes.fill(HARD);
  await workbook.button(w.write_down).click();
  await expect(workbook.heading(fill(w.calm_title, { name: PAIR.professional }))).toBeFocused();
}

test('a note of thanks stands in the list with its kind and its writer, and is there after closing', async ({ workbook, page }) => {
  const notes = await started(workbook);
  await workbook.goTo('notes');
  await expect(workbook.heading(w.none_yet)).toBeVisible();
  await notes.write(THANKS);
  await expect(workbook.field(w.note_label)).toHaveValue(THANKS.text);
  await workbook.saved();
  await page.reload();
  await workbook.goTo('notes');
  const row = notes.row(THANKS.text);
  await expect(row).toContainText(THANKS.sort);
  await expect(row).toContainText(PAIR.patient);
  await notes.link(THANKS.text).click();
  await workbook.passTo(PAIR.professional);
  await expect(workbook.field(w.note_label)).toBeHidden();
  await expect(workbook.main.getByText(THANKS.text)).toBeVisible();
});

test('a note without a kind or words says what is missing, at the place itself', ONE_ENGINE, async ({ workbook, page }) => {
  const notes = await started(workbook);
  await workbook.goTo('notes');
  await notes.begin();
  await workbook.button(w.write_down).click();
  await expect(workbook.main.getByText(w.need_sort)).toBeVisible();
  await expect(notes.sort(c.note_sort_worked_well)).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await notes.sort(THANKS.sort).check();
  await expect(workbook.main.getByText(w.need_sort)).toBeHidden();
  await workbook.button(w.write_down).click();
  await expect(notes.text()).toBeFocused();
  await expect(notes.text()).toHaveAccessibleDescription(new RegExp(w.need_text));
});

test('a hard note about the other meets the calm step and stays a draft, unseen and out of files', async ({ workbook, page }) => {
  const notes = await started(workbook);
  await atTheCalmStep(workbook, notes);
  await workbook.button(w.calm_draft, notes.calm(PAIR.professional)).click();
  await expect(page.getByText(w.draft_words)).toBeVisible();
  const address = new URL(page.url()).hash;
  await workbook.goTo('notes');
  await expect(notes.row(HARD.text)).toContainText(w.only_here);
  expect(await new Share(workbook).saveFor(PAIR.professional)).not.toContain(HARD.text);

  await workbook.goTo('notes');
  await workbook.passTo(PAIR.professional);
  await expect(notes.link(HARD.text)).toBeHidden();
  await expect(workbook.heading(w.none_yet)).toBeVisible();
  await page.goto(`./${address}`);
  await expect(workbook.heading(w.gone_title)).toBeVisible();
  await expect(page.getByText(HARD.text)).toBeHidden();
});

test('a draft is shared later, through the calm step again, and the other then sees it', ONE_ENGINE, async ({ workbook, page }) => {
  const notes = await started(workbook);
  await atTheCalmStep(workbook, notes);
  await workbook.button(w.calm_draft).click();
  await workbook.button(w.share_it).click();
  await workbook.button(w.calm_visit, notes.calm(PAIR.professional)).click();
  await expect(page.getByText(w.draft_words)).toBeHidden();
  await expect(workbook.heading(HARD.sort)).toBeFocused();
  await workbook.passTo(PAIR.professional);
  await workbook.goTo('notes');
  await expect(notes.row(HARD.text)).toContainText(w.tag_talk);
  expect(await new Share(workbook).saveFor(PAIR.patient)).toContain(HARD.text);
});

test('going back from the calm step keeps the words, and saying it now shares them as they are', ONE_ENGINE, async ({ workbook }) => {
  const notes = await started(workbook);
  await atTheCalmStep(workbook, notes);
  await workbook.button(w.calm_back).click();
  await expect(notes.text()).toBeFocused();
  await expect(notes.text()).toHaveValue(HARD.text);
  await workbook.button(w.write_down).click();
  await workbook.button(w.calm_now).click();
  await expect(workbook.heading(HARD.sort)).toBeFocused();
  await workbook.passTo(PAIR.professional);
  await expect(workbook.main.getByText(HARD.text)).toBeVisible();
});

test('what is typed and not written down is still there after leaving the place, for who typed it', async ({ workbook }) => {
  const notes = await started(workbook);
  await workbook.goTo('notes');
  await notes.begin();
  await notes.fill({ sort: IDEA.sort, text: 'A thought, half' });
  await workbook.goTo('home');
  await workbook.goTo('notes');
  await notes.begin();
  await expect(notes.text()).toHaveValue('A thought, half');
  await expect(notes.sort(IDEA.sort)).toBeChecked();
  await workbook.passTo(PAIR.professional);
  await expect(notes.text()).toHaveValue('');
  await workbook.passTo(PAIR.patient);
  await expect(notes.text()).toHaveValue('A thought, half');
});

test('a pressed word for a feeling goes into the text, and out of it again', async ({ workbook }) => {
  const notes = await started(workbook);
  await notes.write(THANKS);
  await notes.open(w.more_title);
  const field = workbook.field(w.feelings);
  await field.fill('like on a holiday');
  const glad = workbook.button(w.feeling_glad);
  await glad.click();
  await expect(field).toHaveValue(`like on a holiday, ${w.feeling_glad}`);
  await expect(glad).toHaveAttribute('aria-pressed', 'true');
  await glad.click();
  await expect(field).toHaveValue('like on a holiday');
  await workbook.passTo(PAIR.professional);
  await expect(workbook.main.getByText('like on a holiday')).toBeVisible();
});

test('a question gets its reply, and what changed stands as "You said – we did"', async ({ workbook, page }) => {
  const notes = await started(workbook);
  await notes.write(QUESTION);
  await workbook.goTo('notes');
  await expect(notes.row(QUESTION.text)).toContainText(w.tag_reply);

  await workbook.passTo(PAIR.professional);
  await notes.read(QUESTION.text);
  await expect(page.getByText(w.no_replies)).toBeVisible();
  await notes.reply('Yes. I will write it on the plan.');
  await expect(workbook.field(w.your_reply)).toHaveValue('Yes. I will write it on the plan.');
  await notes.outcome().selectOption({ label: c.outcome_changed });
  await workbook.field(w.what_changed).fill('The pills are at night now.');
  const panel = page.getByRole('region', { name: w.said_did });
  await expect(panel.getByText(QUESTION.text)).toBeVisible();
  await workbook.saved();

  await workbook.passTo(PAIR.patient);
  await workbook.goTo('notes');
  await expect(notes.row(QUESTION.text)).toContainText(c.outcome_changed);
  await expect(notes.row(QUESTION.text)).not.toContainText(w.tag_reply);
  await page.reload();
  await notes.read(QUESTION.text);
  await expect(workbook.main.getByText('Yes. I will write it on the plan.')).toBeVisible();
  await expect(workbook.field(w.what_changed)).toHaveValue('The pills are at night now.');
});

test('replies stand oldest first, and their writers can change and bin them', ONE_ENGINE, async ({ workbook, page }) => {
  const notes = await started(workbook);
  await notes.write(THANKS);
  await notes.reply('One more thing.');
  await notes.reply('And another.');
  const replies = page.getByRole('region', { name: w.replies }).getByRole('listitem');
  await expect(replies).toHaveCount(2);
  const first = workbook.field(w.your_reply, replies.nth(0));
  await expect(first).toHaveValue('One more thing.');
  await first.fill('One more thing: thank you.');
  await workbook.passTo(PAIR.professional);
  await expect(replies.nth(0)).toContainText('One more thing: thank you.');
  await expect(replies.nth(0).getByRole('button')).toHaveCount(0);
  await workbook.passTo(PAIR.patient);
  await replies.nth(1).getByRole('button', { name: /^Move to the bin/ }).click();
  await expect(replies).toHaveCount(1);
  await expect(workbook.heading(THANKS.sort)).toBeFocused();
});

test('the list is narrowed by kind, by writer and by what waits, and shows all again', ONE_ENGINE, async ({ workbook, page }) => {
  const notes = await started(workbook);
  await notes.write(THANKS);
  await notes.write(QUESTION);
  await workbook.passTo(PAIR.professional);
  await notes.write(IDEA);
  await workbook.goTo('notes');
  const shown = () => workbook.main.getByRole('list').getByRole('link');
  const [thanks, question, idea] = [THANKS, QUESTION, IDEA].map(({ text }) => notes.link(text.replace('\n', ' ')));
  await expect(shown()).toHaveCount(3);
  await expect(shown().first()).toHaveText(IDEA.text.replace('\n', ' '));

  await notes.filter(w.filter_sort, c.note_sort_thanks);
  await expect(shown()).toHaveCount(1);
  await expect(thanks).toBeVisible();
  await expect(page.getByText(fill(w.shown_of, { shown: '1', all: '3' }))).toBeVisible();
  await notes.filter(w.filter_by, PAIR.professional);
  await expect(page.getByText(w.nothing_fits)).toBeVisible();
  await workbook.button(w.show_all).click();
  await expect(shown()).toHaveCount(3);
  await expect(workbook.heading(w.title)).toBeFocused();

  await notes.filter(w.filter_by, PAIR.professional);
  await expect(shown()).toHaveCount(1);
  await expect(idea).toBeVisible();
  await notes.filter(w.filter_by, w.filter_by_all);
  await notes.waitsFor(w.waits_reply);
  await expect(shown()).toHaveCount(1);
  await question.click();
  await notes.reply('Yes.');
  await workbook.goTo('notes');
  await expect(page.getByText(w.nothing_fits)).toBeVisible();
  await notes.waitsFor(w.waits_outcome);
  await expect(shown()).toHaveCount(3);
});

test('a pinned note stands above newer ones', ONE_ENGINE, async ({ workbook }) => {
  const notes = await started(workbook);
  await notes.write(THANKS);
  await workbook.button(w.pin).click();
  await expect(workbook.button(w.pin)).toHaveAttribute('aria-pressed', 'true');
  await notes.write(QUESTION);
  await workbook.goTo('notes');
  const shown = workbook.main.getByRole('list').getByRole('link');
  await expect(shown).toHaveText([THANKS.text, QUESTION.text]);
  await expect(notes.row(THANKS.text)).toContainText(w.pinned);
});

test('a note becomes an aim and a step, with links both ways', ONE_ENGINE, async ({ workbook, page }) => {
  const notes = await started(workbook);
  await notes.write(IDEA);
  await workbook.button(w.make_aim).click();
  await expect(workbook.title()).toHaveValue('Swim on Fridays');
  const together = page.getByRole('region', { name: words('en').parts.links });
  await expect(together).toContainText('This came from Note: Swim on Fridays with my sister');
  await together.getByRole('link', { name: /^Note: Swim/ }).click();
  await expect(workbook.heading(IDEA.sort)).toBeFocused();
  await expect(together).toContainText('This led to Aim: Swim on Fridays');
  await workbook.button(w.make_step).click();
  await expect(together).toContainText('This led to Step: Swim on Fridays');
  // The step and its link are one thing to take back.
  await workbook.button('Undo').first().click();
  await expect(together).not.toContainText('This led to Step');
  await expect(together).toContainText('This led to Aim: Swim on Fridays');
  await together.getByRole('link', { name: 'Aim: Swim on Fridays', exact: true }).click();
  await expect(workbook.title()).toHaveValue('Swim on Fridays');
});

test('a note and a reply that were begun are there after the page is loaded anew, and gone once they are written', async ({ workbook, page }) => {
  const notes = await started(workbook);
  await workbook.goTo('notes');
  await notes.begin();
  await notes.fill(QUESTION);
  await page.reload();
  await expect(notes.text()).toHaveValue(QUESTION.text);
  await expect(notes.sort(QUESTION.sort)).toBeChecked();
  await workbook.button(w.write_down).click();
  await expect(workbook.heading(QUESTION.sort)).toBeFocused();
  await workbook.field(w.write_reply).fill('Half a reply');
  await page.reload();
  await expect(workbook.field(w.write_reply)).toHaveValue('Half a reply');
  // It is this person's alone.
  await workbook.passTo(PAIR.professional);
  await expect(workbook.field(w.write_reply)).toHaveValue('');
  await workbook.goTo('notes');
  await notes.writeNew().click();
  await expect(notes.text()).toHaveValue('');
});

test('a note is linked to an aim by hand, once, and the link is taken back', ONE_ENGINE, async ({ workbook, page }) => {
  const notes = await started(workbook);
  await notes.write(THANKS);
  await workbook.button('Link this to something else').click();
  await workbook.button('Link them').click();
  await expect(workbook.main.getByText('Choose both first: how, and with what.')).toBeVisible();
  await notes.chooser('How do they belong together?').selectOption({ label: 'This supports' });
  await notes.chooser('With what?').selectOption({ label: `Aim: ${PAIR.aim}` });
  await workbook.button('Link them').click();
  await expect(workbook.button('Link this to something else')).toBeFocused();
  const together = page.getByRole('region', { name: words('en').parts.links });
  await expect(together.getByRole('listitem')).toHaveText(`This supports Aim: ${PAIR.aim}`);
  await together.getByRole('link', { name: `Aim: ${PAIR.aim}` }).click();
  await expect(together.getByRole('listitem')).toContainText('Supported by Note:');
  await workbook.button('Undo').first().click();
  await expect(together.getByRole('listitem')).toHaveCount(0);
});

test('a worry about a service is said as it is; a worry about the other meets the calm step', ONE_ENGINE, async ({ workbook }) => {
  const notes = await started(workbook);
  await notes.write({ sort: c.note_sort_worry, text: 'Will it come in time?', about: w.about_somebody, aboutWords: 'The taxi' });
  await notes.open(w.more_title);
  await expect(workbook.field(w.about_words)).toHaveValue('The taxi');
  await workbook.goTo('notes');
  await notes.begin();
  await notes.fill({ ...HARD, sort: c.note_sort_worry });
  await workbook.button(w.write_down).click();
  await expect(workbook.heading(fill(w.calm_title, { name: PAIR.professional }))).toBeFocused();
});

test('all that a note says of itself is there for the other to read', ONE_ENGINE, async ({ workbook, page }) => {
  const notes = await started(workbook);
  const wrong = { sort: c.note_sort_fix_the_record, text: 'It says that I smoke. I do not.', about: `Aim: ${PAIR.aim}`, wants: c.want_change };
  await workbook.goTo('notes');
  await notes.begin();
  await notes.fill(wrong);
  await workbook.button(w.feeling_worried).click();
  await page.getByLabel(w.happened).fill('2027-03-01');
  await notes.chooser(w.how).selectOption({ label: c.how_known_read });
  await workbook.button(w.write_down).click();
  await expect(workbook.heading(wrong.sort)).toBeFocused();
  await workbook.saved();
  await page.reload();
  await workbook.passTo(PAIR.professional);
  const said = workbook.main.getByRole('definition');
  for (const words of [w.feeling_worried, `Aim: ${PAIR.aim}`, c.how_known_read, c.want_change]) {
    await expect(said.filter({ hasText: words })).toHaveCount(1);
  }
  await expect(said.filter({ hasText: /1 Mar.* 2027/ })).toHaveCount(1);
});

test('a note is read aloud by a voice of this device, once the browser has found one', async ({ workbook, page }) => {
  await page.addInitScript(() => {
    // A browser with one voice that needs the network and, later, one that does not.
    const voices = [{ lang: 'en-GB', localService: false, name: 'Far away' }];
    const synthesis = new EventTarget();
    Object.assign(synthesis, {
      getVoices: () => voices,
      cancel: () => {},
      speak: (said) => (window.said = `${said.voice.name}: ${said.text}`),
      find: (voice) => {
        voices.push(voice);
        synthesis.dispatchEvent(new Event('voiceschanged'));
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
  });
  await page.reload();
  const notes = await started(workbook);
  await notes.write(THANKS);
  await expect(workbook.button('Pin to the top')).toBeVisible();
  await expect(workbook.button('Read aloud')).toHaveCount(0);
  await page.evaluate(() => speechSynthesis.find({ lang: 'en-US', localService: true, name: 'Here' }));
  await workbook.button('Read aloud').click();
  expect(await page.evaluate(() => window.said)).toBe(`Here: ${THANKS.text}`);
});

test('a note in the bin says what it is, and comes back', ONE_ENGINE, async ({ workbook, page }) => {
  const notes = await started(workbook);
  await notes.write(THANKS);
  await workbook.main.getByRole('button', { name: /^Move to the bin/ }).click();
  await expect(workbook.heading(w.none_yet)).toBeVisible();
  await workbook.link('The bin (1 thing)').click();
  await expect(page.getByText(`Note: ${THANKS.text}`)).toBeVisible();
  await workbook.button('Bring back').click();
  await workbook.goTo('notes');
  await expect(notes.link(THANKS.text)).toBeVisible();
});

test('a note, its reply and its outcome, by keys alone', async ({ workbook, page }) => {
  const keys = new Keys(page);
  await keys.enter(page.getByRole('link', { name: 'Start our workbook' }));
  await keys.type(workbook.field('Name of the patient'), PAIR.patient);
  await keys.type(workbook.field('Name of the professional'), PAIR.professional);
  await keys.press('Enter');
  await keys.enter(workbook.link('Later'));
  await expect(workbook.heading('Begin with one aim')).toBeVisible();

  const notes = new Notes(workbook);
  await keys.enter(workbook.link('Notes', page.getByRole('navigation')));
  await expect(workbook.heading(w.title)).toBeFocused();
  await keys.enter(workbook.button(w.write_first));
  await expect(workbook.heading(w.new_title)).toBeFocused();
  await keys.to(notes.sort(c.note_sort_worked_well));
  await keys.press('Space');
  await keys.type(notes.text(), 'The walk on Monday.');
  await keys.enter(workbook.button(w.write_down));
  await expect(workbook.heading(c.note_sort_worked_well)).toBeFocused();

  await keys.enter(workbook.button('Pass the tablet'));
  await expect(workbook.button(`I am ${PAIR.professional} – go on`)).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await keys.type(workbook.field(w.write_reply), 'Again on Monday?');
  await keys.enter(workbook.button(w.add_reply));
  await expect(workbook.field(w.your_reply)).toHaveValue('Again on Monday?');
  await keys.kept();

  await keys.to(notes.outcome());
  for (let step = 0; step < 4; step += 1) await keys.press('ArrowDown');
  await keys.press('Tab');
  await expect(notes.outcome()).toHaveValue('changed');
  await keys.type(workbook.field(w.what_changed), 'Mondays are for walking.');
  await expect(workbook.heading(w.said_did)).toBeVisible();
  await keys.kept();
});

test('100,000 pasted letters stay in the field, the limit is explained, and no record holds them', async ({ workbook, page }) => {
  const notes = await started(workbook);
  await workbook.goTo('notes');
  await notes.begin();
  const long = 'Walk '.repeat(20_000);
  await notes.fill({ sort: IDEA.sort, text: long });
  await expect(page.getByText(fill(words('en').field.over_other, { count: 99_400 }))).toBeVisible();
  await workbook.button(w.write_down).click();
  await expect(notes.text()).toHaveAccessibleDescription(new RegExp(fill(words('en').deeds.too_long, { limit: '20000' }).split('.')[0]));
  await expect(notes.text()).toBeFocused();
  await expect(notes.text()).toHaveValue(long);
  const records = JSON.parse(await stored(page)).filter(([key]) => !key.endsWith('/unsent'));
  expect(JSON.stringify(records).includes('Walk Walk')).toBe(false);

  await notes.text().fill('Walk more');
  await workbook.button(w.write_down).click();
  await expect(workbook.heading(IDEA.sort)).toBeFocused();
  await expect(workbook.field(w.note_label)).toHaveValue('Walk more');
});

// A note as another program, or a newer version, would write it.
function record(number, fields) {
  return { kind: 'note', id: String(number).padStart(26, '0'), fields: { by: 'patient', created: '2026-11-20T10:00:00.000Z', ...fields } };
}

test('words only a newer version knows are shown as such, and leave in the file as they came', ONE_ENGINE, async ({ workbook, newDevice }) => {
  await workbook.start();
  const file = JSON.parse(await new Share(workbook).saveFor(PAIR.professional));
  const strange = { sort: 'dream', text: 'I dreamt of the sea.', outcome: 'sung', wants: 'dance' };
  file.records.push(record(1, strange));
  const other = await openDevice(newDevice);
  await other.share.openFirst(JSON.stringify(file));
  const notes = new Notes(other.workbook);
  await other.workbook.goTo('notes');
  await expect(notes.row(strange.text)).toContainText(c.newer);
  await notes.read(strange.text);
  await expect(other.workbook.heading(c.newer)).toBeFocused();
  await expect(notes.outcome().getByRole('option', { selected: true })).toHaveText(c.newer);
  await notes.open(w.more_title);
  await expect(notes.chooser(w.wants).getByRole('option', { selected: true })).toHaveText(c.newer);
  await other.workbook.field(w.note_label).fill('I dreamt of the lake.');
  await other.workbook.saved();
  const after = JSON.parse(await other.share.saveFor(PAIR.professional));
  const kept = after.records.find((each) => each.kind === 'note').fields;
  expect(kept).toMatchObject({ ...strange, text: 'I dreamt of the lake.' });
});

test('of 1,000 notes only those near the screen are built, and every one can be reached and filtered', async ({ workbook, newDevice }) => {
  await workbook.start();
  const file = JSON.parse(await new Share(workbook).saveFor(PAIR.professional));
  for (let at = 1; at <= 1_000; at += 1) {
    const created = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString();
    file.records.push(record(at, { sort: at % 100 === 0 ? 'thanks' : 'noticed', text: `Note number ${at}.`, created }));
  }
  const other = await openDevice(newDevice);
  await other.share.openFirst(JSON.stringify(file));
  const notes = new Notes(other.workbook);
  await other.workbook.goTo('notes');
  await expect(notes.row('Note number 1000.')).toHaveAttribute('aria-setsize', '1000');
  expect(await other.workbook.main.getByRole('listitem').count()).toBeLessThan(60);
  await other.page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(other.workbook.link('Note number 1.')).toBeVisible();
  await other.page.evaluate(() => window.scrollTo(0, 0));
  await notes.filter(w.filter_sort, c.note_sort_thanks);
  await expect(other.workbook.main.getByRole('list').getByRole('link')).toHaveCount(10);
});
