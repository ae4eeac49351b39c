// What has the focus can be seen, and no telephone zooms into a field: on every page, at three sizes.

import type { Page } from '@playwright/test';

import { agendaOf, edit, plan } from '../support/agenda';
import { people, signIn } from '../support/people';
import { at, places } from '../support/site';
import { answered, expect, open, test } from '../support/test';

test.use({ allowed: answered(400, 404) });

const SIZES = [[1280, 800], [768, 1024], [390, 664]] as const;
/** Enough to pass through every kind of control of the longest page. */
const MOST_STOPS = 90;

/** What covers the element that has the focus, if it is wholly covered or outside of the window. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    if (!active || active === document.body) return '';
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
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key);
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    const what = await hidden(page);
    if (what) covered.add(what);
  }
  expect([...covered], `${key} at ${page.viewportSize()?.width} pixels`).toEqual([]);
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
