// Agendas that two and three people write at once, in real browsers: the same field, the same item,
// one offline, one who reloads, a server that stops in between. All end equal, and equal to what the
// database holds.

import type { Browser, Page } from '@playwright/test';

import { add, agendaOf, alive, allEqual, choose, edit, meetingOf, onDevice, plan, rows, saved, sees, shown, stored, titles, unfold, WORDS } from '../support/agenda';
import { axeOn } from '../support/axe';
import { people, signIn, type Person } from '../support/people';
import { startPortal } from '../support/portal.mjs';
import { LANGS, LANGUAGE, type Lang } from '../support/site';
import { answered, expect, open, test } from '../support/test';

const OFFLINE = /ERR_INTERNET_DISCONNECTED|WebSocket connection|net::ERR/;
test.use({ allowed: OFFLINE });

async function another(browser: Browser, lang: Lang, person: Person, baseURL = process.env.PORTAL_URL): Promise<Page> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: true });
  await signIn(context, lang, person);
  return context.newPage();
}

for (const lang of LANGS) {
  const words = WORDS[lang];

  test(`two people type in the same field in ${LANGUAGE[lang]}`, async ({ page, browser }) => {
    await signIn(page.context(), lang, people.facilitator);
    const id = await plan(page.context(), lang);
    await edit(page, lang, id);
    await add(page, lang, 'milieu');
    await saved(page, lang);
    const other = await another(browser, lang, people.coordinator);
    await edit(other, lang, id);
    await expect(titles(other, lang)).toHaveValue('milieu');
    await sees(other, people.facilitator.name);

    await titles(page, lang).focus();
    await page.keyboard.press('Home');
    await titles(other, lang).focus();
    await other.keyboard.press('End');
    await Promise.all([
      page.keyboard.type('abcdefghij', { delay: 30 }),
      other.keyboard.type('0123456789', { delay: 30 }),
    ]);
    expect(await allEqual([page, other], lang, id)).toEqual(['abcdefghijmilieu0123456789']);
    await expect(page.locator('.shared-name').filter({ hasText: people.coordinator.name })).toBeAttached();

    await page.locator('.agenda-bar').getByRole('button', { name: words.undo }).click();
    const after = await allEqual([page, other], lang, id);
    expect(after[0], 'what the other typed stays').toContain('0123456789');
    expect(after[0]).not.toContain('abcdefghij');
    await other.context().close();
  });

  test(`an agenda is arranged with the keyboard alone in ${LANGUAGE[lang]}`, async ({ page }) => {
    await signIn(page.context(), lang, people.facilitator);
    const id = await plan(page.context(), lang);
    await edit(page, lang, id);
    for (const title of ['un', 'deux', 'trois']) await add(page, lang, title);
    const handle = page.getByRole('button', { name: `${words.handle}${lang === 'fr' ? '\u00a0' : ''}: trois` });
    await handle.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('status').filter({ hasText: words.position })).toBeAttached();
    await expect(handle).toBeFocused();
    expect(await allEqual([page], lang, id)).toEqual(['trois', 'un', 'deux']);

    await choose(page, 1, words.remove);
    expect(await allEqual([page], lang, id)).toEqual(['trois', 'deux']);
    await page.getByRole('button', { name: words.restore }).click();
    expect(await allEqual([page], lang, id)).toEqual(['trois', 'un', 'deux']);
  });

  test(`one who is offline, and reloads, loses nothing in ${LANGUAGE[lang]}`, async ({ page, browser }) => {
    await signIn(page.context(), lang, people.facilitator);
    const id = await plan(page.context(), lang);
    await edit(page, lang, id);
    await add(page, lang, 'base');
    await saved(page, lang);
    const other = await another(browser, lang, people.coordinator);
    await edit(other, lang, id);

    // The second visit is the first that the device keeps.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await alive(page, lang);
    await page.context().setOffline(true);
    await expect(page.locator('.agenda-state')).toHaveText(words.offline);
    await titles(page, lang).focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' hors ligne', { delay: 20 });
    await expect(page.locator('.agenda-state')).toHaveText(words.kept);
    await add(page, lang, 'ajouté hors ligne');
    await titles(other, lang).first().focus();
    await other.keyboard.press('Home');
    await other.keyboard.type('en ligne ', { delay: 20 });
    await saved(other, lang);

    // Reloaded without a network, the page is there, with what was typed; and a closed laptop opens again.
    await onDevice(page);
    await page.reload();
    await expect(titles(page, lang).first()).toHaveValue('base hors ligne', { timeout: 15_000 });
    await expect(page.locator('.agenda-state')).toHaveText(words.offline);
    await page.goto('about:blank');
    await page.context().setOffline(false);
    await edit(page, lang, id);
    expect(await allEqual([page, other], lang, id)).toEqual(['en ligne base hors ligne', 'ajouté hors ligne']);
    await other.context().close();
  });
}

