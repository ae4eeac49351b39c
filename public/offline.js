// Keeps the agendas, group notes and minutes that a person writes in on their device, so that a page reloaded without a
// network is there all the same; what was typed is kept by the page itself. Only these pages and the files that they
// need are kept, the last few of them.
//
// Computers are shared. Pages are kept under the mark of the person who saw them: the portal sends it with each page
// and as a cookie. A page is shown from the device to the person whose mark was seen last, and to nobody after the
// portal said that they are signed out or may not see it. Signing out clears everything, and so does another person's
// signing in.

/** How long the network may take before the kept page is shown, in milliseconds. */
const PATIENCE = 5000;
/** How long a page is kept: as long as a session that is not used. In milliseconds. */
const AGE = 14 * 24 * 60 * 60 * 1000;

const PAGES = 'pages-';
const FILES = 'files';
const READER = 'reader';
const MOST_PAGES = 8;
const MOST_FILES = 40;
const HEADER = 'ensemble-reader';
const COOKIE = self.location.protocol === 'https:' ? '__Host-ensemble-reader' : 'ensemble-reader';
const IS_PAGE =
  /^\/(fr\/rencontres\/[^/]+\/ordre-du-jour|en\/meetings\/[^/]+\/agenda|fr\/reflexions\/[^/]+\/ensemble|en\/reflections\/[^/]+\/together|(fr\/rencontres|en\/meetings)\/[^/]+\/tables\/[^/]+\/note|fr\/rencontres\/[^/]+\/compte-rendu\/ensemble\/(fr|en)|en\/meetings\/[^/]+\/minutes\/together\/(fr|en))$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  // What was kept before pages were kept by person is nobody's.
  event.waitUntil(Promise.all([caches.delete('agendas'), self.clients.claim(), keepOpenPages()]));
});

/** Keeps the pages that were open before this worker was there, with the files that they name. */
async function keepOpenPages() {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const paths = new Set(windows.map((each) => new URL(each.url).pathname).filter((path) => IS_PAGE.test(path)));
  await Promise.all([...paths].map((path) => keepPage(path).catch(() => undefined)));
}

async function keepPage(path) {
  const answer = await fetch(path, { credentials: 'same-origin' });
  const named = (await answer.clone().text()).match(/\/pkg\/[\w.-]+/g);
  await settle(path, answer);
  const cache = await caches.open(FILES);
  await Promise.all(
    [...new Set(named)].map(async (file) => {
      if (!(await cache.match(file))) await cache.add(file);
    }),
  );
}

/** The mark of the person whom the portal answered last. */
async function reader() {
  if (self.cookieStore) return (await self.cookieStore.get(COOKIE))?.value ?? '';
  const noted = await (await caches.open(READER)).match('/reader');
  return noted ? noted.text() : '';
}

/** Notes whom the portal answered; pages of anybody else are removed. */
async function note(mark) {
  await (await caches.open(READER)).put('/reader', new Response(mark));
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PAGES) && name !== PAGES + mark).map((name) => caches.delete(name)),
  );
}

async function keep(name, most, request, answer) {
  const cache = await caches.open(name);
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)));
}

/** Whether the portal says that there is nothing here for whoever asks. */
const isGone = (answer) => answer.type === 'opaqueredirect' || [401, 403, 404, 410].includes(answer.status);

/** Keeps what the portal answered for a path, or removes what was kept. */
async function settle(path, answer) {
  const mark = answer.headers.get(HEADER);
  if (answer.ok && !answer.redirected && mark) {
    await note(mark);
    await keep(PAGES + mark, MOST_PAGES, path, answer);
  } else if (isGone(answer)) {
    const names = (await caches.keys()).filter((name) => name.startsWith(PAGES));
    await Promise.all(names.map(async (name) => (await caches.open(name)).delete(path)));
  }
}

/** The page that was kept for the person who was seen last. */
async function keptPage(path) {
  const mark = await reader();
  if (!mark || !(await caches.has(PAGES + mark))) return undefined;
  const page = await (await caches.open(PAGES + mark)).match(path);
  const date = Date.parse(page?.headers.get('date') ?? '');
  return Date.now() - date < AGE ? page : undefined;
}

/**
 * The network's answer, which is kept; the page that was kept when there is no network, or when it takes too long.
 * The fresh page is kept when it comes; until then the editor brings the document up to date by itself.
 */
async function freshest(request, event) {
  const path = new URL(request.url).pathname;
  const fresh = fetch(request);
  event.waitUntil(
    fresh.then(
      (answer) => settle(path, answer.clone()),
      () => undefined,
    ),
  );
  const kept = await keptPage(path);
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([fresh.catch(() => kept), late]);
}

/** Files named after their content never change. */
async function keptFile(request, event) {
  const known = await (await caches.open(FILES)).match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) event.waitUntil(keep(FILES, MOST_FILES, request, answer.clone()));
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && IS_PAGE.test(pathname)) event.respondWith(freshest(request, event));
  else if (pathname.startsWith('/pkg/')) event.respondWith(keptFile(request, event));
});
