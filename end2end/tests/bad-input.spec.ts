// What cannot be answered is answered all the same: with the right status, in the reader's language,
// with a number to quote and ways on.

import type { Page, Response } from '@playwright/test';

import { answered, expect, open, settled, test } from '../support/test';
import { LANGS, LANGUAGE, TAG, at, communities, type Lang } from '../support/site';

const TEN_MEGABYTES = 10 * 1024 * 1024;

const TITLE: Record<number, Record<Lang, string>> = {
  400: { fr: 'Nous ne comprenons pas cette adresse ou ce formulaire', en: 'We cannot read this request' },
  404: { fr: 'Cette page n’existe pas', en: 'This page does not exist' },
  405: { fr: 'Cette adresse ne s’utilise pas ainsi', en: 'This address does not work that way' },
  413: { fr: 'L’envoi est trop volumineux', en: 'Too large to send' },
};

/** The page says what is wrong, in the shell, and where to go from here. */
async function isOurs(page: Page, answer: Response | null, status: number, lang: Lang) {
  expect(answer?.status()).toBe(status);
  expect(answer?.headers()['content-language']).toBe(TAG[lang]);
  await expect(page.locator('html')).toHaveAttribute('lang', TAG[lang]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE[status][lang]);
  await expect(page.getByRole('banner').getByRole('link', { name: 'Ensemble' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: lang === 'fr' ? 'Retour à l’accueil' : 'Back to the home page' })).toHaveAttribute('href', `/${lang}`);
  await expect(main.getByRole('link', { name: lang === 'fr' ? 'Voir les communautés' : 'See communities' })).toHaveAttribute('href', at(communities, lang));
  const number = answer?.headers()['x-request-id'];
  expect(number).toMatch(/^[0-9a-f]{32}$/);
  await expect(main.getByText(`${lang === 'fr' ? 'Numéro de référence\u00a0:' : 'Request number:'} ${number}`)).toBeVisible();
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('link[rel=alternate]')).toHaveCount(0);
}

const CASES: [string, number, Record<Lang, string>][] = [
  ['a page that does not exist', 404, { fr: '/fr/introuvable', en: '/en/nowhere' }],
  ['an address too deep', 404, { fr: '/fr/communautes/eleves-a-risque/x/y', en: '/en/communities/students-at-risk/x/y' }],
  ['the other language’s segment', 404, { fr: '/fr/communities', en: '/en/communautes' }],
  ['an unknown community', 404, { fr: '/fr/communautes/pirates', en: '/en/communities/pirates' }],
  ['the meetings of an unknown community', 404, { fr: '/fr/communautes/pirates/rencontres', en: '/en/communities/pirates/meetings' }],
  ['a meeting that is none', 404, { fr: '/fr/rencontres/demain', en: '/en/meetings/tomorrow' }],
  ['a meeting that was never held', 404, { fr: '/fr/rencontres/01890000-0000-7000-8000-000000000000', en: '/en/meetings/01890000-0000-7000-8000-000000000000' }],
  ['a page of the list beyond the last', 404, { fr: '/fr/communautes?page=99', en: '/en/communities?page=99' }],
  ['a page of the list that is no number', 404, { fr: '/fr/communautes?page=un', en: '/en/communities?page=one' }],
  ['broken percent-encoding', 400, { fr: '/fr/%zz', en: '/en/%zz' }],
  ['bytes that are no text', 400, { fr: '/fr/communautes/%e9t%e9', en: '/en/communities/%e9t%e9' }],
  ['a control character in the path', 400, { fr: '/fr/communautes/a%00b', en: '/en/communities/a%00b' }],
];

test.describe('a page in the reader’s language answers', () => {
  test.use({ allowed: answered(400, 404) });

  for (const [what, status, paths] of CASES) {
    test(`${what}: ${status}`, async ({ page }) => {
      for (const lang of LANGS) await isOurs(page, await page.goto(paths[lang]), status, lang);
    });
  }

  for (const [lang, locale] of [['fr', 'fr-CA'], ['en', 'en-CA']] as const) {
    test.describe(`to a reader of ${LANGUAGE[lang]}`, () => {
      test.use({ locale });
      test('an unknown language: 404', async ({ page }) => {
        for (const path of ['/de/communautes', '/communautes', '/index.php']) {
          await isOurs(page, await page.goto(path), 404, lang);
        }
      });
    });
  }
});

test.describe('a filter that no form offers', () => {
  for (const lang of LANGS) {
    test(`is told, and the form is still there, in ${LANGUAGE[lang]}`, async ({ page }) => {
      const answer = await open(page, `${at(communities, lang)}?kind=pirate&level=primary`);
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()['content-language']).toBe(TAG[lang]);
      const sentence = { fr: 'Ce filtre n’existe pas. Voici toutes les communautés.', en: 'That filter does not exist. Here are all the communities.' };
      await expect(page.getByText(sentence[lang], { exact: true })).toBeVisible();
      await expect(page.getByRole('search').getByRole('combobox')).toHaveCount(4);
      await expect(page.getByRole('main').locator('h3 a:is([href*="/communautes/"], [href*="/communities/"])')).toHaveCount(12);
      await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
    });
  }
});

test.describe('a form that no page has', () => {
  test.use({ allowed: answered(405, 413) });

  for (const lang of LANGS) {
    for (const [size, bytes, statuses] of [['small', 10, [405]], ['of 10 MB', TEN_MEGABYTES, [413, 405]]] as const) {
      test(`is refused on a page in ${LANGUAGE[lang]}: ${size}`, async ({ page }) => {
        await open(page, at(communities, lang));
        const coming = page.waitForResponse((response) => response.request().method() === 'POST');
        await page.evaluate((length) => {
          const form = document.createElement('form');
          form.method = 'post';
          form.enctype = 'multipart/form-data';
          const field = document.createElement('input');
          field.type = 'hidden';
          field.name = 'note';
          field.value = 'x'.repeat(length);
          form.append(field);
          document.body.append(form);
          form.submit();
        }, bytes);
        const answer = await coming;
        await settled(page);
        expect(statuses).toContain(answer.status());
        await isOurs(page, answer, answer.status(), lang);
      });
    }
  }
});

test('a form sent from another site is refused on a page', async ({ request }) => {
  const answer = await request.post('/fr/communautes', {
    headers: { origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site' },
    form: { note: 'x' },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain('Le formulaire n’a pas été accepté');
});

test('an address of 20,000 characters is answered, and the portal goes on', async ({ request }) => {
  const answer = await request.get(`/fr/${'a'.repeat(20_000)}`);
  expect([404, 414]).toContain(answer.status());
  expect((await request.get('/fr')).status()).toBe(200);
});

test('what a query says is never markup', async ({ page }) => {
  const query = '?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E';
  await page.goto(`/fr/a-propos${query}`);
  await expect(page.locator('script')).toHaveCount(0);
  await expect(page.getByRole('banner').getByRole('link', { name: 'English' })).toHaveAttribute('href', `/en/about${query}`);
});
