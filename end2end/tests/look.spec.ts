// What comes first on a telephone, what is not shown where it says nothing, and both languages beside each other.

import type { Page } from '@playwright/test';

import { axeOn } from '../support/axe';
import { people, signIn } from '../support/people';
import { LANGS, LANGUAGE, at, atRisk, meetings, type Lang } from '../support/site';
import { expect, open, test } from '../support/test';

const TELEPHONE = { width: 360, height: 800 };
const REFLECTIONS = { fr: `${atRisk.fr}/reflexions`, en: `${atRisk.en}/reflections` };
const NEW = {
  fr: '/fr/reflexions/nouvelle?community=eleves-a-risque',
  en: '/en/reflections/new?community=students-at-risk',
} as const;
const WORDS = {
  fr: { filter: 'Filtrer', save: 'Enregistrer', useful: 'Utile pour moi', bookmark: 'Signet', reply: 'Votre réponse', show: 'Afficher', unread: 'À lire' },
  en: { filter: 'Filter', save: 'Save', useful: 'Useful to me', bookmark: 'Bookmark', reply: 'Your reply', show: 'Apply filters', unread: 'Unread' },
} as const;

const meeting = (lang: Lang) => `${at(meetings, lang)}/${process.env.MEETING_COMING}`;
const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).first().boundingBox();
  if (!found) throw new Error(`${selector} is not shown`);
  return found;
};

for (const lang of LANGS) {
  test(`on a telephone the first reflection is on the first screen, in ${LANGUAGE[lang]}`, async ({ page }) => {
    await page.setViewportSize(TELEPHONE);
    await signIn(page.context(), lang, people.member);
    await open(page, REFLECTIONS[lang]);
    const { y, height } = await box(page, '.feed-entry h3');
    expect(y + height).toBeLessThan(TELEPHONE.height);
    const form = page.getByRole('search');
    await expect(form).toBeHidden();
    await page.getByText(WORDS[lang].filter, { exact: true }).click();
    await form.getByRole('checkbox', { name: WORDS[lang].unread }).check();
    await form.getByRole('button', { name: WORDS[lang].show }).click();
    await expect(page).toHaveURL(/unread=1/);
    await expect(page.locator('.active-filters')).toContainText(WORDS[lang].unread);
    await page.locator('.active-filters a').first().click();
    await expect(page).toHaveURL(REFLECTIONS[lang]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.getByRole('search'), 'beside the list where there is room').toBeVisible();
  });

  test(`on a telephone a meeting's facts come before its agenda, and a community's next meeting before its purpose, in ${LANGUAGE[lang]}`, async ({
    page,
  }) => {
    await page.setViewportSize(TELEPHONE);
    await signIn(page.context(), lang, people.member);
    await open(page, meeting(lang));
    const facts = await box(page, '.meeting-facts');
    const agenda = await box(page, '#agenda');
    expect(facts.y + facts.height).toBeLessThanOrEqual(agenda.y);
    expect(facts.y, 'they begin on the first screen').toBeLessThan(TELEPHONE.height / 2);
    await open(page, at(atRisk, lang));
    const next = await box(page, 'main .entry-list.dated');
    const purpose = await box(page, 'main .prose');
    expect(next.y + next.height).toBeLessThanOrEqual(purpose.y);
    await page.setViewportSize({ width: 1280, height: 800 });
    const [beside, text] = [await box(page, 'main .entry-list.dated'), await box(page, 'main .prose')];
    expect(beside.x, 'on a laptop it stands at the side').toBeGreaterThan(text.x + text.width);
  });

  test(`a private note shows no reactions and no form for replies, in ${LANGUAGE[lang]}`, async ({ page }) => {
    const words = WORDS[lang];
    await signIn(page.context(), lang, people.member);
    await open(page, NEW[lang]);
    await page.locator('[name="text"]').fill(`Rien que pour moi ${Date.now()}`);
    await page.getByRole('button', { name: words.save, exact: true }).click();
    await expect(page.locator('.reading-head h1')).toContainText('Rien que pour moi');
    await expect(page.getByRole('button', { name: words.bookmark })).toBeVisible();
    await expect(page.getByRole('button', { name: words.useful })).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: words.reply, exact: true })).toHaveCount(0);
    await expect(page.locator('.echoes')).toHaveCount(0);
  });

  test(`a reflection has its languages beside each other, or one of them, in ${LANGUAGE[lang]}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
    await signIn(context, lang, people.member);
    const page = await context.newPage();
    await page.goto(REFLECTIONS[lang]);
    const bilingual = page.locator('.feed-entry', { has: page.locator('.language.meet') });
    await bilingual.first().locator('h3 a').click();
    const versions = page.locator('.version');
    await expect(versions).toHaveCount(2);
    const [first, second] = [await versions.nth(0).boundingBox(), await versions.nth(1).boundingBox()];
    expect(second?.y).toBe(first?.y);
    expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
    await page.setViewportSize(TELEPHONE);
    await expect(versions.nth(1), 'folded on a telephone').toBeHidden();
    await page.locator('.other-version summary').click();
    await expect(versions.nth(1)).toBeVisible();
    await page.locator('.text-choice a').nth(2).click();
    await expect(versions).toHaveCount(1);
    await expect(page.locator('.text-choice [aria-current]')).toHaveText('English');
    await context.close();
  });

  test(`the changed pages are accessible and fit 320 pixels in ${LANGUAGE[lang]}`, async ({ page }) => {
    test.setTimeout(90_000);
    await signIn(page.context(), lang, people.facilitator);
    await open(page, REFLECTIONS[lang]);
    const prompt = await page.locator('.entry-prompt a').first().getAttribute('href');
    const bilingual = page.locator('.feed-entry', { has: page.locator('.language.meet') });
    const reflection = await bilingual.first().locator('h3 a').getAttribute('href');
    for (const address of [REFLECTIONS[lang], prompt ?? '', reflection ?? '', meeting(lang), at(atRisk, lang)]) {
      await page.setViewportSize({ width: 1280, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
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
