// The home of a person who is signed in, with and without JavaScript, and a newcomer's first sign-in in both languages.

import type { Browser, Page } from '@playwright/test';

import { axeOn } from '../support/axe';
import { WORDS, lettersSoFar, mailedLink, people, signIn, signInByHand } from '../support/people';
import { sent } from '../support/running';
import { expect, open, test } from '../support/test';
import { LANGS, LANGUAGE, type Lang } from '../support/site';

const HOME = {
  fr: {
    path: '/fr',
    hello: 'Bonjour, Béatrice',
    welcome: 'Bienvenue, Camille',
    parts: ['Suivis à mon nom', 'Nouveau', 'Mes communautés', 'Mes signets'],
    menu: ['Mon accueil', 'Mes réflexions', 'Mes communautés', 'Profil et préférences'],
    profile: 'Compléter mon profil',
    save: 'Enregistrer',
    steps: ['Votre profil', 'Votre communauté', 'Votre première rencontre'],
  },
  en: {
    path: '/en',
    hello: 'Hello, Béatrice',
    welcome: 'Welcome, Camille',
    parts: ['Follow-ups assigned to me', 'What’s new', 'My communities', 'My bookmarks'],
    menu: ['My home page', 'My reflections', 'My communities', 'Profile and preferences'],
    profile: 'Complete my profile',
    save: 'Save',
    steps: ['Your profile', 'Your community', 'Your first meeting'],
  },
} as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    for (const lang of LANGS) {
      test(`a member's home says what is next, in ${LANGUAGE[lang]}`, async ({ page }) => {
        const words = HOME[lang];
        await signInByHand(page, lang, people.member);
        await page.goto(words.path);
        await expect(page.getByRole('heading', { level: 1, name: words.hello })).toBeVisible();
        const main = page.getByRole('main');
        for (const part of words.parts) await expect(main.getByRole('heading', { level: 2, name: part })).toBeVisible();
        // A row opens wherever it is pressed.
        const row = main.locator('.entry-list > li').first();
        const to = await row.getByRole('link').getAttribute('href');
        await row.click({ position: { x: 8, y: 8 } });
        await expect(page).toHaveURL(new RegExp(`${to?.replace(/[?#].*$/, '')}`));
      });

      test(`the initials open a menu, and one press signs out, in ${LANGUAGE[lang]}`, async ({ page }) => {
        const words = HOME[lang];
        await signIn(page.context(), lang, people.coFacilitator);
        await page.goto(lang === 'fr' ? '/fr/communautes' : '/en/communities');
        const button = page.getByRole('banner').getByRole('button', { name: people.coFacilitator.name });
        const panel = page.locator('#account-menu');
        await button.focus();
        await page.keyboard.press('Enter');
        await expect(panel).toBeVisible();
        for (const name of words.menu) await expect(panel.getByRole('link', { name, exact: true })).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(panel).toBeHidden();
        await expect(button).toBeFocused();
        await button.click();
        await expect(panel).toBeVisible();
        await page.getByRole('heading', { level: 1 }).click({ position: { x: 4, y: 4 } });
        await expect(panel, 'a press elsewhere closes it').toBeHidden();
        await button.click();
        await panel.getByRole('button', { name: WORDS[lang].signOut, exact: true }).click();
        await expect(page).toHaveURL(/notice=signed-out/);
        await page.goto(words.path);
        await expect(page.locator('#account-menu')).toHaveCount(0);
      });
    }
  });
}

const PASSWORD = 'sept lampes du grenier';
const ACCEPT = { fr: 'J’accepte', en: 'I accept' } as const;

/** Accepts what a newcomer is asked to accept before their first page, one agreement after the other. */
async function acceptAgreements(guest: Page, lang: Lang): Promise<void> {
  const accept = guest.getByRole('main').getByRole('button', { name: ACCEPT[lang], exact: true });
  while (/consent/.test(new URL(guest.url()).pathname)) {
    const answered = guest.waitForEvent('framenavigated');
    await accept.first().click();
    await answered;
  }
}

