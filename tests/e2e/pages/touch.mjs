// Fingers, put in where the browser takes those of a screen: it pans, cancels, and keeps its hands off
// where `touch-action` says so.
import { isFirefox } from './test.mjs';

// Gives `touch('touchStart', [x, y])`, and so on for touchMove, touchEnd and touchCancel. Each time every
// finger that is down is named, in the same order; one that is not named any more was lifted.
export async function touches(page) {
  return isFirefox(page) ? inFirefox(page) : inChromium(page);
}

async function inChromium(page) {
  const cdp = await page.context().newCDPSession(page);
  return (type, ...points) => cdp.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: points.map(([x, y], id) => ({ x, y, id })),
  });
}

// What a screen says of a finger, by the numbers of Firefox (nsIDOMWindowUtils).
const CONTACT = 2;
const LIFTED = 4;
const CANCELLED = 8;

// The touches of WebDriver BiDi go past what pans and cancels; those of the window of a headless Firefox
// do not. Playwright shows neither to a test, so this reaches into it.
async function inFirefox(page) {
  const { browserContext, delegate } = page._connection.toImpl(page);
  const session = browserContext._browser._browserSession;
  const trees = async (of) => (await session.send('browsingContext.getTree', { maxDepth: 0, ...of })).contexts;
  await page.bringToFront();
  const [{ clientWindow }] = await trees({ root: delegate._session.sessionId });
  const windows = await trees({ 'moz:scope': 'chrome' });
  const { context } = windows.find((one) => one.clientWindow === clientWindow);
  const inWindow = async (expression) => {
    const answer = await session.send('script.evaluate', { expression, target: { context }, awaitPromise: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
  };
  // The page may be higher than the window, which hears nothing below its edge.
  await inWindow(`new Promise((done) => {
    if (outerHeight >= 1400) return done();
    addEventListener('resize', done, { once: true });
    resizeTo(1400, 1400);
  })`);
  const put = (finger, state, [x, y]) => inWindow(`new Promise((done) => {
    const { left, top } = gBrowser.selectedBrowser.getBoundingClientRect();
    const at = [mozInnerScreenX + left + ${x}, mozInnerScreenY + top + ${y}];
    windowUtils.sendNativeTouchPoint(${finger}, ${state}, ...at, 1, 0, done);
  })`);
  let down = [];
  return async (type, ...points) => {
    for (const [finger, at] of down.entries()) {
      if (!points[finger]) await put(finger, type === 'touchCancel' ? CANCELLED : LIFTED, at);
    }
    for (const [finger, at] of points.entries()) await put(finger, CONTACT, at);
    down = points;
  };
}
