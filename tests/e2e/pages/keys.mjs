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
      const there = await target.evaluate((element) => document.activeElement === element);
      if (there) return this.seen();
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

  // The focus is on something, with a mark around it, in view, and not under a bar.
  async seen() {
    const look = () => this.page.evaluate(describeFocus);
    await expect.poll(look).toMatchObject({ somewhere: true, marked: true, uncovered: true });
  }

  // After something was done the focus must not fall to the page as a whole.
  async kept() {
    await expect.poll(() => this.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
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
