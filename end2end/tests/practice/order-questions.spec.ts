// Questions to a professional order: a list for a visit, frozen, given to the order and answered, in French without JavaScript;
// questions that are passed on one by one, in English with it. Deliverables in both.

import type { Page } from '@playwright/test';

import { axeOn } from '../../support/axe';
import { confirmed, pageOf, people, shared } from '../../support/people';
import { sent } from '../../support/running';
import { expect, test } from '../../support/test';
import { LANGUAGE } from '../../support/site';

const LIST = '/fr/communautes/psychoeducation/questions-a-l-ordre';
const ONE_BY_ONE = '/en/communities/psychologists/questions-to-the-order';
const DELIVERABLES = {
  fr: '/fr/communautes/psychoeducation/livrables',
  en: '/en/communities/psychoeducators/deliverables',
} as const;
const WORDS = {
  fr: {
    add: 'Ajouter un livrable', save: 'Enregistrer', dropped: 'Abandonné', shown: 'abandonné', reason: 'Faute de temps.',
    remove: 'Supprimer le livrable', elsewhere: 'Ailleurs, à l’adresse ci-dessous', delivered: 'Livré',
  },
  en: {
    add: 'Add a deliverable', save: 'Save', dropped: 'Dropped', shown: 'dropped', reason: 'For lack of time.',
    remove: 'Delete the deliverable', elsewhere: 'Elsewhere, at the address below', delivered: 'Delivered',
  },
} as const;

