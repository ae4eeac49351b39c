// A discussion guide at two meetings, with a table in French and one in English at each; what they said is compared.

import type { Page } from '@playwright/test';

import { pageOf, people } from '../../support/people';
import { pathOf, planned, sent, unfold, withPortal } from '../../support/running';
import { expect, test } from '../../support/test';
import type { Lang } from '../../support/site';

const WORDS = {
  fr: { sit: 'Prendre place à cette table', save: 'Enregistrer', add: 'Ajouter', present: 'Actuel', possible: 'Possible' },
  en: { sit: 'Take a seat at this table', save: 'Save', add: 'Add', present: 'Current', possible: 'Possible' },
} as const;

interface Table {
  page: Page;
  lang: Lang;
  number: number;
  name: string;
}

async function sit({ page, lang, number, name }: Table, meeting: string): Promise<void> {
  await page.goto(pathOf(lang, meeting, 'guide'));
  await page.locator('#table').fill(String(number));
  await page.locator('#name').fill(name);
  await sent(page, () => page.getByRole('button', { name: WORDS[lang].sit }).click());
  await expect(page.locator('#table')).toHaveValue(String(number));
  await expect(page.locator('#name')).toHaveValue(name);
}

async function answer({ page, lang, number }: Table, step: string, text: string): Promise<void> {
  const field = `#answer-${step}-${number}`;
  await unfold(page, `.guide-answer details:has(${field})`);
  await page.locator(field).fill(text);
  await page.locator(`details:has(${field})`).getByRole('button', { name: WORDS[lang].save, exact: true }).click();
  await expect(page.locator('.guide-answer > p').filter({ hasText: text })).toHaveCount(1);
}

async function partner({ page, lang, number }: Table, kind: 'present' | 'possible', name: string, what: string): Promise<void> {
  const field = `#partner-name-${number}`;
  await unfold(page, `.guide-answer details:has(${field})`);
  await page.locator(field).fill(name);
  await page.locator(`#partner-kind-${number}`).selectOption(kind);
  await page.locator(`#partner-what-${number}`).fill(what);
  await page.locator(`details:has(${field})`).getByRole('button', { name: WORDS[lang].add, exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText(WORDS[lang][kind]);
}

test('two tables answer a guide at two meetings, and compare', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('running-guide', async (portal) => {
    const facilitator = await pageOf(browser, portal.now, 'fr', people.facilitator, false);
    const pines: Table = { page: await pageOf(browser, portal.now, 'fr', people.member, false), lang: 'fr', number: 1, name: 'Les pins' };
    const river: Table = { page: await pageOf(browser, portal.now, 'en', people.memberEn), lang: 'en', number: 2, name: 'The river' };
    const titles = [{ fr: 'Partenaires, en automne', en: 'Partners, in the fall' }, { fr: 'Partenaires, en hiver', en: 'Partners, in winter' }];
    const [first, second] = [await planned(facilitator.context(), titles[0], 1), await planned(facilitator.context(), titles[1], 2)];

    for (const meeting of [first, second]) {
      await facilitator.goto(pathOf('fr', meeting, 'guide'));
      await facilitator.locator('select#guide').selectOption('partnerships');
      await facilitator.locator('#video').fill('https://video.ensemble.example/partenaires');
      await facilitator.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await expect(facilitator.getByRole('link', { name: 'Regarder la vidéo' })).toHaveAttribute('href', 'https://video.ensemble.example/partenaires');
      for (const table of [pines, river]) await sit(table, meeting);
      await expect(river.page.locator('#answer-before-1-1'), 'one writes for one’s own table').toHaveCount(0);
      await expect(river.page.locator('main footer p[lang]').filter({ hasText: 'Creative Commons' }), 'the licence is there in its own words').toHaveCount(1);
      if (meeting === first) {
        await answer(pines, 'before-1', 'Avec le centre communautaire.');
        await partner(pines, 'present', 'Centre communautaire', 'Un gymnase');
        await partner(pines, 'possible', 'Bibliothèque du quartier', 'Un lieu calme');
        await answer(river, 'before-1', 'With a breakfast group.');
        await answer(river, 'after-2', 'Parents know it best.');
        await partner(river, 'present', 'Breakfast group', 'A warm start');
      } else {
        await answer(pines, 'before-1', 'Avec le centre, et la bibliothèque depuis janvier.');
        await answer(pines, 'elements', 'La liste est affichée.');
        await partner(pines, 'present', 'Bibliotheque du quartier', 'Un coin pour les devoirs');
        await partner(pines, 'present', 'Centre communautaire', 'Un gymnase');
        await answer(river, 'before-1', 'With a music school.');
        await partner(river, 'possible', 'Music school', 'Instruments to borrow');
      }
    }

    // Facilitators write what the whole group answers.
    await facilitator.goto(pathOf('fr', second, 'guide'));
    await answer({ page: facilitator, lang: 'fr', number: 0, name: '' }, 'after-3', 'En commençant par une rencontre commune.');

    const { page } = pines;
    await page.goto(`${pathOf('fr', second, 'compare')}?with=${first}`);
    const table = page.locator('.guide-compare');
    await expect(table.locator('thead th')).toHaveText(['Étape', 'Partenaires, en automne', 'Partenaires, en hiver']);
    const row = table.locator('tbody tr').filter({ hasText: 'Avant la vidéo, première question' });
    await expect(row.locator('td').nth(0)).toContainText('Table 1, Les pins');
    await expect(row.locator('td').nth(0)).toContainText('Avec le centre communautaire.');
    await expect(row.locator('td').nth(0).locator('p[lang=en-CA]')).toHaveText('With a breakfast group.');
    await expect(row.locator('td').nth(1)).toContainText('la bibliothèque depuis janvier');
    await expect(row.locator('td').nth(1)).toContainText('With a music school.');
    await expect(table).toContainText('En commençant par une rencontre commune.');
    const became = (name: RegExp) => page.locator('section table.data tr').filter({ hasText: name }).locator('td');
    await expect(became(/Biblioth.que du quartier/)).toHaveText('Possible avant, en place maintenant');
    await expect(became(/Centre communautaire/)).toHaveText('Comme avant');
    await expect(became(/Music school/)).toHaveText('Nouveau');
    await expect(became(/Breakfast group/)).toHaveText('N’est plus nommé');
    await expect(page.locator('main footer')).toContainText('Creative Commons');

    // The same from the first meeting, in English, chosen from a list: the demonstration used the guide, too.
    await river.page.goto(pathOf('en', first, 'compare'));
    await river.page.locator('#with').selectOption(second);
    await river.page.getByRole('main').getByRole('button', { name: 'Compare two meetings' }).click();
    await expect(river.page.locator('.guide-compare thead th')).toHaveText(['Step', 'Partners, in the fall', 'Partners, in winter']);
    await Promise.all([facilitator, pines.page, river.page].map((page) => page.context().close()));
  });
});
