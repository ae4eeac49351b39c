// What has the focus can be seen, and no telephone zooms into a field: on every page, at three sizes.

import type { Page } from '@playwright/test';

import { agendaOf, edit, plan } from '../support/agenda';
import { callPath, OPEN_CALL } from '../support/calls';
import { pageOf, people, type Person, signIn } from '../support/people';
import { begun, COMMUNITY, end, follow, pathOf, sent, withPortal } from '../support/running';
import { at, places } from '../support/site';
import { answered, expect, open, test } from '../support/test';

test.use({ allowed: answered(400, 404) });

const SIZES = [[1280, 800], [768, 1024], [390, 664]] as const;
/** More than any page has: a walk ends where the page does. */
const MOST_STOPS = 400;

/** What has the focus, if it is wholly covered or outside of the window; `null` where nothing has it. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    if (!active || active === document.body) return null;
    const boxes = [...active.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (boxes.length === 0) return '';
    const points = boxes.flatMap(({ left, right, top, bottom }) => {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return [[x, y], [left + 2, y], [right - 2, y], [x, top + 2], [x, bottom - 2]];
    });
    const seen = points.some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      const label = there?.closest('label');
      return there && (active.contains(there) || there.contains(active) || label?.control === active);
    });
    return seen ? '' : `${active.tagName} “${(active.textContent || active.id).trim().slice(0, 40)}”`;
  });

async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const covered = new Set<string>();
  let stops = 0;
  for (; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press(key);
    const what = await hidden(page);
    if (what === null) break;
    if (what) covered.add(what);
  }
  const where = `${key} at ${page.viewportSize()?.width} pixels on ${new URL(page.url()).pathname}`;
  expect.soft([...covered], where).toEqual([]);
  expect(stops, `${where} has stops`).toBeGreaterThan(3);
  expect(stops, `${where} comes to an end`).toBeLessThan(MOST_STOPS);
}

/** Fields into which an iPhone zooms: their letters are smaller than 16 pixels. */
const smallFields = (page: Page) =>
  page.locator('input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), select, textarea').evaluateAll((fields) =>
    fields
      .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
      .map((field) => `${field.tagName} ${field.id || (field as HTMLInputElement).name}`),
  );

for (const place of places) {
  test(`${place.name}: the focus is seen at every stop, and fields are large enough`, async ({ page }) => {
    test.setTimeout(90_000);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await open(page, at(place, 'fr'));
      await walk(page, 'Tab');
      await walk(page, 'Shift+Tab');
    }
    expect(await smallFields(page)).toEqual([]);
  });
}

test('signed in: fields are large enough, folded ones too', async ({ page }) => {
  test.setTimeout(90_000);
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr', 'community');
  await page.setViewportSize({ width: 390, height: 664 });
  const paths = [
    '/fr/compte',
    '/fr/compte/profil',
    '/fr/repertoire',
    '/fr/recherche',
    '/fr/reflexions/nouvelle',
    '/fr/communautes/eleves-a-risque/membres',
    '/fr/communautes/eleves-a-risque/reflexions',
    '/fr/communautes/eleves-a-risque/rencontres/nouvelle',
    agendaOf('fr', id),
  ];
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect.soft(await smallFields(page), path).toEqual([]);
  }
  await page.goto('/fr/communautes/eleves-a-risque/reflexions');
  await page.locator('main .feed-entry h3 a').first().click();
  await expect(page).toHaveURL(/\/fr\/reflexions\/[0-9a-f-]{36}/);
  await page.waitForLoadState('networkidle');
  expect(await smallFields(page), 'a reflection with its comments').toEqual([]);
});

test('the editor of an agenda: the focus is seen at every stop', async ({ page }) => {
  test.setTimeout(90_000);
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr', 'community');
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await edit(page, 'fr', id);
    await page.locator('.agenda-editor textarea').last().focus();
    await walk(page, 'Shift+Tab');
  }
});

/** Walks through a page in both directions at each size, and looks at its fields. */
async function walkThrough(page: Page, go: () => Promise<unknown>): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await go();
    await walk(page, 'Tab');
    await walk(page, 'Shift+Tab');
  }
  expect.soft(await smallFields(page), new URL(page.url()).pathname).toEqual([]);
}

const SIGNED_IN: [name: string, person: Person, paths: string[]][] = [
  ['writing a reflection', people.member, ['/fr/reflexions/nouvelle?community=eleves-a-risque']],
  ['members and notifications', people.facilitator, [`${COMMUNITY.fr}/membres`, '/fr/notifications']],
  ['answering a call', people.memberEn, [callPath('fr', OPEN_CALL, 'answer')]],
  ['the administration of a call', people.coordinator, (['overview', 'texts', 'questions', 'answers', 'needs'] as const).map((each) => callPath('fr', OPEN_CALL, each))],
];

for (const [name, person, paths] of SIGNED_IN) {
  test(`${name}: the focus is seen at every stop, and fields are large enough`, async ({ page }) => {
    test.setTimeout(180_000);
    await signIn(page.context(), 'fr', person);
    for (const path of paths) await walkThrough(page, () => open(page, path));
  });
}

test('a meeting that runs, its minutes, and a guide: the focus is seen at every stop, and fields are large enough', async ({ browser }) => {
  test.setTimeout(240_000);
  await withPortal('focus', async ({ now: portal }) => {
    const { facilitator, id } = await begun(browser, portal);
    const member = await pageOf(browser, portal, 'fr', people.member);
    await walkThrough(facilitator, () => follow(facilitator, pathOf('fr', id, 'facilitate')));
    await walkThrough(member, () => follow(member, pathOf('fr', id, 'takePart')));
    await end(facilitator, id);
    await walkThrough(facilitator, () => open(facilitator, `${pathOf('fr', id, 'minutes')}/modifier`));

    await facilitator.goto(`${COMMUNITY.fr}/guides/nouveau`);
    await facilitator.locator('#title-fr').fill('Voir de près');
    await sent(facilitator, () => facilitator.getByRole('button', { name: 'Commencer', exact: true }).click());
    const composing = facilitator.url();
    await walkThrough(facilitator, () => open(facilitator, composing));
    for (const page of [facilitator, member]) await page.context().close();
  });
});
