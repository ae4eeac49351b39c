// Notes that a group writes together: three browsers in one text, one of them offline for a while; then
// closed and signed. Without JavaScript, by forms. A reader follows, and is cut off at once.

import type { Browser, Page } from '@playwright/test';

import { sees } from '../support/agenda';
import { axeOn } from '../support/axe';
import { people, signIn, type Person } from '../support/people';
import { sent } from '../support/running';
import { LANGS, LANGUAGE, type Lang } from '../support/site';
import { answered, expect, open, test } from '../support/test';

const NEW = { fr: '/fr/reflexions/nouvelle-note-de-groupe?community=eleves-a-risque', en: '/en/reflections/new-group-note?community=students-at-risk' } as const;
const SHOW = { fr: '/fr/reflexions', en: '/en/reflections' } as const;
const WRITE = { fr: 'ensemble', en: 'together' } as const;
const WORDS = {
  fr: {
    title: 'Titre', begin: 'Commencer à écrire en groupe', text: 'Texte', part: 'Titre de la section', add: 'Ajouter une section', saved: 'Tout est enregistré', offline: /Hors ligne/,
    close: 'Clore la note', sign: 'Signer la note', signed: 'Signée par toutes les personnes qui y ont écrit', by: 'Écrite par', save: 'Enregistrer cette section',
    gone: /ne pouvez plus écrire/, up: 'Monter', writeTogether: 'Écrire en groupe',
  },
  en: {
    title: 'Title', begin: 'Start the note', text: 'Text', part: 'Section title', add: 'Add a section', saved: 'Everything is saved', offline: /Offline/,
    close: 'Close the note', sign: 'Sign the note', signed: 'Signed by everyone who wrote in it', by: 'Written by', save: 'Save this section',
    gone: /can no longer write/, up: 'Move up', writeTogether: 'Write as a group',
  },
} as const;

test.use({ allowed: /ERR_INTERNET_DISCONNECTED|WebSocket connection|net::ERR|status of (404|422)/ });

/** Begins a note for the whole community, as whoever is signed in; its id. */
async function begin(page: Page, lang: Lang, title = `Table ${Date.now()}`): Promise<string> {
  await open(page, NEW[lang]);
  await page.getByRole('main').getByRole('textbox', { name: WORDS[lang].title, exact: true }).fill(title);
  await page.getByRole('button', { name: WORDS[lang].begin }).click();
  await page.waitForURL(new RegExp(`/${WRITE[lang]}$`));
  return new URL(page.url()).pathname.split('/')[3];
}

async function another(browser: Browser, lang: Lang, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled: true });
  await signIn(context, lang, person);
  return context.newPage();
}

const texts = (page: Page) => page.locator('.agenda-editor textarea[id$="-notes"]');
const state = (page: Page) => page.locator('.agenda-state');

async function alive(page: Page, lang: Lang): Promise<void> {
  await expect(page.locator('.agenda-editor').getByRole('button', { name: WORDS[lang].add })).toBeVisible({ timeout: 15_000 });
  await expect(state(page)).toHaveText(WORDS[lang].saved, { timeout: 15_000 });
}

async function enter(page: Page, lang: Lang, id: string): Promise<void> {
  await page.goto(`${SHOW[lang]}/${id}/${WRITE[lang]}`);
  await alive(page, lang);
}

