// The live editor in networks that fail: a connection that dies without a word, WebSockets that are swallowed, a device
// that keeps nothing.

import type { Browser, Page } from '@playwright/test';

import { add, agendaOf, alive, edit, onDevice, plan, saved, shown, stored, titles, unfold, WORDS } from '../support/agenda';
import { people, signIn, type Person } from '../support/people';
import { startRelay } from '../support/relay.mjs';
import { expect, test } from '../support/test';

test.use({ allowed: /ERR_|WebSocket|Failed to load resource|preloaded using link preload/ });

const BLOCKED = /Ce réseau bloque l’édition en direct/;

/** A window of a person whose network is the relay. */
async function behind(browser: Browser, url: string, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: true, serviceWorkers: 'block' });
  await signIn(context, 'fr', person);
  return context.newPage();
}

const offline = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('offline')));
const online = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

async function type(page: Page, text: string): Promise<void> {
  await titles(page, 'fr').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.type(text, { delay: 20 });
}

test('one’s own dead connection shuts nobody out of an agenda', async ({ page: direct, browser }) => {
  const relay = await startRelay(process.env.PORTAL_URL!);
  const page = await behind(browser, relay.url, people.facilitator);
  try {
    const id = await plan(page.context(), 'fr');
    await edit(page, 'fr', id);
    await add(page, 'fr', 'a');
    await saved(page, 'fr');
    relay.freeze();
    await offline(page);
    await online(page);
    await type(page, 'b');
    await saved(page, 'fr');
    await type(page, 'c');
    await saved(page, 'fr');
    // Past the relay: requests over HTTP may wait on dead connections as well.
    await signIn(direct.context(), 'fr', people.facilitator);
    expect(await stored(direct.context(), 'fr', id)).toEqual(['abc']);
  } finally {
    await page.context().close();
    await relay.close();
  }
});

test('without a word from the browser, what is typed on a dead connection is stored within seconds', async ({ page: direct, browser }) => {
  test.setTimeout(60_000);
  const relay = await startRelay(process.env.PORTAL_URL!);
  const page = await behind(browser, relay.url, people.facilitator);
  try {
    const id = await plan(page.context(), 'fr');
    await edit(page, 'fr', id);
    await add(page, 'fr', 'a');
    await saved(page, 'fr');
    relay.freeze();
    await type(page, 'b');
    await saved(page, 'fr');
    await type(page, 'c');
    await saved(page, 'fr');
    // Past the relay: requests over HTTP may wait on dead connections as well.
    await signIn(direct.context(), 'fr', people.facilitator);
    expect(await stored(direct.context(), 'fr', id)).toEqual(['abc']);
  } finally {
    await page.context().close();
    await relay.close();
  }
});

for (const kind of ['refuse', 'silence', 'hold'] as const) {
  test(`where WebSockets are swallowed (${kind}), changes are saved and the page says why it is slow`, async ({ browser }) => {
    test.setTimeout(90_000);
    const relay = await startRelay(process.env.PORTAL_URL!);
    const page = await behind(browser, relay.url, people.facilitator);
    try {
      const id = await plan(page.context(), 'fr');
      relay.sockets(kind);
      await page.goto(agendaOf('fr', id));
      await expect(page.locator('.agenda-editor').getByRole('button', { name: WORDS.fr.add })).toBeVisible({ timeout: 20_000 });
      await expect(page.locator('.agenda-state')).toHaveText(BLOCKED, { timeout: 45_000 });
      await add(page, 'fr', 'par HTTP');
      await expect(page.locator('.agenda-state')).toHaveText(/^Tout est enregistré. Ce réseau/, { timeout: 10_000 });
      expect(await stored(page.context(), 'fr', id)).toEqual(['par HTTP']);
      relay.sockets('pass');
      await online(page);
      await saved(page, 'fr');
    } finally {
      await page.context().close();
      await relay.close();
    }
  });
}

