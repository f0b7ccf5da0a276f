// The place of files: saving one, opening one after a look.
import { expect } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { isFirefox } from './test.mjs';
import { fill } from './words.mjs';

export class Share {
  constructor(workbook) {
    this.workbook = workbook;
    this.page = workbook.page;
    this.w = workbook.w.share;
    this.preview = this.page.getByRole('region', { name: this.w.preview_title });
  }

  // Saves a file for somebody and gives its text back.
  async saveFor(name) {
    await this.workbook.goTo('share');
    return this.save(fill(this.w.save_for, { name }));
  }

  save(label) {
    return this.handedOut(() => this.workbook.button(label).click());
  }

  // The text of the file that a press hands out.
  async handedOut(press) {
    await this.workbook.front();
    if (isFirefox(this.page)) return this.handedOutInFirefox(press);
    const [download] = await Promise.all([this.page.waitForEvent('download'), press()]);
    this.name = download.suggestedFilename();
    return readFile(await download.path(), 'utf8');
  }

  // An ordinary Firefox does not tell Playwright of its downloads: the link is caught instead.
  async handedOutInFirefox(press) {
    await this.page.evaluate(() => delete window.handedOut);
    await press();
    await this.page.waitForFunction(() => window.handedOut);
    this.name = await this.page.evaluate(() => window.handedOut.name);
    return this.page.evaluate(() => window.handedOut.blob.text());
  }

  // Gives a file to the button that opens one. Bytes or text.
  async choose(content, name = 'ours.workbook.json') {
    const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
    await this.chooser().setInputFiles({ name, mimeType: 'application/json', buffer });
  }

  // The chooser is a label with the file input in it, and goes by the label's words.
  chooser() {
    return this.page.getByLabel(this.w.choose_file, { exact: true });
  }

  // Opens a file and waits for what it would bring.
  async look(content) {
    await this.workbook.front();
    await this.choose(content);
    await expect(this.page.getByRole('heading', { name: this.w.preview_title })).toBeFocused();
  }

  // One thing of the preview, by the words it is called by.
  thing(name) {
    return this.preview.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) }).first();
  }

  // The tick of a thing, once the pair chooses.
  tick(name) {
    return this.preview.getByRole('checkbox', { name });
  }

  async takeIn() {
    await this.workbook.front();
    await this.workbook.button(this.w.take_in).click();
    await expect(this.preview).toBeHidden();
    // Once all is in, the app goes to the front page by itself.
    await this.page.waitForURL(/#\/$/);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeFocused();
  }

  // From anywhere in an open workbook: the whole way of a file in.
  async takeFile(content) {
    await this.workbook.goTo('share');
    await this.look(content);
    await this.takeIn();
    await this.workbook.saved();
  }

  // On a device without a workbook.
  async openFirst(content) {
    await this.page.getByRole('link', { name: this.workbook.w.start.open_door }).click();
    await this.look(content);
    await this.takeIn();
    await this.workbook.saved();
  }

  async cancel() {
    await this.workbook.button(this.workbook.w.common.cancel).click();
    await expect(this.preview).toBeHidden();
  }

  notice(text) {
    return this.page.getByText(text);
  }
}

// A file without its head, which says who saved it and when: what is left must be equal, byte
// for byte, on two devices that know the same.
export function body(file) {
  const head = JSON.stringify(JSON.parse(file).exported);
  const rest = file.replace(/"exported": ?\{[^}]*\}/, '"exported":{}');
  expect(rest, head).not.toBe(file);
  return rest;
}