/** Invites a person and accepts the invitation in their place: their page, and their address. */
async function invited(page: Page, browser: Browser, lang: Lang, javaScriptEnabled: boolean): Promise<{ guest: Page; email: string }> {
  const before = await lettersSoFar();
  await signIn(page.context(), 'fr', people.administrator);
  const email = `newcomer-${lang}-${javaScriptEnabled}-${Date.now()}@ensemble.example`;
  const answer = await page.context().request.post('/fr/administration/personnes/invitation', { form: { email, 'email-lang': lang }, maxRedirects: 0 });
  expect(answer.status(), 'inviting').toBe(303);
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled });
  const guest = await context.newPage();
  await guest.goto(await mailedLink(email, before));
  await guest.locator('#name').fill('Camille Nouvelle');
  await guest.getByLabel(WORDS[lang].newPassword).fill(PASSWORD);
  const answered = guest.waitForEvent('framenavigated');
  await guest.getByRole('main').getByRole('button').first().click();
  await answered;
  return { guest, email };
}

for (const javaScriptEnabled of [true, false]) {
  for (const lang of LANGS) {
    test(`a newcomer who signs in lands on three steps, in ${LANGUAGE[lang]}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ page, browser }) => {
      const words = HOME[lang];
      const { guest, email } = await invited(page, browser, lang, javaScriptEnabled);
      await guest.goto(words.path);
      await guest.getByRole('banner').getByRole('button', { name: 'Camille Nouvelle' }).click();
      await guest.locator('#account-menu').getByRole('button', { name: WORDS[lang].signOut, exact: true }).click();
      await expect(guest).toHaveURL(/notice=signed-out/);
      await signInByHand(guest, lang, { email, password: PASSWORD, name: 'Camille Nouvelle' });
      await acceptAgreements(guest, lang);
      await expect(guest, 'signing in leads home').toHaveURL((url) => url.pathname === words.path);
      await expect(guest.getByRole('heading', { level: 1, name: words.welcome })).toBeVisible();
      const steps = guest.locator('.steps > li');
      await expect(steps.getByRole('heading')).toHaveText([...words.steps]);
      await expect(steps.nth(0)).toHaveAttribute('aria-current', 'step');
      await guest.getByRole('link', { name: words.profile }).click();
      await guest.locator('[name=post]').fill('Orthopédagogue');
      await sent(guest, () => guest.getByRole('main').getByRole('button', { name: words.save, exact: true }).click());
      await guest.goto(words.path);
      await expect(steps.nth(0)).toHaveClass('done');
      await expect(steps.nth(1)).toHaveAttribute('aria-current', 'step');
      await expect(steps.nth(1).locator('.entry-list > li')).toHaveCount(3);
      await guest.context().close();
    });
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on homes, ${colorScheme}`, async ({ page, browser }) => {
    await page.emulateMedia({ colorScheme });
    for (const who of [people.member, people.facilitator, people.coordinator]) {
      await page.context().clearCookies();
      await signIn(page.context(), 'fr', who);
      await open(page, '/fr');
      expect.soft((await axeOn(page).analyze()).violations, who.name).toEqual([]);
      await page.getByRole('banner').getByRole('button', { name: who.name }).click();
      await expect(page.locator('#account-menu')).toBeVisible();
      expect.soft((await axeOn(page).analyze()).violations, `${who.name}, with the menu open`).toEqual([]);
    }
    const { guest } = await invited(page, browser, 'fr', true);
    await guest.emulateMedia({ colorScheme });
    await open(guest, '/fr');
    expect.soft((await axeOn(guest).analyze()).violations, 'a newcomer').toEqual([]);
    await guest.context().close();
  });
}

for (const width of [320, 360, 768, 1280]) {
  test(`a home fits ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await signIn(page.context(), 'fr', people.facilitator);
    await open(page, '/fr');
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wide()).toBe(0);
    await page.getByRole('banner').getByRole('button', { name: people.facilitator.name }).click();
    await expect(page.locator('#account-menu')).toBeVisible();
    const panel = await page.locator('#account-menu').boundingBox();
    expect(panel && panel.x >= 0 && panel.x + panel.width <= width, JSON.stringify(panel)).toBe(true);
    expect(await wide()).toBe(0);
  });
}
