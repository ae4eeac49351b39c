// From a reflection to a finding, to the managers and back: with JavaScript and without, in both languages.

import type { Page } from '@playwright/test';

import { pageOf, people } from '../../support/people';
import { COMMUNITY, examine, sent, withPortal } from '../../support/running';
import type { Lang } from '../../support/site';
import { expect, test } from '../../support/test';

const FINDINGS = { fr: `${COMMUNITY.fr}/constats`, en: `${COMMUNITY.en}/findings` } as const;
const MANAGERS = {
  fr: '/fr/communautes/gestionnaires-services-complementaires/constats',
  en: '/en/communities/managers-complementary-services/findings',
} as const;
const QUOTATIONS = { fr: '/fr/mes-citations', en: '/en/my-quotations' } as const;
const WORDS = {
  fr: {
    gather: 'Commencer un constat', save: 'Enregistrer', ask: 'Enregistrer et demander l’accord', withdraw: 'Retirer mon accord',
    send: 'Transmettre le constat', yes: 'Oui, avec une action', respond: 'Répondre à la communauté', accepted: 'Accepté, avec une action.', few: 'moins de 5',
    unnamed: 'Quand nous arrivons trop tard', named: 'Trois signes avant les notes', waiting: 'attendue pour le',
  },
  en: {
    gather: 'Start a finding', save: 'Save', ask: 'Save and ask for consent', withdraw: 'Withdraw',
    send: 'Send the finding', yes: 'Yes, with an action', respond: 'Respond to the community', accepted: 'Accepted, with an action.', few: 'fewer than 5',
    unnamed: 'Quand nous arrivons trop tard', named: 'Three signs before the marks', waiting: 'expected by',
  },
} as const;
const STATEMENT = 'La grille arrive après les vacances';
const ACTION = 'Une grille commune dès la rentrée';

/** A day, so many days from now, as a field of a form has it. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'America/Toronto' });

const press = (page: Page, name: string): Promise<void> => sent(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).click());

/** Gathers a finding from two reflections; where its page is. */
async function gather(page: Page, lang: Lang, look: typeof examine): Promise<string> {
  const words = WORDS[lang];
  await page.goto(COMMUNITY[lang]);
  await page.locator(`main a[href="${FINDINGS[lang]}"]`).click();
  await page.getByRole('link', { name: words.gather }).click();
  await page.locator('#statement').fill(STATEMENT);
  await page.locator('#asked').fill('La recevoir en août.');
  await press(page, words.save);
  await page.getByLabel(words.named).check();
  await page.getByLabel(words.unnamed).check();
  await look(page);
  await press(page, words.ask);
  await expect(page.locator('.statement')).toHaveText(new RegExp(STATEMENT));
  return new URL(page.url()).pathname;
}

for (const [lang, javaScriptEnabled] of [['fr', true], ['en', false]] as const) {
  test(`a reflection becomes a finding that comes back with an answer, in ${lang}, with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const words = WORDS[lang];
    // axe needs scripts.
    const look: typeof examine = javaScriptEnabled ? examine : async () => {};
    await withPortal(`finding-${lang}`, async ({ now: portal }) => {
      const [facilitator, member, manager] = await Promise.all(
        [people.facilitator, people.member, people.observer].map((person) => pageOf(browser, portal, lang, person, javaScriptEnabled)),
      );
      const address = await gather(facilitator, lang, look);
      await expect(facilitator.locator('.behind'), 'one of two consents').toContainText('1');

      await member.goto(QUOTATIONS[lang]);
      await expect(member.getByRole('main')).toContainText(STATEMENT);
      await look(member);
      await sent(member, () => member.locator('main .quotations > li').filter({ hasText: STATEMENT }).locator('button[name=consent][value=given]').click());
      await member.goto(address);
      await expect(member.locator('.behind')).toContainText('2');
      await expect(member.locator('.behind'), 'few people are not counted').toContainText(words.few);
      await expect(member.getByRole('main'), 'the author without a name is not named').not.toContainText(people.member.name);

      await facilitator.goto(address);
      await facilitator.locator('#answer-by').fill(inDays(31));
      await look(facilitator);
      await press(facilitator, words.send);
      await expect(facilitator.getByRole('main')).toContainText(words.waiting);

      await manager.goto(MANAGERS[lang]);
      await manager.getByRole('link', { name: STATEMENT }).click();
      await manager.getByLabel(words.yes).check();
      await look(manager);
      await manager.locator('#action').fill(ACTION);
      await manager.locator('#date').fill(inDays(60));
      await press(manager, words.respond);
      await expect(manager.locator('#errors'), 'who takes care of it is missing').toBeVisible();
      await expect(manager.locator('#action'), 'what was typed stays').toHaveValue(ACTION);
      await manager.locator('#who').fill('Flavie');
      await press(manager, words.respond);
      await expect(manager.getByRole('main')).toContainText(words.accepted);

      await facilitator.goto(address);
      await expect(facilitator.locator('.answer-back')).toContainText(ACTION);
      await look(facilitator);
      await facilitator.goto(`${FINDINGS[lang]}/${lang === 'fr' ? 'imprimer' : 'print'}?finding=${address.split('/').pop()}`);
      await expect(facilitator.getByRole('main')).toContainText(ACTION);
      await look(facilitator);
      const files = facilitator.locator('section[aria-labelledby=exports] a');
      await expect(files).toHaveCount(6);
      const html = await facilitator.request.get((await facilitator.locator('section[aria-labelledby=exports] a[href*=".html"]').getAttribute('href'))!);
      expect(await html.text(), 'the file has the answer, too').toContain(ACTION);

      await member.goto(QUOTATIONS[lang]);
      const own = member.locator('main .quotations > li').filter({ hasText: STATEMENT });
      await own.locator('summary', { hasText: words.withdraw }).click();
      await sent(member, () => own.getByRole('button', { name: words.withdraw }).click());
      await facilitator.goto(address);
      await expect(facilitator.locator('.behind').first(), 'at once').toContainText('1');
      for (const page of [facilitator, member, manager]) await page.context().close();
    });
  });
}

test('the findings of a community are usable by all, in every state', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('finding-axe', async ({ now: portal }) => {
    const page = await pageOf(browser, portal, 'fr', people.facilitator);
    for (const list of [FINDINGS.fr, FINDINGS.en]) {
      await page.goto(list);
      await expect(page.locator('.silence'), 'one has no answer').toBeVisible();
      await expect(page.locator('.answer-back')).toHaveCount(2);
      await examine(page);
      await page.locator('.finding-row a').first().click();
      await expect(page.locator('.state-line .late')).toBeVisible();
      await examine(page);
    }
    await page.context().close();
  });
});
