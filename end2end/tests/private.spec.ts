// Computers that several people use: what one of them saw is not there for the next, by “Back”, offline, or in what
// the browser stores.

import type { Page } from '@playwright/test';

import { add, agendaOf, alive, edit, plan, saved } from '../support/agenda';
import { people, signIn, signInByHand, WORDS } from '../support/people';
import { expect, open, test } from '../support/test';

test.use({ allowed: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection|net::ERR|status of (401|403|404)|^answer: 404 \S+ordre-du-jour$/ });

const PRIVATE = ['/fr/compte', '/fr/compte/donnees', '/fr/mes-reflexions'];

/** All that the browser stores of the portal: names of caches and what is in them, keys of both stores. */
async function stored(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found = Object.keys(localStorage);
    for (const name of await caches.keys()) {
      const kept = await (await caches.open(name)).keys();
      found.push(...kept.map((request) => `${name} ${new URL(request.url).pathname}`));
    }
    for (const { name } of await indexedDB.databases()) {
      if (name !== 'ensemble') continue;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      if (database.objectStoreNames.contains('documents')) {
        const keys = await new Promise<IDBValidKey[]>((resolve) => {
          const asked = database.transaction('documents').objectStore('documents').getAllKeys();
          asked.onsuccess = () => resolve(asked.result);
        });
        found.push(...keys.map(String));
      }
      database.close();
    }
    return found.filter((entry) => !entry.startsWith('files '));
  });
}

/** Opens an agenda twice, so that the device keeps it; its address. */
async function kept(page: Page, title: string): Promise<string> {
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  await add(page, 'fr', title);
  await saved(page, 'fr');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await alive(page, 'fr');
  await expect.poll(async () => (await stored(page)).some((entry) => entry.startsWith('pages-'))).toBe(true);
  return agendaOf('fr', id);
}

test('“Back” after signing out shows nothing private', async ({ page }) => {
  await signInByHand(page, 'fr', people.member);
  await page.waitForURL(/\/fr/);
  for (const address of PRIVATE) await open(page, address);
  await open(page, '/fr/compte/securite');
  await page.getByRole('button', { name: WORDS.fr.signOut, exact: true }).click();
  await page.waitForURL(/connexion/);
  for (const _ of PRIVATE) {
    await page.goBack();
    await expect(page.getByRole('main')).not.toContainText(people.member.name);
    await expect(page.locator(`input[value="${people.member.name}"]`)).toHaveCount(0);
  }
});

test('signing out takes everything along that the device kept', async ({ page }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const address = await kept(page, 'pour moi');
  await open(page, '/fr/compte/securite');
  await page.getByRole('button', { name: WORDS.fr.signOut, exact: true }).click();
  await page.waitForURL(/connexion/);
  await expect.poll(() => stored(page)).toEqual([]);
  await page.context().setOffline(true);
  await expect(page.goto(address)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await page.context().setOffline(false);
});

test('the next person at the same computer sees nothing of the first, offline either', async ({ page }) => {
  const context = page.context();
  await signIn(context, 'fr', people.facilitator);
  const address = await kept(page, 'secret de la première');
  // The first one’s session ends by time, without signing out; the second one signs in.
  await page.goto('about:blank');
  await context.clearCookies({ name: 'ensemble' });
  await signInByHand(page, 'fr', people.observer);
  await page.waitForURL(/\/fr/);
  await open(page, '/fr/compte');
  await expect.poll(() => stored(page)).toEqual([]);
  const online = await page.goto(address);
  expect(online!.status()).toBe(404);
  await context.setOffline(true);
  const offline = await page.goto(address).catch(() => null);
  if (offline) await expect(page.locator('body')).not.toContainText(people.facilitator.name);
  await expect(page.locator('body')).not.toContainText('secret de la première');
  await context.setOffline(false);
});

test('on a line that hangs the kept page comes after some seconds', async ({ page }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const address = await kept(page, 'gardé');
  // Requests of a service worker are routed by the context.
  await page.context().route(
    (url) => url.pathname === address,
    () => new Promise(() => undefined),
  );
  const begun = Date.now();
  await page.goto(address, { timeout: 15_000 });
  expect(Date.now() - begun).toBeGreaterThan(4000);
  await expect(page.locator('.agenda-editor textarea').first()).toHaveValue('gardé', { timeout: 15_000 });
});
