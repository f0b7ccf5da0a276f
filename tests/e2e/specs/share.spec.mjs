// Files pass back and forth between two devices, and nothing is lost.
import { expect, ONE_ENGINE, test } from '../pages/test.mjs';
import { AIMS, clash, open, twoDevices, write } from '../pages/devices.mjs';
import { AimParts } from '../pages/aim.mjs';
import { Notes } from '../pages/notes.mjs';
import { body } from '../pages/share.mjs';
import { PAIR, stored } from '../pages/workbook.mjs';

// Both change the workbook without knowing of each other.
async function editApart(anna, karin) {
  await write(anna, AIMS.one, { Anna: 'I want my own bread.', joint: 'Twice a week.', title: 'Walk to the bakery' });
  await write(anna, AIMS.two, { joint: 'Six hours.', title: 'Sleep well' });
  await anna.workbook.openAim(AIMS.three);
  await anna.workbook.button('Move this aim to the bin').click();
  await anna.workbook.saved();

  await write(karin, AIMS.one, { Karin: 'Legs get stronger.', joint: 'Every other day.', title: 'Walk 400 metres' });
  await write(karin, AIMS.two, { joint: 'No coffee after four.', title: 'Rest at night' });
  await write(karin, AIMS.three, { Karin: 'Warm up first.' });
}

const saveFor = { anna: 'Karin', karin: 'Anna' };

const ORDERS = {
  'the files cross': async (anna, karin) => {
    const fromAnna = await anna.share.saveFor(saveFor.anna);
    const fromKarin = await karin.share.saveFor(saveFor.karin);
    await anna.share.takeFile(fromKarin);
    await karin.share.takeFile(fromAnna);
  },
  "Anna's file goes first": async (anna, karin) => {
    await karin.share.takeFile(await anna.share.saveFor(saveFor.anna));
    await anna.share.takeFile(await karin.share.saveFor(saveFor.karin));
  },
  "Karin's file goes first": async (anna, karin) => {
    await anna.share.takeFile(await karin.share.saveFor(saveFor.karin));
    await karin.share.takeFile(await anna.share.saveFor(saveFor.anna));
  },
};

const TITLE = 'The aim in a few words';
const JOINT = 'Our words together';

// All that waits is settled on Anna's device, in each of the four ways.
async function settle(anna) {
  const { page, workbook } = anna;
  const toSettle = workbook.bar.getByRole('link', { name: /to settle/ });
  await expect(toSettle).toHaveText('3 to settle');

  await workbook.goTo('home');
  await page.getByRole('region', { name: 'What waits' }).getByRole('link', { name: /^Walk/ }).click();
  await workbook.button('Keep the words of Anna', clash(anna, TITLE)).click();
  await expect(clash(anna, TITLE)).toBeHidden();
  await expect(workbook.title()).toHaveValue('Walk to the bakery');
  await workbook.button('Keep the words of Karin', clash(anna, JOINT)).click();
  await expect(workbook.joint()).toHaveValue('Every other day.');
  await expect(workbook.wordsOf('Anna')).toHaveValue('I want my own bread.');
  await expect(page.getByText('Legs get stronger.')).toBeVisible();

  await workbook.goTo('aims');
  await workbook.main.getByRole('link', { name: /Sleep well|Rest at night/ }).click();
  await workbook.button('Keep both, one after the other', clash(anna, JOINT)).click();
  await expect(workbook.joint()).toHaveValue(/Six hours\.\s+No coffee after four\.|No coffee after four\.\s+Six hours\./);
  await workbook.button('Write a new one', clash(anna, TITLE)).click();
  await workbook.field('New words', clash(anna, TITLE)).fill('Good nights');
  await workbook.button('Use this', clash(anna, TITLE)).click();
  await expect(workbook.title()).toHaveValue('Good nights');

  await workbook.openAim(AIMS.three);
  const contest = page.getByRole('group', { name: 'Put in the bin by Anna, changed by Karin' });
  await workbook.button('Keep it', contest).click();
  await expect(contest).toBeHidden();
  await expect(toSettle).toBeHidden();
  await workbook.saved();
}

// What every place of the workbook shows, with Anna in her seat.
async function screens({ page, workbook }) {
  const shown = [];
  for (const aim of ['Walk to the bakery', 'Good nights', AIMS.three]) {
    await workbook.openAim(aim);
    shown.push(await workbook.screen());
  }
  await workbook.goTo('aims');
  shown.push(await workbook.screen());
  await page.goto('./#/bin');
  await expect(workbook.heading('The bin')).toBeVisible();
  shown.push(await workbook.screen());
  return shown;
}

