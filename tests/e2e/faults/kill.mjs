// By hand: 30 kills after "Saved" (about 13 minutes). `WORKBOOK_URL=… node tests/e2e/faults/kill.mjs`
import { kills } from './kills.mjs';

const url = process.env.WORKBOOK_URL ?? 'http://127.0.0.1:8080/';
const delays = [0, 0.5, 2, 10, 30, 60].flatMap((delay) => Array(5).fill(delay));
// The first kill follows the start of the workbook; it is one of the thirty.
delays.shift();
const lost = await kills(url, delays, (done, count) => console.log(`${done} kills, ${count} lost`));
lost.forEach((line) => console.log(line));
console.log(`${delays.length + 1} kills, ${lost.length} lost`);
process.exit(lost.length ? 1 : 0);
