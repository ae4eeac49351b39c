// Meetings that run: a portal of one's own for a test, a meeting in it, and the ways to its pages.

import type { Browser, BrowserContext, Page, Request } from '@playwright/test';

import { axeOn } from './axe';
import { faults } from './markup';
import { pageOf, people, type Person } from './people';
import { startPortal } from './portal.mjs';
import type { Lang } from './site';
import { expect } from './test';

export type Portal = Awaited<ReturnType<typeof startPortal>>;

export const COMMUNITY = { fr: '/fr/communautes/eleves-a-risque', en: '/en/communities/students-at-risk' } as const;
const MEETINGS = { fr: '/fr/rencontres', en: '/en/meetings' } as const;
/** The pages of a meeting. */
const PLACES = {
  meeting: { fr: '', en: '' },
  facilitate: { fr: '/animer', en: '/facilitate' },
  screen: { fr: '/ecran', en: '/screen' },
  takePart: { fr: '/participer', en: '/take-part' },
  speaking: { fr: '/parole', en: '/speaking' },
  notes: { fr: '/notes', en: '/notes' },
  tables: { fr: '/tables', en: '/tables' },
  makeTables: { fr: '/tables/preparer', en: '/tables/prepare' },
  results: { fr: '/tables/resultats', en: '/tables/results' },
  minutes: { fr: '/compte-rendu', en: '/minutes' },
  participation: { fr: '/participation', en: '/participation' },
  codevelopment: { fr: '/codeveloppement', en: '/codevelopment' },
  guide: { fr: '/guide-discussion', en: '/discussion-guide' },
  compare: { fr: '/guide-discussion/comparer', en: '/discussion-guide/compare' },
} as const;

export const pathOf = (lang: Lang, meeting: string, place: keyof typeof PLACES): string => `${MEETINGS[lang]}/${meeting}${PLACES[place][lang]}`;

/** Runs a portal with the demonstration while something is done; it is stopped in any case. */
export async function withPortal(log: string, work: (portal: { now: Portal }) => Promise<void>): Promise<void> {
  const portal = { now: await startPortal({ log }) };
  try {
    await work(portal);
  } finally {
    await portal.now.stop();
  }
}

/** A moment as forms take it: a day and an hour in Québec. */
function local(at: number): { day: string; begins: string } {
  const [day, begins] = new Date(at).toLocaleString('sv-SE', { timeZone: 'America/Toronto' }).split(' ');
  return { day, begins: begins.slice(0, 5) };
}

/** Plans and publishes a meeting that begins in so many days, as the facilitator who is signed in; its id. */
export async function planned(context: BrowserContext, title: { fr: string; en: string }, days: number, agenda = 'community'): Promise<string> {
  const form = {
    'title.fr': title.fr, 'title.en': title.en, settled: 'day', ...local(Date.now() + days * 86_400_000), minutes: '90', modality: 'virtual',
    video: 'https://video.ensemble.example/essai', agenda,
  };
  const answer = await context.request.post(`${COMMUNITY.fr}/rencontres/nouvelle`, { form, maxRedirects: 0 });
  expect(answer.status(), 'planning a meeting').toBe(303);
  const id = answer.headers().location.split('/').pop()!.split('?')[0];
  const published = await context.request.post(`${MEETINGS.fr}/${id}/publier`, { form: { confirmed: '1' }, maxRedirects: 0 });
  expect(published.status(), 'publishing it').toBe(303);
  return id;
}

/** Sends a form as a browser without JavaScript does. */
export async function send(page: Page, path: string, form: Record<string, string>): Promise<void> {
  const answer = await page.context().request.post(path, { form, maxRedirects: 0 });
  expect(answer.status(), path).toBe(303);
}

/** Begins a meeting of the facilitator, and ends it. */
export const begin = (facilitator: Page, id: string): Promise<void> => send(facilitator, `${pathOf('fr', id, 'facilitate')}/commencer`, {});
export const end = (facilitator: Page, id: string): Promise<void> => send(facilitator, `${pathOf('fr', id, 'facilitate')}/terminer`, {});

/** A meeting under way: its facilitator's page, which follows it, and its id. */
export async function begun(browser: Browser, portal: Portal): Promise<{ facilitator: Page; id: string }> {
  const facilitator = await pageOf(browser, portal, 'fr', people.facilitator);
  const id = await planned(facilitator.context(), { fr: 'Observer ensemble', en: 'Observing together' }, 0);
  await begin(facilitator, id);
  await follow(facilitator, pathOf('fr', id, 'facilitate'));
  return { facilitator, id };
}