for (const [order, exchange] of Object.entries(ORDERS)) {
  const details = order === 'the files cross' ? {} : ONE_ENGINE;
  test(`edited apart and settled, two devices are equal in every byte: ${order} [row 16]`, details, async ({ newDevice }) => {
    test.slow();
    const { anna, karin } = await twoDevices(newDevice);
    await editApart(anna, karin);
    await exchange(anna, karin);
    await expect(karin.workbook.bar.getByRole('link', { name: '3 to settle' })).toBeVisible();
    await settle(anna);
    const settled = await anna.share.saveFor('Karin');
    await karin.share.takeFile(settled);
    await expect(karin.workbook.bar.getByRole('link', { name: /to settle/ })).toBeHidden();
    await karin.workbook.passTo('Anna');
    expect(await screens(karin)).toEqual(await screens(anna));
    const [ofKarin, ofAnna] = [await karin.share.saveFor('Karin'), await anna.share.saveFor('Karin')];
    expect(body(ofKarin)).toBe(body(ofAnna));
    expect(body(ofAnna)).toBe(body(settled));
  });
}

test('different fields merge without a question', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(anna, AIMS.two, { Anna: 'I lie awake.' });
  await write(karin, AIMS.two, { Karin: 'Try a fixed hour.' });
  await anna.share.takeFile(await karin.share.saveFor('Anna'));
  await anna.workbook.openAim(AIMS.two);
  await expect(anna.workbook.wordsOf('Anna')).toHaveValue('I lie awake.');
  await expect(anna.page.getByText('Try a fixed hour.')).toBeVisible();
  await expect(anna.workbook.bar.getByRole('link', { name: /to settle/ })).toBeHidden();
});

test('scores and replies of both sides are all there after the files crossed, and a wording changed meanwhile asks both to look again', ONE_ENGINE, async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  const question = { sort: 'A question', text: 'Can I walk when it rains?' };
  await new Notes(anna.workbook).write(question);
  await karin.share.takeFile(await anna.share.saveFor('Karin'));
  const writes = async (device, { reply, rung, joint }) => {
    const { workbook } = device;
    const notes = new Notes(workbook);
    await notes.read(question.text);
    await notes.reply(reply);
    await workbook.openAim(AIMS.one);
    if (joint) await workbook.joint().fill(joint);
    else await workbook.answer('Yes to this');
    const parts = new AimParts(workbook);
    await parts.open('Where are we now?');
    await parts.score(rung);
    await workbook.saved();
  };
  await writes(karin, { reply: 'Yes, with good shoes.', rung: 1 });
  await expect(karin.workbook.agreement('This is our shared aim')).toBeVisible();
  await writes(anna, { reply: 'I have a raincoat.', rung: -1, joint: 'Every other day.' });
  await ORDERS['the files cross'](anna, karin);
  for (const { workbook } of [anna, karin]) {
    const notes = new Notes(workbook);
    await notes.read(question.text);
    const replies = workbook.page.getByRole('region', { name: 'Replies' }).getByRole('listitem');
    await expect(replies).toHaveCount(2);
    await workbook.openAim(AIMS.one);
    await expect(workbook.agreement('Look again: the words have changed')).toBeVisible();
    const parts = new AimParts(workbook);
    await expect(parts.head('Where are we now?')).toContainText('Anna: −1 · Karin: +1');
  }
});

test('the same file a second time brings nothing new, and not one stored byte changes [row 15]', async ({ newDevice }) => {
  const { anna, karin, file } = await twoDevices(newDevice);
  for (const { page, share, workbook } of [karin, anna]) {
    await workbook.saved();
    await workbook.goTo('share');
    const before = await stored(page);
    await share.look(file);
    await expect(share.notice('There is nothing new in this file.')).toBeVisible();
    await workbook.button('Close').click();
    await expect(share.preview).toBeHidden();
    expect(await stored(page)).toBe(before);
  }
});

