// Search: a plain form on every page's way, which suggests what one may mean where JavaScript is on.

import type { Page } from '@playwright/test';

import { people, signIn } from '../support/people';
import { LANGS, LANGUAGE } from '../support/site';
import { expect, open, settled, test } from '../support/test';

const WORDS = {
  fr: { path: '/fr/recherche', link: 'Recherche', field: 'Mots', button: 'Chercher', name: 'Élèves à risque', typed: 'eleves a ris', community: '/fr/communautes/eleves-a-risque' },
  en: { path: '/en/search', link: 'Search', field: 'Search for', button: 'Search', name: 'Students at risk', typed: 'students at ri', community: '/en/communities/students-at-risk' },
};

const form = (page: Page) => page.getByRole('search');
const input = (page: Page, name: string) => form(page).locator('#q').and(page.getByLabel(name, { exact: true }));
const options = (page: Page) => page.getByRole('listbox').getByRole('option');

/** What is suggested for this text, and not for its first letters. */
const suggested = (page: Page, typed: string) =>
  page.waitForResponse((answer) => answer.url().includes('/api/search/suggest') && new URLSearchParams(answer.request().postData() ?? '').get('typed') === typed);

for (const lang of LANGS) {
  const words = WORDS[lang];

  for (const javaScriptEnabled of [true, false]) {
    test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      // Whoever sends the form does not wait for what is suggested.
      test.use({ javaScriptEnabled, allowed: /search\/suggest net::ERR_ABORTED/ });

      test(`every page leads to search, and the form finds, in ${LANGUAGE[lang]}`, async ({ page }) => {
        await page.setViewportSize({ width: 1280, height: 800 });
        await open(page, `/${lang}`);
        await page.getByRole('banner').getByRole('link', { name: words.link, exact: true }).click();
        await expect(page).toHaveURL(new RegExp(`${words.path}$`));
        await input(page, words.field).fill(words.name);
        await form(page).getByRole('button', { name: words.button, exact: true }).click();
        await expect(page.getByRole('main').getByRole('link', { name: words.name, exact: true })).toBeVisible();
      });

      test(`on a telephone search is in the menu, in ${LANGUAGE[lang]}`, async ({ page }) => {
        await page.setViewportSize({ width: 360, height: 640 });
        await open(page, `/${lang}`);
        await page.getByRole('banner').getByRole('button').click();
        await expect(page.getByRole('banner').getByRole('link', { name: words.link, exact: true })).toBeVisible();
      });
    });
  }

  test.describe('suggestions', () => {
    test(`arrow keys choose one, Escape closes, Enter goes there, in ${LANGUAGE[lang]}`, async ({ page }) => {
      await open(page, words.path);
      await settled(page);
      const field = input(page, words.field);
      // At once: what is suggested for the first letters would be replaced while one chooses from it.
      await field.fill(words.typed);
      await expect(field).toHaveRole('combobox');
      await expect(options(page).first()).toContainText(words.name);
      await expect(field).toHaveAttribute('aria-expanded', 'true');
      await expect(field).not.toHaveAttribute('aria-activedescendant', /.+/);

      await field.press('ArrowDown');
      await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
      await expect(field).toHaveAttribute('aria-activedescendant', (await options(page).first().getAttribute('id')) ?? '');
      await field.press('ArrowUp');
      await expect(field).not.toHaveAttribute('aria-activedescendant', /.+/);

      await field.press('Escape');
      await expect(options(page)).toHaveCount(0);
      await expect(field).toHaveAttribute('aria-expanded', 'false');
      await expect(field).toHaveValue(words.typed);

      await field.fill('');
      await field.fill(words.typed);
      await expect(options(page).first()).toContainText(words.name);
      await field.press('ArrowDown');
      await field.press('Enter');
      await expect(page).toHaveURL(new RegExp(`${words.community}$`));
    });

    test(`who chooses none searches as before, in ${LANGUAGE[lang]}`, async ({ page }) => {
      await open(page, words.path);
      await settled(page);
      const field = input(page, words.field);
      await field.pressSequentially(words.typed);
      await expect(options(page).first()).toBeVisible();
      await field.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('q') === words.typed);
    });
  });
}

test('what is for members is suggested to members', async ({ page, context }) => {
  const typed = 'trois signes';
  await open(page, WORDS.fr.path);
  await settled(page);
  const answered = suggested(page, typed);
  await input(page, WORDS.fr.field).pressSequentially(typed);
  await answered;
  await expect(options(page)).toHaveCount(0);

  await signIn(context, 'fr', people.member);
  await open(page, WORDS.fr.path);
  await settled(page);
  await input(page, WORDS.fr.field).pressSequentially(typed);
  await expect(options(page).first()).toContainText('Trois signes avant les notes');
});
