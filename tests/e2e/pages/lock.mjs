// The lock of a workbook, as a person uses it.
import { expect } from '@playwright/test';
import { PAIR } from './workbook.mjs';

export const PHRASE = 'hare maple window tractor';

export class Lock {
  constructor(workbook) {
    this.workbook = workbook;
    this.page = workbook.page;
    this.w = workbook.w;
  }

  // The field of a passphrase that is chosen now, once the drawn phrase is in it: it comes a moment
  // after the field, and would else be added to what is written.
  async choose(phrase) {
    const field = this.workbook.field(this.w.share.phrase);
    await expect(field).toHaveValue(/\S+( \S+){4}/);
    await this.workbook.write(field, phrase);
  }

  // From the first start to the page of the first aim, on a tablet that others use, too.
  async start(phrase = PHRASE, { patient, professional, aim } = PAIR) {
    const { workbook } = this;
    const { start, lock } = this.w;
    await workbook.tap(this.page.getByRole('link', { name: start.start_door }));
    await workbook.write(workbook.field(start.name_patient), patient);
    await workbook.write(workbook.field(start.name_professional), professional);
    await workbook.tap(this.page.getByText(lock.others_too));
    await this.choose(phrase);
    await workbook.tap(workbook.button(start.go_on));
    await workbook.write(workbook.field(start.aim_label), aim);
    await workbook.tap(workbook.button(start.aim_write));
    await expect(workbook.title()).toHaveValue(aim);
    await workbook.saved();
  }

  // Puts a lock on the open workbook, in the settings.
  async put(phrase = PHRASE) {
    const { workbook } = this;
    await workbook.goTo('settings');
    await workbook.tap(workbook.button(this.w.lock.put));
    await this.choose(phrase);
    await workbook.tap(workbook.button(this.w.lock.put_now));
    await expect(this.page.getByText(this.w.lock.on_words)).toBeVisible();
    await expect(this.page.getByText(this.w.lock.not_whole)).toBeHidden();
  }

  heading() {
    return this.workbook.heading(this.w.lock.locked_title);
  }

  field() {
    return this.page.getByLabel(this.w.lock.phrase_or_rescue, { exact: true });
  }

  async now() {
    await this.workbook.tap(this.workbook.button(this.w.lock.lock, this.workbook.bar));
    await expect(this.heading()).toBeVisible();
  }

  async open(phrase = PHRASE) {
    await this.workbook.write(this.field(), phrase);
    await this.workbook.tap(this.workbook.button(this.w.lock.open));
  }
}

// Everything the two stores and the session hold, as one text.
export function everything(page) {
  return page.evaluate(async () => {
    const local = Object.entries(localStorage);
    const session = Object.entries(sessionStorage);
    const database = await new Promise((resolve, reject) => {
      const asked = indexedDB.open('coproduction-workbook');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const rows = [];
    for (const store of database.objectStoreNames) {
      const opened = database.transaction(store).objectStore(store);
      for (const ask of [opened.getAll(), opened.getAllKeys()]) {
        rows.push(await new Promise((resolve) => (ask.onsuccess = () => resolve(ask.result))));
      }
    }
    database.close();
    return JSON.stringify([local, session, rows]);
  });
}
