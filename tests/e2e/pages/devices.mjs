// Two devices with the same workbook, which then go apart.
import { Share } from './share.mjs';
import { PAIR, Workbook } from './workbook.mjs';

export const AIMS = { one: PAIR.aim, two: 'Sleep through the night', three: 'Less pain in the knee' };

// A device with its workbook and its place of files.
export async function open(newDevice) {
  const page = await (await newDevice()).newPage();
  await page.goto('./');
  const workbook = new Workbook(page);
  return { page, workbook, share: new Share(workbook) };
}

// Anna's device with three aims, and Karin's device with the same from a file.
export async function twoDevices(newDevice) {
  const anna = await open(newDevice);
  await anna.workbook.start();
  await anna.workbook.answer('Yes to this');
  await anna.workbook.addAim(AIMS.two);
  await anna.workbook.addAim(AIMS.three);
  const file = await anna.share.saveFor('Karin');
  const karin = await open(newDevice);
  await karin.share.openFirst(file);
  await karin.workbook.passTo('Karin');
  return { anna, karin, file };
}

export async function write({ workbook }, aim, texts) {
  await workbook.openAim(aim);
  for (const [field, text] of Object.entries(texts)) {
    const target = field === 'title' ? workbook.title() : field === 'joint' ? workbook.joint() : workbook.wordsOf(field);
    await target.fill(text);
  }
  await workbook.saved();
}

// One clash on the aim on the screen.
export const clash = ({ page }, field) => page.getByRole('group', { name: `Two versions of “${field}”` });
