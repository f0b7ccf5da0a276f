// A static host of a test's own, which can be stopped, and given a new version of the app.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const XTASK = process.env.XTASK ?? join(ROOT, 'target/debug/xtask');
const DIST = process.env.DIST ?? join(ROOT, 'dist');

export class Host {
  // A copy of what was built, served from a free port; `under` is the folder it stands in.
  static async start(under = '') {
    const host = new Host();
    host.folder = await mkdtemp(join(tmpdir(), 'workbook-host-'));
    await cp(DIST, host.folder, { recursive: true });
    host.port = await freePort();
    host.under = under;
    await host.resume();
    return host;
  }

  get url() {
    return `http://127.0.0.1:${this.port}/${this.under ? `${this.under}/` : ''}`;
  }

  async resume() {
    const options = ['serve', '--no-build', '--dir', this.folder, '--port', String(this.port)];
    if (this.under) options.push('--under', this.under);
    this.process = spawn(XTASK, options, { stdio: 'ignore' });
    await this.answers(true);
  }

  async stop() {
    this.process.kill();
    await this.answers(false);
  }

  async end() {
    this.process.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  async answers(wanted) {
    for (let tries = 0; tries < 300; tries += 1) {
      const there = await fetch(`${this.url}version.json`).then((answer) => answer.ok, () => false);
      if (there === wanted) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the host at ${this.url} ${wanted ? 'does not answer' : 'does not stop'}`);
  }

  // Puts another version in the place of this one, as a release does: its own starter under its
  // own name, the old one gone, and a worker that lists the new files. `damage` spoils one hash.
  async release(version, { damage = false } = {}) {
    const names = await readdir(this.folder);
    const old = names.find((name) => /^boot-.*\.js$/.test(name));
    const boot = `boot-${createHash('sha256').update(version).digest('hex').slice(0, 16)}.js`;
    const text = await readFile(join(this.folder, old), 'utf8');
    await writeFile(join(this.folder, old), `document.documentElement.dataset.boot = '${version}';\n${text}`);
    await rename(join(this.folder, old), join(this.folder, boot));
    await this.edit('index.html', (page) =>
      page.replace(old, boot).replace(/<html( data-page="[^"]*")?/, `<html data-page="${version}"`),
    );
    await writeFile(join(this.folder, 'version.json'), JSON.stringify({ build: version, version }));
    const files = await this.hashes();
    if (damage) files[boot] = files['index.html'];
    await this.edit('sw.js', (worker) => rewrite(worker, version, files));
  }

  async edit(name, change) {
    const path = join(this.folder, name);
    await writeFile(path, change(await readFile(path, 'utf8')));
  }

  async hashes() {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const files = {};
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const name = relative(this.folder, path).replaceAll('\\', '/');
      if (['sw.js', '_headers'].includes(name)) continue;
      files[name] = `sha256-${createHash('sha256').update(await readFile(path)).digest('base64')}`;
    }
    return files;
  }
}

// The worker begins with the build it belongs to and the list of its files.
function rewrite(worker, version, files) {
  const changed = worker
    .replace(/BUILD ?= ?"[^"]*"/, `BUILD="${version}"`)
    .replace(/FILES ?= ?\{[^}]*\}/, `FILES=${JSON.stringify(files)}`);
  if (!changed.includes(`BUILD="${version}"`)) throw new Error('sw.js names no build');
  return changed;
}

// The offline copy is whole and looks after this page.
export async function kept(page) {
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
  });
}

// Which version each part of the page is of: its text and its starter.
export function parts(page) {
  return page.evaluate(() => {
    const { page: text, boot } = document.documentElement.dataset;
    return { text, boot };
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
