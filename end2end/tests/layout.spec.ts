// Pages fit, hold still, grow to 400 %, and print.

import type { Page } from '@playwright/test';

import { people, signIn } from '../support/people';
import { answered, expect, open, settled, test } from '../support/test';
import { LANGS, LANGUAGE, at, atRisk, communities, failures, furtherCommunities, places } from '../support/site';

test.use({ allowed: answered(400, 404) });

// A screen of 1280 × 1024 at 400 %.
const ENLARGED = { width: 320, height: 256 };

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node?: Element; previousRect: DOMRect; currentRect: DOMRect }[];
}

/** Adds up how far things move without being asked to, from the first moment on. */
async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    const shifts: { value: number; what: string }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      const place = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(' ');
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        const what = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${node?.nodeName} ${node?.className}: ${place(previousRect)} → ${place(currentRect)}`,
        );
        if (!hadRecentInput) shifts.push({ value, what: what.join('; ') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const shifts = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return (window as unknown as { shifts: { value: number; what: string }[] }).shifts;
  });

/** What reaches out of the window sideways, unless it scrolls within its own frame. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over <= 0) return [];
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.trim().slice(0, 40)}”`);
    return [`${over} px too wide`, ...wide.slice(0, 5)];
  });

/** Nothing stays in front of the text, nothing is cut off, and the menu shows all its links. */
async function usableWhenEnlarged(page: Page) {
  expect(await tooWide(page)).toEqual([]);
  const { stuck, clipped } = await page.evaluate(() => {
    const seen = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => element.checkVisibility());
    const style = (element: HTMLElement) => getComputedStyle(element);
    return {
      stuck: seen
        .filter((element) => ['fixed', 'sticky'].includes(style(element).position))
        .filter((element) => element.getBoundingClientRect().height > innerHeight / 3)
        .map((element) => element.className),
      clipped: seen
        .filter((element) => element.matches('h1, h2, h3, p, li, dt, dd, a, button, label, select'))
        .filter((element) => !element.closest('.visually-hidden, [aria-hidden=true]'))
        .filter((element) => ['hidden', 'clip'].includes(style(element).overflowX) && element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.textContent?.trim()),
    };
  });
  expect(stuck, 'what stays in front of the text').toEqual([]);
  expect(clipped, 'text that is cut off').toEqual([]);

  const heading = page.getByRole('heading', { level: 1 });
  await heading.scrollIntoViewIfNeeded();
  await expect(heading).toBeInViewport({ ratio: 0.9 });
  await page.getByRole('banner').getByRole('button', { name: 'Menu' }).click();
  for (const link of await page.getByRole('banner').getByRole('navigation').getByRole('link').all()) {
    await link.scrollIntoViewIfNeeded();
    await expect(link).toBeInViewport({ ratio: 0.9 });
  }
}

for (const place of [...places, ...failures]) {
  for (const lang of LANGS) {
    test(`${place.name} in ${LANGUAGE[lang]} holds still, fits every screen, and can be enlarged to 400 %`, async ({ page }) => {
      await watchShifts(page);
      for (const [width, height] of [[1280, 800], [320, 568]]) {
        await page.setViewportSize({ width, height });
        await open(page, at(place, lang));
        const moved = await shifts(page);
        const sum = moved.reduce((all, { value }) => all + value, 0);
        expect(sum, `layout shift at ${width} pixels: ${JSON.stringify(moved)}`).toBeLessThan(0.01);
        expect(await tooWide(page), `at ${width} pixels`).toEqual([]);
      }
      await page.setViewportSize({ width: 768, height: 1024 });
      expect(await tooWide(page), 'at 768 pixels').toEqual([]);
      await page.setViewportSize(ENLARGED);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await usableWhenEnlarged(page);
    });
  }
}

test('every community fits 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const place of furtherCommunities) {
    for (const lang of LANGS) {
      await open(page, at(place, lang));
      expect.soft(await tooWide(page), at(place, lang)).toEqual([]);
    }
  }
});

for (const lang of LANGS) {
  test(`the way to sign in takes one line on a telephone, in ${LANGUAGE[lang]}`, async ({ page }) => {
    await open(page, at(places[0], lang));
    const link = page.locator('.account .sign-in');
    await expect(link).toBeVisible();
    for (const width of [320, 360, 374, 375, 390, 412, 424, 425]) {
      await page.setViewportSize({ width, height: 640 });
      const lines = await link.evaluate((element) => {
        const text = document.createRange();
        text.selectNodeContents(element);
        return text.getClientRects().length;
      });
      expect.soft(lines, `at ${width} pixels`).toBe(1);
      expect.soft(await tooWide(page), `at ${width} pixels`).toEqual([]);
    }
  });
}

test.describe('enlarged to 400 %', () => {
  test.use({ viewport: ENLARGED });

  test('filters are chosen and sent', async ({ page }) => {
    await open(page, at(communities, 'fr'));
    await page.getByLabel('Profession').selectOption('psychologist');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await expect(page).toHaveURL(/profession=psychologist/);
    await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveText('Psychologues');
    await settled(page);
  });
});

test.describe('with text spaced as WCAG 1.4.12 allows readers to', () => {
  test.use({ bypassCSP: true });

  for (const place of [places[0], communities, atRisk]) {
    test(`${place.name} still fits 320 pixels`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 568 });
      await open(page, at(place, 'fr'));
      await page.addStyleTag({
        content:
          '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
      });
      expect(await tooWide(page)).toEqual([]);
    });
  }
});

for (const lang of LANGS) {
  test(`on paper a community is its text, without what one clicks, in ${LANGUAGE[lang]}`, async ({ page }) => {
    await page.goto(at(atRisk, lang));
    const controls = page.locator('.skip, .masthead nav, .masthead .lang, .masthead .menu-button, .crumbs, .tabs, .foot nav');
    await page.emulateMedia({ media: 'print' });
    for (const control of await controls.all()) await expect(control).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main').locator('.prose')).toBeVisible();
    const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(background).toBe('rgb(255, 255, 255)');
  });
}

for (const lang of LANGS) {
  test(`on paper the meetings of a community are its year by date, without the ways to change it, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.facilitator);
    await page.goto(`${at(atRisk, lang)}/${lang === 'fr' ? 'rencontres' : 'meetings'}`);
    const year = page.locator('section[aria-labelledby="by-date"]');
    const tools = page.locator('.no-print');
    expect(await tools.count(), 'facilitators have ways to change the year').toBeGreaterThan(1);
    await expect(tools.first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    for (const tool of await tools.all()) await expect(tool).toBeHidden();
    await expect(year.locator('.timeline')).toBeVisible();
    await expect(year.locator('.timeline > li').first()).toBeVisible();
    expect(await tooWide(page)).toEqual([]);
  });
}
