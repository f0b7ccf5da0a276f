// Every place and state of the app, one after the other, for what must hold in all of them.
import { expect } from '@playwright/test';
import { Share } from './share.mjs';
import { PAIR, Workbook } from './workbook.mjs';
import { fill } from './words.mjs';

// Real long texts: what a page must bear.
const LONG = {
  title: 'Gå till affären och hem igen utan käpp, två gånger i veckan, även när det är halt ute, och hinna prata med någon på vägen',
  words: 'I used to walk to the shop every day and talk to the people there. Now I am afraid to fall, and my knee hurts on the way back. '.repeat(4).trim(),
  compound: 'Överläkarmottagningssjuksköterskan',
};

// Walks through the app from the first start and calls `look(name)` in each state.
export async function everyState(page, lang, look) {
  const workbook = new Workbook(page, lang);
  await firstStart(workbook, look);
  await theAim(workbook, look);
  await thePlaces(workbook, look);
  await theBin(workbook, look);
}

async function firstStart(workbook, look) {
  const { page, w } = workbook;
  await page.getByRole('link', { name: w.start.start_door }).waitFor();
  await look('doors');
  await page.getByRole('link', { name: w.start.open_door }).click();
  await workbook.heading(w.start.open_door).waitFor();
  await look('open-first');
  await workbook.link(w.start.back).click();
  await page.getByRole('link', { name: w.start.start_door }).click();
  await workbook.button(w.start.go_on).click();
  await workbook.heading(w.start.something_missing).waitFor();
  await look('names-missing');
  await workbook.field(w.start.name_patient).fill(PAIR.patient);
  await workbook.field(w.start.name_professional).fill(LONG.compound);
  await look('names');
  await workbook.button(w.start.go_on).click();
  await workbook.button(w.start.aim_write).click();
  await look('first-aim-missing');
  await workbook.field(w.start.aim_label).fill(PAIR.aim);
  await workbook.button(w.start.aim_write).click();
  await workbook.title().waitFor();
}

async function theAim(workbook, look) {
  const { page, w } = workbook;
  await look('aim-open');
  await workbook.title().fill(LONG.title);
  await workbook.wordsOf(PAIR.patient).fill(LONG.words);
  await workbook.joint().fill('Två gånger i veckan.');
  await workbook.answer(w.aims.say_yes);
  await look('aim-long-and-waiting');
  await workbook.button(w.shell.pass).click();
  await page.getByRole('dialog').waitFor();
  await look('pass');
  await workbook.button(fill(w.shell.i_am, { name: LONG.compound })).click();
  await workbook.answer(w.aims.say_yes);
  await workbook.heading(w.aims.agreement_shared).waitFor();
  await look('aim-shared');
  await workbook.joint().fill('Tre gånger i veckan.');
  await workbook.heading(w.aims.agreement_look_again).waitFor();
  await look('aim-look-again');
}

async function thePlaces(workbook, look) {
  const { page, w } = workbook;
  await workbook.addAim('Sleep through the night');
  await workbook.goTo('home');
  await look('home');
  await workbook.goTo('aims');
  await look('aims');
  await workbook.goTo('settings');
  await look('settings');

  const share = new Share(workbook);
  const file = await share.saveFor(PAIR.patient);
  await workbook.button(w.share.it_arrived).waitFor();
  await look('share-did-it-arrive');
  await workbook.button(w.share.it_arrived).click();
  await page.getByText(w.share.paste_instead).click();
  await share.choose('dear diary');
  await page.getByRole('alert').filter({ hasText: w.share.cannot_open }).waitFor();
  await look('share-wrong-file');
  await share.look(clashing(file));
  await look('share-preview');
  await share.takeIn();
  await workbook.bar.getByRole('link', { name: fill(w.shell.to_settle_other, { count: '.*' }).slice(3).trim() }).waitFor();
  await look('home-to-settle');
  await workbook.link(w.home.open_focus).click();
  await page.getByRole('group', { name: fill(w.clash.two_versions, { field: w.fields.words_joint }) }).waitFor();
  await workbook.button(w.clash.write_new).first().click();
  await look('aim-clashes');
  await workbook.goTo('share');
  await look('share-taken-in');
}

async function theBin(workbook, look) {
  const { page, w } = workbook;
  await workbook.openAim('Sleep through the night');
  await workbook.button(w.aims.move_to_bin).click();
  await page.getByText(w.aims.binned).first().waitFor();
  await look('toast');
  await page.getByRole('link', { name: fill(w.aims.in_bin_one, { count: 1 }) }).click();
  await workbook.heading(w.bin.title).waitFor();
  await look('bin');
  await workbook.button(w.bin.empty_it).click();
  await page.getByRole('dialog').waitFor();
  await look('bin-ask');
  await workbook.button(w.bin.empty_for_good).click();
  await page.getByText(w.bin.is_empty).waitFor();
  await look('bin-empty');
  await page.goto('./#/elsewhere');
  await workbook.heading(w.start.nowhere_title).waitFor();
  await look('nowhere');
}

// The same workbook as another program would change it: each aim's texts stand against ours.
function clashing(file) {
  const workbook = JSON.parse(file);
  for (const record of workbook.records.filter((each) => each.kind === 'aim')) {
    const { title, words_joint: joint } = record.fields;
    record.fields = { ...record.fields, title: `${title} igen`, words_joint: `${joint ?? ''} ${LONG.words}` };
    delete record.stamps;
  }
  const text = JSON.stringify(workbook);
  expect(text).not.toBe(file);
  return text;
}