for (const lang of LANGS) {
  const words = WORDS[lang];

  test(`three people write one note, one of them offline for a while, and sign it in ${LANGUAGE[lang]}`, async ({ page, browser }) => {
    test.setTimeout(90_000);
    await signIn(page.context(), lang, people.facilitator);
    const id = await begin(page, lang);
    await alive(page, lang);
    const second = await another(browser, lang, people.member);
    const third = await another(browser, lang, people.memberEn);
    for (const other of [second, third]) await enter(other, lang, id);
    await sees(page, people.member.name);

    await texts(page).focus();
    await page.keyboard.type('base');
    await expect(texts(second)).toHaveValue('base');
    await third.context().setOffline(true);
    await expect(state(third)).toHaveText(words.offline);
    const type = async (on: Page, key: string, text: string) => {
      await texts(on).focus();
      await on.keyboard.press(key);
      await on.keyboard.type(text, { delay: 20 });
    };
    await Promise.all([type(page, 'Home', 'aaa '), type(second, 'End', ' bbb'), type(third, 'End', ' ccc')]);
    await third.context().setOffline(false);
    for (const each of [page, second, third]) await expect(state(each)).toHaveText(words.saved, { timeout: 15_000 });
    await expect(async () => {
      const all = await Promise.all([page, second, third].map((each) => texts(each).inputValue()));
      expect(new Set(all).size, all.join(' | ')).toBe(1);
      for (const piece of ['aaa ', 'base', ' bbb', ' ccc']) expect(all[0]).toContain(piece);
    }).toPass({ timeout: 15_000 });

    // Closed by one, it takes nothing more from the others.
    await second.getByRole('link', { name: words.close }).click();
    await second.getByRole('button', { name: words.close }).click();
    await expect(second.getByText(words.by).first()).toContainText(people.facilitator.name);
    await expect(state(page)).toHaveText(words.gone, { timeout: 10_000 });
    for (const [each, person] of [[page, people.facilitator], [second, people.member], [third, people.memberEn]] as const) {
      await each.goto(`${SHOW[lang]}/${id}`);
      await expect(each.getByRole('main').getByText(words.by).first(), 'each part says who wrote it').toContainText(person.name);
      await each.getByRole('link', { name: words.sign }).click();
      await sent(each, () => each.getByRole('button', { name: words.sign }).click());
    }
    await page.goto(`${SHOW[lang]}/${id}`);
    await expect(page.getByText(words.signed)).toBeVisible();
    await Promise.all([second.context().close(), third.context().close()]);
  });

  test(`parts are added and moved with the keyboard alone in ${LANGUAGE[lang]}`, async ({ page }) => {
    await signIn(page.context(), lang, people.member);
    const id = await begin(page, lang);
    await alive(page, lang);
    const add = page.locator('.agenda-editor').getByRole('button', { name: words.add });
    await add.focus();
    await page.keyboard.press('Enter');
    const titles = page.locator(`.agenda-editor textarea[id$="-title.${lang}"]`);
    await expect(titles).toHaveCount(2);
    await expect(titles.nth(1)).toBeFocused();
    await page.keyboard.type('zwei');
    const up = page.locator('.note-part').nth(1).getByRole('button', { name: words.up });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect(titles.first()).toHaveValue('zwei');
    await alive(page, lang);
    await page.reload();
    await alive(page, lang);
    await expect(titles.first()).toHaveValue('zwei');
    expect(id).toBeTruthy();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the pages of a group's note are accessible in ${LANGUAGE[lang]}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await signIn(page.context(), lang, people.facilitator);
      const axe = async (where: string) => expect((await axeOn(page).analyze()).violations, where).toEqual([]);
      await open(page, NEW[lang]);
      await axe('new');
      const id = await begin(page, lang);
      await alive(page, lang);
      await texts(page).fill('Un essai.');
      await alive(page, lang);
      await axe('writing');
      await page.goto(`${SHOW[lang]}/${id}`);
      await axe('reading');
      await page.goto(`${SHOW[lang]}/${id}/${lang === 'fr' ? 'cloture' : 'closing'}`);
      await axe('closing');
      await page.getByRole('button', { name: words.close }).click();
      await expect(page.getByRole('button', { name: words.sign })).toBeVisible();
      await axe('signing');
      await page.goto(`${SHOW[lang]}/${id}`);
      await axe('closed');
    });
  }
}

