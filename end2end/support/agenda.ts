// Agendas that people write together: a meeting of one's own, the editor's parts, and what is stored.

import { type BrowserContext, expect, type Page } from '@playwright/test';

import type { Lang } from './site';

const NEW = { fr: '/fr/communautes/eleves-a-risque/rencontres/nouvelle', en: '/en/communities/students-at-risk/meetings/new' } as const;
const SHOW = { fr: '/fr/rencontres', en: '/en/meetings' } as const;

export const WORDS = {
  fr: {
    add: 'Ajouter un point', title: 'Titre en français', saved: 'Tout est enregistré', offline: /Hors ligne/, kept: /gardées sur cet appareil/, handle: 'Déplacer', remove: 'Retirer',
    restore: /^Rétablir ./, undo: 'Annuler', minutes: 'Minutes', up: 'Monter', over: 'min de trop', details: 'Détails', outdated: 'À mettre à jour',
    toTranslate: 'À traduire', titleOther: 'Titre en anglais', save: 'Enregistrer ce point', position: 'position 1 sur 3', publish: 'Publier',
  },
  en: {
    add: 'Add an item', title: 'Title in English', saved: 'Everything is saved', offline: /Offline/, kept: /kept on this device/, handle: 'Move', remove: 'Remove',
    restore: /^Restore ./, undo: 'Undo', minutes: 'Minutes', up: 'Move up', over: 'min over', details: 'Details', outdated: 'Translation out of date',
    toTranslate: 'Needs translation', titleOther: 'Title in French', save: 'Save this item', position: 'position 1 of 3', publish: 'Publish',
  },
} as const;

export const agendaOf = (lang: Lang, id: string): string => `${SHOW[lang]}/${id}/${lang === 'fr' ? 'ordre-du-jour' : 'agenda'}`;
export const meetingOf = (lang: Lang, id: string): string => `${SHOW[lang]}/${id}`;

/** Plans a meeting, as whoever is signed in; its id. Its agenda grows from a template, or is empty. */
export async function plan(context: BrowserContext, lang: Lang, template = 'empty'): Promise<string> {
  const title = `Essai ${Date.now()} ${Math.random()}`;
  const answer = await context.request.post(NEW[lang], {
    form: { 'title.fr': title, 'title.en': title, settled: 'day', day: '2031-11-30', begins: '13:30', minutes: '90', modality: 'virtual', video: 'https://video.ensemble.example/essai', agenda: template },
    maxRedirects: 0,
  });
  expect(answer.status(), 'planning a meeting').toBe(303);
  return answer.headers().location.split('/').pop()!.split('?')[0];
}

/** Opens the editor, and waits until it has the document. */
export async function edit(page: Page, lang: Lang, id: string): Promise<void> {
  await page.goto(agendaOf(lang, id));
  await alive(page, lang);
}

export async function alive(page: Page, lang: Lang): Promise<void> {
  await expect(page.locator('.agenda-editor').getByRole('button', { name: WORDS[lang].add })).toBeVisible({ timeout: 15_000 });
  await saved(page, lang);
}

export async function saved(page: Page, lang: Lang): Promise<void> {
  await expect(page.locator('.agenda-state')).toHaveText(WORDS[lang].saved, { timeout: 15_000 });
}

/** The device has all that was typed without a network: the page asks nothing before it is closed. */
export async function onDevice(page: Page): Promise<void> {
  const closes = () => page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await expect.poll(closes, { message: 'the device has what was typed', timeout: 15_000 }).toBe(true);
}

/** Adds an item under this title. */
export async function add(page: Page, lang: Lang, title: string): Promise<void> {
  const before = await rows(page).count();
  await page.locator('.agenda-editor').getByRole('button', { name: WORDS[lang].add }).click();
  await expect(rows(page)).toHaveCount(before + 1);
  // The focus goes there a frame later: it would take it from what is done next.
  await expect(titles(page, lang).last()).toBeFocused();
  await titles(page, lang).last().fill(title);
}

/** Opens the menu of an item, and chooses from it. */
export async function choose(page: Page, row: number, name: string): Promise<void> {
  await rows(page).nth(row).locator('.agenda-menu-button').click();
  await page.getByRole('menuitem', { name }).click();
}

/** Opens the details of an item. */
export async function unfold(page: Page, row: number): Promise<void> {
  await rows(page).nth(row).locator('.agenda-details').click();
  await expect(rows(page).nth(row).locator('.agenda-more')).toBeVisible();
}

/** Who is said to be here. */
export async function sees(page: Page, name: string): Promise<void> {
  const here = page.locator('.agenda-people');
  await here.locator('summary').click();
  await expect(here.locator('.agenda-person').filter({ hasText: name })).toBeVisible();
  await here.locator('summary').click();
}

export const rows = (page: Page) => page.locator('.agenda-editor .agenda-row');
export const titles = (page: Page, lang: Lang) => page.locator(`.agenda-editor textarea[id$="-title.${lang}"]`);

/** The titles that the editor shows, in order. */
export async function shown(page: Page, lang: Lang): Promise<string[]> {
  return titles(page, lang).evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
}

/** The titles that the database holds, in order: as the plain forms are written from it. */
export async function stored(context: BrowserContext, lang: Lang, id: string): Promise<string[]> {
  const answer = await context.request.get(agendaOf(lang, id));
  expect(answer.status()).toBe(200);
  const html = await answer.text();
  const inputs = html.match(new RegExp(`<input[^>]*name="title\\.${lang}"[^>]*>`, 'g')) ?? [];
  return inputs.map((input) => decode(/value="([^"]*)"/.exec(input)?.[1] ?? ''));
}

function decode(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Everybody shows what is stored. */
export async function allEqual(pages: Page[], lang: Lang, id: string): Promise<string[]> {
  for (const page of pages) await saved(page, lang);
  let now: string[] = [];
  await expect(async () => {
    now = await stored(pages[0].context(), lang, id);
    for (const page of pages) expect(await shown(page, lang)).toEqual(now);
  }).toPass({ timeout: 15_000 });
  return now;
}
