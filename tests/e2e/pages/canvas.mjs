// The place of canvases: beginning one, filling its steps, and the cards on it.
import { expect } from '@playwright/test';
import { PAIR } from './workbook.mjs';
import { fill, pattern } from './words.mjs';

export class Canvas {
  constructor(workbook) {
    this.workbook = workbook;
    this.page = workbook.page;
    this.main = workbook.main;
    this.w = workbook.w.canvas;
    this.t = workbook.w.templates;
  }

  // Begins a canvas from a template of the app.
  async begin(template) {
    const title = this.t[`${template}_title`];
    await this.workbook.goTo('canvases');
    await this.workbook.tap(this.workbook.button(`${this.w.begin} ${title}`));
    await expect(this.page.getByRole('heading', { level: 1, name: title, exact: true })).toBeFocused();
  }

  // Sees the canvas in another way: see_steps, see_list, see_board, see_sheet.
  async see(way) {
    const link = this.workbook.link(this.w[way], this.page.getByRole('navigation', { name: this.w.ways }));
    await this.workbook.tap(link);
    await expect(link).toHaveAttribute('aria-current', 'page');
  }

  // A zone or a step, by its title.
  zone(title) {
    return this.main.getByRole('region', { name: title, exact: true });
  }

  step() {
    return this.main.getByRole('region').filter({ has: this.page.getByText(pattern(this.w.step_of)) });
  }

  newCard(where = this.main) {
    return where.getByRole('textbox', { name: pattern(this.w.new_card_in) });
  }

  async addCard(text, where = this.main) {
    const field = this.newCard(where).first();
    if (!(await field.isVisible())) await this.workbook.button(this.w.add_card, where).first().click();
    await field.fill(text);
    await field.press('Enter');
    await expect(field).toHaveValue('');
    await expect(this.card(text, where).first()).toBeVisible();
  }

  card(text, where = this.main) {
    return where.getByRole('listitem').filter({ hasText: text });
  }

  // The texts of the cards of a zone, in their order.
  async order(where = this.main) {
    return where.locator('.card-text').allInnerTexts();
  }

  // The panel of one card, open.
  async open(text, where = this.main) {
    await this.workbook.tap(this.workbook.button(`${this.w.more} ${text}`, where));
    const panel = this.page.getByRole('dialog', { name: this.w.a_card });
    await expect(panel).toBeVisible();
    return panel;
  }

  async close() {
    const panel = this.page.getByRole('dialog', { name: this.w.a_card });
    await this.workbook.button(this.w.done, panel).click();
    await expect(panel).toBeHidden();
  }

  // Makes something of a card or a text; `where` is its panel or its zone.
  async make(words, where) {
    await where.getByText(this.w.make_of_it, { exact: true }).first().click();
    await this.workbook.button(words, where).first().click();
  }

  async moveTo(text, zone, position) {
    const panel = await this.open(text);
    await panel.getByRole('combobox', { name: this.w.move_to }).selectOption({ label: zone });
    if (position) await panel.getByRole('combobox', { name: this.w.position }).selectOption({ label: position });
    await this.workbook.button(this.w.move_there, panel).click();
    await this.close();
  }

  async next() {
    await this.workbook.tap(this.workbook.button(this.w.next));
  }

  // Whoever writes says that theirs is in.
  async isDone() {
    const { mine_is_in, in_and_show } = this.w;
    await this.workbook.button(mine_is_in).or(this.workbook.button(in_and_show)).click();
  }

  // Fills what the step on the screen asks of whoever writes, whatever kind of zone it is. Gives what
  // was written.
  async fillAsOne(tag) {
    const step = this.step();
    const written = [];
    const cell = this.workbook.button(this.w.add_card, step).first();
    const card = this.newCard(step).first();
    if (await card.or(cell).first().isVisible()) {
      written.push(`${tag} card`);
      await this.addCard(written[0], step);
    }
    const texts = step.getByRole('textbox').and(step.locator('textarea:not([readonly])'));
    for (let at = 0; at < (await texts.count()); at += 1) {
      const text = `${tag} text ${at + 1}`;
      await texts.nth(at).fill(text);
      written.push(text);
    }
    const groups = step.getByRole('group').filter({ has: this.page.getByRole('radio') }).and(step.locator('fieldset'));
    for (let at = 0; at < (await groups.count()); at += 1) await groups.nth(at).getByRole('radio').nth(at + 6).click();
    const yes = this.workbook.button(this.workbook.w.aims.say_yes, step);
    if (await yes.isVisible()) await yes.click();
    return written;
  }

  // Fills the step on the screen by both, passing the tablet where the step asks for it.
  async fillStep(tag) {
    const { done, shown } = { done: this.workbook.button(this.w.mine_is_in), shown: this.main.getByText(this.w.is_shown) };
    const written = await this.fillAsOne(`${tag} Anna`);
    const blind = await done.isVisible();
    if (blind) await done.click();
    await this.workbook.passTo(PAIR.professional);
    written.push(...(await this.fillAsOne(`${tag} Karin`)));
    if (blind) {
      await this.workbook.button(this.w.in_and_show).click();
      await expect(shown.first()).toBeVisible();
    }
    await this.workbook.passTo(PAIR.patient);
    return written;
  }

  // How far the pair is: the number of the step, and of how many.
  async place() {
    const words = await this.step().getByText(pattern(this.w.step_of)).innerText();
    return words.match(/\d+/g).map(Number);
  }

  covered(name) {
    return this.main.getByText(fill(this.w.covered_words, { name }));
  }
}
