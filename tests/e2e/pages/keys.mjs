// A person without a pointer: Tab, Enter, Space, Escape and letters. Each step checks that the
// focus can be seen.
import { expect } from '@playwright/test';

const MOST = 90;

export class Keys {
  constructor(page) {
    this.page = page;
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  // Tabs on, or back, until the target has the focus. Never around the end: there the focus would
  // leave the page for the browser's own buttons.
  async to(target) {
    await expect(target).toBeVisible();
    const way = await target.evaluate((element) => {
      const behind = element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
      return behind ? 'Shift+Tab' : 'Tab';
    });
    for (let presses = 0; presses <= MOST; presses += 1) {
      if (await this.isOn(target)) return this.seen();
      await this.press(way);
    }
    throw new Error(`the keyboard does not reach ${target}`);
  }

  async enter(target) {
    await this.to(target);
    await this.press('Enter');
  }

  async type(target, text) {
    await this.to(target);
    await this.page.keyboard.type(text);
  }

  // One radio button of a group: Tab goes to the group, the arrows within it.
  async choose(radio) {
    await this.toGroup(radio);
    for (let presses = 0; presses <= MOST && !(await this.isOn(radio)); presses += 1) await this.press('ArrowDown');
    if (!(await radio.isChecked())) await this.press('Space');
    await expect(radio).toBeChecked();
    await this.seen();
  }

  // Any radio button of the same group.
  async toGroup(radio) {
    await expect(radio).toBeVisible();
    const name = await radio.getAttribute('name');
    const way = await radio.evaluate((element) => {
      const behind = element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
      return behind ? 'Shift+Tab' : 'Tab';
    });
    for (let presses = 0; presses <= MOST; presses += 1) {
      if (await this.page.evaluate((group) => document.activeElement.name === group, name)) return this.seen();
      await this.press(way);
    }
    throw new Error(`the keyboard does not reach the group of ${radio}`);
  }

  // One of a list, by the arrows, without opening it.
  async pick(select, words) {
    await this.to(select);
    const chosen = () => select.evaluate((element) => element.selectedOptions[0]?.textContent.trim());
    for (let presses = 0; presses <= MOST && (await chosen()) !== words; presses += 1) await this.press('ArrowDown');
    expect(await chosen()).toBe(words);
    await this.kept();
  }

  async isOn(target) {
    return target.evaluate((element) => document.activeElement === element);
  }

  // The focus is on something, with a mark around it, in view, and not under a bar.
  async seen() {
    const look = () => this.page.evaluate(describeFocus);
    await expect.poll(look).toMatchObject({ somewhere: true, marked: true, uncovered: true });
  }

  // After something was done the focus must not fall to the page as a whole, not even when what was
  // pressed has gone a moment later.
  async kept() {
    const onSomething = () => this.page.evaluate(() => document.activeElement !== document.body);
    await expect.poll(onSomething, 'the focus is on something').toBe(true);
    await this.page.waitForTimeout(200);
    expect(await onSomething(), 'the focus is still on something').toBe(true);
    await this.seen();
  }

  // Presses Enter on something and looks where the focus is then.
  async do(target) {
    await this.enter(target);
    await this.kept();
  }
}

function describeFocus() {
  const element = document.activeElement;
  const name = element?.textContent?.trim().slice(0, 40);
  // A radio button and a chooser carry their mark on the label around them; a row on the whole row.
  const shown = element.closest('label') ?? element;
  const looks = [getComputedStyle(element), getComputedStyle(element, '::after'), getComputedStyle(shown)];
  const marked = looks.some((look) => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2);
  const box = shown.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
  const uncovered = Boolean(at) && (shown.contains(at) || at.contains(shown));
  return { name, somewhere: element !== document.body, marked, uncovered };
}
