// The service worker's decisions, in Node: `node --test end2end/offline.test.mjs`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const source = readFileSync(new URL('../public/offline.js', import.meta.url), 'utf8');
const AGENDA = '/fr/rencontres/1/ordre-du-jour';

/** A Cache API in memory. */
function memory() {
  const all = new Map();
  const key = (request) => (typeof request === 'string' ? request : new URL(request.url).pathname);
  const cache = (entries) => ({
    match: async (request) => entries.get(key(request))?.clone(),
    put: async (request, answer) => {
      entries.delete(key(request));
      entries.set(key(request), answer);
    },
    delete: async (request) => entries.delete(key(request)),
    keys: async () => [...entries.keys()],
  });
  return {
    all,
    open: async (name) => {
      if (!all.has(name)) all.set(name, new Map());
      return cache(all.get(name));
    },
    has: async (name) => all.has(name),
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
  };
}

/** The worker with a network of the test's own; with `cookie`, the browser lets it read cookies. */
function worker({ cookie, protocol = 'http:' } = {}) {
  const handlers = {};
  const caches = memory();
  const named = protocol === 'https:' ? '__Host-ensemble-reader' : 'ensemble-reader';
  const world = { network: async () => Promise.reject(new TypeError('no network')), cookie, caches, timers: [] };
  const self = {
    addEventListener: (name, handler) => (handlers[name] = handler),
    location: { origin: 'http://x', protocol },
    cookieStore: cookie === undefined ? undefined : { get: async (name) => (name === named ? { value: world.cookie } : null) },
  };
  const setTimeout = (call, after) => world.timers.push({ call, after });
  runInNewContext(source, {
    self,
    caches,
    fetch: (request) => world.network(request),
    setTimeout,
    URL,
    Response,
    Promise,
    Date,
  });
  world.ask = async (path, mode = 'navigate') => {
    const waiting = [];
    let answer;
    handlers.fetch({
      request: { url: `http://x${path}`, method: 'GET', mode },
      respondWith: (promise) => (answer = promise),
      waitUntil: (promise) => waiting.push(promise),
    });
    const answered = await answer;
    await Promise.all(waiting);
    return answered;
  };
  return world;
}

const page = (text, mark, more = {}) =>
  new Response(text, { headers: { 'ensemble-reader': mark, date: new Date().toUTCString(), ...more } });
const says = (text, mark, more) => async () => page(text, mark, more);
const away = async () => Promise.reject(new TypeError('no network'));

test('a page is shown without a network to the person who saw it', async () => {
  const world = worker();
  world.network = says('of A', 'a');
  assert.equal(await (await world.ask(AGENDA)).text(), 'of A');
  world.network = away;
  assert.equal(await (await world.ask(AGENDA)).text(), 'of A');
});

test('pages on which people write are kept, and none on which they read', async () => {
  for (const [path, isKept] of [
    ['/fr/rencontres/1/compte-rendu/ensemble/fr', true],
    ['/en/meetings/1/minutes/together/en', true],
    ['/en/meetings/1/tables/2/note', true],
    ['/fr/rencontres/1/compte-rendu', false],
    ['/fr/rencontres/1/compte-rendu/ensemble/fr/verser', false],
    ['/fr/rencontres/1/compte-rendu/historique', false],
    ['/fr/appels/un-appel/reponse', false],
    ['/fr/appels/un-appel/lecture/1', false],
  ]) {
    const world = worker();
    world.network = says('of A', 'a');
    await world.ask(path);
    assert.equal(world.caches.all.get('pages-a')?.has(path) ?? false, isKept, path);
  }
});

test('the next person at the same computer never gets the page of the first, offline either', async () => {
  for (const { cookie, protocol } of [{}, { cookie: 'a' }, { cookie: 'a', protocol: 'https:' }]) {
    const world = worker({ cookie, protocol });
    world.network = says('of A', 'a');
    await world.ask(AGENDA);
    // B signed in, and was answered: by another agenda where the worker cannot read cookies.
    world.cookie = 'b';
    world.network = says('of B', 'b');
    if (cookie === undefined) await world.ask('/en/meetings/2/agenda');
    world.network = away;
    await assert.rejects(world.ask(AGENDA), TypeError);
    if (cookie === undefined) assert.ok(!world.caches.all.has('pages-a'), 'what A saw is removed');
  }
});

test('a page is removed once the portal says that its reader is signed out or may not see it', async () => {
  for (const gone of [401, 403, 404, 410, 'redirect']) {
    const world = worker();
    world.network = says('of A', 'a');
    await world.ask(AGENDA);
    world.network = async () =>
      gone === 'redirect'
        ? { type: 'opaqueredirect', status: 0, ok: false, headers: new Headers(), clone: () => ({ type: 'opaqueredirect', status: 0, ok: false, headers: new Headers() }) }
        : new Response('gone', { status: gone });
    await world.ask(AGENDA);
    world.network = away;
    await assert.rejects(world.ask(AGENDA), TypeError, String(gone));
  }
});

test('a server that fails takes nothing away', async () => {
  const world = worker();
  world.network = says('of A', 'a');
  await world.ask(AGENDA);
  world.network = async () => new Response('broken', { status: 503 });
  assert.equal((await world.ask(AGENDA)).status, 503);
  world.network = away;
  assert.equal(await (await world.ask(AGENDA)).text(), 'of A');
});

test('on a line that hangs the kept page comes after five seconds, and the fresh one is kept when it comes', async () => {
  const world = worker();
  world.network = says('old', 'a');
  await world.ask(AGENDA);
  let arrive;
  world.network = () => new Promise((resolve) => (arrive = () => resolve(page('new', 'a'))));
  const waiting = [];
  const asked = world.ask(AGENDA).then(async (answer) => waiting.push(await answer.text()));
  while (world.timers.length === 0) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(world.timers[0].after, 5000);
  world.timers[0].call();
  arrive();
  await asked;
  assert.deepEqual(waiting, ['old']);
  world.network = away;
  assert.equal(await (await world.ask(AGENDA)).text(), 'new');
});

test('a page is not kept longer than a session that is not used', async () => {
  const world = worker();
  world.network = says('old', 'a', { date: new Date(Date.now() - 15 * 86400000).toUTCString() });
  await world.ask(AGENDA);
  world.network = away;
  await assert.rejects(world.ask(AGENDA), TypeError);
});

test('a page without a reader is not kept, and other pages are left alone', async () => {
  const world = worker();
  world.network = async () => new Response('of nobody');
  await world.ask(AGENDA);
  assert.equal(await world.ask('/fr/compte'), undefined);
  world.network = away;
  await assert.rejects(world.ask(AGENDA), TypeError);
});

test('files named after their content come from the device', async () => {
  const world = worker();
  world.network = async () => new Response('script');
  await world.ask('/pkg/a.js', 'no-cors');
  world.network = away;
  assert.equal(await (await world.ask('/pkg/a.js', 'no-cors')).text(), 'script');
});
