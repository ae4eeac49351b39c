// Three reflections become a practice: their authors consent, it is written in both languages, two people review it, it is published,
// someone else notes that they tried it. With JavaScript and without, in French and in English.

import { pageOf, people } from '../../support/people';
import { consent, fillText, press, SOURCES } from '../../support/practices';
import { COMMUNITY, examine, unfold, withPortal } from '../../support/running';
import type { Lang } from '../../support/site';
import { expect, settled, test } from '../../support/test';

const LIST = { fr: `${COMMUNITY.fr}/pratiques`, en: `${COMMUNITY.en}/practices` } as const;
const ALL = { fr: '/fr/pratiques', en: '/en/practices' } as const;
const BELOW = { fr: { new: '/nouvelle', edit: '/modifier' }, en: { new: '/new', edit: '/edit' } } as const;
const TITLE = { fr: 'Une heure pour lire', en: 'An hour to read' } as const;
const WORDS = {
  fr: {
    begin: 'Commencer la pratique', save: 'Enregistrer', send: 'Envoyer', review: 'Envoyer la relecture', publish: 'Publier', doi: 'n’est pas un DOI',
    missing: 'Avant la relecture, il manque', try: 'Publier la note', worked: 'A fonctionné en partie', others: 'réflexion',
  },
  en: {
    begin: 'Create the practice', save: 'Save', send: 'Send', review: 'Send the review', publish: 'Publish', doi: 'is not a DOI',
    missing: 'Still missing before the review', try: 'Publish the note', worked: 'Partly worked', others: 'reflection',
  },
} as const;

for (const [lang, script] of [['fr', false], ['en', true]] as const) {
  test(`three reflections become a practice ${script ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    test.setTimeout(240_000);
    await withPortal(`practice-practices-${lang}`, async ({ now: portal }) => {
      const words = WORDS[lang];
      const writer = await pageOf(browser, portal, lang, people.facilitator, script);
      await writer.goto(`${LIST[lang]}${BELOW[lang].new}`);
      if (script) await examine(writer);
      await writer.goto(`${LIST[lang]}${BELOW[lang].new}`);
      await writer.locator('#title').fill(TITLE[lang]);
      for (const source of SOURCES[lang]) await writer.getByRole('checkbox', { name: source }).check();
      await writer.locator('input[name=audience][value=public]').check();
      await press(writer, words.begin);
      await expect(writer.getByRole('main')).toContainText(words.missing);
      const work = new URL(writer.url()).pathname;
      const here = work.split('/').slice(0, -1).join('/');

      const reader = await pageOf(browser, portal, lang, people.memberEn, script);
      expect((await reader.goto(here))?.status(), 'a draft is for those who work on it').toBe(404);

      const author = await pageOf(browser, portal, lang, people.member, script);
      await consent(author, lang);

      await writer.goto(`${here}${BELOW[lang].edit}`);
      await settled(writer);
      await writer.locator('[name="title.fr"]').fill(TITLE.fr);
      await writer.locator('[name="title.en"]').fill(TITLE.en);
      for (const side of ['fr', 'en']) {
        await fillText(writer, `summary-${side}`, side === 'fr' ? 'Lire ensemble, chaque jour.' : 'Reading together, each day.');
        await fillText(writer, `need-${side}`, side === 'fr' ? 'Il manquait un moment calme.' : 'A quiet moment was missing.');
        await fillText(writer, `done-${side}`, side === 'fr' ? 'Une heure par jour.' : 'An hour a day.');
      }
      await writer.locator('[name="references-en"]').fill('Penhallow, J. (2021). Reading routines. doi:10.5/x');
      await press(writer, words.save);
      await expect(writer.getByRole('main')).toContainText(words.doi);
      await expect(writer.locator('[name="references-en"]'), 'what was typed stays').toHaveValue(/doi:10\.5\/x/);
      await writer.locator('[name="references-en"]').fill('Penhallow, J. (2021). Reading routines. doi:10.5555/JST.2021');
      await press(writer, words.save);
      await expect(writer).toHaveURL(new RegExp(work));
      await expect(writer.getByRole('link', { name: 'https://doi.org/10.5555/jst.2021' })).toBeVisible();
      if (script) await examine(writer);
      await writer.goto(work);
      for (const { name } of [people.coFacilitator, people.memberEn]) await writer.getByRole('checkbox', { name }).check();
      await press(writer, words.send);

      for (const person of [people.coFacilitator, people.memberEn]) {
        const reviewer = await pageOf(browser, portal, lang, person, script);
        await reviewer.goto(work);
        await reviewer.locator('input[name=verdict][value=approved]').check();
        await press(reviewer, words.review);
        await reviewer.context().close();
      }

      await writer.goto(work);
      await press(writer, words.publish);
      await expect(writer).toHaveURL(/notice=published/);
      await expect(writer.getByRole('heading', { level: 1 })).toContainText(TITLE[lang]);

      await reader.goto(here);
      const main = reader.getByRole('main');
      await expect(main).toContainText(people.facilitator.name);
      await expect(main, 'who writes without a name stays without one').toContainText(words.others);
      await unfold(reader, '.try-form');
      await reader.locator('[name=context]').fill('Un groupe, deux semaines.');
      await reader.locator('input[name=outcome][value=partly]').check();
      await press(reader, words.try);
      await expect(main).toContainText(words.worked);
      await expect(main).toContainText('Un groupe, deux semaines.');
      if (script) await examine(reader);

      const visitor = await (await browser.newContext({ baseURL: portal.url, javaScriptEnabled: script })).newPage();
      await visitor.goto(ALL[lang]);
      await expect(visitor.getByRole('main').getByRole('link', { name: TITLE[lang] })).toBeVisible();
      if (script) await examine(visitor);
      const other: Lang = lang === 'fr' ? 'en' : 'fr';
      await visitor.goto(ALL[other]);
      await visitor.getByRole('main').getByRole('link', { name: TITLE[other] }).click();
      await expect(visitor.getByRole('heading', { level: 1 })).toContainText(TITLE[other]);
      await visitor.context().close();
    });
  });
}
