// Random pressing, typing, reloading and passing on, with faults switched on at random: the app never
// stops, breaks no content policy, says nothing in the console, and every text it said was saved is in the
// file in the end. `MONKEY=10 … monkey` plays ten minutes, `MONKEY_SEED=7` the same again, `MONKEY_LIES=1`
// with stores that drop writes, which must fail.
import { expect, test } from '../faults/test.mjs';
import { Monkey } from '../faults/monkey.mjs';

const minutes = Number(process.env.MONKEY ?? 0);
const seed = Number(process.env.MONKEY_SEED ?? (minutes ? Date.now() % 1_000_000 : 1));
const seconds = minutes ? minutes * 60 : 25;

test(`a monkey plays for ${seconds} seconds with faults, and no text that was saved is lost: seed ${seed}`, async ({ page, faults, browserName }) => {
  test.skip(browserName !== 'chromium', 'the faults are put in the same way in every browser');
  test.setTimeout(seconds * 1_000 + 120_000);
  const monkey = new Monkey(seed, page, Boolean(process.env.MONKEY_LIES));
  await monkey.begin();
  const tell = () => `seed ${seed}: ${monkey.log.length} deeds, ${monkey.made} texts, ${monkey.safe.size} said to be saved`;
  try {
    await monkey.play(seconds);
  } catch (error) {
    console.log(`${tell()}, stopped. The last deeds:\n  ${monkey.log.slice(-25).join('\n  ')}`);
    throw error;
  }
  const lost = await monkey.lost();
  console.log(`${tell()}, ${lost.length} lost`, JSON.stringify(monkey.counts));
  if (lost.length) console.log(monkey.log.filter((line) => lost.some((text) => line.includes(text))).join('\n'));
  expect(lost).toEqual([]);
  // Without a network a request fails aloud; the faults themselves are ours.
  const network = /ERR_INTERNET_DISCONNECTED|Failed to load resource|sw\.js|ServiceWorker|put in by a test/;
  expect(faults.filter((fault) => !network.test(fault))).toEqual([]);
  faults.length = 0;
});
