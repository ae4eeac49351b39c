// Notifications in the portal and the choice of emails, with and without JavaScript.

import type { Browser, Page } from '@playwright/test';

import { axeOn } from '../support/axe';
import { people, signIn, type Person } from '../support/people';
import { LANGS, LANGUAGE } from '../support/site';
import { expect, open, test } from '../support/test';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

/** Signs in as a person in a browser of their own. */
async function as(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL });
  await signIn(context, 'fr', person);
  return context.newPage();
}

/** Béatrice shares a reflection; Imogen replies to it. Returns what the reflection is called. */
async function replied(browser: Browser): Promise<string> {
  const title = `Lire à deux ${Date.now()}-${Math.random().toString(36).slice(2, 7)}`;
  const author = await as(browser, people.member);
  await author.goto('/fr/communautes/eleves-a-risque/reflexions');
  const community = await author.locator('a[href*="/fr/reflexions/nouvelle"]').first().getAttribute('href');
  // With all its scripts: one of them puts a field of its own in the place of the text area.
  await open(author, community ?? '/fr/reflexions/nouvelle');
  const main = author.getByRole('main');
  await main.locator('[name="title"]').fill(title);
  await main.locator('[name="text"]').fill('Vingt minutes par jour, et la lecture devient un plaisir.');
  await main.locator('form').filter({ has: author.locator('[name="text"]') }).evaluate((form: HTMLFormElement) => form.requestSubmit());
  await author.waitForURL(/\/fr\/reflexions\/[0-9a-f-]{36}/);
  const id = /[0-9a-f-]{36}/.exec(author.url())?.[0] ?? '';
  const shared = await author.context().request.post(`/fr/reflexions/${id}/partage`, { form: { audience: 'community' } });
  expect(shared.ok(), 'sharing').toBe(true);
  const reader = await as(browser, people.memberEn);
  const answer = await reader.context().request.post(`/fr/reflexions/${id}/commentaires`, { form: { text: 'Je vais l’essayer lundi.' } });
  expect(answer.ok(), 'replying').toBe(true);
  await author.context().close();
  await reader.context().close();
  return title;
}

const WORDS = {
  fr: {
    list: '/fr/notifications', preferences: '/fr/notifications/preferences', elsewhere: '/fr/communautes', reflection: /\/fr\/reflexions\/[0-9a-f-]{36}#c-/,
    unread: /non lue/, isUnread: 'Non lue.', today: 'Aujourd’hui', replied: 'Imogen Thackeray-Wills a répondu', readAll: 'Tout marquer comme lu',
    replies: /une personne me répond/, atOnce: 'Tout de suite', inDigest: 'Dans le résumé', digest: 'Résumé par courriel', save: 'Enregistrer', saved: 'Vos préférences sont enregistrées.',
  },
  en: {
    list: '/en/notifications', preferences: '/en/notifications/preferences', elsewhere: '/en/communities', reflection: /\/en\/reflections\/[0-9a-f-]{36}#c-/,
    unread: /unread/, isUnread: 'Unread.', today: 'Today', replied: 'Imogen Thackeray-Wills replied', readAll: 'Mark all as read',
    replies: /someone replies to me/, atOnce: 'Right away', inDigest: 'In the digest', digest: 'Email digest', save: 'Save', saved: 'Your preferences have been saved.',
  },
} as const;

// All of them change what one person has read.
test.describe.configure({ mode: 'default' });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    for (const lang of LANGS) {
      const words = WORDS[lang];

      test(`a reply is announced in the masthead, listed, followed and then read, in ${LANGUAGE[lang]}`, async ({ browser, page }) => {
        const title = await replied(browser);
        await signIn(page.context(), lang, people.member);
        await open(page, words.elsewhere);
        const bell = page.getByRole('banner').getByRole('link', { name: /Notifications/ });
        await expect(bell).toHaveAccessibleName(words.unread);
        await bell.click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notifications');
        await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(words.today);
        const row = page.getByRole('listitem').filter({ hasText: title });
        await expect(row).toContainText(words.replied);
        await expect(row).toContainText(words.isUnread);
        await row.getByRole('link').click();
        await page.waitForURL(words.reflection);
        await open(page, words.list);
        await expect(page.getByRole('listitem').filter({ hasText: title })).not.toContainText(words.isUnread);
      });

      test(`all are marked as read by one button, in ${LANGUAGE[lang]}`, async ({ browser, page }) => {
        const title = await replied(browser);
        await signIn(page.context(), lang, people.member);
        await open(page, words.list);
        const row = page.locator('.notification-list > li').filter({ hasText: title });
        await expect(row).toHaveClass('unread');
        // Another test may have something arrive in between: what this list shows is read.
        const shown = await page.locator('.notification-list > li.unread a.entry-title').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
        expect(shown.length).toBeGreaterThan(0);
        await page.getByRole('button', { name: words.readAll }).click();
        await page.waitForURL((url) => url.pathname === words.list);
        await expect(row).toHaveClass('read');
        for (const href of shown) await expect(page.locator(`.notification-list > li.unread a[href="${href}"]`), `${href} is read`).toHaveCount(0);
      });

      test(`preferences are chosen by keyboard and kept, in ${LANGUAGE[lang]}`, async ({ page }) => {
        await signIn(page.context(), lang, people.observer);
        await open(page, words.preferences);
        const choice = (column: string) => page.getByRole('row', { name: words.replies }).getByRole('radio', { name: new RegExp(column) });
        await choice(words.atOnce).focus();
        // A choice that was made before is made anew.
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowRight');
        await expect(choice(words.inDigest)).toBeChecked();
        await page.getByLabel(words.digest).selectOption('daily');
        await page.getByRole('button', { name: words.save, exact: true }).click();
        await expect(page.getByText(words.saved)).toBeVisible();
        await expect(choice(words.inDigest)).toBeChecked();
        await expect(page.getByLabel(words.digest)).toHaveValue('daily');
      });
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const lang of LANGS) {
    test(`axe finds nothing on the pages of notifications in ${LANGUAGE[lang]}, ${colorScheme}`, async ({ browser, page }) => {
      await replied(browser);
      await page.emulateMedia({ colorScheme });
      await signIn(page.context(), lang, people.member);
      for (const address of [WORDS[lang].list, WORDS[lang].preferences]) {
        await open(page, address);
        const results = await axeOn(page).analyze();
        expect(results.violations, address).toEqual([]);
      }
    });
  }
}
