// Keeps one whole version of the program for use without a network. The build puts BUILD and
// FILES (every name with the hash of its content) above this text. What does not have the right
// hash never gets in, so a page is never made of two versions.

const SCOPE = new URL('./', self.location.href);
const MINE = `workbook ${SCOPE.pathname} `;
const CACHE = MINE + BUILD;
const START = 'index.html';
// A file that another app handed in lies here until the page takes it, which it does at once.
const HANDED_IN = `handed in ${SCOPE.pathname}`;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'update') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const ours = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (!ours || isWayOut(url)) return;
  const name = decodeURIComponent(url.pathname.slice(SCOPE.pathname.length));
  if (event.request.method === 'POST' && name === 'hand-in') event.respondWith(handIn(event.request));
  if (event.request.method !== 'GET') return;
  event.respondWith(event.request.mode === 'navigate' ? page(name) : part(name, event));
});

// All files or none: one that is missing or wrong fails the whole, and the old version stays.
async function install() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(FILES).map((name) => keep(cache, name)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache, name) {
  let answer;
  try {
    answer = await download(name, 'default');
  } catch {
    // What the browser had kept may be of another version: ask the server itself.
    answer = await download(name, 'reload');
  }
  await cache.put(new URL(name, SCOPE), answer.clone());
  return answer;
}

async function download(name, cache) {
  // Hosts often send "index.html" on to the folder; the folder itself answers directly.
  const url = new URL(name === START ? './' : name, SCOPE);
  const answer = await fetch(url, { cache, integrity: FILES[name] });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(MINE) && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

// The share sheet of the device gives a file to the app.
async function handIn(request) {
  try {
    const file = (await request.formData()).get('file');
    const cache = await caches.open(HANDED_IN);
    if (file instanceof File) await cache.put(new URL('handed-in', SCOPE), new Response(file));
  } catch {
    // The page opens all the same, and a file can be chosen there.
  }
  return Response.redirect(new URL('./#/share', SCOPE), 303);
}

// Every page of this folder is the app, unless it is a file of its own.
async function page(name) {
  const wanted = Object.hasOwn(FILES, name) ? name : START;
  try {
    return await stored(wanted);
  } catch {
    // The kept copy is gone and the server has another version: load that one, without us.
    return Response.redirect(new URL('./?sw=off', SCOPE));
  }
}

async function part(name, event) {
  const found = await kept(name);
  if (found) return found;
  // A page that is on its way out gets nothing kept again behind its back.
  const client = await self.clients.get(event.clientId);
  if (client && isWayOut(new URL(client.url))) return fetch(event.request);
  if (Object.hasOwn(FILES, name)) return stored(name);
  return new Response('There is nothing at this address.\n', { status: 404 });
}

// A kept file; one that the browser threw away is fetched again if it is still the same.
async function stored(name) {
  return (await kept(name)) ?? keep(await caches.open(CACHE), name);
}

// Looks without making the cache, which opening it would.
function kept(name) {
  return caches.match(new URL(name, SCOPE), { cacheName: CACHE });
}

// `?sw=off` leads past this worker, so that a broken copy can never lock anybody out.
function isWayOut(url) {
  return url.searchParams.get('sw') === 'off';
}
