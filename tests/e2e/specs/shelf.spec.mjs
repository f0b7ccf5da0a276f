// The shelf: several workbooks on one tablet, kept apart; another name; removing one for good.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { Share, body } from '../pages/share.mjs';
import { PAIR, Workbook } from '../pages/workbook.mjs';

const OURS = 'Anna and Karin';
const OTHER = { patient: 'Bo', professional: 'Lena', aim: 'Ride the bicycle' };
const THEIRS = 'Bo and Lena';

// Two workbooks; that of Bo and Lena is open.
async function two(workbook) {
  await workbook.start();
  await workbook.joint().fill('Twice a week, quokka.');
  await workbook.saved();
  await workbook.startOther(OTHER);
  await workbook.joint().fill('Round the lake, axolotl.');
  await workbook.saved();
}

// How often words and ids stand anywhere in either store.
async function hits(page, words) {
  const all = await page.evaluate(async () => {
    const database = await new Promise((resolve, reject) => {
      const asked = indexedDB.open('coproduction-workbook');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const rows = {};
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const get = (asked) => new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
      rows[name] = [await get(store.getAllKeys()), await get(store.getAll())];
    }
    database.close();
    // The mark that keeps a workbook away is all that may be left of it: a random id and a time.
    rows.meta[0] = rows.meta[0].filter((key) => !key.startsWith('removed/'));
    return JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), rows]);
  });
  return words.map((word) => all.split(word).length - 1);
}

const bookOf = (page, word) =>
  page.evaluate((words) => Object.entries(localStorage).find(([, text]) => text.includes(words))[0].split('/')[1], word);

async function askToRemove(workbook, title) {
  await workbook.toShelf();
  await workbook.button(`Remove ${title}`).click();
  const dialog = workbook.page.getByRole('dialog', { name: 'Remove this workbook from the tablet?' });
  await expect(dialog.getByText('This will be gone from the tablet:')).toBeVisible();
  return dialog;
}

const gone = (page, title) => page.getByRole('region', { name: 'A workbook was removed' }).getByText(`“${title}” is gone from this tablet.`);

test('two workbooks are kept apart: on the screen, in find, and in a file', async ({ workbook, page }) => {
  await two(workbook);
  const share = new Share(workbook);
  const theirs = await share.saveFor('Lena');
  expect(theirs).toContain('axolotl');
  for (const word of ['quokka', 'Anna', 'Karin', PAIR.aim]) expect(theirs).not.toContain(word);
  await workbook.goTo('find');
  await workbook.field('Find in our workbook').fill('quokka');
  await expect(workbook.main.getByText('Nothing found')).toBeVisible();
  await workbook.openOther(OURS);
  await workbook.goTo('find');
  await workbook.field('Find in our workbook').fill('axolotl');
  await expect(workbook.main.getByText('Nothing found')).toBeVisible();
  const ours = await share.saveFor('Karin');
  expect(ours).toContain('quokka');
  for (const word of ['axolotl', 'Bo', 'Lena', OTHER.aim]) expect(ours).not.toContain(word);
  await page.reload();
  await workbook.openAim(PAIR.aim);
  await expect(workbook.joint()).toHaveValue('Twice a week, quokka.');
});

test('another name shows at once, after a reload and in the name of the file, and can be undone', ONE_ENGINE, async ({ workbook, page }) => {
  await two(workbook);
  await workbook.toShelf();
  await workbook.button('Change the name').click();
  const field = workbook.field('Name of the workbook');
  await expect(field).toBeFocused();
  await field.fill('Summer by the lake');
  await expect(workbook.main.getByText('Summer by the lake', { exact: true }).first()).toBeVisible();
  await workbook.button('Done').click();
  await expect(workbook.button('Change the name')).toBeFocused();
  await workbook.saved();
  await page.reload();
  await expect(workbook.button('Remove Summer by the lake')).toBeVisible();
  await expect(workbook.main.getByText(THEIRS, { exact: true })).toBeVisible();
  await expect(workbook.button('Open Anna and Karin')).toBeVisible();
  const share = new Share(workbook);
  await share.saveFor('Lena');
  expect(share.name).toMatch(/^Summer-by-the-lake-\d{4}-\d{2}-\d{2}\.workbook\.json$/);
  await workbook.openOther(OURS);
  await workbook.toShelf();
  await expect(workbook.button('Open Summer by the lake')).toBeVisible();
  await workbook.button('Change the name').click();
  await field.fill('Autumn');
  await workbook.button('Undo', workbook.bar).click();
  await expect(field).toHaveValue(OURS);
});