test("another pair's workbook opens beside, never into [row 21]", ONE_ENGINE, async ({ newDevice }) => {
  const ours = await open(newDevice);
  await ours.workbook.start();
  await ours.workbook.saved();
  const others = await open(newDevice);
  await others.workbook.start({ patient: 'Bo', professional: 'Lena', aim: 'Ride the bicycle' });
  const file = await others.share.saveFor('Lena');

  await ours.workbook.goTo('share');
  const before = await stored(ours.page);
  await ours.share.look(file);
  await expect(ours.share.notice('This is another workbook.')).toBeVisible();
  await expect(ours.workbook.button('Take it in')).toBeHidden();
  expect(await stored(ours.page)).toBe(before);
  await ours.workbook.button('Open it beside our workbook').click();
  await expect(ours.workbook.heading('Bo and Lena')).toBeVisible();
  await expect(ours.page.getByText(PAIR.aim)).toBeHidden();

  await ours.workbook.openOther('Anna and Karin');
  await ours.workbook.goTo('aims');
  await expect(ours.workbook.link(PAIR.aim)).toBeVisible();
  await expect(ours.page.getByText('Ride the bicycle')).toBeHidden();
});

test('who goes somewhere else while a file comes in stays there', async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(karin, AIMS.two, { Karin: 'Try a fixed hour.' });
  const file = await karin.share.saveFor('Anna');
  await anna.workbook.goTo('share');
  await anna.share.look(file);
  await anna.page.evaluate(() => {
    const press = (kind, words) => [...document.querySelectorAll(kind)].find((each) => each.innerText.trim() === words).click();
    press('button', 'Take it in');
    press('a', 'Settings');
  });
  await expect(anna.page.getByRole('status').filter({ hasText: anna.workbook.w.share.taken })).toHaveCount(1);
  await expect(anna.workbook.heading('Settings')).toBeVisible();
  await anna.workbook.openAim(AIMS.two);
  await expect(anna.page.getByText('Try a fixed hour.')).toBeVisible();
});

test('the text of a file can be pasted', async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(karin, AIMS.two, { Karin: 'Try a fixed hour.' });
  const file = await karin.share.saveFor('Anna');
  await anna.workbook.goTo('share');
  await anna.page.getByText('Paste the text instead').click();
  await anna.workbook.field('The text of the file').fill(file);
  await anna.workbook.button('Look at this text').click();
  await expect(anna.share.preview.getByText('1 changed')).toBeVisible();
  await anna.share.takeIn();
});

test('a file can be dropped', async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  await write(karin, AIMS.two, { Karin: 'Try a fixed hour.' });
  const file = await karin.share.saveFor('Anna');
  await anna.workbook.goTo('share');
  const data = await anna.page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'ours.workbook.json', { type: 'application/json' }));
    return transfer;
  }, file);
  const place = anna.page.getByText('Or drop it here.');
  await place.dispatchEvent('dragover', { dataTransfer: data });
  await place.dispatchEvent('drop', { dataTransfer: data });
  await expect(anna.share.preview.getByText('1 changed')).toBeVisible();
  await expect(anna.share.thing('Aim: Sleep through the night')).toContainText('Karin, ');
});

test('a file that would hide a quarter of what is seen stops and asks [row 20]', async ({ newDevice }) => {
  const { anna, karin } = await twoDevices(newDevice);
  for (const aim of [AIMS.one, AIMS.two]) {
    await karin.workbook.openAim(aim);
    await karin.workbook.button('Move this aim to the bin').click();
    await karin.workbook.saved();
  }
  const file = await karin.share.saveFor('Anna');
  await anna.workbook.goTo('share');
  await anna.share.look(file);
  await expect(anna.share.notice(/This file would hide \d+ things/)).toBeVisible();
  await expect(anna.workbook.button('Take it in')).toBeHidden();
  await expect(anna.workbook.button('Take it in all the same')).toBeVisible();
  await anna.share.cancel();
  await anna.workbook.goTo('aims');
  await expect(anna.workbook.link(AIMS.one)).toBeVisible();
});

test('a file counts as a copy only when the pair says that it arrived [row 27]', async ({ newDevice }) => {
  const { workbook, share, page } = await open(newDevice);
  await workbook.start();
  await share.saveFor('Karin');
  expect(share.name).toMatch(/^Anna-and-Karin-\d{4}-\d{2}-\d{2}\.workbook\.json$/);
  await workbook.button('Not yet').click();
  await workbook.goTo('home');
  await expect(page.getByText('No copy was saved yet.')).toBeVisible();
  await share.saveFor('Karin');
  await workbook.button('Yes, we have it').click();
  await workbook.goTo('home');
  await expect(page.getByText('You have a copy with everything up to now.')).toBeVisible();
});
