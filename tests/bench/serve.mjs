// A small static server, the same for the app and for the floor page, so that only the pages differ.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
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

export async function serve(folder, index) {
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)).slice(1) || index;
    if (path === BLANK) {
      response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES['.html'] }).end('<!doctype html><title>Blank</title>');
      return;
    }
    try {
      if (!packed.has(path)) packed.set(path, pack(path, await readFile(join(folder, path))));
      const { body, headers } = packed.get(path);
      response.writeHead(200, { ...HEADERS, ...headers }).end(body);
    } catch {
      response.writeHead(404, HEADERS).end();
    }
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
