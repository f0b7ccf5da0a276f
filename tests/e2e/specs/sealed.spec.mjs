// Files under a passphrase: made, opened, refused; and the same by libraries that are not ours.
import { expect, isFirefox, ONE_ENGINE, test } from '../pages/test.mjs';
import { LIBRARIES } from '../pages/jose.mjs';
import { open } from '../pages/devices.mjs';
import { Share } from '../pages/share.mjs';
import { PAIR } from '../pages/workbook.mjs';
import { fill, words } from '../pages/words.mjs';

const w = words('en').share;
const PHRASE = 'lantern river button maple Åsa';

// Anna's workbook, saved under a passphrase. Gives the file and what stands in it.
async function sealed(workbook, phrase = PHRASE) {
  const share = new Share(workbook);
  await workbook.start();
  const plain = await share.saveFor('Karin');
  await workbook.page.getByRole('radio', { name: w.with_phrase }).check();
  const field = workbook.page.getByRole('textbox', { name: w.phrase, exact: true });
  await expect(field).not.toHaveValue('');
  if (phrase) await field.fill(phrase);
  const file = await share.save(fill(w.save_for, { name: 'Karin' }));
  return { share, plain, file, phrase: phrase ?? (await field.inputValue()) };
}

// Hands a file to another device and writes a passphrase.
async function unlock({ page, workbook, share }, file, phrase) {
  await share.choose(file, 'workbook.locked.json');
  const field = page.getByLabel(w.phrase, { exact: true });
  await expect(field).toBeFocused();
  await field.fill(phrase);
  await workbook.button(w.unlock).click();
}

async function newcomer(newDevice) {
  const device = await open(newDevice);
  await device.page.getByRole('link', { name: device.workbook.w.start.open_door }).click();
  return device;
}

const content = (text) => JSON.parse(text).records;

test('a file goes under five drawn words, holds nothing readable, and opens with them only [row 28]', async ({ workbook, page, newDevice }) => {
  const { share, file, phrase } = await sealed(workbook, null);
  expect(phrase.split(' ')).toHaveLength(5);
  for (const word of [PAIR.aim, 'Anna', 'Karin']) expect(file).not.toContain(word);
  expect(share.name).toMatch(/^workbook-[\d-]+\.locked\.json$/);
  // Another draw gives other words.
  await workbook.button(w.other_phrase).click();
  await expect(page.getByRole('textbox', { name: w.phrase, exact: true })).not.toHaveValue(phrase);

  const karin = await newcomer(newDevice);
  await unlock(karin, file, 'quite another phrase here');
  await expect(karin.page.getByText(w.phrase_wrong).first()).toBeVisible();
  await expect(karin.page.getByLabel(w.phrase, { exact: true })).toBeFocused();
  await unlock(karin, file, `  ${phrase} `);
  await expect(karin.page.getByRole('heading', { name: w.preview_title })).toBeFocused();
  await karin.share.takeIn();
  await expect(karin.workbook.main.getByText(PAIR.aim).first()).toBeVisible();
});

test('a passphrase too short is not taken, and no file is made', async ({ workbook, page }) => {
  await workbook.start();
  await workbook.goTo('share');
  await page.getByRole('radio', { name: w.with_phrase }).check();
  const field = page.getByRole('textbox', { name: w.phrase, exact: true });
  await expect(field).not.toHaveValue('');
  await field.fill('short');
  await workbook.button(fill(w.save_for, { name: 'Karin' })).click();
  await expect(page.getByText(fill(w.phrase_short, { number: '12' })).first()).toBeVisible();
  await expect(field).toBeFocused();
  await workbook.button(words('en').field.hide_passphrase).click();
  await expect(page.getByLabel(w.phrase, { exact: true })).toHaveValue('short');
  await expect(page.getByLabel(w.phrase, { exact: true })).toHaveAttribute('type', 'password');
});

test('one changed sign anywhere is refused [row 28]', async ({ workbook, page, newDevice }) => {
  test.slow();
  const { file } = await sealed(workbook);
  const karin = await newcomer(newDevice);
  const parts = ['protected', 'encrypted_key', 'iv', 'ciphertext', 'tag'];
  const places = parts.flatMap((part) => (isFirefox(page) ? [0.5] : [0, 0.5, 1]).map((place) => [part, place]));
  for (const [part, place] of places) {
    const changed = JSON.parse(file);
    const text = changed[part];
    // The last sign may hold spare bits, which mean nothing; the one before it does not.
    const at = Math.floor((text.length - 2) * place);
    changed[part] = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    await karin.page.reload();
    await karin.share.choose(JSON.stringify(changed), 'changed.json');
    const field = karin.page.getByLabel(w.phrase, { exact: true });
    // A changed header may not be JSON any more: then it is damaged before it is asked for.
    const damaged = karin.page.getByRole('alert').filter({ hasText: w.cannot_open });
    await expect(field.or(damaged).first(), `${part} at ${place}`).toBeVisible();
    if (part !== 'protected') await expect(field, `${part} at ${place}`).toBeVisible();
    if (await damaged.isVisible()) continue;
    await field.fill(PHRASE);
    await karin.workbook.button(w.unlock).click();
    await expect(karin.page.getByText(w.phrase_wrong).first(), `${part} at ${place}`).toBeVisible();
  }
});

test('a file that asks for too many turns is refused at once [row 28]', async ({ workbook, newDevice }) => {
  const { file } = await sealed(workbook);
  const hostile = JSON.parse(file);
  const header = JSON.parse(Buffer.from(hostile.protected, 'base64url').toString());
  hostile.protected = Buffer.from(JSON.stringify({ ...header, p2c: 2_000_000_000 })).toString('base64url');
  const karin = await newcomer(newDevice);
  // A key cannot be worked out without one of these.
  await karin.page.evaluate(() => {
    window.keys = 0;
    for (const name of ['importKey', 'deriveKey', 'deriveBits', 'unwrapKey']) {
      const real = SubtleCrypto.prototype[name];
      SubtleCrypto.prototype[name] = function (...given) {
        window.keys += 1;
        return real.apply(this, given);
      };
    }
  });
  await karin.share.choose(JSON.stringify(hostile), 'hostile.json');
  await expect(karin.page.getByRole('alert').filter({ hasText: '2000000000' })).toBeVisible();
  expect(await karin.page.evaluate(() => window.keys)).toBe(0);
  await expect(karin.page.getByLabel(w.phrase, { exact: true })).toBeHidden();
  await unlock(karin, file, 'quite another phrase here');
  await expect(karin.page.getByText(w.phrase_wrong).first()).toBeVisible();
  expect(await karin.page.evaluate(() => window.keys)).toBeGreaterThan(0);
});

for (const [name, library] of Object.entries(LIBRARIES)) {
  const details = name === 'jose' ? {} : ONE_ENGINE;
  test(`${name} opens our file, and we open its`, details, async ({ workbook, newDevice }) => {
    test.slow();
    const { plain, file } = await sealed(workbook);
    const opened = await library.open(file, PHRASE.normalize('NFC'));
    expect(content(opened)).toEqual(content(plain));
    const theirs = await library.make(plain, PHRASE.normalize('NFC'));
    const karin = await newcomer(newDevice);
    // Typed on a keyboard that writes letters and their marks apart.
    await unlock(karin, theirs, PHRASE.normalize('NFD'));
    await expect(karin.page.getByRole('heading', { name: w.preview_title })).toBeFocused();
    await karin.share.takeIn();
    await expect(karin.workbook.main.getByText(PAIR.aim).first()).toBeVisible();
  });
}
