// Development only: takes the place of an offline copy that an earlier build left behind.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('workbook ')).map((name) => caches.delete(name)));
  await self.registration.unregister();
  for (const client of await self.clients.matchAll()) client.navigate(client.url);
}
