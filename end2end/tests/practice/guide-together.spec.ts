// Two facilitators write a chapter of a guide together, one in French and one in English: they type in the same passage, one drags a
// passage and the other moves one by the keyboard. What they wrote enters the guide when one of them puts it there, and the edition
// that is published then has their order.

import type { Page } from '@playwright/test';

import { rows, sees } from '../../support/agenda';
import { pageOf, people } from '../../support/people';
import { COMMUNITY, examine, sent, withPortal } from '../../support/running';
import type { Lang } from '../../support/site';
import { expect, test } from '../../support/test';

const WORDS = {
  fr: { saved: 'Tout est enregistré', put: 'Verser au guide', together: 'Écrire ensemble', outdated: 'À mettre à jour', current: 'C’est à jour' },
  en: { saved: 'Everything is saved', put: 'Put into the guide', together: 'Write together', outdated: 'Translation out of date', current: 'It’s up to date' },
} as const;
const FIRST = { fr: 'Les équipes voient tôt.', en: 'Teams see early.' } as const;

const press = (page: Page, name: string): Promise<void> => sent(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).first().click());
const text = (page: Page, row: number, of: Lang) => rows(page).nth(row).locator(`textarea[id$="-about.${of}"]`);
const french = (page: Page): Promise<string[]> => page.locator('.agenda-editor textarea[id$="-about.fr"]').evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value));

