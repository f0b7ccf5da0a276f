// A pair's workbook as it looks after some weeks, walked through for the pictures in docs/screens.
import { AimParts } from './aim.mjs';
import { Lock, PHRASE } from './lock.mjs';
import { Notes } from './notes.mjs';
import { Practice } from './practice.mjs';
import { theCanvas } from './screens-canvas.mjs';
import { Share } from './share.mjs';
import { Workbook } from './workbook.mjs';
import { fill } from './words.mjs';

// What the two write. Made up, of ordinary length; the long and the odd are in states.mjs.
const TEXTS = {
  en: {
    patient: 'Alma', professional: 'Karin', helper: 'Lena', relation: 'My sister',
    aim: 'Walk to the shop and back on my own',
    aims: ['Sleep through the night', 'Know what each pill is for'],
    patientWords: 'I want to buy my own bread again, and meet people on the way. Now I am afraid to fall.',
    professionalWords: 'I want your legs to get stronger, and that you feel safe on the stairs and in the street.',
    joint: 'By midsummer Alma walks to the shop and back, three times a week, without fear.',
    why: 'I get low when I stay indoors.', good: 'I come home tired in a good way.',
    rungs: ['To the shop and back, three times a week', 'To the gate, with somebody beside me', 'To the shop every day', 'To the lake, with a picnic', 'I stay indoors'],
    scoreNote: 'I turned round at the crossing. My knee gave way.', otherNote: 'You climbed the stairs here without the rail.',
    help: 'Somebody who walks along the first times.',
    barriers: ['The pavement is icy', 'My knee hurts on the way back'],
    steps: ['Walk to the gate with Lena on Sundays', 'Send the exercises for the knee'],
    stuck: 'Lena is away until March', lighter: 'No more weighing every day',
    notes: { thanks: 'You called me back the same day. I could sleep after that.', question: 'Can I take the pills at night? They make me sleepy.', hard: 'You looked at the screen the whole time.', idea: 'Could we begin with what went well?' },
    reply: 'Yes, after your evening meal. Tell me in a week how it feels.', changed: 'The pills are taken at night now.',
    matters: 'My garden, and my sister on Sundays.', helps: 'Short sentences, and a pause after the hard ones.', goodAt: 'Baking, and finding my way.',
    find: 'shop', newJoint: 'By midsummer Alma walks to the shop and back.',
  },
  sv: {
    patient: 'Alma', professional: 'Karin', helper: 'Lena', relation: 'Min syster',
    aim: 'Gå till affären och hem igen på egen hand',
    aims: ['Sova hela natten', 'Veta vad varje tablett är till för'],
    patientWords: 'Jag vill köpa mitt eget bröd igen och träffa folk på vägen. Nu är jag rädd för att ramla.',
    professionalWords: 'Jag vill att dina ben blir starkare och att du känner dig trygg i trappan och på gatan.',
    joint: 'Till midsommar går Alma till affären och hem igen, tre gånger i veckan, utan rädsla.',
    why: 'Jag blir nedstämd när jag sitter inne.', good: 'Jag kommer hem trött på ett bra sätt.',
    rungs: ['Till affären och hem, tre gånger i veckan', 'Till grinden, med någon bredvid mig', 'Till affären varje dag', 'Till sjön, med matsäck', 'Jag stannar inne'],
    scoreNote: 'Jag vände vid korsningen. Knät vek sig.', otherNote: 'Du gick i trappan här utan ledstång.',
    help: 'Någon som går med de första gångerna.',
    barriers: ['Trottoaren är isig', 'Knät gör ont på hemvägen'],
    steps: ['Gå till grinden med Lena på söndagar', 'Skicka övningarna för knät'],
    stuck: 'Lena är bortrest till mars', lighter: 'Slippa väga mig varje dag',
    notes: { thanks: 'Du ringde tillbaka samma dag. Sedan kunde jag sova.', question: 'Kan jag ta tabletterna på kvällen? Jag blir sömnig av dem.', hard: 'Du tittade på skärmen hela tiden.', idea: 'Kan vi börja med det som gick bra?' },
    reply: 'Ja, efter kvällsmaten. Berätta om en vecka hur det känns.', changed: 'Tabletterna tas på kvällen nu.',
    matters: 'Min trädgård, och min syster på söndagar.', helps: 'Korta meningar, och en paus efter de svåra.', goodAt: 'Att baka, och att hitta vägen.',
    find: 'affären', newJoint: 'Till midsommar går Alma till affären och hem igen.',
  },
};

// Calls `look(name, target)` at each place and main state; the target, where there is one, is what
// the picture should begin with. `later` lets the clock go on, so that what is written has an order.
export async function everyScreen(page, lang, { look, later }) {
  const workbook = new Workbook(page, lang);
  const at = { page, look, later, t: TEXTS[lang], workbook, w: workbook.w };
  for (const part of [beginning, theAim, theAnswers, theSteps, theNotes, theCanvas, theOthers, theFiles, theLock]) await part(at, lang);
}

