// A small static server, the same for the app and for the floor page, so that only the pages differ.

import { createServer } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json',
};
const HEADERS = {
  'Cache-Control': 'no-cache',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Isolation opens the browser's own memory meter to the page.
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
/** A page of the same origin with nothing on it, from which storage is filled. */
export const BLANK = '__blank';

/** Reads and packs a folder once, so that a build in the middle of a run mixes nothing and no visit waits for packing. */
export async function packed(folder) {
  const files = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    files.set(relative(folder, path).replaceAll('\\', '/'), pack(path, await readFile(path)));
  }
  return files;
}

export async function serve(files, index) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1) || index;
    if (path === BLANK) {
      response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES['.html'] }).end('<!doctype html><title>Blank</title>');
      return;
    }
    const { body, headers } = files.get(path) ?? {};
    response.writeHead(body ? 200 : 404, { ...HEADERS, ...headers }).end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}

function pack(path, raw) {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  if (['.png', '.woff2'].includes(extname(path))) return { body: raw, headers: { 'Content-Type': type } };
  const body = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { body, headers: { 'Content-Type': type, 'Content-Encoding': 'br', 'Content-Length': body.length } };
}
