// The browser or the tab goes away without a word.
import { expect, test } from '../faults/test.mjs';
import { Workbook } from '../pages/workbook.mjs';
import { kills } from '../faults/kills.mjs';

const LETTERS = 'abcdefghijklmnopqrst';

test('the browser killed right after "Saved" loses nothing [row 1]', async ({ baseURL, browserName }) => {
  test.skip(browserName !== 'chromium', 'needs a Chromium of its own');
  test.setTimeout(120_000);
  // The very first kill comes right after the workbook was started.
  expect(await kills(baseURL, [0, 0.5, 2])).toEqual([]);
});

for (const how of ['closed', 'crashed']) {
  test(`a tab ${how} in mid-word keeps 20 of 20 letters [row 2]`, async ({ workbook, page, context, browserName }) => {
    test.skip(how === 'crashed' && browserName !== 'chromium', 'only Chromium crashes on command');
    await workbook.start();
    const address = page.url();
    await workbook.joint().focus();
    await page.keyboard.type(LETTERS);
    if (how === 'crashed') {
      const session = await context.newCDPSession(page);
      session.send('Page.crash').catch(() => {});
      await page.waitForEvent('crash');
    } else {
      await page.close();
    }
    const next = await context.newPage();
    await next.goto(address);
    await expect(new Workbook(next).joint()).toHaveValue(LETTERS);
  });
}
