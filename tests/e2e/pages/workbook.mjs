// The app as a person uses it: by role and visible name. Counts the taps it makes.
import { expect } from '@playwright/test';
import { fill, words } from './words.mjs';

export const PAIR = { patient: 'Anna', professional: 'Karin', aim: 'Walk to the shop on my own' };

export class Workbook {
  constructor(page, lang = 'en') {
    this.page = page;
    this.w = words(lang);
    this.main = page.getByRole('main');
    this.bar = page.getByRole('banner');
    this.taps = 0;
  }

  button(name, where = this.page) {
    return where.getByRole('button', { name, exact: true });
  }

  link(name, where = this.page) {
    return where.getByRole('link', { name, exact: typeof name === 'string' });
  }

  field(name, where = this.page) {
    return where.getByRole('textbox', { name, exact: true });
  }

  heading(name) {
    return this.page.getByRole('heading', { name, exact: true });
  }

  // Where several devices stand open, a hand goes to one of them: an ordinary Firefox paints and
  // focuses only there.
  async front() {
    if (this.page.context().browser().browserType().name() === 'firefox') await this.page.bringToFront();
  }

  async tap(target) {
    await this.front();
    this.taps += 1;
    await target.click();
  }

  async write(field, text) {
    this.taps += 1;
    await field.fill(text);
  }

  // From the first start to the page of the first aim.
  async start({ patient, professional, aim } = PAIR) {
    const { start } = this.w;
    await this.tap(this.page.getByRole('link', { name: start.start_door }));
    await this.write(this.field(start.name_patient), patient);
    await this.write(this.field(start.name_professional), professional);
    await this.tap(this.button(start.go_on));
    await this.write(this.field(start.aim_label), aim);
    await this.tap(this.button(start.aim_write));
    await expect(this.title()).toHaveValue(aim);
  }

  // To a place: home, aims, us, find, share, settings, more. What the bar has no room for is
  // behind "More".
  async goTo(place) {
    const places = this.page.getByRole('navigation', { name: this.w.shell.places });
    await expect(places).toBeVisible();
    const link = this.link(this.w.shell[place], places);
    if (await link.isVisible()) return this.follow(link, link);
    const more = this.link(this.w.shell.more, places);
    await this.follow(more, more);
    return this.follow(this.link(this.w.shell[place], this.main), more);
  }

  // Follows a link to a place; then `current` says in the bar where we are.
  async follow(link, current) {
    const hash = () => new URL(this.page.url()).hash || '#/';
    const before = hash();
    await this.tap(link);
    await expect(current).toHaveAttribute('aria-current', 'page');
    // A new place takes the focus to its heading; the one where we are already does not.
    if (hash() === before) return;
    await expect(this.page.getByRole('heading', { level: 1 })).toBeFocused();
  }

  // To the workbooks of this tablet, by the link on the front page.
  async toShelf() {
    await this.goTo('home');
    await this.tap(this.link(this.w.shelf.title, this.main));
    await expect(this.heading(this.w.shelf.title)).toBeFocused();
  }

  // Opens another workbook of this tablet.
  async openOther(title) {
    await this.toShelf();
    await this.tap(this.button(`${this.w.shelf.open_this} ${title}`));
    await expect(this.page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
  }

  // Starts another workbook beside the open one, up to its first aim.
  async startOther({ patient, professional, aim }) {
    const { start, shelf } = this.w;
    await this.toShelf();
    await this.tap(this.link(shelf.start_another));
    await this.write(this.field(start.name_patient), patient);
    await this.write(this.field(start.name_professional), professional);
    await this.tap(this.button(start.go_on));
    await this.write(this.field(start.aim_label), aim);
    await this.tap(this.button(start.aim_write));
    await expect(this.title()).toHaveValue(aim);
    await this.saved();
  }

  async passTo(name) {
    await this.tap(this.button(this.w.shell.pass));
    await this.tap(this.button(fill(this.w.shell.i_am, { name })));
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  // "Saved" means that a crash can take nothing any more.
  async saved() {
    await expect(this.bar.getByText(this.w.shell.saved, { exact: true })).toBeVisible();
  }

  title() {
    return this.field(this.w.aims.title_label);
  }

  wordsOf(name) {
    return this.field(fill(this.w.aims.words_of, { name }));
  }

  joint() {
    return this.field(this.w.aims.words_joint);
  }

  // The agreement panel of the aim on the screen.
  agreement(words) {
    return this.heading(words);
  }

  async answer(words) {
    await this.tap(this.button(words, this.main));
  }

  async addAim(title) {
    await this.goTo('aims');
    await this.tap(this.button(this.w.aims.write_new));
    await this.write(this.title(), title);
    await this.saved();
  }

  async openAim(title) {
    await this.goTo('aims');
    await this.tap(this.link(title));
    await expect(this.title()).toBeVisible();
  }

  // What the page shows, as a screen reader gets it, the values of fields among it.
  async screen() {
    return this.main.ariaSnapshot();
  }
}

// Everything in local storage, as one text.
export function stored(page) {
  return page.evaluate(() =>
    JSON.stringify(Object.entries(localStorage).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}
