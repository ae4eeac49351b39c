// Notifications in the portal and the choice of emails, with and without JavaScript.

import type { Browser, Page } from '@playwright/test';

import { axeOn } from '../support/axe';
import { people, signIn, type Person } from '../support/people';
import { expect, open, test } from '../support/test';

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
  await author.goto(community ?? '/fr/reflexions/nouvelle');
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

// All of them change what one person has read.
test.describe.configure({ mode: 'default' });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a reply is announced in the masthead, listed, followed and then read', async ({ browser, page }) => {
      const title = await replied(browser);
      await signIn(page.context(), 'fr', people.member);
      await open(page, '/fr/communautes');
      const bell = page.getByRole('banner').getByRole('link', { name: /Notifications/ });
      await expect(bell).toHaveAccessibleName(/non lue/);
      await bell.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notifications');
      await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Aujourd’hui');
      const row = page.getByRole('listitem').filter({ hasText: title });
      await expect(row).toContainText('Imogen Thackeray-Wills a répondu');
      await expect(row).toContainText('Non lue.');
      await row.getByRole('link').click();
      await page.waitForURL(/\/fr\/reflexions\/[0-9a-f-]{36}#c-/);
      await open(page, '/fr/notifications');
      await expect(page.getByRole('listitem').filter({ hasText: title })).not.toContainText('Non lue.');
    });

    test('all are marked as read by one button', async ({ browser, page }) => {
      await replied(browser);
      await signIn(page.context(), 'fr', people.member);
      await open(page, '/fr/notifications');
      // Another test may have something arrive in between: what this list shows is read.
      const shown = await page.locator('.notification-list .unread').count();
      expect(shown).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'Tout marquer comme lu' }).click();
      await page.waitForURL(/\/fr\/notifications$/);
      await expect.poll(() => page.locator('.notification-list .unread').count()).toBeLessThan(shown + 1);
    });

    test('preferences are chosen by keyboard and kept', async ({ page }) => {
      await signIn(page.context(), 'en', people.observer);
      await open(page, '/en/notifications/preferences');
      const choice = (row: RegExp, column: string) =>
        page.getByRole('row', { name: row }).getByRole('radio', { name: new RegExp(column) });
      await choice(/someone replies to me/, 'Right away').focus();
      await page.keyboard.press('ArrowRight');
      await expect(choice(/someone replies to me/, 'In the digest')).toBeChecked();
      await page.getByLabel('Email digest').selectOption('daily');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('Your preferences have been saved.')).toBeVisible();
      await expect(choice(/someone replies to me/, 'In the digest')).toBeChecked();
      await expect(page.getByLabel('Email digest')).toHaveValue('daily');
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of notifications in the ${colorScheme} scheme`, async ({ browser, page }) => {
    await replied(browser);
    await page.emulateMedia({ colorScheme });
    await signIn(page.context(), 'fr', people.member);
    for (const address of ['/fr/notifications', '/fr/notifications/preferences']) {
      await open(page, address);
      const results = await axeOn(page).analyze();
      expect(results.violations, address).toEqual([]);
    }
  });
}