test('two names given apart are settled on the shelf', ONE_ENGINE, async ({ newDevice }) => {
  const devices = [];
  for (const name of ['Spring', 'Summer']) {
    const page = await (await newDevice()).newPage();
    await page.goto('./');
    const workbook = new Workbook(page);
    const share = new Share(workbook);
    if (devices.length === 0) await workbook.start();
    else await share.openFirst(devices[0].file);
    const file = await share.saveFor('Karin');
    devices.push({ page, workbook, share, file });
    await workbook.toShelf();
    await workbook.button('Change the name').click();
    await workbook.field('Name of the workbook').fill(name);
    await workbook.saved();
  }
  const [one, other] = devices;
  await one.share.takeFile(await other.share.saveFor('Karin'));
  await one.workbook.toShelf();
  const clash = one.page.getByRole('group', { name: /^Two versions of/ });
  await expect(clash).toContainText('Spring');
  await expect(clash).toContainText('Summer');
  await clash.getByRole('button', { name: /^Keep the words of/ }).first().click();
  await expect(clash).toBeHidden();
});

test('the open workbook is removed wholly, the next one opens, and nothing of it is left', async ({ workbook, page }) => {
  await two(workbook);
  const share = new Share(workbook);
  // A look at a file of an older state keeps a safe copy when it is taken in.
  const file = await share.saveFor('Lena');
  await share.look(JSON.stringify({ ...JSON.parse(file), records: JSON.parse(file).records.map((one) => (one.kind === 'aim' ? { ...one, fields: { ...one.fields, why: 'axolotl' } } : one)) }));
  await share.takeIn();
  await workbook.saved();
  const book = await bookOf(page, 'axolotl');
  expect((await hits(page, ['axolotl'])).every((count) => count > 0)).toBe(true);
  const dialog = await askToRemove(workbook, THEIRS);
  await expect(dialog.getByText('1 aim', { exact: true })).toBeVisible();
  await expect(dialog.getByText('1 safe copy that this tablet keeps')).toBeVisible();
  await expect(dialog.getByText('No file of it was ever saved on this tablet.')).toBeVisible();
  await expect(workbook.button('Save a file first', dialog)).toBeFocused();
  await workbook.button('Cancel', dialog).click();
  await expect(workbook.button(`Remove ${THEIRS}`)).toBeFocused();
  await workbook.button(`Remove ${THEIRS}`).click();
  await workbook.button('Remove from this tablet', dialog).click();
  await expect(gone(page, THEIRS)).toBeVisible();
  await expect(workbook.heading(OURS)).toBeFocused();
  expect(await page.title()).not.toContain('Lena');
  expect(await hits(page, ['axolotl', 'Lena', book])).toEqual([0, 0, 0]);
  await workbook.button('All right').click();
  await expect(gone(page, THEIRS)).toBeHidden();
  await page.reload();
  await expect(workbook.heading(OURS)).toBeVisible();
  await workbook.toShelf();
  await expect(workbook.main.getByText(THEIRS)).toBeHidden();
  expect(await hits(page, ['axolotl', 'Lena', book])).toEqual([0, 0, 0]);
  await workbook.openAim(PAIR.aim);
  await expect(workbook.joint()).toHaveValue('Twice a week, quokka.');
});

