// A Chromium of our own on a profile folder, which can be killed as a whole, as by a power cut.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

function program() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const all = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return process.env.CHROMIUM ?? all.find((path) => existsSync(path));
}

export function newProfile() {
  return mkdtemp(join(tmpdir(), 'workbook-profile-'));
}

export async function copyProfile(profile) {
  const copy = await newProfile();
  await cp(profile, copy, { recursive: true, filter: (path) => !/Singleton|DevToolsActivePort/.test(path) });
  return copy;
}

export function dropProfile(profile) {
  return rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

// Cookies blocked means that a page may keep nothing at all.
export async function blockStorage(profile) {
  await mkdir(join(profile, 'Default'), { recursive: true });
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
}

export async function launch(profile) {
  const port = join(profile, 'DevToolsActivePort');
  await rm(port, { force: true });
  const isRoot = process.getuid?.() === 0;
  const child = spawn(
    program(),
    [
      '--headless=new',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--lang=en-GB',
      '--accept-lang=en-GB',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      ...(isRoot ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { detached: true, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const browser = await connect(port);
  const context = browser.contexts()[0];
  return {
    browser,
    context,
    // Every process of the browser at once, without a word of warning.
    async kill() {
      process.kill(-child.pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => {});
    },
    // The browser is closed by hand: it may tidy up.
    async quit() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await Promise.race([ended, wait(10_000)]);
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}

async function connect(port) {
  for (let tries = 0; tries < 300; tries += 1) {
    await wait(100);
    if (!existsSync(port)) continue;
    const [number] = (await readFile(port, 'utf8')).split('\n');
    if (!number) continue;
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
    } catch {
      // Not listening yet.
    }
  }
  throw new Error('Chromium did not start');
}
