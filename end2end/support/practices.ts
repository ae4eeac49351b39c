// Practices and guides: what their tests do alike, and a practice that is made of reflections.

import type { Browser, Page } from '@playwright/test';

import { pageOf, people } from './people';
import { COMMUNITY, sent, type Portal } from './running';
import type { Lang } from './site';
import { expect, settled } from './test';

export const QUOTATIONS = { fr: '/fr/mes-citations', en: '/en/my-quotations' } as const;
/** Three reflections of a community: one is of its facilitator, two are of a member, the last of them without a name. */
export const SOURCES = {
  fr: ['Trois signes avant les notes', 'Lire à deux, vingt minutes par jour', 'Quand nous arrivons trop tard'],
  en: ['Three signs before the marks', 'Reading in pairs, twenty minutes a day', 'Quand nous arrivons trop tard'],
} as const;
const PLACES = {
  fr: { new: `${COMMUNITY.fr}/pratiques/nouvelle`, edit: 'modifier' },
  en: { new: `${COMMUNITY.en}/practices/new`, edit: 'edit' },
} as const;
const WORDS = {
  fr: { begin: 'Commencer la pratique', save: 'Enregistrer', send: 'Envoyer', review: 'Envoyer la relecture', publish: 'Publier' },
  en: { begin: 'Create the practice', save: 'Save', send: 'Send', review: 'Send the review', publish: 'Publish' },
} as const;

/** Presses the first button of this name, which sends a form. */
export const press = (page: Page, name: string): Promise<void> => sent(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).first().click());

/** Writes into a text area in the place of what is there. A script may have made it a rich text field. */
export async function fillText(page: Page, id: string, text: string): Promise<void> {
  const rich = page.locator(`[id="${id}-rich"]`);
  if (await rich.count()) {
    await rich.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type(text);
  } else {
    await page.locator(`textarea[id="${id}"]`).fill(text);
  }
}

/** Consents to all that is quoted of the person who is signed in. */
export async function consent(page: Page, lang: Lang): Promise<void> {
  await page.goto(QUOTATIONS[lang]);
  const give = page.getByRole('main').locator('button[name=consent][value=given]');
  for (let left = await give.count(); left > 0; left = await give.count()) await sent(page, () => give.first().click());
}

/** A practice that everyone reads: what it is called, and what was done, in both languages. */
export interface Practice {
  title: Record<Lang, string>;
  done: Record<Lang, string>;
}

/** Makes a practice of the three reflections as the facilitator: their author consents, two people approve it, it is published. */
export async function publishPractice(browser: Browser, portal: Portal, lang: Lang, script: boolean, [facilitator, author]: [Page, Page], practice: Practice): Promise<void> {
  const words = WORDS[lang];
  await facilitator.goto(PLACES[lang].new);
  await facilitator.locator('#title').fill(practice.title[lang]);
  for (const source of SOURCES[lang]) await facilitator.getByRole('checkbox', { name: source }).check();
  await facilitator.locator('input[name=audience][value=public]').check();
  await press(facilitator, words.begin);
  const work = new URL(facilitator.url()).pathname;
  await consent(author, lang);

  await facilitator.goto([...work.split('/').slice(0, -1), PLACES[lang].edit].join('/'));
  await settled(facilitator);
  for (const each of ['fr', 'en'] as const) {
    await facilitator.locator(`[name="title.${each}"]`).fill(practice.title[each]);
    await fillText(facilitator, `summary-${each}`, practice.title[each]);
    await fillText(facilitator, `need-${each}`, each === 'fr' ? 'Il manquait un moment calme.' : 'A quiet moment was missing.');
    await fillText(facilitator, `done-${each}`, practice.done[each]);
  }
  await press(facilitator, words.save);
  await expect(facilitator).toHaveURL(new RegExp(work));
  for (const { name } of [people.coFacilitator, people.memberEn]) await facilitator.getByRole('checkbox', { name }).check();
  await press(facilitator, words.send);
  for (const person of [people.coFacilitator, people.memberEn]) {
    const reviewer = await pageOf(browser, portal, lang, person, script);
    await reviewer.goto(work);
    await reviewer.locator('input[name=verdict][value=approved]').check();
    await press(reviewer, words.review);
    await reviewer.context().close();
  }
  await facilitator.goto(work);
  await press(facilitator, words.publish);
  await expect(facilitator).toHaveURL(/notice=published/);
}
