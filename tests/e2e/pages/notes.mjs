// The place of notes: writing one, finding it again, answering it.
import { expect } from '@playwright/test';
import { fill } from './words.mjs';

export class Notes {
  constructor(workbook) {
    this.workbook = workbook;
    this.page = workbook.page;
    this.w = workbook.w.notes;
    this.main = workbook.main;
  }

  writeNew() {
    return this.workbook.link(this.w.write_new, this.main);
  }

  // From the list to the page on which a note is written.
  async begin() {
    await this.workbook.tap(this.workbook.button(this.w.write_first).or(this.writeNew()));
    await expect(this.workbook.heading(this.w.new_title)).toBeFocused();
  }

  text() {
    return this.workbook.field(this.w.text_label);
  }

  sort(name) {
    return this.main.getByRole('radio', { name, exact: true });
  }

  chooser(label) {
    return this.main.getByRole('combobox', { name: label, exact: true });
  }

  outcome() {
    return this.chooser(this.w.outcome);
  }

  // Opens a part of the page, if it is not open yet.
  async open(title) {
    const part = this.main.getByRole('button', { name: title });
    if ((await part.getAttribute('aria-expanded')) !== 'true') await part.click();
  }

  // Fills in what a note says: its kind, its words, and what else is given.
  async fill({ sort, text, about, aboutWords, wants }) {
    if (sort) await this.sort(sort).check();
    if (text) await this.text().fill(text);
    if (about || wants) await this.open(this.w.say_more);
    if (about) await this.chooser(this.w.about).selectOption({ label: about });
    if (aboutWords) await this.workbook.field(this.w.about_words).fill(aboutWords);
    if (wants) await this.chooser(this.w.wants).selectOption({ label: wants });
  }

  // The whole way of a note, from anywhere to its own page.
  async write(note) {
    await this.workbook.goTo('notes');
    await this.begin();
    await this.fill(note);
    await this.workbook.tap(this.workbook.button(this.w.write_down));
    await expect(this.page.getByRole('heading', { level: 1, name: note.sort, exact: true })).toBeFocused();
  }

  // The three calm ways to say something hard to somebody.
  calm(name) {
    return this.page.getByRole('region', { name: fill(this.w.calm_title, { name }) });
  }

  // A note in the list, by the words it begins with.
  link(words) {
    return this.main.getByRole('link', { name: words });
  }

  row(words) {
    return this.main.getByRole('listitem').filter({ has: this.page.getByRole('link', { name: words }) });
  }

  async read(words) {
    await this.workbook.goTo('notes');
    await this.workbook.tap(this.link(words));
    await expect(this.workbook.link(this.w.all)).toBeVisible();
  }

  async reply(text) {
    const field = this.workbook.field(this.w.write_reply);
    await field.fill(text);
    await this.workbook.tap(this.workbook.button(this.w.add_reply));
    await expect(field).toHaveValue('');
    await expect(field).toBeFocused();
  }

  // Narrows the list by one of its choosers.
  async filter(label, value) {
    await this.chooser(label).selectOption({ label: value });
  }

  // Presses or lets go one of the things a note may wait for.
  async waitsFor(label) {
    const group = this.main.getByRole('group', { name: this.w.filter_waits, exact: true });
    await this.workbook.button(label, group).click();
  }
}