/** Nothing on a page keeps people from using it, and it is no wider than a narrow telephone. */
async function usable(page: Page): Promise<void> {
  const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)), page.url()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${page.url()} at 320 pixels`).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('a list of questions is frozen, given to the order and answered, in French, JavaScript off', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await pageOf(browser, shared, 'fr', people.facilitator, false);
  const main = page.getByRole('main');
  const question = `Zibeline ${Date.now()}?`;

  await page.goto(LIST);
  await expect(main).toContainText('Ce ne sont pas des avis juridiques.');
  await main.getByRole('link', { name: 'Poser une question' }).click();
  await page.locator('#text').fill(question);
  await page.locator('#background').fill('Chez nous.');
  await main.getByRole('button', { name: 'Poser une question' }).click();
  await expect(page).toHaveURL(/#question-/);

  const row = page.locator('.order-questions > li').filter({ hasText: question });
  await expect(row).toContainText('1 appui');
  const before = await page.locator('.order-questions > li').first().textContent();
  while (!(await page.locator('.order-questions > li').first().textContent())?.includes(question)) {
    await sent(page, () => row.getByRole('button', { name: /^Monter/ }).click());
    await expect(page).toHaveURL(/notice=saved/);
  }
  expect(before, 'it was not the first').not.toContain(question);

  await main.getByRole('button', { name: 'Fermer la liste' }).click();
  await expect(main).toContainText('Liste fermée le');
  await expect(main.getByRole('link', { name: 'Poser une question' })).toHaveCount(0);
  await main.getByRole('link', { name: 'Imprimer ou copier la liste' }).click();
  await expect(page.locator('.order-list > li').first()).toContainText(question);
  expect(await page.locator('#copy').inputValue()).toContain(`1. ${question}`);
  await expect(main).not.toContainText(people.facilitator.name);

  await page.goto(LIST);
  await row.getByRole('link', { name: question }).click();
  await main.getByRole('link', { name: 'Consigner la réponse' }).click();
  await page.locator('#text').fill('Oui, avec le consentement de la famille.');
  await page.locator('#day').fill(new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10));
  await main.getByRole('radio', { name: 'En rencontre' }).check();
  await page.locator('#who').fill('Maëlle Desruisseaux-Lim');
  await page.locator('#post').fill('conseillère à la pratique');
  await main.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(main).toContainText('Oui, avec le consentement de la famille.');
  await expect(main).toContainText('conseillère à la pratique');

  await page.goto(LIST);
  await confirmed(page, 'Terminer la visite');
  await expect(main).toContainText('Liste ouverte');
  await expect(main.getByRole('link', { name: 'Poser une question' })).toBeVisible();
});

test('questions are passed on one by one, in English, JavaScript on', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await pageOf(browser, shared, 'en', people.memberEn);
  const main = page.getByRole('main');
  const question = `Sable ${Date.now()}?`;

  await page.goto(ONE_BY_ONE);
  await expect(main).toContainText('It is not legal advice.');
  await expect(main.getByRole('button', { name: 'Freeze the list' })).toHaveCount(0);
  await main.getByRole('link', { name: 'Ask a question' }).click();
  await page.locator('#text').fill(question);
  await main.getByRole('button', { name: 'Ask a question' }).click();
  await page.locator('.order-questions').getByRole('link', { name: question }).click();
  await main.getByRole('button', { name: /^Mark as passed on/ }).click();
  await expect(main).toContainText('Passed on');
  await usable(page);
  await main.getByRole('link', { name: 'Record the answer' }).click();
  await expect(page.locator('#day')).toBeVisible();
  await usable(page);
  await page.locator('#text').fill('Yes, in general.');
  await page.locator('#day').fill(new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10));
  await main.getByRole('radio', { name: 'In writing' }).check();
  await page.locator('#who').fill('Alasdair Quenneville-Roy');
  await page.locator('#post').fill('practice advisor');
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(main).toContainText('Yes, in general.');
  await page.goto(ONE_BY_ONE);
  await expect(main.locator('section').filter({ has: page.locator('#answers') })).toContainText(question);
  await usable(page);

  const stranger = await pageOf(browser, shared, 'en', people.administrator);
  const answer = await stranger.goto(ONE_BY_ONE);
  expect(answer?.status()).toBe(404);
});

for (const lang of ['fr', 'en'] as const) {
  const javaScriptEnabled = lang === 'en';
  const words = WORDS[lang];

  test(`a deliverable is added, fulfilled, dropped and deleted, in ${LANGUAGE[lang]}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
    const page = await pageOf(browser, shared, lang, people.facilitator, javaScriptEnabled);
    const main = page.getByRole('main');
    const title = `Zibeline ${lang} ${Date.now()}`;
    await page.goto(DELIVERABLES[lang]);
    await main.getByRole('link', { name: words.add }).click();
    await page.locator(`#title-${lang}`).fill(title);
    await page.locator('#season').selectOption('autumn');
    await page.locator('#year').fill('2031');
    await main.getByRole('radio', { name: words.delivered }).check();
    await page.locator('#work').selectOption({ label: words.elsewhere });
    await page.locator(`#name-${lang}`).fill('Zibeline');
    await page.locator('#link').fill('https://zibeline.example/');
    await main.getByRole('button', { name: words.save, exact: true }).click();
    const row = page.locator('.deliverables > li').filter({ hasText: title });
    await expect(row.getByRole('link', { name: 'Zibeline', exact: true })).toHaveAttribute('href', 'https://zibeline.example/');
    await row.getByRole('link').last().click();
    await expect(main.getByRole('radio', { name: words.dropped })).toBeVisible();
    if (javaScriptEnabled) await usable(page);
    await main.getByRole('radio', { name: words.dropped }).check();
    await main.getByRole('button', { name: words.save, exact: true }).click();
    await expect(page.locator('#reason')).toHaveAttribute('aria-invalid', 'true');
    await page.locator('#reason').fill(words.reason);
    await main.getByRole('button', { name: words.save, exact: true }).click();
    await expect(row).toContainText(words.shown);
    await expect(row).toContainText(words.reason);
    await row.getByRole('link').last().click();
    await confirmed(page, words.remove);
    await expect(page.locator('.deliverables > li').filter({ hasText: title })).toHaveCount(0);
  });
}