/** Makes tables of two of everyone, and sends people to them, as the facilitator. */
export async function makeTables(facilitator: Page, id: string): Promise<void> {
  await facilitator.goto(pathOf('fr', id, 'makeTables'));
  await facilitator.locator('#size').selectOption('2');
  await facilitator.getByRole('button', { name: 'Former les tables', exact: true }).click();
  await facilitator.locator('#tables').getByRole('button', { name: 'Commencer', exact: true }).click();
  await expect(facilitator.locator('#tables').getByRole('button', { name: 'Ramener tout le monde' }).first()).toBeVisible();
}

/** Makes an observer of the community a member, as the facilitator who is signed in. */
export async function makeMember(page: Page, { name }: Person): Promise<void> {
  await page.goto(`${COMMUNITY.fr}/membres`);
  const person = page.locator('details').filter({ has: page.locator('summary', { hasText: name }) }).locator('form[action$="/role"] input[name="person"]');
  const form = { person: (await person.first().getAttribute('value'))!, role: 'member' };
  const answer = await page.context().request.post(`${COMMUNITY.fr}/membres/role`, { form, maxRedirects: 0 });
  expect(answer.status(), 'giving a role').toBe(303);
}

const follows = (request: Request): boolean => request.url().includes('/live/run/');

/** Does what leads to a page with a clock, and waits until that page follows the meeting. */
export async function following(page: Page, go: () => Promise<unknown>): Promise<void> {
  const followed = page.waitForRequest(follows);
  await go();
  await followed;
}

/** Opens a page with a clock. */
export const follow = (page: Page, path: string): Promise<void> => following(page, () => page.goto(path));

const run = (page: Page) => page.locator('[data-run]');

/** The item that a page shows as the current one. */
export const currentItem = async (page: Page): Promise<string> => (await run(page).getAttribute('data-item'))!;

/** All pages show this item. */
export async function allAt(pages: Page[], item: string): Promise<void> {
  for (const page of pages) await expect(run(page), page.url()).toHaveAttribute('data-item', item);
}

/** What a page shows as the beginning of the current item, what it took before, and its length. */
export async function clockOf(page: Page): Promise<{ since: number; spent: number; length: number }> {
  const number = async (name: string) => Number(await run(page).getAttribute(`data-${name}`));
  return { since: await number('since'), spent: await number('spent'), length: await number('length') };
}

/** A page shows the minutes that are left by the server's clock, which is this machine's. */
export async function showsTrueTime(page: Page): Promise<void> {
  await expect(async () => {
    const { since, spent, length } = await clockOf(page);
    const left = () => Math.ceil((length - spent - (Date.now() - since)) / 60_000);
    const before = left();
    const shown = Number(/^\d+/.exec((await page.locator('[data-clock=item]').first().textContent())!)?.[0]);
    expect([before, left()]).toContain(shown);
  }).toPass({ timeout: 10_000 });
}

/** Does what sends a form, and waits until it was taken; where a page answers, until that page is there. */
export async function sent(page: Page, send: () => Promise<unknown>): Promise<void> {
  // Not the draft, which is saved before the form is sent.
  const taken = page.waitForResponse((answer) => answer.request().method() === 'POST' && !answer.url().includes('/drafts/keep'));
  const left = page.waitForEvent('framenavigated');
  // What is done in place leads to no page.
  left.catch(() => undefined);
  await send();
  if ((await taken).request().isNavigationRequest()) await left;
  await page.waitForLoadState();
}

/** Opens what is folded, unless it is open. */
export async function unfold(page: Page, selector: string): Promise<void> {
  const details = page.locator(selector);
  if ((await details.getAttribute('open')) === null) await details.locator('> summary').click();
}

/** Chooses the option of a list whose words begin with these. */
export async function chooseOption(page: Page, selector: string, name: string): Promise<void> {
  const list = page.locator(selector);
  const value = await list.locator('option').filter({ hasText: name }).first().getAttribute('value');
  await list.selectOption(value!);
}

export const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Scheme = 'light' | 'dark';

/** The page shown is valid, axe finds nothing in it in these schemes at this width, and it fits a narrow telephone. */
export async function examine(page: Page, width = 1280, schemes: readonly Scheme[] = ['light', 'dark']): Promise<void> {
  const address = page.url();
  for (const colorScheme of schemes) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await axeOn(page).withTags(LEVELS).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
    expect.soft(found, `${address}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${address} at 320 pixels`).toBeLessThanOrEqual(320);
  const html = await (await page.context().request.get(address)).text();
  expect.soft(await faults(html), address).toEqual([]);
}
