// The short way through the app in WebKitGTK, the nearest stand-in for an iPad: open, start a
// workbook, edit, reload, export, import. Over plain WebDriver; needs a screen (`xvfb-run -a`).
// `WORKBOOK_URL=… xvfb-run -a node tests/e2e/webkit-smoke.mjs`
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const url = process.env.WORKBOOK_URL ?? 'http://127.0.0.1:8080/';
const WORDS = 'Anna walks to the shop and back, åäö.';
const PATIENCE = 20_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

function miniBrowser() {
  if (process.env.MINIBROWSER) return process.env.MINIBROWSER;
  const folders = readdirSync('/usr/lib')
    .filter((name) => name.includes('-linux-'))
    .map((name) => join('/usr/lib', name));
  const all = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith('webkit'))
      .map((name) => join(folder, name, 'MiniBrowser')),
  );
  const found = all.find((path) => existsSync(path));
  if (!found) throw new Error('MiniBrowser of WebKitGTK is not installed (webkit2gtk-driver)');
  return found;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const port = await freePort();
const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' });
let session = '';

async function ask(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    body: body && JSON.stringify(body),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

const inSession = (method, path, body) => ask(method, `/session/${session}${path}`, body);
const run = (script, ...args) => inSession('POST', '/execute/sync', { script, args });
const runAsync = (script, ...args) => inSession('POST', '/execute/async', { script, args });

async function begin() {
  for (let tries = 0; ; tries += 1) {
    try {
      const { sessionId } = await ask('POST', '/session', {
        capabilities: {
          alwaysMatch: {
            browserName: 'MiniBrowser',
            timeouts: { script: PATIENCE },
            'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
          },
        },
      });
      session = sessionId;
      return;
    } catch (error) {
      if (tries > 50 || !(error instanceof TypeError)) throw error;
      // The driver does not listen yet.
      await wait(100);
    }
  }
}

// What stands on the page under a role and a visible name, once it does.
async function find(role, name) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const found = await run(
      `const [role, name] = arguments;
       const words = (one) => one.innerText.replace(/\\s+/g, ' ').trim();
       const seen = (one) => one && one.getClientRects().length > 0;
       if (role === 'field') {
         const label = [...document.querySelectorAll('label')].find((one) => words(one) === name);
         return label ? document.getElementById(label.htmlFor) : null;
       }
       const selector = { link: 'a', button: 'button, summary', heading: 'h1, h2' }[role];
       const all = [...document.querySelectorAll(selector)].filter(seen);
       return all.find((one) => words(one) === name) || all.find((one) => words(one).startsWith(name)) || null;`,
      role,
      name,
    );
    if (found) return found[ELEMENT];
    await wait(100);
  }
  throw new Error(`no ${role} "${name}" on the page`);
}

const press = async (role, name) => inSession('POST', `/element/${await find(role, name)}/click`, {});
const value = async (name) => inSession('GET', `/element/${await find('field', name)}/property/value`);

async function write(name, text) {
  const field = await find('field', name);
  // Out from under the bar at the edge of the screen.
  await run(`arguments[0].scrollIntoView({ block: 'center' }); arguments[0].select();`, { [ELEMENT]: field });
  await inSession('POST', `/element/${field}/value`, { text });
}

async function until(what, holds) {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await wait(100);
  }
}

const saved = () =>
  until('"Saved"', () => run(`return /(^|\\s)Saved(\\s|$)/.test(document.querySelector('header')?.innerText ?? '')`));

// A place has arrived when its heading has the focus; from then on nothing else takes it.
const arrived = () =>
  until('the heading to have the focus', () => run(`return document.activeElement?.tagName === 'H1'`));

let address = '';
let file = '';

const steps = {
  async 'the page opens and shows the three doors'() {
    await inSession('POST', '/url', { url });
    await find('link', 'Start our workbook');
    await find('link', 'Open a workbook file');
  },
  async 'a workbook is started'() {
    await press('link', 'Start our workbook');
    await find('field', 'Name of the patient');
    await arrived();
    await write('Name of the patient', 'Anna');
    await write('Name of the professional', 'Karin');
    await press('button', 'Go on');
    await find('field', 'Our first aim');
    await arrived();
    await write('Our first aim', 'Walk to the shop');
    await press('button', 'Write it down');
    await find('field', 'Our words together');
    await arrived();
    await saved();
    address = await inSession('GET', '/url');
  },
  async 'what is typed is saved in both stores'() {
    await write('Our words together', WORDS);
    await until('every letter', async () => (await value('Our words together')) === WORDS);
    await saved();
  },
  async 'the words are there after a reload'() {
    await inSession('POST', '/refresh', {});
    await until('the words', async () => (await value('Our words together')) === WORDS);
  },
  async 'the whole workbook can be copied as text'() {
    await press('link', 'Share');
    await arrived();
    await find('button', 'Copy as text instead');
    await run(
      `window.copied = '';
       Object.defineProperty(Navigator.prototype, 'clipboard', {
         configurable: true,
         get: () => ({ writeText: async (text) => { window.copied = text; } }),
       });`,
    );
    await press('button', 'Copy as text instead');
    await until('the text', () => run('return window.copied.length > 0'));
    file = await run('return window.copied');
    const { format, records } = JSON.parse(file);
    if (format !== 'coproduction-workbook' || !records.some((one) => one.fields.words_joint === WORDS)) {
      throw new Error('the text lacks the words');
    }
  },
  async 'an emptied browser takes the text in by paste'() {
    await inSession('POST', '/url', { url: new URL('icons/app.svg', url).href });
    await runAsync(
      `const done = arguments[arguments.length - 1];
       localStorage.clear();
       const asked = indexedDB.deleteDatabase('coproduction-workbook');
       asked.onsuccess = asked.onerror = asked.onblocked = () => done();`,
    );
    await inSession('POST', '/url', { url: new URL('#/share', url).href });
    await press('button', 'Paste the text instead');
    const field = await find('field', 'The text of the file');
    await run(
      `arguments[0].focus();
       arguments[0].value = arguments[1];
       arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }));`,
      { [ELEMENT]: field },
      file,
    );
    await press('button', 'Look at this text');
    await find('heading', 'What this file brings');
    await press('button', 'Take it in');
    await find('heading', 'Anna and Karin');
    await arrived();
    await press('link', 'Aims');
    await press('link', 'Walk to the shop');
    await until('the words', async () => (await value('Our words together')) === WORDS);
    await saved();
    await inSession('POST', '/url', { url: address });
    await inSession('POST', '/refresh', {});
    await until('the words again', async () => (await value('Our words together')) === WORDS);
  },
};

let passed = 0;
let failed = 0;
try {
  await begin();
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step();
      passed += 1;
      console.log(`ok   ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${name}: ${error.message}`);
      console.log(await run('return document.body.innerText').catch(() => 'the page does not answer'));
      // Each step stands on the one before.
      break;
    }
  }
} catch (error) {
  failed += 1;
  console.log(`FAIL WebKit did not start: ${error.message}`);
} finally {
  if (session) await inSession('DELETE', '').catch(() => {});
  driver.kill();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
