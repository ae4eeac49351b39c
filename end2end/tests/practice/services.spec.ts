// The service directory: a parent finds a service, with JavaScript and without, in both languages; a coordinator imports a file
// after looking at what it says.

import type { Browser, Page } from '@playwright/test';

import { axeOn } from '../../support/axe';
import { people, signIn } from '../../support/people';
import type { Lang } from '../../support/site';
import { expect, test } from '../../support/test';

const LIST = { fr: '/fr/services', en: '/en/services' } as const;
const WORDS = {
  fr: { need: 'De quoi avez-vous besoin?', youth: 'Jeunes', show: 'Afficher', name: 'Une heure pour respirer', words: 'anxiété', report: 'Signaler une erreur', send: 'Envoyer', thanks: 'Merci.', stale: 'Groupe pour parents inquiets', call: 'Appelez avant' },
  en: { need: 'What do you need?', youth: 'Youth', show: 'Show', name: 'An hour to breathe', words: 'anxiety', report: 'Report an error', send: 'Send', thanks: 'Thank you.', stale: 'Group for worried parents', call: 'Call before' },
} as const;

/** Nothing on a page keeps people from using it, and it is no wider than a narrow telephone. */
async function usable(page: Page): Promise<void> {
  const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)), page.url()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${page.url()} at 320 pixels`).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** A parent, who has no account, looks for help. */
async function findsHelp(browser: Browser, lang: Lang, javaScriptEnabled: boolean): Promise<void> {
  const words = WORDS[lang];
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled });
  const page = await context.newPage();
  const main = page.getByRole('main');
  await page.goto(LIST[lang]);
  if (javaScriptEnabled) await usable(page);
  await main.getByLabel(words.need).fill(words.words);
  await main.getByLabel(words.youth).check();
  await main.getByRole('button', { name: words.show }).click();
  await expect(main.getByRole('link', { name: words.name })).toBeVisible();
  await expect(main.getByRole('link', { name: words.stale })).toHaveCount(0);
  await main.getByRole('link', { name: words.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: words.name })).toBeVisible();
  await expect(main.getByRole('link', { name: /555.555.0142/ })).toHaveAttribute('href', 'tel:+15555550142');
  if (javaScriptEnabled) await usable(page);
  await main.getByRole('link', { name: words.report }).click();
  await page.locator('#error').fill(`Zibeline ${lang} ${javaScriptEnabled}`);
  await main.getByRole('button', { name: words.send }).click();
  await expect(main).toContainText(words.thanks);
  await page.goto(`${LIST[lang]}?q=${encodeURIComponent(words.stale)}`);
  await main.getByRole('link', { name: words.stale, exact: true }).click();
  await expect(main).toContainText(words.call);
  await context.close();
}

for (const lang of ['fr', 'en'] as const) {
  for (const javaScriptEnabled of [true, false]) {
    test(`a parent finds a service in ${lang}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
      await findsHelp(browser, lang, javaScriptEnabled);
    });
  }
}

for (const javaScriptEnabled of [true, false]) {
  test(`a file is looked at before it is imported, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled });
    await signIn(context, 'fr', people.coordinator);
    const page = await context.newPage();
    const main = page.getByRole('main');
    const name = `Zibeline ${javaScriptEnabled ? 'avec' : 'sans'} ${Date.now()}`;
    const file = (text: string) => ({ name: 'services.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });

    await page.goto('/fr/services/importer');
    await page.locator('#file').setInputFiles(file('Nom;Prix\nx;y\n'));
    await main.getByRole('button', { name: 'Voir ce qu’il contient' }).click();
    await expect(main).toContainText('Il manque ces colonnes au tableau');
    await expect(main).toContainText('Prix');

    const rows = `name-fr;description-fr;provider-name;audiences;languages;phone;everywhere\n${name};Un go\u00fbter;Anse;youth;fr;555 555-0190;oui\n`;
    await page.locator('#file').setInputFiles(file(rows));
    await main.getByRole('button', { name: 'Voir ce qu’il contient' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Aperçu de l’importation' })).toBeVisible();
    await expect(main.getByRole('rowheader', { name })).toBeVisible();
    if (javaScriptEnabled) await usable(page);
    const before = await context.request.get(`/fr/services?q=${encodeURIComponent(name)}`);
    expect(await before.text()).not.toMatch(new RegExp(`href="/fr/services/[0-9a-f-]{36}">[^<]*${name}`));
    await main.getByRole('button', { name: 'Importer' }).click();
    await expect(main).toContainText('1 service a été importé.');
    await page.goto(`/fr/services?q=${encodeURIComponent(name)}`);
    await main.getByRole('link', { name, exact: true }).click();
    await expect(main).toContainText('Un goûter');
    await context.close();
  });
}
