// Every page, in both languages, with JavaScript and without: it is there, says what it is, and leads to
// itself in the other language.

import { expect, open, settled, test } from '../support/test';
import { LANGS, LANGUAGE, TAG, at, furtherCommunities, other, places } from '../support/site';

const QUERY = '?source=courriel&x=%C3%A9t%C3%A9';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    for (const place of places) {
      for (const lang of LANGS) {
        test(`${place.name} is a page in ${LANGUAGE[lang]} and leads to itself in ${LANGUAGE[other(lang)]}`, async ({
          page,
          baseURL,
        }) => {
          const path = at(place, lang);
          const answer = await open(page, path);
          expect(answer?.status()).toBe(200);
          expect(answer?.headers()['content-language']).toBe(TAG[lang]);
          expect(answer?.headers()['content-type']).toBe('text/html; charset=utf-8');
          await expect(page.locator('html')).toHaveAttribute('lang', TAG[lang]);
          await expect(page.locator('h1')).toHaveCount(1);
          await expect(page.locator('h1')).toContainText(place.heading[lang]);
          await expect(page).toHaveTitle(`${(place.title ?? place.heading)[lang]} · Ensemble`);

          const alternates = await page
            .locator('link[rel=alternate][hreflang]')
            .evaluateAll((links: HTMLLinkElement[]) => links.map((link) => [link.hreflang, link.href]));
          if (place.unlisted) {
            expect(alternates).toEqual([]);
            await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
          } else {
            expect(Object.fromEntries(alternates)).toEqual({
              'fr-CA': `${baseURL}${at(place, 'fr')}`,
              'en-CA': `${baseURL}${at(place, 'en')}`,
              'x-default': `${baseURL}${at(place, 'fr')}`,
            });
            await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${baseURL}${path}`);
            await expect(page.locator('meta[name=robots]')).toHaveCount(0);
          }

          const scripts = page.locator('script, link[rel=modulepreload]');
          if (!place.islands) await expect(scripts, 'a page without an island needs no script').toHaveCount(0);

          await open(page, path + QUERY);
          const there = page.getByRole('banner').getByRole('link', { name: lang === 'fr' ? 'English' : 'Français' });
          await expect(there).toHaveAttribute('lang', TAG[other(lang)]);
          await there.click();
          await expect(page).toHaveURL(at(place, other(lang)) + QUERY);
          await expect(page.locator('html')).toHaveAttribute('lang', TAG[other(lang)]);
          await expect(page.locator('h1')).toContainText(place.heading[other(lang)]);
          await settled(page);
          await page.getByRole('banner').getByRole('link', { name: lang === 'fr' ? 'Français' : 'English' }).click();
          await expect(page).toHaveURL(path + QUERY);
          await settled(page);
        });
      }
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