/** Begins a guide with a chapter of three passages, as the facilitator who is signed in; the address of the guide, without a language. */
async function begun(page: Page): Promise<{ guide: string; chapter: string }> {
  const post = async (address: string, form: Record<string, string>): Promise<string> => {
    const answer = await page.context().request.post(address, { form, maxRedirects: 0 });
    expect(answer.status(), address).toBe(303);
    return answer.headers().location;
  };
  const begun = await post(`${COMMUNITY.fr}/guides/nouveau`, { 'title-fr': 'À deux', 'title-en': 'As two' });
  const guide = begun.split('/guides/')[1].split('/')[0];
  const at = `${COMMUNITY.fr}/guides/${guide}`;
  const chapter = (await post(`${at}/chapitres/nouveau`, { 'title-fr': 'Un chapitre', 'title-en': 'A chapter' })).split('chapter=')[1].split(/[&#]/)[0];
  for (const [fr, en] of [[FIRST.fr, FIRST.en], ['Deux.', 'Two.'], ['Trois.', 'Three.']]) {
    await post(`${at}/chapitres/${chapter}/passage`, { 'text-fr': fr, 'text-en': en });
  }
  return { guide, chapter };
}

const composing = (lang: Lang, { guide, chapter }: { guide: string; chapter: string }): string =>
  `${COMMUNITY[lang]}/guides/${guide}/${lang === 'fr' ? 'composer' : 'compose'}?chapter=${chapter}`;

async function enter(page: Page, lang: Lang, at: { guide: string; chapter: string }): Promise<void> {
  await page.goto(composing(lang, at));
  await page.getByRole('link', { name: WORDS[lang].together }).click();
  await expect(rows(page)).toHaveCount(3, { timeout: 15_000 });
  await saved(page, lang);
}

const saved = (page: Page, lang: Lang): Promise<void> => expect(page.locator('.agenda-state')).toHaveText(WORDS[lang].saved, { timeout: 15_000 });

test('two facilitators write a chapter together, in both languages, and its passages are published in their order', async ({ browser }) => {
  test.setTimeout(180_000);
  await withPortal('practice-guide-together', async ({ now: portal }) => {
    const one = await pageOf(browser, portal, 'fr', people.facilitator);
    const other = await pageOf(browser, portal, 'en', people.coFacilitator);
    const at = await begun(one);
    await enter(one, 'fr', at);
    await enter(other, 'en', at);
    await sees(one, people.coFacilitator.name);

    // Both type in one text at once.
    const type = async (page: Page, key: string, words: string): Promise<void> => {
      await text(page, 0, 'fr').focus();
      await page.keyboard.press(key);
      await page.keyboard.type(words, { delay: 20 });
    };
    await Promise.all([type(one, 'Home', 'Ici, '), type(other, 'End', ' Toujours.')]);
    for (const page of [one, other]) await expect(text(page, 0, 'fr')).toHaveValue(`Ici, ${FIRST.fr} Toujours.`);
    await expect(rows(other).first()).toContainText(WORDS.en.outdated);
    await text(other, 0, 'en').fill('Here, teams always see early.');
    await rows(other).first().getByRole('button', { name: WORDS.en.current }).click();
    await expect(rows(one).first()).not.toContainText(WORDS.fr.outdated);

    // What would copy an author's words, or cut them, is not offered.
    await rows(one).first().locator('.agenda-menu-button').click();
    await expect(one.getByRole('menuitem')).toHaveCount(5);
    await one.keyboard.press('Escape');

    // One drags the third passage to the top, the other moves the first one down by the keyboard.
    // All three are in the window.
    await one.setViewportSize({ width: 1280, height: 1800 });
    const handle = (await rows(one).nth(2).locator('.agenda-handle').boundingBox())!;
    const top = (await rows(one).first().boundingBox())!;
    await one.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await one.mouse.down();
    await one.mouse.move(handle.x, top.y + top.height / 2, { steps: 8 });
    await one.mouse.move(handle.x, top.y + 2, { steps: 4 });
    await one.mouse.up();
    await expect.poll(() => french(other)).toEqual(['Trois.', `Ici, ${FIRST.fr} Toujours.`, 'Deux.']);
    await text(other, 1, 'en').focus();
    await other.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => french(one)).toEqual(['Trois.', 'Deux.', `Ici, ${FIRST.fr} Toujours.`]);
    await saved(one, 'fr');
    await saved(other, 'en');
    await examine(one);

    await press(other, WORDS.en.put);
    await expect(other).toHaveURL(/notice=saved/);
    await expect(other.locator('.piece')).toHaveCount(3);
    await expect(other.locator('.piece').nth(2)).toContainText('Here, teams always see early.');

    // Those who wrote do not review it.
    await one.goto(`${COMMUNITY.fr}/guides/${at.guide}/publication`);
    await expect(one.getByRole('checkbox', { name: people.coFacilitator.name })).toHaveCount(0);
    for (const { name } of [people.member, people.memberEn]) await one.getByRole('checkbox', { name }).check();
    await press(one, 'Demander la relecture');
    for (const [person, lang, read] of [[people.member, 'fr', 'J’ai relu'], [people.memberEn, 'en', 'I have reviewed it']] as const) {
      const reviewer = await pageOf(browser, portal, lang, person);
      await reviewer.goto(`${COMMUNITY[lang]}/guides/${at.guide}/${lang === 'fr' ? 'relecture' : 'review'}`);
      await press(reviewer, read);
      await reviewer.context().close();
    }
    await one.goto(`${COMMUNITY.fr}/guides/${at.guide}/publication`);
    await one.locator('#changes-fr').fill('Première édition.');
    await one.locator('#changes-en').fill('First edition.');
    await press(one, 'Publier');
    await expect(one).toHaveURL(/\/1\.0\?notice=published/);
    for (const [page, lang, words] of [[one, 'fr', ['Trois.', 'Deux.', `Ici, ${FIRST.fr} Toujours.`]], [other, 'en', ['Three.', 'Two.', 'Here, teams always see early.']]] as const) {
      await page.goto(`/${lang}/guides/${at.guide}/1.0/${lang === 'fr' ? 'chapitres' : 'chapters'}/1`);
      const passages = page.locator('.guide-passage');
      await expect(passages).toHaveCount(3);
      for (const [place, said] of words.entries()) await expect(passages.nth(place)).toContainText(said);
    }
    await Promise.all([one, other].map((page) => page.context().close()));
  });
});

for (const lang of ['fr', 'en'] as const) {
  test(`without JavaScript the page leads to the forms, in ${lang}`, async ({ browser }) => {
    test.setTimeout(120_000);
    await withPortal(`practice-guide-together-forms-${lang}`, async ({ now: portal }) => {
      const page = await pageOf(browser, portal, lang, people.facilitator, false);
      const at = await begun(page);
      await page.goto(composing(lang, at));
      await page.getByRole('link', { name: WORDS[lang].together }).click();
      const forms = page.locator('.notice').filter({ hasText: 'JavaScript' });
      await expect(forms).toBeVisible();
      await forms.getByRole('link').click();
      await expect(page.locator('.piece')).toHaveCount(3);
    });
  });
}
