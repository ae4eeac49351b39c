// Planning a meeting in both languages, with and without JavaScript: from a template to the members'
// mail, by keyboard alone; and the outlines that coordinators keep.

import type { Page } from '@playwright/test';

import { axeOn } from '../support/axe';
import { people, signIn } from '../support/people';
import { answered, expect, open, test } from '../support/test';
import { LANGS, LANGUAGE, type Lang } from '../support/site';

const MEETINGS = {
  fr: '/fr/communautes/eleves-a-risque/rencontres',
  en: '/en/communities/students-at-risk/meetings',
} as const;
const NEW = { fr: `${MEETINGS.fr}/nouvelle`, en: `${MEETINGS.en}/new` } as const;
const TEMPLATES = { fr: '/fr/administration/modeles', en: '/en/administration/templates' } as const;

const WORDS = {
  fr: {
    begins: 'Début', create: 'Créer la rencontre', draft: 'Cette rencontre est un brouillon', edit: 'Modifier la rencontre', modality: 'En ligne',
    needs: 'Rencontre sur les besoins', publish: 'Publier', anyway: 'Publier quand même', published: 'La rencontre est publiée', save: 'Enregistrer', day: 'Date',
    video: 'Se joindre à la visioconférence', hour: /Cette heure n’existe pas ce jour-là/, told: /Les membres seront avertis par courriel/,
    add: 'Ajouter un point', up: 'Monter', item: 'Point', newTemplate: 'Nouveau modèle', remove: 'Retirer',
  },
  en: {
    begins: 'Start', create: 'Create the meeting', draft: 'This meeting is a draft', edit: 'Edit the meeting', modality: 'Online',
    needs: 'Needs meeting', publish: 'Publish', anyway: 'Publish anyway', published: 'The meeting has been published', save: 'Save', day: 'Date',
    video: 'Join the video call', hour: /This time does not exist on that day/, told: /Members will get an email/,
    add: 'Add an item', up: 'Move up', item: 'Item', newTemplate: 'New template', remove: 'Remove',
  },
} as const;

