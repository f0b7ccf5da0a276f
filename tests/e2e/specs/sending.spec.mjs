// How a file leaves the device: every way with the next behind it, what goes in, and waiting for one
// back. Nothing counts as kept that was not.
import { expect, test } from '../pages/test.mjs';
import { Notes } from '../pages/notes.mjs';
import { Share } from '../pages/share.mjs';
import { AIMS, open, twoDevices, write } from '../pages/devices.mjs';
import { PAIR } from '../pages/workbook.mjs';
import { fill, pattern, words } from '../pages/words.mjs';

const w = words('en');
const s = w.sending;
const SAVE = fill(w.share.save_for, { name: PAIR.professional });
const NEVER = w.home.never_copied;

// A device whose browser has these ways, each of which does as told: 'yes', 'no' (the person closes
// it) or 'refused'. What was handed over is kept in the page.
async function deviceWith(newDevice, ways) {
  const context = await newDevice({ hasTouch: true });
  await context.addInitScript((told) => {
    window.told = [];
    const answer = (way) => {
      window.told.push(way);
      if (told[way] === 'no') throw new DOMException('', 'AbortError');
      if (told[way] === 'refused') throw new DOMException('', 'NotAllowedError');
    };
    if (told.picker) {
      window.showSaveFilePicker = async () => {
        answer('picker');
        const parts = [];
        const write = async (part) => parts.push(part);
        const close = async () => (window.handedOut = new TextDecoder().decode(parts[0]));
        const getFile = async () => new File(told.torn ? [] : parts, 'a.json');
        return { createWritable: async () => ({ write, close }), getFile };
      };
    }
    Object.defineProperty(navigator, 'canShare', {
      configurable: true,
      value: ({ files }) => Boolean(told.share || told.text) && !(told.json === 'refused' && files[0].name.endsWith('.json')),
    });
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: async ({ files }) => {
        answer('share');
        window.shared = files[0].name;
        window.handedOut = await files[0].text();
      },
    });
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      answer('download');
      return make.call(URL, blob);
    };
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: async (text) => {
          answer('copy');
          window.handedOut = text;
        },
      },
    });
  }, ways);
  const device = await open(async () => context);
  await device.workbook.start();
  await device.workbook.saved();
  await device.workbook.goTo('share');
  return { ...device, told: () => device.page.evaluate(() => window.told) };
}

const handedOut = (page) => page.evaluate(() => window.handedOut);

// A phrase is drawn first; what is written then stands in its place.
async function lockUnder(page, phrase) {
  const field = page.getByRole('textbox', { name: w.share.phrase, exact: true });
  await expect(field).not.toHaveValue('');
  await field.fill(phrase);
}

async function neverKept({ workbook, page }) {
  await workbook.goTo('home');
  await expect(page.getByText(NEVER)).toBeVisible();
}

test('a file written where the person chose counts as kept at once [row 27]', async ({ newDevice }) => {
  const { workbook, page, told } = await deviceWith(newDevice, { picker: 'yes' });
  await workbook.button(SAVE).click();
  await expect(page.getByText(w.home.copy_is_current)).toBeVisible();
  expect(await told()).toEqual(['picker']);
  expect(JSON.parse(await handedOut(page)).format).toBe('coproduction-workbook');
  await expect(page.getByText(pattern(s.last_copy)).first()).toBeVisible();
});

test('a file that does not stand there as it was written is asked about [row 27]', async ({ newDevice }) => {
  const device = await deviceWith(newDevice, { picker: 'yes', torn: true });
  await device.workbook.button(SAVE).click();
  await expect(device.workbook.main.getByText(w.share.did_it_arrive)).toBeVisible();
  await neverKept(device);
});

test('a save dialog that is refused leads to the share sheet, as .json or else as text [row 27]', async ({ newDevice }) => {
  const device = await deviceWith(newDevice, { picker: 'refused', share: 'yes', json: 'refused' });
  await device.workbook.button(SAVE).click();
  await expect(device.workbook.main.getByText(w.share.did_it_arrive)).toBeVisible();
  expect(await device.told()).toEqual(['picker', 'share']);
  expect(await device.page.evaluate(() => window.shared)).toMatch(/\.workbook\.json\.txt$/);
  await device.workbook.button(w.share.not_yet).click();
  await neverKept(device);
});

