// What a first visit weighs on the wire: an old school laptop on a busy network should not wait.

import type { Page } from '@playwright/test';

import { add, agendaOf, edit, meetingOf, plan, saved } from '../support/agenda';
import { pageOf, people, signIn } from '../support/people';
import { begin, follow, pathOf, planned, withPortal } from '../support/running';
import { expect, open, test } from '../support/test';
import { LANGS, LANGUAGE, at, atRisk, home, meetings, terms } from '../support/site';
import { write } from '../support/writing';

// A test that goes offline, or leaves a page whose wasm is on its way, does so on purpose.
test.use({ allowed: /ERR_INTERNET_DISCONNECTED|net::ERR_ABORTED/ });

const MOST = 40_000;
/** A first visit to a page with small islands, all that comes with it. */
const MOST_SMALL = 156_000;
/** The wasm that several people write an agenda with. */
const MOST_LIVE = 245_000;

/** The page of those who take part in a meeting, with its styles: before fonts and islands. */
const MOST_TAKING_PART = 30_000;

/** The script of rich text fields. */
const MOST_RICH_TEXT = 90_000;
/** A first visit to the page on which one writes a reflection, until one does. */
const MOST_WRITING = 220_000;
/** What writing adds: the wasm that keeps drafts, and the check of what could identify a student. */
const MOST_ADDED = 257_000;

/** Counts what comes from now on, by path, in bytes on the wire. */
async function counted(page: Page): Promise<() => (readonly [string, number])[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const names = new Map<string, string>();
  const weights = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => weights.set(requestId, encodedDataLength));
  return () => [...weights].map(([id, bytes]) => [names.get(id)?.replace(/^https?:\/\/[^/]+/, '') ?? '', bytes] as const);
}

/** What comes with a first visit. */
async function weigh(page: Page, address: string): Promise<(readonly [string, number])[]> {
  const files = await counted(page);
  await page.goto(address, { waitUntil: 'networkidle' });
  return files();
}

const NEW = '/fr/reflexions/nouvelle?community=eleves-a-risque';

const whole = (files: (readonly [string, number])[]): number => files.reduce((all, [, bytes]) => all + bytes, 0);
const wasm = (files: (readonly [string, number])[]) => files.filter(([name]) => name.endsWith('.wasm'));

for (const place of [home, atRisk, meetings, terms]) {
  for (const lang of LANGS) {
    test(`${place.name} in ${LANGUAGE[lang]} weighs at most 40 kB`, async ({ page }) => {
      const files = await weigh(page, at(place, lang));
      const sum = whole(files);
      expect(wasm(files), 'no island, no wasm').toEqual([]);
      expect(sum, JSON.stringify(files)).toBeGreaterThan(5_000);
      expect(sum, JSON.stringify(files)).toBeLessThanOrEqual(MOST);
    });
  }
}

test('an agenda weighs its own wasm to those who write it, and the small one to those who read it', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr', 'community');
  const written = wasm(await weigh(page, agendaOf('fr', id)));
  expect(written, 'one wasm').toHaveLength(1);
  expect(written[0][1]).toBeGreaterThan(50_000);
  expect(written[0][1], written[0][0]).toBeLessThanOrEqual(MOST_LIVE);
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL });
  await signIn(context, 'fr', people.facilitator);
  const read = await weigh(await context.newPage(), meetingOf('fr', id));
  expect(wasm(read), 'one wasm').toHaveLength(1);
  expect(whole(read), JSON.stringify(read)).toBeLessThanOrEqual(MOST_SMALL);
  await context.close();
});

