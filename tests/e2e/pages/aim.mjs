// The parts of the page of an aim, as a person uses them.
import { expect } from '@playwright/test';
import { fill } from './words.mjs';

// The rungs as the app writes them, lowest first.
export const RUNGS = { '-2': '−2', '-1': '−1', 0: '0', 1: '+1', 2: '+2' };

export class AimParts {
  constructor(workbook) {
    this.workbook = workbook;
    this.page = workbook.page;
    this.w = workbook.w.aims;
  }

  // A part by its title, opened if it is closed.
  async open(title) {
    // Right after a start the page may still move under the hand.
    await expect(async () => {
      const head = this.head(title);
      if ((await head.getAttribute('aria-expanded')) === 'false') await this.workbook.tap(head);
      await expect(head).toHaveAttribute('aria-expanded', 'true', { timeout: 1_000 });
    }).toPass();
  }

  head(title) {
    return this.page.getByRole('heading', { level: 2 }).getByRole('button', { name: new RegExp(`^${escaped(title)}`) });
  }

  async openAll() {
    for (const title of this.titles()) await this.open(title);
  }

  titles() {
    const { w } = this;
    return [w.part_good, w.part_ladder, w.part_scores, w.part_ready, w.part_barriers, w.part_steps, w.part_standing];
  }

  rung(title) {
    return this.workbook.field(title);
  }

  async writeRung(title, words) {
    await this.workbook.write(this.rung(title), words);
  }

  // The rung of the question "Where are we now?".
  choice(rung) {
    return this.page.getByRole('radio', { name: new RegExp(`^${escaped(RUNGS[rung])} `) });
  }

  async score(rung, note = '') {
    await this.workbook.tap(this.choice(rung));
    if (note) await this.workbook.write(this.workbook.field(this.w.score_note), note);
    await this.workbook.tap(this.workbook.button(this.w.put_answer_in).first());
  }

  async passAfterAnswer(name) {
    await this.workbook.tap(this.workbook.button(fill(this.w.pass_to, { name })));
    await this.workbook.tap(this.workbook.button(fill(this.workbook.w.shell.i_am, { name })));
  }

  async addStep(text) {
    await this.workbook.write(this.workbook.field(this.w.new_step), text);
    await this.workbook.tap(this.workbook.button(this.w.add_step));
    await expect(this.workbook.field(this.w.step).last()).toHaveValue(text);
  }

  async addBarrier(text) {
    await this.workbook.write(this.workbook.field(this.w.new_barrier), text);
    await this.workbook.tap(this.workbook.button(this.w.add_barrier));
    await expect(this.workbook.field(this.w.barrier).last()).toHaveValue(text);
  }

  select(label) {
    return this.page.getByRole('combobox', { name: label, exact: true });
  }
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
