// Which language one gets, and what is said of a text that is not in it.

import { expect, open, test } from '../support/test';
import { LANGS, LANGUAGE, TAG, at, communities, englishSector, managers, other, places } from '../support/site';

const OLD = '/fr/communautes/conseillers-d-orientation';

test.describe('the door without a language', () => {
  const asked: [string, Record<string, string>, string][] = [
    ['nothing known: French', {}, '/fr'],
    ['English asked for', { 'accept-language': 'en-US,en;q=0.9' }, '/en'],
    ['French preferred to English', { 'accept-language': 'de, en-CA;q=0.7, fr;q=0.8' }, '/fr'],
    ['neither: French', { 'accept-language': 'de-CH, it;q=0.4' }, '/fr'],
    ['English chosen earlier', { 'accept-language': 'fr-CA', cookie: 'lang=en' }, '/en'],
    ['French chosen earlier', { 'accept-language': 'en-CA', cookie: 'a=b; lang=fr' }, '/fr'],
    ['a choice that cannot be', { 'accept-language': 'en-CA', cookie: 'lang=xx' }, '/en'],
  ];
  for (const [why, headers, to] of asked) {
    test(`leads to ${to}: ${why}`, async ({ baseURL }) => {
      const answer = await fetch(`${baseURL}/`, { headers: { 'accept-language': '', ...headers }, redirect: 'manual' });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(to);
      expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-language');
      expect(answer.headers.get('vary')?.toLowerCase()).toContain('cookie');
    });
  }

  test('remembers the language that was read last', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL('/fr');
    await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL('/en');
    await page.goto('/');
    await expect(page).toHaveURL('/en');
    await page.getByRole('banner').getByRole('link', { name: 'Français' }).click();
    await expect(page).toHaveURL('/fr');
    await page.goto('/');
    await expect(page).toHaveURL('/fr');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'lang', value: 'fr', httpOnly: true, sameSite: 'Lax', path: '/' });
  });
});

test.describe('an address that is not the right one any more, or not in this language', () => {
  const moved = [
    ['an English slug under /fr', '/fr/communautes/guidance-counsellors', '/fr/communautes/orientation'],
    ['a French slug under /en', '/en/communities/orientation', '/en/communities/guidance-counsellors'],
    ['an old slug', OLD, '/fr/communautes/orientation'],
    ['an old slug, to the meetings', `${OLD}/rencontres`, '/fr/communautes/orientation/rencontres'],
    ['an old slug, to the reflections', `${OLD}/reflexions`, '/fr/communautes/orientation/reflexions'],
    ['an English page under /fr', '/fr/privacy', '/fr/confidentialite'],
    ['a French page under /en', '/en/nous-joindre', '/en/contact'],
  ];
  for (const [why, from, to] of moved) {
    test(`leads on, query and all: ${why}`, async ({ request }) => {
      for (const query of ['', '?source=courriel&x=%C3%A9t%C3%A9']) {
        const answer = await request.get(from + query, { maxRedirects: 0 });
        expect(answer.status()).toBe(308);
        expect(answer.headers().location).toBe(to + query);
        expect((await request.get(to + query, { maxRedirects: 0 })).status()).toBe(200);
      }
    });
  }
});

test.describe('a text that was not translated', () => {
  test('is shown in its own language, marked so, after a notice', async ({ page }) => {
    await page.goto(at(englishSector, 'fr'));
    const prose = page.getByRole('main').locator('.prose');
    await expect(prose).toHaveAttribute('lang', 'en-CA');
    await expect(prose).toContainText('English schools are often spread over a wide area');
    await expect(page.getByText('Ce passage existe en anglais seulement.', { exact: true })).toBeVisible();
  });

  test('needs neither mark nor notice in its own language', async ({ page }) => {
    await page.goto(at(englishSector, 'en'));
    const prose = page.getByRole('main').locator('.prose');
    await expect(prose).toContainText('English schools are often spread over a wide area');
    await expect(prose).not.toHaveAttribute('lang');
    await expect(page.getByText(/exists in (English|French) only/)).toHaveCount(0);
  });
});

test.describe('a translation that fell behind', () => {
  test('says so, and since when', async ({ page }) => {
    await page.goto(at(managers, 'en'));
    await expect(
      page.getByText(/^The text in the other language was changed on [A-Z][a-z]+\s\d{1,2},\s\d{4}\. This translation has not been updated yet\.$/),
    ).toBeVisible();
  });

  test('is not said of the original', async ({ page }) => {
    await page.goto(at(managers, 'fr'));
    await expect(page.getByText(/n’a pas encore été mise à jour/)).toHaveCount(0);
  });

  test('is said in a word on a card', async ({ page }) => {
    await open(page, at(communities, 'fr'));
    const card = page.getByRole('listitem').filter({ hasText: englishSector.heading.fr });
    await expect(card.getByText('traduction à mettre à jour', { exact: true })).toBeVisible();
  });
});

test('a translation that nobody has read over says so', async ({ page }) => {
  await page.goto('/en/communities/small-schools-at-a-distance');
  await expect(page.getByText('This translation has not been reviewed yet.', { exact: true })).toBeVisible();
  await page.goto('/fr/communautes/petites-ecoles-a-distance');
  await expect(page.getByText('Cette traduction n’a pas encore été relue.')).toHaveCount(0);
});

for (const lang of LANGS) {
  test(`all is set as ${LANGUAGE[lang]} asks, and no passage lacks its language`, async ({ page }) => {
    for (const place of places) {
      await open(page, at(place, lang));
      const texts = await page.evaluate(
        ([own, foreign]) => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const texts: { text: string; own: boolean; foreign: boolean }[] = [];
          while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            const text = walker.currentNode.textContent ?? '';
            if (!parent || !text.trim() || parent.closest('script, style, code')) continue;
            const tag = parent.closest('[lang]')?.getAttribute('lang');
            texts.push({ text, own: tag === own, foreign: tag === foreign });
          }
          return texts;
        },
        [TAG[lang], TAG[other(lang)]],
      );
      const french = texts.filter(({ own }) => own === (lang === 'fr')).map(({ text }) => text);
      const faults = {
        'in no language': texts.filter(({ own, foreign }) => !own && !foreign),
        'with a straight apostrophe': texts.filter(({ text }) => /\p{L}'\p{L}/u.test(text)),
        'with a space that may break': french.filter((text) => /\S :|« | »|\d [%$]/.test(text)),
        'with a space before ; ! ?, which Québec leaves out': french.filter((text) => /\s[;!?]/.test(text)),
      };
      for (const [what, found] of Object.entries(faults)) expect.soft(found, `${at(place, lang)}: ${what}`).toEqual([]);
    }
  });
}