test('the page of those who take part in a meeting of twelve items weighs at most 30 kB before fonts and islands', async ({ browser }) => {
  test.setTimeout(60_000);
  await withPortal('running-weight', async ({ now: portal }) => {
    const facilitator = await pageOf(browser, portal, 'fr', people.facilitator);
    const id = await planned(facilitator.context(), { fr: 'Douze points', en: 'Twelve items' }, 0);
    await edit(facilitator, 'fr', id);
    for (let item = 8; item <= 12; item += 1) await add(facilitator, 'fr', `Point ${item}, avec un titre d’une longueur habituelle`);
    await saved(facilitator, 'fr');
    await begin(facilitator, id);
    for (const [lang, person, item] of [['fr', people.member, 'Point 1 de 12'], ['en', people.memberEn, 'Item 1 of 12']] as const) {
      const page = await pageOf(browser, portal, lang, person);
      const files = await counted(page);
      await follow(page, pathOf(lang, id, 'takePart'));
      await expect(page.locator('.run-now')).toContainText(item);
      await page.waitForLoadState();
      // A page that learns at once that something changed is read a second time, later.
      const first = new Map([...files()].reverse());
      const before = [...first].filter(([name]) => !/\.(wasm|js|woff2)$|^\/live\//.test(name));
      expect(before.map(([name]) => name), 'the page itself is counted').toContain(pathOf(lang, id, 'takePart'));
      expect(whole(before), JSON.stringify(before)).toBeLessThanOrEqual(MOST_TAKING_PART);
      await page.context().close();
    }
    await facilitator.context().close();
  });
});

test('the page on which one writes brings the script of rich text fields, and others do not', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.member);
  const files = await weigh(page, NEW);
  const script = files.filter(([name]) => name.includes('/pkg/rich-text'));
  expect(script, JSON.stringify(files)).toHaveLength(1);
  expect(script[0][1]).toBeLessThanOrEqual(MOST_RICH_TEXT);
  expect(wasm(files), 'no wasm before one writes').toEqual([]);
  expect(whole(files), JSON.stringify(files)).toBeLessThanOrEqual(MOST_WRITING);
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL });
  await signIn(context, 'fr', people.member);
  const read = await weigh(await context.newPage(), at(atRisk, 'fr'));
  expect(read.filter(([name]) => name.includes('rich-text'))).toEqual([]);
  await context.close();
});

test('the page on which one writes brings the wasm with the first key, and keeps what was typed before it came', async ({ page, context }) => {
  await signIn(context, 'fr', people.member);
  const files = await counted(page);
  let go = () => {};
  const waiting = new Promise<void>((resolve) => (go = resolve));
  await page.route('**/pkg/write*.wasm', async (route) => {
    await waiting;
    await route.continue();
  });
  await page.goto(NEW, { waitUntil: 'networkidle' });
  const opened = whole(files());
  const text = `Avant le programme ${Date.now()}`;
  const asked = page.waitForRequest(/\/pkg\/write[^/]*\.wasm$/);
  await write(page, text);
  await asked;
  await expect(page.locator('.draft-state')).not.toContainText(/\d/);
  go();
  await expect(page.locator('.draft-state')).toHaveText(/Brouillon enregistré à \d+ h/, { timeout: 20_000 });
  const loaded = () => wasm(files()).map(([name]) => name.replace(/.*\/([a-z]+)[^/]*$/, '$1')).sort();
  await expect.poll(loaded).toEqual(['pii', 'write']);
  const all = files();
  expect(whole(all) - opened, JSON.stringify(all)).toBeGreaterThan(100_000);
  expect(whole(all) - opened, JSON.stringify(all)).toBeLessThanOrEqual(MOST_ADDED);
  await page.goto('/fr/mes-reflexions');
  await expect(page.getByRole('link', { name: text }), 'the draft is there').toBeVisible();
});

test('a form that is sent before the wasm came waits for it, and is sent without it when it does not come', async ({ page, context }) => {
  test.setTimeout(60_000);
  await signIn(context, 'fr', people.member);
  await page.route('**/pkg/write*.wasm', () => new Promise(() => undefined));
  await page.goto(NEW, { waitUntil: 'networkidle' });
  const text = `Sans programme ${Date.now()}`;
  await write(page, text);
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.locator('.prose').first()).toHaveText(text, { timeout: 20_000 });
});

test('a draft that the device has is offered before a key is pressed', async ({ page, context }) => {
  await signIn(context, 'fr', people.member);
  await open(page, NEW);
  await context.setOffline(true);
  const text = `Sur l’appareil ${Date.now()}`;
  await write(page, text);
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft/')).length)).toBe(1);
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(NEW);
  await expect(again.locator('.their-version')).toHaveText(text, { timeout: 20_000 });
  await again.close();
});
