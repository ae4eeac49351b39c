// Two facilitators write draft minutes together: in one section at once, in both languages, and by plain forms. What they
// wrote enters the minutes, and no one writes any more once these are proposed.

import type { Page } from '@playwright/test';

import { sees } from '../../support/agenda';
import { pageOf, people } from '../../support/people';
import { examine, pathOf, planned, sent, withPortal, type Portal } from '../../support/running';
import { LANGS, type Lang } from '../../support/site';
import { expect, test } from '../../support/test';

const WORDS = {
  fr: { saved: 'Tout est enregistré', put: 'Verser au compte rendu', gone: /ne pouvez plus écrire/, together: 'Écrire ensemble' },
  en: { saved: 'Everything is saved', put: 'Put into the minutes', gone: /can no longer write/, together: 'Write together' },
} as const;

const together = (lang: Lang, meeting: string, text: Lang): string =>
  `${pathOf(lang, meeting, 'minutes')}/${lang === 'fr' ? 'ensemble' : 'together'}/${text}`;

/** A meeting that is over, as the facilitator who is signed in; its id. */
async function over(page: Page): Promise<string> {
  const meeting = await planned(page.context(), { fr: 'Écrire à deux', en: 'Writing as two' }, 0);
  for (const step of ['commencer', 'terminer']) {
    const answer = await page.context().request.post(`${pathOf('fr', meeting, 'meeting')}/${step}`, { form: { confirmed: '1' }, maxRedirects: 0 });
    expect(answer.status(), step).toBe(303);
  }
  return meeting;
}

const section = (page: Page) => page.locator('.agenda-editor textarea[id$="-notes"]').first();
const state = (page: Page) => page.locator('.agenda-state');

async function enter(page: Page, lang: Lang, meeting: string, text: Lang): Promise<void> {
  await page.goto(together(lang, meeting, text));
  await expect(state(page)).toHaveText(WORDS[lang].saved, { timeout: 15_000 });
}

async function facilitators(browser: Parameters<typeof pageOf>[0], portal: Portal, javaScriptEnabled = true): Promise<[Page, Page]> {
  return [
    await pageOf(browser, portal, 'fr', people.facilitator, javaScriptEnabled),
    await pageOf(browser, portal, 'en', people.coFacilitator, javaScriptEnabled),
  ];
}

test('two facilitators write one section of the minutes at once, in both languages', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('running-minutes-together', async (portal) => {
    const [french, english] = await facilitators(browser, portal.now);
    const meeting = await over(french);
    await french.goto(pathOf('fr', meeting, 'minutes'));
    await french.getByRole('link', { name: WORDS.fr.together }).click();
    await expect(state(french)).toHaveText(WORDS.fr.saved, { timeout: 15_000 });

    for (const text of LANGS) {
      await enter(french, 'fr', meeting, text);
      await enter(english, 'en', meeting, text);
      await sees(french, people.coFacilitator.name);
      await section(french).fill('base');
      await expect(section(english)).toHaveValue('base');
      const type = async (page: Page, key: string, words: string) => {
        await section(page).focus();
        await page.keyboard.press(key);
        await page.keyboard.type(words, { delay: 20 });
      };
      await Promise.all([type(french, 'Home', `devant-${text} `), type(english, 'End', ` behind-${text}`)]);
      const all = `devant-${text} base behind-${text}`;
      for (const [page, lang] of [[french, 'fr'], [english, 'en']] as const) {
        await expect(section(page)).toHaveValue(all);
        await expect(state(page)).toHaveText(WORDS[lang].saved, { timeout: 15_000 });
      }
    }

    // What another person saves by the form meanwhile stays.
    const form = await pageOf(browser, portal.now, 'fr', people.coordinator, false);
    await form.goto(`${pathOf('fr', meeting, 'minutes')}/modifier`);
    const written = form.locator('textarea[name="text.fr"]');
    await written.fill(`${await written.inputValue()}\n\n## Au formulaire\n\nUn ajout.`);
    await form.locator('form[action$="/modifier"] button:not([formaction])').first().click();
    await expect(form).toHaveURL(/notice=saved/);

    await english.getByRole('button', { name: WORDS.en.put }).click();
    await expect(english).toHaveURL(/\/minutes\?notice=saved/);
    await expect(english.locator('.minutes-body')).toContainText('devant-en base behind-en');
    await french.goto(pathOf('fr', meeting, 'minutes'));
    for (const words of ['devant-fr base behind-fr', 'Au formulaire', 'Un ajout.']) {
      await expect(french.locator('.minutes-body')).toContainText(words);
    }

    // Once they are proposed, an editor that is open takes nothing more, and the members read all of it.
    await enter(english, 'en', meeting, 'fr');
    await section(english).press('End');
    await english.keyboard.type(' at last');
    await expect(state(english)).toHaveText(WORDS.en.saved, { timeout: 15_000 });
    await french.reload();
    await french.getByRole('button', { name: 'Proposer aux membres' }).click();
    await expect(french).toHaveURL(/notice=notified/);
    await expect(state(english)).toHaveText(WORDS.en.gone, { timeout: 10_000 });
    const member = await pageOf(browser, portal.now, 'fr', people.member);
    await member.goto(pathOf('fr', meeting, 'minutes'));
    await expect(member.locator('.minutes-body')).toContainText('devant-fr base behind-fr at last');
    await Promise.all([french, english, form, member].map((page) => page.context().close()));
  });
});

test('two facilitators write the minutes together with forms, and their page is accessible', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('running-minutes-forms', async (portal) => {
    const [french, english] = await facilitators(browser, portal.now, false);
    const meeting = await over(french);
    // Both pages are open before either is sent.
    await french.goto(together('fr', meeting, 'fr'));
    await english.goto(together('en', meeting, 'fr'));
    const first = (page: Page) => page.locator('section.card').first();
    await first(french).locator('textarea').fill('Premier texte.');
    await sent(french, () => first(french).locator('button').first().click());
    await expect(first(french).locator('textarea')).toHaveValue('Premier texte.');
    const second = english.locator('section.card').nth(1);
    await second.locator('textarea').fill('Second texte.');
    await sent(english, () => second.locator('button').first().click());
    for (const words of ['Premier texte.', 'Second texte.']) await expect(english.locator('textarea').filter({ hasText: words })).toHaveCount(1);

    await french.reload();
    await sent(french, () => french.getByRole('button', { name: 'Ajouter une section' }).click());
    const added = french.locator('section.card').last();
    await added.locator('input:not([type=hidden])').fill('Varia');
    await added.locator('textarea').fill('Un dernier mot.');
    await sent(french, () => added.locator('button').first().click());
    await french.getByRole('link', { name: 'Texte en anglais' }).click();
    await expect(french.locator('a[aria-current=page]', { hasText: 'Texte en anglais' })).toBeVisible();
    await first(french).locator('textarea').fill('In English.');
    await sent(french, () => first(french).locator('button').first().click());
    await french.getByRole('button', { name: WORDS.fr.put }).click();
    await expect(french).toHaveURL(/notice=saved/);
    for (const words of ['Premier texte.', 'Second texte.', 'Varia', 'Un dernier mot.']) {
      await expect(french.locator('.minutes-body')).toContainText(words);
    }
    await english.goto(pathOf('en', meeting, 'minutes'));
    await expect(english.locator('.minutes-body')).toContainText('In English.');

    const live = await pageOf(browser, portal.now, 'fr', people.facilitator);
    await enter(live, 'fr', meeting, 'fr');
    await examine(live);
    await Promise.all([french, english, live].map((page) => page.context().close()));
  });
});
