// What a first visit weighs on the wire: an old school laptop on a busy network should not wait.

import type { Page } from '@playwright/test';

import { agendaOf, meetingOf, plan } from '../support/agenda';
import { people, signIn } from '../support/people';
import { expect, test } from '../support/test';
import { LANGS, LANGUAGE, at, atRisk, home, meetings, terms } from '../support/site';

const MOST = 40_000;
/** A first visit to a page with small islands, all that comes with it. */
const MOST_SMALL = 150_000;
/** The wasm that several people write an agenda with. */
const MOST_LIVE = 225_000;

/** The script of rich text fields. */
const MOST_RICH_TEXT = 90_000;
/** A first visit to the page on which one writes a reflection: half of it is the wasm that keeps drafts. */
const MOST_WRITING = 275_000;

/** What comes with a first visit, by path, in bytes on the wire. */
async function weigh(page: Page, address: string): Promise<(readonly [string, number])[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const names = new Map<string, string>();
  const weights = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => weights.set(requestId, encodedDataLength));
  await page.goto(address, { waitUntil: 'networkidle' });
  return [...weights].map(([id, bytes]) => [names.get(id)?.replace(/^https?:\/\/[^/]+/, '') ?? '', bytes] as const);
}

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

test('the page on which one writes brings the script of rich text fields, and others do not', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.member);
  const files = await weigh(page, '/fr/reflexions/nouvelle?community=eleves-a-risque');
  const script = files.filter(([name]) => name.includes('/pkg/rich-text'));
  expect(script, JSON.stringify(files)).toHaveLength(1);
  expect(script[0][1]).toBeLessThanOrEqual(MOST_RICH_TEXT);
  expect(whole(files), JSON.stringify(files)).toBeLessThanOrEqual(MOST_WRITING);
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL });
  await signIn(context, 'fr', people.member);
  const read = await weigh(await context.newPage(), at(atRisk, 'fr'));
  expect(read.filter(([name]) => name.includes('rich-text'))).toEqual([]);
  await context.close();
});