async function beginning({ page, look, t, workbook, w }) {
  await page.getByRole('link', { name: w.start.start_door }).waitFor();
  await look('start');
  await page.getByRole('link', { name: w.start.start_door }).click();
  await workbook.field(w.start.name_patient).fill(t.patient);
  await workbook.field(w.start.name_professional).fill(t.professional);
  await look('start-names');
  await workbook.button(w.start.go_on).click();
  await workbook.field(w.start.aim_label).fill(t.aim);
  await look('start-first-aim');
  await workbook.button(w.start.aim_write).click();
  await workbook.title().waitFor();
}

async function theAim({ look, t, workbook, w }) {
  const parts = new AimParts(workbook);
  await workbook.wordsOf(t.patient).fill(t.patientWords);
  await workbook.joint().fill(t.joint);
  await parts.open(w.aims.part_good);
  await workbook.field(w.aims.why).fill(t.why);
  await workbook.field(w.aims.good).fill(t.good);
  await workbook.button(w.choices.area_moving).click();
  await workbook.button(w.choices.area_people).click();
  await parts.open(w.aims.part_ladder);
  const order = [w.aims.rung_hoped, w.aims.rung_start, w.aims.rung_better, w.aims.rung_best, w.aims.rung_worse];
  for (const [rung, title] of order.entries()) await parts.writeRung(title, t.rungs[rung]);
  for (const rung of [0, 1, 2]) await workbook.button(w.aims.rung_is_right).nth(rung).click();
  await workbook.passTo(t.professional);
  await workbook.wordsOf(t.professional).fill(t.professionalWords);
  await workbook.answer(w.aims.say_yes);
  await workbook.button(w.aims.rung_is_right).first().click();
  await look('aim-waiting');
  await workbook.passTo(t.patient);
  await workbook.answer(w.aims.say_yes);
  await workbook.heading(w.aims.agreement_shared).waitFor();
  await look('aim-shared');
  await look('aim-why', parts.head(w.aims.part_good));
  await look('aim-ladder', parts.head(w.aims.part_ladder));
}

// Both answers, hidden and then shown. The patient has the turn, then the professional.
async function theAnswers({ page, look, later, t, workbook, w }) {
  const parts = new AimParts(workbook);
  await later();
  await parts.open(w.aims.part_scores);
  await parts.choice(-1).click();
  await workbook.field(w.aims.score_note).fill(t.scoreNote);
  await look('aim-answer', parts.head(w.aims.part_scores));
  await workbook.button(w.aims.put_answer_in).first().click();
  await workbook.button(w.aims.change_answer).waitFor();
  await look('aim-answer-is-in', parts.head(w.aims.part_scores));
  await parts.open(w.aims.part_ready);
  await ready(workbook, w, { important: '9', sure: '3', help: t.help });
  await workbook.passTo(t.professional);
  await parts.score(1, t.otherNote);
  await ready(workbook, w, { important: '8', sure: '7' });
  await page.getByRole('heading', { name: fill(w.aims.talk_title, { gap: '2' }) }).waitFor();
  await look('aim-both-answers', parts.head(w.aims.part_scores));
  await look('aim-ready', parts.head(w.aims.part_ready));
}

async function ready(workbook, w, { important, sure, help }) {
  const choose = (question, number) => workbook.page.getByRole('group', { name: question }).getByRole('radio', { name: number, exact: true }).click();
  await choose(w.aims.important_question, important);
  await choose(w.aims.sure_question, sure);
  if (help) await workbook.field(w.aims.help_question).fill(help);
  await workbook.button(w.aims.put_answer_in).last().click();
}

async function theSteps({ page, look, t, workbook, w }) {
  await workbook.goTo('us');
  await workbook.field(w.us.new_helper).fill(t.helper);
  await workbook.button(w.us.add_helper).click();
  await workbook.field(w.us.relation).fill(t.relation);
  for (const aim of t.aims) await workbook.addAim(aim);
  await workbook.openAim(t.aim);
  const parts = new AimParts(workbook);
  await parts.open(w.aims.part_barriers);
  for (const text of t.barriers) await parts.addBarrier(text);
  await page.getByRole('checkbox', { name: w.aims.solved }).first().click();
  await look('aim-barriers', parts.head(w.aims.part_barriers));
  await parts.open(w.aims.part_steps);
  for (const text of t.steps) await parts.addStep(text);
  await parts.select(w.aims.step_owner).nth(0).selectOption(t.patient);
  await parts.select(w.aims.step_status).nth(0).selectOption('stuck');
  await workbook.field(w.aims.stuck_because).fill(t.stuck);
  await parts.select(w.aims.step_owner).nth(1).selectOption(t.professional);
  await look('aim-steps', parts.head(w.aims.part_steps));
  await page.getByRole('button', { name: w.aims.more_about_step }).first().click();
  await parts.select(w.aims.step_effort).selectOption({ label: w.aims.effort_some });
  await parts.select(w.aims.step_care).selectOption('moving');
  await workbook.field(w.aims.what_gets_lighter).fill(t.lighter);
  await look('aim-step-in-full', parts.select(w.aims.step_owner).first());
  await parts.open(w.aims.part_standing);
  await parts.select(w.aims.status).selectOption('active');
  await look('aim-standing', parts.head(w.aims.part_standing));
  await workbook.link(w.aims.as_sheet).click();
  await workbook.button(w.aims.print).waitFor();
  await look('aim-on-one-page');
  await workbook.goTo('aims');
  await look('aims');
}