test('a share sheet that is refused leads to a download, and a download to the text [row 27]', async ({ newDevice }) => {
  const device = await deviceWith(newDevice, { picker: 'refused', share: 'refused', download: 'refused', copy: 'yes' });
  const { workbook, page } = device;
  await workbook.button(SAVE).click();
  await expect(page.getByText(w.share.cannot_save).first()).toBeVisible();
  expect(await device.told()).toEqual(['picker', 'share', 'share', 'download']);
  await workbook.button(s.by_copy).click();
  await expect(workbook.main.getByText(w.share.did_it_arrive)).toBeVisible();
  expect(JSON.parse(await handedOut(page)).format).toBe('coproduction-workbook');
  await neverKept(device);
});

test('where nothing else goes, the text itself can be taken by hand [row 27]', async ({ newDevice }) => {
  const all = { picker: 'refused', share: 'refused', download: 'refused', copy: 'refused' };
  const device = await deviceWith(newDevice, all);
  const { workbook, page } = device;
  await workbook.button(SAVE).click();
  await workbook.button(s.by_copy).click();
  const text = page.getByRole('textbox', { name: s.by_hand });
  expect(JSON.parse(await text.inputValue()).format).toBe('coproduction-workbook');
  await workbook.button(w.share.it_arrived).click();
  await workbook.goTo('home');
  await expect(page.getByText(w.home.copy_is_current)).toBeVisible();
});

test('a dialog that is closed saves nothing, and the other ways are offered [row 27]', async ({ newDevice }) => {
  const device = await deviceWith(newDevice, { picker: 'no', share: 'yes' });
  const { workbook, page } = device;
  await workbook.button(SAVE).click();
  await expect(page.getByText(w.share.not_saved).first()).toBeVisible();
  expect(await device.told()).toEqual(['picker']);
  await workbook.button(s.by_share).click();
  await expect(workbook.main.getByText(w.share.did_it_arrive)).toBeVisible();
  await neverKept(device);
});