test('an item that others move under the hands of one who types loses no letter', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  for (const title of ['un', 'deux', 'trois']) await add(page, 'fr', title);
  await saved(page, 'fr');
  const other = await another(browser, 'fr', people.coordinator);
  await edit(other, 'fr', id);
  const words = WORDS.fr;
  const handle = other.getByRole('button', { name: `${words.handle}\u00a0: trois` });
  await expect(handle).toBeVisible();

  const typed = 'abcdefghijklmnopqrstuvwxyz'.repeat(3);
  await titles(page, 'fr').last().focus();
  await page.keyboard.press('End');
  await handle.focus();
  await Promise.all([
    page.keyboard.type(typed, { delay: 15 }),
    (async () => {
      for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
        await other.keyboard.press(key, { delay: 100 });
      }
    })(),
  ]);
  expect(await allEqual([page, other], 'fr', id)).toEqual([`trois${typed}`, 'un', 'deux']);
  await other.context().close();
});

test('three people drag the same item, and write in one that is taken off', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  for (const title of ['un', 'deux', 'trois']) await add(page, 'fr', title);
  await saved(page, 'fr');
  const second = await another(browser, 'fr', people.coordinator);
  const third = await another(browser, 'fr', people.facilitator);
  await Promise.all([edit(second, 'fr', id), edit(third, 'fr', id)]);
  await expect(rows(third)).toHaveCount(3);

  const drag = async (on: Page, from: number, to: number) => {
    const handle = rows(on).nth(from).locator('.agenda-handle');
    await handle.scrollIntoViewIfNeeded();
    const grip = (await handle.boundingBox())!;
    const aim = (await rows(on).nth(to).boundingBox())!;
    await on.mouse.move(grip.x + 5, grip.y + 5);
    await on.mouse.down();
    const below = to > from;
    await on.mouse.move(grip.x + 5, aim.y + (below ? aim.height * 0.8 : aim.height * 0.2), { steps: 5 });
    await on.mouse.up();
  };
  await Promise.all([drag(page, 0, 2), drag(second, 0, 1)]);
  const arranged = await allEqual([page, second, third], 'fr', id);
  expect([...arranged].sort()).toEqual(['deux', 'trois', 'un']);

  await titles(third, 'fr').first().focus();
  await third.keyboard.press('End');
  await Promise.all([
    third.keyboard.type(' encore', { delay: 30 }),
    choose(page, 0, WORDS.fr.remove),
  ]);
  await saved(third, 'fr');
  const left = await allEqual([page, second, third], 'fr', id);
  expect(left).toHaveLength(2);
  await page.getByRole('button', { name: WORDS.fr.restore }).click();
  const whole = await allEqual([page, second, third], 'fr', id);
  // As much as was typed before the item went: the field is gone with it.
  expect(whole.some((title) => / e?n?c?o?r?e?$/.test(title)), whole.join()).toBe(true);
  await Promise.all([second.context().close(), third.context().close()]);
});

/** A second window of the same person, at an agenda that says « base »; then both are offline. */
async function apart(page: Page): Promise<{ id: string; second: Page }> {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  await add(page, 'fr', 'base');
  await saved(page, 'fr');
  const second = await page.context().newPage();
  await edit(second, 'fr', id);
  await page.context().setOffline(true);
  for (const each of [page, second]) await expect(each.locator('.agenda-state')).toHaveText(WORDS.fr.offline);
  return { id, second };
}

test('two windows of one person, both offline, lose neither’s words', async ({ page }) => {
  const { id, second } = await apart(page);
  const type = async (on: Page, key: string, text: string) => {
    await on.bringToFront();
    await titles(on, 'fr').focus();
    await on.keyboard.press(key);
    await on.keyboard.type(text, { delay: 20 });
  };
  await type(page, 'Home', 'un ');
  await type(second, 'End', ' deux');
  // What was typed is on the device as soon as it can be written there.
  for (const each of [page, second]) await onDevice(each);
  await second.close();
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await edit(page, 'fr', id);
  expect(await allEqual([page], 'fr', id)).toEqual(['un base deux']);
});