async function theNotes({ look, later, t, workbook, w }) {
  const notes = new Notes(workbook);
  await workbook.passTo(t.patient);
  await notes.write({ sort: w.choices.note_sort_thanks, text: t.notes.thanks });
  await later();
  await notes.write({ sort: w.choices.note_sort_question, text: t.notes.question, wants: w.choices.want_reply });
  await later();
  await workbook.goTo('notes');
  await notes.begin();
  await notes.fill({ sort: w.choices.note_sort_hard, text: t.notes.hard, about: t.professional });
  await look('note-new');
  await workbook.button(w.notes.write_down).click();
  await notes.calm(t.professional).waitFor();
  await look('note-calm-step');
  await workbook.button(w.notes.calm_visit).click();
  await workbook.heading(w.choices.note_sort_hard).waitFor();
  await workbook.passTo(t.professional);
  await notes.read(t.notes.question);
  await later();
  await notes.reply(t.reply);
  await notes.outcome().selectOption({ label: w.choices.outcome_changed });
  await workbook.field(w.notes.what_changed).fill(t.changed);
  await look('note-answered');
  await look('note-what-changed', workbook.heading(w.notes.replies));
  await later();
  await notes.write({ sort: w.choices.note_sort_idea, text: t.notes.idea, wants: w.choices.want_reply });
  await workbook.goTo('notes');
  await look('notes');
}

async function theOthers({ page, look, t, workbook, w }) {
  await workbook.passTo(t.patient);
  await workbook.goTo('home');
  await look('home');
  await workbook.goTo('us');
  await page.getByRole('button', { name: w.us.part_about }).click();
  await workbook.field(w.us.good_at).fill(t.goodAt);
  await workbook.field(w.us.matters).fill(t.matters);
  await workbook.field(w.us.helps).fill(t.helps);
  await look('us');
  await workbook.goTo('find');
  await workbook.field(w.find.label).fill(t.find);
  await workbook.main.getByRole('link').first().waitFor();
  await look('find');
  await workbook.goTo('more');
  await look('more');
  await workbook.goTo('settings');
  await look('settings');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await look('keys');
  await page.keyboard.press('Escape');
  await workbook.button(w.shell.pass).click();
  await page.getByRole('dialog').waitFor();
  await look('pass-the-tablet');
  await page.keyboard.press('Escape');
}

async function theFiles({ page, look, t, workbook, w }) {
  await workbook.goTo('share');
  const share = new Share(workbook);
  const file = await share.saveFor(t.professional);
  await workbook.button(w.share.it_arrived).click();
  await look('share');
  await share.look(changed(file, t));
  await look('share-preview');
  await share.takeIn();
  await workbook.goTo('home');
  await workbook.link(w.home.open_focus).click();
  const versions = page.getByRole('group', { name: fill(w.clash.two_versions, { field: w.fields.words_joint }) });
  await versions.waitFor();
  await look('aim-two-versions', versions);
  await workbook.openAim(t.aims[1]);
  await workbook.button(w.aims.bin_aim).click();
  await page.getByRole('link', { name: fill(w.aims.in_bin_one, { count: 1 }) }).click();
  await workbook.heading(w.bin.title).waitFor();
  await look('bin');
  await workbook.toShelf();
  await look('shelf');
  await new Practice(workbook).begin();
  await look('practice');
}

// The lock on a shared tablet, its rescue words, and being done there.
async function theLock({ page, look, t, workbook, w }) {
  const lock = new Lock(workbook);
  await workbook.openOther(t.aim);
  await workbook.goTo('settings');
  await workbook.button(w.lock.put).click();
  await lock.choose(PHRASE);
  await look('lock-choose', workbook.heading(w.lock.title));
  await workbook.button(w.lock.put_now).click();
  await page.getByText(w.lock.on_words).waitFor();
  await look('lock-on', workbook.heading(w.lock.title));
  await workbook.button(w.lock.rescue_draw).click();
  await page.getByRole('dialog', { name: w.lock.rescue_title }).waitFor();
  await look('lock-rescue-words');
  await page.keyboard.press('Escape');
  await workbook.goTo('share');
  await workbook.link(w.lock.finish).click();
  await workbook.heading(w.lock.finish).waitFor();
  await look('finish');
  await lock.now();
  await look('locked');
}

// The same workbook after the other wrote other words together.
function changed(file, t) {
  const workbook = JSON.parse(file);
  const aim = workbook.records.find((each) => each.kind === 'aim' && each.fields.title === t.aim);
  aim.fields = { ...aim.fields, words_joint: t.newJoint };
  delete aim.stamps;
  delete aim.past;
  return JSON.stringify(workbook);
}