test('another workbook is removed while ours stays open; the last one leaves the doors', ONE_ENGINE, async ({ workbook, page }) => {
  await two(workbook);
  const book = await bookOf(page, 'quokka');
  const dialog = await askToRemove(workbook, OURS);
  await expect(dialog.getByText(OURS)).toBeVisible();
  await workbook.button('Remove from this tablet', dialog).click();
  await expect(gone(page, OURS)).toBeVisible();
  await expect(workbook.heading('Our workbooks')).toBeFocused();
  await expect(workbook.button(`Remove ${OURS}`)).toBeHidden();
  expect(await hits(page, ['quokka', 'Karin', book])).toEqual([0, 0, 0]);
  await askToRemove(workbook, THEIRS);
  await workbook.button('Remove from this tablet', dialog).click();
  await expect(page.getByRole('link', { name: 'Start our workbook' })).toBeVisible();
  await expect(gone(page, THEIRS)).toBeVisible();
  expect(await hits(page, ['axolotl', 'Lena', 'cpw/open'])).toEqual([0, 0, 0]);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Start our workbook' })).toBeVisible();
});

for (const [which, title, word] of [['open', THEIRS, 'axolotl'], ['other', OURS, 'quokka']]) {
  const details = which === 'open' ? {} : ONE_ENGINE;
  test(`a file of the ${which} one is saved first, and opens again with equal content after the removal`, details, async ({ workbook, page }) => {
    await two(workbook);
    const dialog = await askToRemove(workbook, title);
    const share = new Share(workbook);
    const file = await share.handedOut(() => workbook.button('Save a file first', dialog).click());
    expect(share.name).toContain(title.replaceAll(' ', '-'));
    expect(file).toContain(word);
    await workbook.button('Yes, we have it', dialog).click();
    await expect(dialog.getByText('A file is saved.')).toBeVisible();
    await expect(workbook.button('Save a file first', dialog)).toBeFocused();
    await workbook.button('Remove from this tablet', dialog).click();
    await expect(gone(page, title)).toBeVisible();
    await workbook.goTo('share');
    await share.look(file);
    await workbook.button('Open it beside our workbook').click();
    await expect(workbook.heading(title)).toBeVisible();
    await workbook.saved();
    const label = which === 'open' ? 'Lena' : 'Karin';
    expect(body(await share.saveFor(label))).toBe(body(file));
    // It is here to stay.
    await page.reload();
    await workbook.goTo('home');
    await expect(workbook.heading(title)).toBeVisible();
    await page.reload();
    await expect(workbook.heading(title)).toBeVisible();
    await workbook.openAim(which === 'open' ? OTHER.aim : PAIR.aim);
    await expect(workbook.joint()).toHaveValue(new RegExp(word));
  });
}

test('a second tab with it open says that it is gone, and writes nothing back', async ({ workbook, page, context }) => {
  await two(workbook);
  const second = await context.newPage();
  await second.goto(page.url());
  const theirs = new Workbook(second);
  await theirs.joint().fill('Round the lake, axolotl, from the second tab.');
  await theirs.saved();
  await workbook.front();
  const dialog = await askToRemove(workbook, THEIRS);
  await workbook.button('Remove from this tablet', dialog).click();
  await expect(gone(page, THEIRS)).toBeVisible();
  await theirs.front();
  const said = second.getByRole('region', { name: 'A workbook was removed' });
  await expect(said).toContainText(`“${THEIRS}” was removed from this tablet in another window.`);
  await expect(theirs.heading(OURS)).toBeVisible();
  await theirs.openAim(PAIR.aim);
  await theirs.joint().fill('Three times.');
  await theirs.saved();
  expect(await hits(page, ['axolotl', 'Lena'])).toEqual([0, 0]);
});

test('a tab that heard nothing cannot write it back [row 31]', async ({ workbook, page, context }) => {
  await two(workbook);
  const book = await bookOf(page, 'axolotl');
  const asleep = await context.newPage();
  await asleep.addInitScript(() => {
    delete window.BroadcastChannel;
    window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
  });
  await asleep.goto(page.url());
  const deaf = new Workbook(asleep);
  await deaf.joint().waitFor();
  await workbook.front();
  const dialog = await askToRemove(workbook, THEIRS);
  await workbook.button('Remove from this tablet', dialog).click();
  await expect(gone(page, THEIRS)).toBeVisible();
  await deaf.front();
  await deaf.joint().fill('Still here, axolotl.');
  await expect(asleep.getByRole('region', { name: 'A workbook was removed' })).toContainText('in another window');
  await expect.poll(() => hits(asleep, ['axolotl', 'Lena', book])).toEqual([0, 0, 0]);
});