test('both windows of one person come back at the same time', async ({ page }) => {
  const { id, second } = await apart(page);
  await titles(page, 'fr').focus();
  await page.keyboard.press('Home');
  await page.keyboard.type('un ', { delay: 20 });
  await onDevice(page);
  await titles(second, 'fr').focus();
  await second.keyboard.press('End');
  await second.keyboard.type(' deux', { delay: 20 });
  await onDevice(second);
  await page.context().setOffline(false);
  expect(await allEqual([page, second], 'fr', id)).toEqual(['un base deux']);
});

test('what is typed in the forms before the editor is there is taken over, with the focus', async ({ page }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr', 'community');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(agendaOf('fr', id), { waitUntil: 'domcontentloaded' });
  await expect(page.getByText('L’éditeur en direct se charge')).toBeVisible();
  await expect(page.getByText('Sans JavaScript')).toBeHidden();
  const first = page.locator('main .agenda-form').first();
  await first.getByLabel(WORDS.fr.minutes).fill('7');
  await first.locator('summary').last().click();
  await first.getByLabel('Nouvelle décision').fill('Décidé tôt');
  await first.getByLabel(WORDS.fr.title).fill('Tapé sur une ligne lente');
  release();
  await alive(page, 'fr');
  await expect(titles(page, 'fr').first()).toBeFocused();
  await page.keyboard.type(', sans attendre');
  expect((await allEqual([page], 'fr', id))[0]).toBe('Tapé sur une ligne lente, sans attendre');
  await expect(page.locator('.agenda-editor').getByLabel(WORDS.fr.minutes).first()).toHaveValue('7');
  await page.reload();
  const html = await (await page.context().request.get(agendaOf('fr', id))).text();
  expect(html).toContain('Décidé tôt');
});

test('the server stops and starts again while people write', async ({ browser }) => {
  test.setTimeout(90_000);
  let portal = await startPortal({ log: 'agenda-restart' });
  const port = Number(new URL(portal.url).port);
  const one = await another(browser, 'fr', people.facilitator, portal.url);
  const other = await another(browser, 'fr', people.coordinator, portal.url);
  try {
    const id = await plan(one.context(), 'fr');
    await edit(one, 'fr', id);
    await add(one, 'fr', 'avant');
    await saved(one, 'fr');
    await edit(other, 'fr', id);
    await portal.stop({ keep: true });
    await expect(one.locator('.agenda-state')).toHaveText(WORDS.fr.offline);
    await titles(one, 'fr').focus();
    await one.keyboard.press('End');
    await one.keyboard.type(' pendant', { delay: 20 });
    await titles(other, 'fr').focus();
    await other.keyboard.press('Home');
    await other.keyboard.type('là-bas ', { delay: 20 });
    portal = await startPortal({ log: 'agenda-restart', folder: portal.folder, port });
    expect(await allEqual([one, other], 'fr', id)).toEqual(['là-bas avant pendant']);
  } finally {
    await one.context().close();
    await other.context().close();
    await portal.stop();
  }
});

test('who may only read sees the agenda change, and cannot write', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr', 'community');
  const published = await page.context().request.post(`${meetingOf('fr', id)}/publier`, { form: { confirmed: '1' }, maxRedirects: 0 });
  expect(published.status(), 'publishing it').toBe(303);
  const reader = await another(browser, 'fr', people.member);
  await reader.goto(meetingOf('fr', id));
  await expect(reader.locator('.agenda-item').first()).toBeVisible();
  await reader.waitForLoadState('networkidle');
  await edit(page, 'fr', id);
  await titles(page, 'fr').first().fill('Un accueil tout neuf');
  await expect(reader.getByText('Un accueil tout neuf', { exact: true })).toBeVisible({ timeout: 10_000 });
  expect((await reader.request.get(agendaOf('fr', id))).status()).toBe(404);
  await reader.reload();
  await reader.context().close();
});