test('who reads along sees what is written, and nothing more once it is narrowed', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await begin(page, 'fr');
  await alive(page, 'fr');
  const reader = await another(browser, 'fr', people.member);
  await reader.goto(`${SHOW.fr}/${id}`);
  const writer = await another(browser, 'fr', people.memberEn);
  await enter(writer, 'fr', id);
  await texts(page).fill('Un horaire en images.');
  await expect(reader.getByText('Un horaire en images.')).toBeVisible({ timeout: 10_000 });

  const narrowed = await page.context().request.post(`${SHOW.fr}/${id}/partage`, { form: { audience: 'me' }, maxRedirects: 0 });
  expect(narrowed.status()).toBe(303);
  await expect(state(writer)).toHaveText(WORDS.fr.gone, { timeout: 5_000 });
  await texts(page).fill('Ce que la personne ne doit plus lire.');
  await expect(state(page)).toHaveText(WORDS.fr.saved);
  await writer.waitForTimeout(1_000);
  for (const other of [reader, writer]) await expect(other.getByText('ne doit plus lire')).toHaveCount(0);
  await expect(texts(writer)).toHaveValue('Un horaire en images.');
  expect((await reader.goto(`${SHOW.fr}/${id}`))?.status()).toBe(404);
  await Promise.all([reader.context().close(), writer.context().close()]);
});

test('who reads along sees what was written before the page could listen, and when the server could not answer at first', async ({ page, browser }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await begin(page, 'fr');
  await alive(page, 'fr');
  const reader = await another(browser, 'fr', people.member);
  let go = () => {};
  const waiting = new Promise<void>((resolve) => (go = resolve));
  await reader.route('**/pkg/*.wasm', async (route) => {
    await waiting;
    await route.continue();
  });
  await reader.goto(`${SHOW.fr}/${id}`, { waitUntil: 'commit' });
  await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
  await texts(page).fill('Écrit avant.');
  await expect(state(page)).toHaveText(WORDS.fr.saved);
  await expect(reader.getByText('Écrit avant.')).toHaveCount(0);
  go();
  await expect(reader.getByText('Écrit avant.')).toBeVisible({ timeout: 10_000 });

  await reader.route(`**${SHOW.fr}/${id}`, (route) => route.fulfill({ status: 503, body: '' }), { times: 1 });
  await texts(page).fill('Écrit pendant une panne.');
  await expect(reader.getByText('Écrit pendant une panne.')).toBeVisible({ timeout: 20_000 });
  await reader.context().close();
});

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false, allowed: answered(404, 422) });

  for (const lang of LANGS) {
    const words = WORDS[lang];

    test(`two people write a note with forms in ${LANGUAGE[lang]}`, async ({ page, browser }) => {
      await signIn(page.context(), lang, people.facilitator);
      await page.goto(NEW[lang].replace(/reflexions.*|reflections.*/, (lang === 'fr' ? 'communautes/eleves-a-risque/reflexions' : 'communities/students-at-risk/reflections')));
      await page.getByRole('link', { name: words.writeTogether }).click();
      await page.waitForURL(/(nouvelle-note-de-groupe|new-group-note)/);
      const id = await begin(page, lang);
      const context = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled: false });
      await signIn(context, lang, people.member);
      const other = await context.newPage();
      await other.goto(page.url());
      for (const [each, text] of [[page, 'Premier texte.'], [other, 'Second texte.']] as const) {
        await each.getByLabel(words.text, { exact: true }).fill(text);
        await sent(each, () => each.getByRole('button', { name: words.save }).click());
      }
      await page.goto(`${SHOW[lang]}/${id}`);
      for (const text of ['Premier texte.', 'Second texte.']) await expect(page.getByRole('main')).toContainText(text);
      await page.getByRole('link', { name: words.close }).click();
      await page.getByRole('button', { name: words.close }).click();
      await page.getByRole('button', { name: words.sign }).click();
      await expect(page.getByRole('main')).toContainText(people.member.name);
      await context.close();
    });
  }
});
