// The filters of the list of communities: a plain form, which answers at once where JavaScript is on.

import type { Page } from '@playwright/test';

import { expect, open, settled, test } from '../support/test';
import { LANGS, LANGUAGE, at, communities, other, type Lang } from '../support/site';

const WORDS = {
  fr: {
    show: 'Afficher',
    clear: 'Retirer les filtres',
    fields: { kind: 'Type', profession: 'Profession', level: 'Niveau', network: 'Réseau' },
    psychologists: 'Psychologues',
    count: (n: number) => (n === 0 ? 'Aucune communauté' : n === 1 ? '1 communauté' : `${n} communautés`),
    none: 'Aucune communauté ne correspond',
    live: (n: number) =>
      n === 0
        ? 'Aucune communauté ne correspond à vos choix.'
        : n === 1
          ? 'Une communauté correspond à vos choix.'
          : `Nombre de communautés qui correspondent à vos choix\u00a0: ${n}`,
  },
  en: {
    show: 'Apply filters',
    clear: 'Clear filters',
    fields: { kind: 'Type', profession: 'Profession', level: 'Level', network: 'Network' },
    psychologists: 'Psychologists',
    count: (n: number) => (n === 0 ? 'No communities' : n === 1 ? '1 community' : `${n} communities`),
    none: 'No matching communities',
    live: (n: number) =>
      n === 0
        ? 'No communities match your choices.'
        : n === 1
          ? 'One community matches your choices.'
          : `Communities that match your choices: ${n}`,
  },
};

type Choice = Partial<Record<'kind' | 'profession' | 'level' | 'network', string>>;

const form = (page: Page) => page.getByRole('search');
/** The count that a form asks for is dropped when the form is sent meanwhile. */
test.use({ allowed: /^failed: \S+\/api\/communities\/count net::ERR_ABORTED$/ });

const found = (page: Page) => page.getByRole('main').locator('h3 a:is([href*="/communautes/"], [href*="/communities/"])');
const field = (page: Page, lang: Lang, name: keyof Choice) => form(page).getByLabel(WORDS[lang].fields[name], { exact: true });

async function choose(page: Page, lang: Lang, choice: Choice) {
  for (const [name, value] of Object.entries(choice)) {
    await field(page, lang, name as keyof Choice).selectOption(value);
  }
}

async function send(page: Page, lang: Lang, choice: Choice) {
  await choose(page, lang, choice);
  await form(page).getByRole('button', { name: WORDS[lang].show, exact: true }).click();
  await page.waitForURL((url) => Object.entries(choice).every(([name, value]) => url.searchParams.get(name) === value));
  await settled(page);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    for (const lang of LANGS) {
      test(`filters narrow the list, stay chosen, and are cleared, in ${LANGUAGE[lang]}`, async ({ page }) => {
        const words = WORDS[lang];
        await open(page, at(communities, lang));
        const all = await found(page).count();
        expect(all).toBe(12);
        await expect(page.getByRole('link', { name: words.clear })).toHaveCount(0);

        await send(page, lang, { profession: 'psychologist' });
        expect(new URL(page.url()).pathname).toBe(at(communities, lang));
        await expect(found(page)).toHaveText([words.psychologists]);
        await expect(page.getByRole('heading', { level: 2, name: words.count(1), exact: true })).toBeVisible();
        await expect(field(page, lang, 'profession')).toHaveValue('psychologist');

        await send(page, lang, { kind: 'codevelopment' });
        await expect(found(page)).toHaveCount(0);
        await expect(page.getByText(words.none, { exact: true })).toBeVisible();

        await form(page).getByRole('link', { name: words.clear }).click();
        await expect(page).toHaveURL(at(communities, lang));
        await expect(found(page)).toHaveCount(all);
        await expect(field(page, lang, 'profession')).toHaveValue('');
        await settled(page);
      });

      test(`two filters hold together, also when the language changes, in ${LANGUAGE[lang]}`, async ({ page }) => {
        await open(page, at(communities, lang));
        await send(page, lang, { network: 'english', level: 'vocational' });
        const count = await found(page).count();
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThan(12);
        await page.getByRole('banner').getByRole('link', { name: lang === 'fr' ? 'English' : 'Français' }).click();
        await expect(page).toHaveURL((url) => url.pathname === at(communities, other(lang)));
        await settled(page);
        await expect(field(page, other(lang), 'network')).toHaveValue('english');
        await expect(field(page, other(lang), 'level')).toHaveValue('vocational');
        await expect(found(page)).toHaveCount(count);
      });
    }
  });
}

for (const lang of LANGS) {
  test(`with JavaScript the form says how many communities are left before it is sent, in ${LANGUAGE[lang]}`, async ({
    page,
  }) => {
    const words = WORDS[lang];
    const status = page.getByRole('status');
    await open(page, at(communities, lang));
    await expect(status).toBeEmpty();

    // The first choice may come before the wasm: one would choose again, too.
    await expect(async () => {
      await choose(page, lang, { kind: '' });
      await choose(page, lang, { kind: 'codevelopment' });
      await expect(status).toHaveText(words.live(1), { timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
    await expect(page).toHaveURL(at(communities, lang));
    await expect(found(page)).toHaveCount(12);

    await choose(page, lang, { profession: 'psychologist' });
    await expect(status).toHaveText(words.live(0));
    await choose(page, lang, { kind: '', profession: '' });
    await expect(status, 'nothing is filtered any more').toHaveText(words.live(12));
    await choose(page, lang, { level: 'vocational' });
    await expect(status).not.toHaveText(words.live(12));
    const said = Number((await status.innerText()).match(/\d+/)?.[0]);
    await send(page, lang, { level: 'vocational' });
    await expect(page.getByRole('heading', { level: 2, name: words.count(said), exact: true })).toBeVisible();
    await expect(found(page)).toHaveCount(said);
  });
}

test('without JavaScript nothing speaks, and nothing is missing', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at(communities, 'fr'));
  await expect(page.getByRole('status')).toBeEmpty();
  await expect(form(page).getByRole('combobox')).toHaveCount(4);
  await context.close();
});

test('only pages with an island load the wasm', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    if (/\.(js|wasm)(\?|$)/.test(request.url())) loaded.push(new URL(request.url()).pathname);
  });
  await open(page, '/fr');
  await open(page, '/fr/communautes/eleves-a-risque');
  expect(loaded).toEqual([]);
  await open(page, at(communities, 'fr'));
  expect(loaded.map((path) => path.split('.').at(-1)).toSorted()).toEqual(['js', 'wasm']);
});
