// The n-th storage call goes wrong, in each deed that writes. A usual run plays a share; all of it, or what
// fits a pattern, on demand: `NTH=. … fault-nth`, `NTH='emptying.*twin' … fault-nth`.
import { expect, test } from '../faults/test.mjs';
import { FAULTS } from '../faults/double.mjs';
import { NAMES, prepare, sweep } from '../faults/nth.mjs';

const PATTERN = process.env.NTH;

const EVERY = NAMES.flatMap((name) =>
  Object.entries(FAULTS).flatMap(([store, faults]) => faults.map((fault) => ({ name, store, fault }))),
).filter(({ name, store, fault }) => new RegExp(PATTERN || '.').test(`${name}, ${store} ${fault}`));

// One fault of one store for each deed, at a few calls.
const SHARE = [
  ['local', 'died', 12, 9],
  ['twin', 'aborted', 9, 12],
  ['twin', 'refused', 9, 20],
  ['local', 'torn', 10, 40],
  ['twin', 'died', 2, 5],
  ['local', 'full', 3, 7],
  ['twin', 'gone', 3, 15],
  ['twin', 'refused', 2, 5],
  ['local', 'refused', 3, 6],
].map(([store, fault, first, step], at) => ({ name: NAMES[at], store, fault, first, step }));

test(`a fault at the n-th storage call loses nothing that was saved, and leaves nothing half done${PATTERN ? '' : ': a share'} [row 3]`, async ({ page, newDevice, faults, browserName }) => {
  test.skip(browserName !== 'chromium', 'the browser makes no difference to the order of the calls');
  test.setTimeout(PATTERN ? 6 * 3_600_000 : 240_000);
  const base = await prepare(page, newDevice);
  const found = [];
  let runs = 0;
  for (const plan of PATTERN ? EVERY : SHARE) {
    const { name, store, fault } = plan;
    const from = Date.now();
    const result = await sweep(page, name, base, plan);
    runs += result.counts.runs;
    found.push(...result.found);
    const { counts } = result;
    console.log(`${name}, ${store} ${fault}: ${counts.runs} runs over ${counts.calls} calls, ${counts.done} done, ${counts.undone} could not be, ${counts.saved} said to be saved, ${result.found.length} wrong, ${Math.round((Date.now() - from) / 1_000)} s`);
    result.found.forEach((line) => console.log(`  ${line}`));
  }
  console.log(`${runs} runs, ${found.length} wrong`);
  expect(found).toEqual([]);
  const real = faults.filter((fault) => !/put in by a test|beforeunload/.test(fault));
  expect(real).toEqual([]);
  faults.length = 0;
});