for (const kind of ['refuse', 'silence', 'hold'] as const) {
  test(`a group’s note goes on after its connection died, and where WebSockets are swallowed (${kind})`, async ({ browser }) => {
    test.setTimeout(120_000);
    const relay = await startRelay(process.env.PORTAL_URL!);
    const page = await behind(browser, relay.url, people.facilitator);
    try {
      await page.goto('/fr/reflexions/nouvelle-note-de-groupe?community=eleves-a-risque');
      await page.getByRole('main').getByRole('textbox', { name: 'Titre', exact: true }).fill(`Note ${Date.now()}`);
      await page.getByRole('button', { name: 'Commencer à écrire en groupe' }).click();
      const part = page.locator('.agenda-editor');
      await part.getByRole('button', { name: 'Ajouter une section' }).click();
      // The focus goes there a frame later: it would take it from what is written.
      await expect(part.locator('textarea[id$="-title.fr"]').last()).toBeFocused();
      const text = part.locator('textarea[id$="-notes"]').first();
      await text.fill('a');
      await saved(page, 'fr');
      relay.freezeSockets();
      await offline(page);
      await online(page);
      await text.press('End');
      await page.keyboard.type('b');
      await saved(page, 'fr');
      relay.sockets(kind);
      relay.freezeSockets();
      await offline(page);
      await online(page);
      await page.keyboard.type('c');
      await expect(page.locator('.agenda-state')).toHaveText(/^Tout est enregistré. Ce réseau/, { timeout: 60_000 });
      await page.reload();
      await expect(part.locator('textarea[id$="-notes"]').first()).toHaveValue('abc', { timeout: 20_000 });
    } finally {
      await page.context().close();
      await relay.close();
    }
  });
}

test('a device whose storage never answers does not keep the editor from starting', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => ({}) as IDBOpenDBRequest;
  });
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  await page.context().setOffline(true);
  await add(page, 'fr', 'nulle part');
  await expect(page.locator('.agenda-state')).toHaveText(/Cet appareil ne peut pas garder/, { timeout: 10_000 });
  await page.context().setOffline(false);
  await saved(page, 'fr');
});

test('a device that cannot keep changes says so, and asks before the page is closed', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  await page.context().setOffline(true);
  await add(page, 'fr', 'trois mots perdus');
  await expect(page.locator('.agenda-state')).toHaveText(/Cet appareil ne peut pas garder/);
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await page.context().setOffline(false);
  await saved(page, 'fr');
  expect(await stored(page.context(), 'fr', id)).toEqual(['trois mots perdus']);
});

test('forty-five long texts pasted offline are stored afterwards', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  for (let each = 0; each < 15; each++) await page.locator('.agenda-editor').getByRole('button', { name: WORDS.fr.add }).click();
  for (let each = 0; each < 15; each++) await unfold(page, each);
  await saved(page, 'fr');
  await page.context().setOffline(true);
  await page.locator('.agenda-editor').evaluate((editor) => {
    const fields = editor.querySelectorAll<HTMLTextAreaElement>('textarea[id$="-notes"], textarea[id*="-about."]');
    fields.forEach((field, index) => {
      field.value = `${index} `.repeat(6_000).slice(0, 19_000);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
  });
  await page.context().setOffline(false);
  await expect(page.locator('.agenda-state')).toHaveText(WORDS.fr.saved, { timeout: 60_000 });
  const html = await (await page.context().request.get(agendaOf('fr', id))).text();
  expect(html.length).toBeGreaterThan(35 * 19_000 + 10 * 12_000);
});

test('a page that was opened once is there again without a network', async ({ page }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  await add(page, 'fr', 'base');
  await saved(page, 'fr');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(async () => {
    expect(await page.evaluate(async (path) => Boolean(await caches.match(path)), agendaOf('fr', id))).toBe(true);
  }).toPass({ timeout: 10_000 });
  await page.context().setOffline(true);
  await expect(page.locator('.agenda-state')).toHaveText(WORDS.fr.offline);
  await titles(page, 'fr').fill('base, hors ligne');
  await onDevice(page);
  await page.reload();
  await expect(titles(page, 'fr').first()).toHaveValue('base, hors ligne', { timeout: 15_000 });
  await page.context().setOffline(false);
  await alive(page, 'fr');
  await expect.poll(() => shown(page, 'fr')).toEqual(['base, hors ligne']);
});
