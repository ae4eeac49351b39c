// Keeps the agendas and group notes that somebody writes in on their device, so that a page reloaded
// without a network is there all the same; what was typed is kept by the page itself. Only these pages and
// the files that they need are kept, the last few, and signing out clears them.

const AGENDAS = 'agendas';
const FILES = 'files';
const MOST = { [AGENDAS]: 8, [FILES]: 40 };
const IS_AGENDA =
  /^\/(fr\/rencontres\/[^/]+\/ordre-du-jour|en\/meetings\/[^/]+\/agenda|fr\/reflexions\/[^/]+\/ensemble|en\/reflections\/[^/]+\/together)$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function keep(name, request, answer) {
  const cache = await caches.open(name);
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST[name])).map((old) => cache.delete(old)));
}

/** The network's answer, which is kept; without a network, the one that was kept. */
async function freshest(request, event) {
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) event.waitUntil(keep(AGENDAS, new URL(request.url).pathname, answer.clone()));
    return answer;
  } catch {
    return (await caches.match(new URL(request.url).pathname)) ?? Response.error();
  }
}

/** Files named after their content never change. */
async function kept(request, event) {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) event.waitUntil(keep(FILES, request, answer.clone()));
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && IS_AGENDA.test(pathname)) event.respondWith(freshest(request, event));
  else if (pathname.startsWith('/pkg/')) event.respondWith(kept(request, event));
});
