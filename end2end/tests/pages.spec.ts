// Every page, in both languages, with JavaScript and without: it is there, says what it is, and leads to
// itself in the other language.

import type { Page, Response } from '@playwright/test';

import { expect, open, settled, test } from '../support/test';
import { LANGS, LANGUAGE, TAG, at, furtherCommunities, other, places, type Lang, type Place } from '../support/site';

const QUERY = '?source=courriel&x=%C3%A9t%C3%A9';
const SWITCH = { fr: 'English', en: 'Français' };

async function isItself(page: Page, answer: Response | null, place: Place, lang: Lang, base = '') {
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()['content-language']).toBe(TAG[lang]);
  expect(answer?.headers()['content-type']).toBe('text/html; charset=utf-8');
  await expect(page).toHaveURL(at(place, lang) + QUERY);
  await expect(page.locator('html')).toHaveAttribute('lang', TAG[lang]);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('h1')).toContainText(place.heading[lang]);
  await expect(page).toHaveTitle(`${(place.title ?? place.heading)[lang]} · Ensemble`);
  await expect(page.getByRole('banner').getByRole('link', { name: SWITCH[lang] })).toHaveAttribute('lang', TAG[other(lang)]);

  const alternates = await page
    .locator('link[rel=alternate][hreflang]')
    .evaluateAll((links: HTMLLinkElement[]) => links.map((link) => [link.hreflang, link.href]));
  if (place.unlisted) {
    expect(alternates).toEqual([]);
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  } else {
    expect(Object.fromEntries(alternates)).toEqual({
      'fr-CA': base + at(place, 'fr'),
      'en-CA': base + at(place, 'en'),
      'x-default': base + at(place, 'fr'),
    });
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', base + at(place, lang));
    await expect(page.locator('meta[name=robots]')).toHaveCount(0);
  }

  const scripts = page.locator('script, link[rel=modulepreload]');
  if (!place.islands) await expect(scripts, 'a page without an island needs no script').toHaveCount(0);
}

/** Follows the language switch, and waits for the page it leads to. */
async function change(page: Page, from: Lang, to: string): Promise<Response> {
  const coming = page.waitForResponse((answer) => answer.url().endsWith(to));
  await page.getByRole('banner').getByRole('link', { name: SWITCH[from] }).click();
  const answer = await coming;
  await expect(page).toHaveURL(to);
  await settled(page);
  return answer;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    for (const place of places) {
      test(`${place.name} is a page in French, and in English one click away`, async ({ page, baseURL }) => {
        const [fr, en] = [at(place, 'fr') + QUERY, at(place, 'en') + QUERY];
        await isItself(page, await open(page, fr), place, 'fr', baseURL);
        await isItself(page, await change(page, 'fr', en), place, 'en', baseURL);
        await change(page, 'en', fr);
      });
    }
  });
}

test('every community has its page in both languages', async ({ request }) => {
  for (const place of furtherCommunities) {
    for (const lang of LANGS) {
      const answer = await request.get(at(place, lang), { maxRedirects: 0 });
      expect(answer.status(), at(place, lang)).toBe(200);
      const html = await answer.text();
      expect(html.replace(/<[^>]*>/g, '')).toContain(place.heading[lang]);
      expect(html).toContain(`href="${at(place, other(lang))}"`);
    }
  }
});

for (const lang of LANGS) {
  test(`every link of the portal leads somewhere in ${LANGUAGE[lang]}`, async ({ request, baseURL }) => {
    const seen = new Set<string>([`/${lang}`]);
    for (const path of seen) {
      const answer = await request.get(path, { maxRedirects: 0 });
      // What is for those who are signed in leads to signing in first.
      if (/^\/(fr\/connexion|en\/sign-in)\?next=/.test(answer.headers()['location'] ?? '')) continue;
      expect(answer.status(), path).toBe(200);
      if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
      for (const [, href] of (await answer.text()).matchAll(/\shref="([^"]+)"/g)) {
        const url = new URL(href.replaceAll('&amp;', '&'), `${baseURL}${path}`);
        if (url.origin === baseURL) seen.add(url.pathname + url.search);
      }
    }
    expect(seen.size).toBeGreaterThan(60);
  });
}
