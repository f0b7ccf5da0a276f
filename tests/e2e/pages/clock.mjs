// A clock that a test turns by hand.

// Playwright's clock numbers its timers beyond what a program in wasm can hold, and then cannot take
// back one that the program no longer wants.
function smallNumbers() {
  const timers = [];
  for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']]) {
    const [setting, clearing] = [window[set], window[clear]];
    window[set] = (...timer) => timers.push(setting(...timer));
    window[clear] = (number) => clearing(timers[number - 1]);
  }
}

export async function holdClock(page) {
  await page.clock.install();
  await page.addInitScript(smallNumbers);
  // No timer of before may be left.
  await page.reload();
}