/** Fills the form of a new meeting; its title is the test's own. */
async function fill(page: Page, lang: Lang, title: string): Promise<void> {
  const words = WORDS[lang];
  await page.locator('[name="title.fr"]').fill(title);
  await page.locator('[name="title.en"]').fill(title);
  await page.getByLabel(words.day, { exact: true }).fill('2031-11-30');
  await page.getByLabel(words.begins, { exact: true }).fill('13:30');
  await page.getByRole('radio', { name: words.modality }).check();
  await page.locator('[name="video"]').fill('https://video.ensemble.example/essai');
  await page.getByRole('radio', { name: words.needs }).check();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, allowed: answered(404, 422) });

    for (const lang of LANGS) {
      const words = WORDS[lang];

      test(`a facilitator plans a meeting and publishes it in ${LANGUAGE[lang]}`, async ({ page, browser }) => {
        const title = `${lang} ${javaScriptEnabled} ${Date.now()}`;
        await signIn(page.context(), lang, people.facilitator);
        await open(page, NEW[lang]);
        await fill(page, lang, title);
        await page.getByRole('button', { name: words.create }).click();
        await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
        await expect(page.getByText(words.draft)).toBeVisible();
        const address = new URL(page.url()).pathname;

        const other = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled });
        await signIn(other, lang, people.member);
        const reader = await other.newPage();
        expect((await reader.goto(address))?.status(), 'a draft is not there for others').toBe(404);

        await page.getByRole('main').getByRole('link', { name: words.edit, exact: true }).click();
        await page.getByLabel(words.day, { exact: true }).fill('2027-03-14');
        await page.getByLabel(words.begins, { exact: true }).fill('02:30');
        await page.getByRole('button', { name: words.save, exact: true }).click();
        await expect(page.getByRole('alert')).toContainText(words.hour);
        await expect(page.getByLabel(words.begins, { exact: true }), 'what was typed is kept').toHaveValue('02:30');
        await page.getByLabel(words.begins, { exact: true }).fill('09:00');
        await page.getByRole('button', { name: words.save, exact: true }).click();
        await expect(page).toHaveURL(/notice=saved/);

        await page.getByRole('button', { name: words.publish }).click();
        // The meeting of an earlier run is at the same hour: that is said first.
        const anyway = page.getByRole('button', { name: words.anyway });
        await expect(anyway.or(page.getByText(words.published))).toBeVisible();
        if (await anyway.isVisible()) await anyway.click();
        await expect(page.getByText(words.published)).toBeVisible();
        await reader.goto(address);
        await expect(reader.getByRole('heading', { level: 1 })).toContainText(title);
        await expect(reader.getByRole('link', { name: words.video })).toBeVisible();
        await other.clearCookies();
        await reader.goto(address);
        await expect(reader.getByRole('link', { name: words.video }), 'not for everybody').toHaveCount(0);
        await other.close();
      });

      test(`an outline is put together with buttons in ${LANGUAGE[lang]}`, async ({ page }) => {
        await signIn(page.context(), lang, people.coordinator);
        await open(page, TEMPLATES[lang]);
        await page.getByRole('link', { name: words.newTemplate }).click();
        await page.locator('[name="title-fr"]').fill(`Essai ${javaScriptEnabled}`);
        await page.locator('[name="title-en"]').fill(`Trial ${javaScriptEnabled}`);
        await page.locator('[name="summary-fr"]').fill('Pour essayer.');
        await page.locator('[name="summary-en"]').fill('To try things out.');
        await page.locator('[name="item-0-title-fr"]').fill('Premier');
        await page.locator('[name="item-0-minutes"]').fill('10');
        await page.getByRole('button', { name: words.add }).click();
        await expect(page.locator('#item-1'), 'one goes on where the new item is').toBeFocused();
        await page.locator('[name="item-1-title-fr"]').fill('Second');
        await page.locator('[name="item-1-minutes"]').fill('20');
        await page.getByRole('button', { name: `${words.up} ${words.item} 2` }).click();
        await expect(page.locator('[name="item-0-title-fr"]')).toHaveValue('Second');
        await page.locator('[name="item-0-title-en"]').fill('The second');
        await page.locator('[name="item-0-title-en"]').press('Enter');
        await expect(page, 'Enter saves').toHaveURL(/notice=saved/);
        await expect(page.getByRole('main')).toContainText(lang === 'fr' ? 'Essai' : 'Trial');
      });
    }
  });
}

test('a meeting is planned by keyboard alone', async ({ page }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  await open(page, NEW.fr);
  await page.locator('[name="title.fr"]').focus();
  await page.keyboard.type('Au clavier seulement');
  await page.keyboard.press('Tab');
  await page.keyboard.type('By keyboard alone');
  await page.locator('#settled').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#settled-1')).toBeChecked();
  for (let presses = 0; presses < 40 && !(await page.locator('[name="year"]').evaluate((field) => field === document.activeElement)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await page.locator('[name="year"]').fill('2031');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Au clavier seulement');
  await expect(page.getByRole('main')).toContainText('2031, date à préciser');
});

for (const lang of LANGS) {
  test(`the pages of those who plan are accessible and fit a phone in ${LANGUAGE[lang]}`, async ({ page }) => {
    test.setTimeout(120_000);
    await signIn(page.context(), lang, people.coordinator);
    const coming = `${lang === 'fr' ? '/fr/rencontres' : '/en/meetings'}/${process.env.MEETING_COMING}`;
    const addresses = [
      MEETINGS[lang],
      NEW[lang],
      coming,
      `${coming}/${lang === 'fr' ? 'modifier' : 'edit'}`,
      `${coming}/documents`,
      TEMPLATES[lang],
      `${TEMPLATES[lang]}/codevelopment`,
      lang === 'fr' ? '/fr/administration/annee' : '/en/administration/year',
    ];
    for (const address of addresses) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        await open(page, address);
        const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
        expect(found, `${address}, ${colorScheme}`).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${address} at 320 pixels`).toBeLessThanOrEqual(320);
    }
  });
}