test('a file that is looked for counts once it is the very one [row 27]', async ({ newDevice }) => {
  const device = await open(newDevice);
  const { workbook, page, share } = device;
  await workbook.start();
  const file = await share.saveFor(PAIR.professional);
  const find = async (text) => {
    const chooser = page.getByLabel(s.look_for_it, { exact: true });
    await chooser.setInputFiles({ name: 'it.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await find(file.replace(PAIR.aim, 'Another aim'));
  await expect(page.getByText(s.other_file).first()).toBeVisible();
  await neverKept(device);
  await workbook.goTo('share');
  await find(await share.save(SAVE));
  await expect(page.getByText(w.home.copy_is_current)).toBeVisible();
});

test('the file is made before the press, and anew after each change', async ({ newDevice }) => {
  const { workbook, page, told } = await deviceWith(newDevice, { picker: 'yes' });
  // A browser that counts a press as the person's own only within the same turn.
  await page.evaluate(() => {
    const pick = window.showSaveFilePicker;
    let pressed = false;
    document.addEventListener('click', () => {
      pressed = true;
      setTimeout(() => (pressed = false));
    }, true);
    window.showSaveFilePicker = (...all) => {
      if (!pressed) throw new DOMException('', 'SecurityError');
      return pick(...all);
    };
  });
  // Working out a key from a passphrase takes far longer than a turn, so it was done before.
  await page.getByRole('radio', { name: w.share.with_phrase }).check();
  await lockUnder(page, 'lantern river button maple');
  await page.waitForTimeout(5_000);
  await workbook.button(SAVE).click();
  await expect(page.getByText(w.share.file_kept)).toHaveCount(1);
  expect(JSON.parse(await handedOut(page)).ciphertext).toBeTruthy();
  // What is changed meanwhile is in the next one.
  await page.getByRole('radio', { name: w.share.without_phrase }).check();
  await workbook.button(w.shell.undo).click();
  await page.waitForTimeout(3_000);
  await workbook.button(SAVE).click();
  await expect.poll(async () => JSON.parse(await handedOut(page)).format).toBe('coproduction-workbook');
  expect(await handedOut(page)).toContain('"focus":null');
  expect(await told()).toEqual(['picker', 'picker']);
});

test('one aim goes alone, without its past, and says so before', async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(anna, AIMS.two, { joint: 'First words' });
  await write(anna, AIMS.two, { joint: 'Second words' });
  await write(anna, AIMS.three, { joint: 'Not for now' });
  await anna.workbook.goTo('share');
  await expect(anna.page.getByText(fill(s.holds, { what: fill(s.aims_other, { count: '3' }) }))).toBeVisible();
  await anna.page.getByText(s.what_goes).click();
  const list = anna.workbook.main.getByRole('listitem');
  await expect(list.filter({ hasText: AIMS.three }).first()).toBeVisible();
  await anna.page.getByLabel(s.which_part).selectOption({ label: `Aim: ${AIMS.two}` });
  await expect(list.filter({ hasText: AIMS.three })).toHaveCount(0);
  await anna.page.getByLabel(s.with_past).uncheck();
  const file = await anna.share.save(SAVE);
  expect(file).not.toContain('First words');
  expect(file).not.toContain('Not for now');
  expect(anna.share.name).toMatch(/^Sleep-through-the-night-/);
  // One aim is no copy of the workbook.
  await anna.workbook.button(w.share.it_arrived).click();
  await anna.workbook.goTo('home');
  await expect(anna.page.getByText(NEVER)).toBeVisible();
  await karin.workbook.front();
  await karin.share.takeFile(file);
  await karin.workbook.openAim(AIMS.two);
  await expect(karin.workbook.joint()).toHaveValue('Second words');
  await karin.workbook.openAim(AIMS.three);
  await expect(karin.workbook.joint()).toHaveValue('');
});

test('drafts go into a copy to keep, and only where asked for', async ({ workbook, page }) => {
  const share = new Share(workbook);
  await workbook.start();
  await workbook.goTo('notes');
  const notes = new Notes(workbook);
  await notes.begin();
  await notes.fill({ sort: w.choices.note_sort_idea, text: 'Still thinking about this' });
  await workbook.tap(workbook.button(w.notes.keep_draft));
  await workbook.saved();
  expect(await share.saveFor(PAIR.professional)).not.toContain('Still thinking');
  await page.getByText(s.what_goes).click();
  await expect(page.getByLabel(s.with_drafts)).toHaveCount(0);
  await expect(page.getByText(fill(s.held_back_one, { count: '1' }))).toBeVisible();
  await page.getByLabel(s.to_keep).check();
  expect(await share.save(s.save_to_keep)).not.toContain('Still thinking');
  await page.getByLabel(s.with_drafts).check();
  expect(await share.save(s.save_to_keep)).toContain('Still thinking');
});

test('who sent a file sees that one is awaited, also on what they change meanwhile, until it comes', async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  const waiting = anna.page.getByText(pattern(fill(s.waiting, { name: 'Karin', day: '{day}' })));
  await anna.share.saveFor('Karin');
  await anna.workbook.button(w.share.it_arrived).click();
  await expect(waiting).toBeVisible();
  await anna.workbook.openAim(AIMS.two);
  const may = anna.page.getByText(pattern(fill(s.may_change, { name: 'Karin', day: '{day}' })));
  await expect(may).toHaveCount(0);
  await anna.workbook.joint().fill('Changed meanwhile');
  await expect(may).toBeVisible();
  await anna.workbook.saved();
  await anna.page.reload();
  await expect(may).toBeVisible();
  await anna.workbook.goTo('home');
  await expect(waiting).toBeVisible();
  await karin.workbook.front();
  await write(karin, AIMS.three, { joint: 'From Karin' });
  const back = await karin.share.saveFor('Anna');
  await anna.workbook.front();
  await anna.share.takeFile(back);
  await anna.workbook.goTo('share');
  await expect(waiting).toHaveCount(0);
});

test('what was handed out before another choice is not handed out after it', async ({ newDevice }) => {
  const { workbook, page } = await deviceWith(newDevice, { picker: 'no', share: 'yes' });
  await workbook.button(SAVE).click();
  await expect(workbook.button(s.by_share)).toBeVisible();
  await page.getByRole('radio', { name: w.share.with_phrase }).check();
  await expect(workbook.button(s.by_share)).toHaveCount(0);
});

test('what was written after the file was made is in no copy', async ({ newDevice }) => {
  const { workbook, page, share } = await open(newDevice);
  await workbook.start();
  await share.saveFor(PAIR.professional);
  await workbook.button(w.shell.undo).click();
  await workbook.button(w.share.it_arrived).click();
  await workbook.goTo('home');
  await expect(page.getByText(w.home.copied_today)).toBeVisible();
});

test('the place may be left while a file is being made', async ({ newDevice }) => {
  const { workbook, page, told } = await deviceWith(newDevice, { picker: 'yes' });
  await page.getByRole('radio', { name: w.share.with_phrase }).check();
  await lockUnder(page, 'lantern river button maple');
  await workbook.button(SAVE).click();
  await workbook.goTo('home');
  await expect.poll(told, { timeout: 20_000 }).toEqual(['picker']);
  await expect(page.getByText(w.home.copy_is_current)).toBeVisible();
});
