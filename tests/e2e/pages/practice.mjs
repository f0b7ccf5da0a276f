// The practice workbook: opening it, and doing what it offers to try.
import { expect } from '@playwright/test';
import { AimParts } from './aim.mjs';
import { Notes } from './notes.mjs';
import { fill } from './words.mjs';

export class Practice {
  constructor(workbook) {
    this.workbook = workbook;
    this.page = workbook.page;
    this.w = workbook.w.practice;
    this.parts = new AimParts(workbook);
    this.notes = new Notes(workbook);
  }

  door() {
    return this.page.getByRole('button', { name: this.w.door });
  }

  // Through the third door, or the button that offers the same elsewhere.
  async begin() {
    await this.workbook.tap(this.door());
    await expect(this.workbook.heading(this.w.title)).toBeFocused();
  }

  band() {
    return this.workbook.bar.getByText(this.w.band, { exact: true });
  }

  tries() {
    return this.workbook.main.getByRole('list').filter({ has: this.page.getByRole('link', { name: this.w.try_yes, exact: true }) });
  }

  try(title) {
    return this.tries().getByRole('listitem').filter({ has: this.page.getByRole('link', { name: title, exact: true }) });
  }

  async isDone(title) {
    await this.workbook.goTo('home');
    await expect(this.try(title)).toContainText(this.w.done);
  }

  // Follows one of the five from the first page.
  async follow(title) {
    await this.workbook.goTo('home');
    await this.workbook.tap(this.workbook.link(title, this.tries()));
    await expect(this.page.getByRole('heading', { level: 1 })).toBeFocused();
  }

  async sayYes() {
    await this.follow(this.w.try_yes);
    await this.workbook.answer(this.workbook.w.aims.say_yes);
    await expect(this.workbook.heading(this.workbook.w.aims.agreement_shared)).toBeVisible();
  }

  async score() {
    await this.follow(this.w.try_score);
    await this.parts.open(this.workbook.w.aims.part_scores);
    await expect(this.workbook.main).not.toContainText(this.w.score_note);
    await this.parts.score(-1);
    await expect(this.workbook.main).toContainText(this.w.score_note);
    await expect(this.page.getByRole('heading', { name: fill(this.workbook.w.aims.talk_title, { gap: '2' }) })).toBeVisible();
  }

  async reword() {
    await this.follow(this.w.try_reword);
    await this.workbook.joint().fill('Two sandwiches');
    await expect(this.workbook.heading(this.workbook.w.aims.agreement_look_again)).toBeVisible();
  }

  async reply() {
    await this.follow(this.w.try_reply);
    await expect(this.workbook.main).toContainText(this.w.note_question);
    await this.notes.reply('Only a little.');
  }

  async writeNote() {
    await this.workbook.passTo(this.w.name_professional);
    await this.follow(this.w.try_note);
    await this.notes.fill({ sort: this.workbook.w.choices.note_sort_thanks, text: 'You share well.' });
    await this.workbook.tap(this.workbook.button(this.workbook.w.notes.write_down));
  }

  // All five, one after the other, back to the first page.
  async all() {
    await this.sayYes();
    await this.score();
    await this.reword();
    await this.reply();
    await this.writeNote();
    await this.workbook.goTo('home');
    await expect(this.workbook.heading(this.w.all_title)).toBeVisible();
  }
}