test('languages stand beside each other, and say when one is behind', async ({ page }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  await add(page, 'fr', 'Accueil');
  await expect(rows(page).getByText(WORDS.fr.toTranslate).first()).toBeVisible();
  await titles(page, 'en').fill('Welcome');
  await expect(rows(page).getByText(WORDS.fr.toTranslate)).toHaveCount(0);
  await titles(page, 'fr').fill('Accueil et présences');
  await expect(rows(page).getByText(WORDS.fr.outdated)).toBeVisible();
  await page.getByRole('button', { name: 'C’est à jour' }).click();
  await expect(rows(page).getByText(WORDS.fr.outdated)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Anglais' }).check();
  await expect(titles(page, 'fr')).toBeHidden();
  await page.getByLabel(WORDS.fr.minutes).fill('120');
  await page.keyboard.press('Tab');
  await expect(page.getByText(WORDS.fr.over)).toBeVisible();
});

test('five megabytes do not fit, and nothing is lost', async ({ page }) => {
  await signIn(page.context(), 'en', people.facilitator);
  const id = await plan(page.context(), 'en');
  await edit(page, 'en', id);
  await add(page, 'en', 'kept');
  await titles(page, 'en').evaluate((field) => {
    const area = field as HTMLTextAreaElement;
    area.value = 'x'.repeat(5_000_000);
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await expect(page.getByRole('status').filter({ hasText: 'too long' })).toBeAttached();
  await saved(page, 'en');
  expect(await stored(page.context(), 'en', id)).toEqual(['kept']);
  await expect.poll(() => shown(page, 'en')).toEqual(['kept']);
});

test('the print version has a button where it works', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr', 'community');
  const print = `${agendaOf('fr', id)}/imprimer?languages=both`;
  await page.goto(print);
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
  const second = page.locator('.print-language').nth(1);
  expect(await second.evaluate((part) => getComputedStyle(part).breakBefore)).toBe('page');
  const without = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled: false });
  await signIn(without, 'fr', people.facilitator);
  const plain = await without.newPage();
  await plain.goto(print);
  await expect(plain.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(plain.getByRole('button', { name: 'Imprimer' })).toBeHidden();
  await without.close();
});

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false, allowed: new RegExp(`${answered(422).source}|preloaded using link preload`) });

  for (const lang of LANGS) {
    test(`a form changes an item without undoing what others did in ${LANGUAGE[lang]}`, async ({ page, browser }) => {
      await signIn(page.context(), lang, people.facilitator);
      const id = await plan(page.context(), lang, 'community');
      await page.goto(agendaOf(lang, id));
      const first = page.locator('main .agenda-form').first();
      const before = await first.getByLabel(WORDS[lang].title).inputValue();

      const other = await another(browser, lang, people.coordinator);
      await edit(other, lang, id);
      await titles(other, lang).first().focus();
      await other.keyboard.press('Home');
      await other.keyboard.type('Ensemble : ');
      await saved(other, lang);

      await first.getByLabel(WORDS[lang].title).fill(`${before} (fin)`);
      await first.getByLabel(WORDS[lang].minutes).fill('7');
      await first.getByRole('button', { name: WORDS[lang].save }).click();
      await expect(page).toHaveURL(/notice=saved/);
      const now = await allEqual([other], lang, id);
      expect(now[0]).toBe(`Ensemble : ${before} (fin)`);

      await first.getByLabel(WORDS[lang].minutes).fill('mille');
      await first.getByRole('button', { name: WORDS[lang].save }).click();
      await expect(first.getByLabel(WORDS[lang].minutes)).toHaveValue('mille');
      await expect(page.locator('#error-summary, [role=alert]').first()).toBeVisible();
      await other.context().close();
    });
  }
});

for (const lang of LANGS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on the editor in ${LANGUAGE[lang]}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await signIn(page.context(), lang, people.facilitator);
      const id = await plan(page.context(), lang, 'community');
      await edit(page, lang, id);
      await unfold(page, 0);
      const { violations } = await axeOn(page).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
      for (const path of [meetingOf(lang, id), `${agendaOf(lang, id)}/${lang === 'fr' ? 'historique' : 'history'}`]) {
        await open(page, path);
        const { violations } = await axeOn(page).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), path).toEqual([]);
      }
    });
  }
}

test('the history tells who did what, shows any moment and goes back to it', async ({ page }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr', 'community');
  const before = await stored(page.context(), 'fr', id);
  await edit(page, 'fr', id);
  await rows(page).nth(1).locator('.agenda-handle').focus();
  await page.keyboard.press('ArrowUp');
  await saved(page, 'fr');
  await page.goto(`${agendaOf('fr', id)}/historique`);
  const told = page.locator('.agenda-history');
  await expect(told).toContainText(people.facilitator.name);
  await expect(told).toContainText(/Ajout\s: «/);
  const log = await page.locator('.agenda-history a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).search));
  expect(log.length).toBeGreaterThan(0);
  await page.goto(`${agendaOf('fr', id)}/historique?at=1`);
  await expect(page.locator('.agenda-item')).toHaveCount(before.length);
  await page.getByRole('button', { name: 'Rétablir cette version' }).click();
  await alive(page, 'fr');
  expect(await allEqual([page], 'fr', id)).toEqual(before);
});
