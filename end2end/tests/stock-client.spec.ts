// Any Yjs client may join: the one from npm, signed in by cookie, reads a title, changes it, and a
// browser shows the change; and what hostile ones are told.

import { setTimeout as sleep } from 'node:timers/promises';

import type { BrowserContext } from '@playwright/test';
import { WebsocketProvider } from 'y-websocket';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import { add, edit, plan, saved, stored, titles } from '../support/agenda';
import { people, signIn, type Person } from '../support/people';
import { startPortal } from '../support/portal.mjs';
import { expect, test } from '../support/test';

const ORIGIN = process.env.PORTAL_URL ?? '';
const LIVE = `${ORIGIN.replace('http', 'ws')}/live/meeting`;

async function cookie(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** The socket of the `ws` package, with what a browser sends by itself. */
function socketWith(headers: Record<string, string>) {
  return class extends WebSocket {
    constructor(address: string) {
      super(address, { headers });
    }
  };
}

test('a stock Yjs client changes a title, and a browser shows it', async ({ page }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  await add(page, 'fr', 'Accueil');
  await saved(page, 'fr');

  const doc = new Y.Doc();
  const headers = { cookie: await cookie(page.context()), origin: ORIGIN };
  const provider = new WebsocketProvider(LIVE, id, doc, { WebSocketPolyfill: socketWith(headers) as never, disableBc: true });
  try {
    await new Promise((resolve) => provider.once('sync', resolve));
    const [[key, item]] = [...doc.getMap<Y.Map<unknown>>('items').entries()];
    const title = (item.get('title') as Y.Map<Y.Text>).get('fr')!;
    expect(title.toString()).toBe('Accueil');
    title.insert(title.length, ' des membres');
    await expect(titles(page, 'fr')).toHaveValue('Accueil des membres');
    await expect.poll(() => stored(page.context(), 'fr', id)).toEqual(['Accueil des membres']);

    const beside = (index: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(title, index, -1));
    provider.awareness.setLocalStateField('cursor', { item: key, field: 'title.fr', from: beside(0), to: beside(3) });
    await expect(page.locator('.shared-name')).toHaveText(people.facilitator.name);
    await titles(page, 'fr').fill('Bienvenue');
    await expect(() => expect(title.toString()).toBe('Bienvenue')).toPass();
  } finally {
    provider.destroy();
  }
});

/** How a socket ends, and why, after it said this. */
async function ending(id: string, headers: Record<string, string>, say: (socket: WebSocket) => void): Promise<string> {
  const socket = new WebSocket(`${LIVE}/${id}`, { headers });
  return new Promise((resolve) => {
    socket.once('open', () => say(socket));
    socket.once('unexpected-response', (_, answer) => resolve(String(answer.statusCode)));
    socket.once('close', (code, reason) => resolve(`${code} ${reason}`));
    socket.once('error', () => {});
  });
}

test('who may not come in, and what does harm, is told so', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  const mine = { cookie: await cookie(page.context()), origin: ORIGIN };
  const nothing = () => {};
  const observer = await browser.newContext();
  await signIn(observer, 'fr', { ...people.administrator });
  const stranger = { cookie: await cookie(observer), origin: ORIGIN };
  expect(await ending(id, { origin: ORIGIN }, nothing), 'nobody').toBe('401');
  expect(await ending(id, { ...mine, origin: 'https://elsewhere.example' }, nothing), 'another site').toBe('403');
  expect(await ending(id, { cookie: mine.cookie }, nothing), 'no origin').toBe('403');
  expect(await ending(id, stranger, nothing), 'no right').toBe('404');
  expect(await ending('018f0000-0000-7000-8000-000000000000', mine, nothing), 'no meeting').toBe('404');
  expect(await ending(id, mine, (socket) => socket.send('text')), 'text').toBe('4400 malformed-message');
  expect(await ending(id, mine, (socket) => socket.send(Buffer.from([0, 2, 200]))), 'cut short').toBe('4400 malformed-message');
  expect(await ending(id, mine, (socket) => socket.send(Buffer.alloc(2_000_000))), 'too long').toBe('1009 message-too-large');
  const flood = (socket: WebSocket) => {
    for (let count = 0; count < 2_000; count += 1) socket.send(Buffer.from([3]));
  };
  expect(await ending(id, mine, flood), 'too much').toBe('4429 too-many-messages');
  await observer.close();

  // And the room is none the worse.
  await edit(page, 'fr', id);
  await add(page, 'fr', 'Toujours là');
  await saved(page, 'fr');
  expect(await stored(page.context(), 'fr', id)).toEqual(['Toujours là']);
});

test('a facilitator who becomes a member reads on and writes no more; one who is removed is cut off', async ({ browser }) => {
  test.setTimeout(60_000);
  const portal = await startPortal({ log: 'agenda-rights' });
  const context = async (person: Person) => {
    const context = await browser.newContext({ baseURL: portal.url });
    await signIn(context, 'fr', person);
    return context;
  };
  const [coordinator, facilitator] = [await context(people.coordinator), await context(people.coFacilitator)];
  try {
    const id = await plan(coordinator, 'fr', 'community');
    await coordinator.request.post(`/fr/rencontres/${id}/publier`, { form: {} });
    const doc = new Y.Doc();
    const headers = { cookie: await cookie(facilitator), origin: portal.url };
    const address = `${portal.url.replace('http', 'ws')}/live/meeting`;
    const provider = new WebsocketProvider(address, id, doc, { WebSocketPolyfill: socketWith(headers) as never, disableBc: true });
    await new Promise((resolve) => provider.once('sync', resolve));
    const members = '/fr/communautes/eleves-a-risque/membres';
    const page = await (await coordinator.request.get(members)).text();
    const before = page.slice(0, page.indexOf('/membres/retrait', page.indexOf(people.coFacilitator.name)));
    const person = [...before.matchAll(/name="person" value="([0-9a-f-]{36})"/g)].pop()![1];
    const change = async (action: string, form: Record<string, string>) => {
      const answer = await coordinator.request.post(`${members}/${action}`, { form: { person, confirmed: '1', ...form }, maxRedirects: 0 });
      expect(answer.status()).toBe(303);
    };
    await change('role', { role: 'member' });
    await sleep(5_000);
    const items = doc.getMap<Y.Map<unknown>>('items');
    const count = (await stored(coordinator, 'fr', id)).length;
    items.set('mine', new Y.Map([['order', 'z']]));
    await sleep(500);
    expect(await stored(coordinator, 'fr', id), 'a member writes nothing').toHaveLength(count);
    const closed = new Promise<number>((resolve) => provider.once('connection-close', (event) => resolve(event?.code ?? 0)));
    await change('retrait', {});
    const began = Date.now();
    expect(await closed).toBe(4403);
    expect(Date.now() - began).toBeLessThan(5_000);
    provider.destroy();
  } finally {
    await coordinator.close();
    await facilitator.close();
    await portal.stop();
  }
});
