// A browser that translates a page wraps each of its texts in elements of its own. What the page says later must still
// be shown.

import type { Page } from '@playwright/test';

import { people, signIn } from '../support/people';
import { expect, open, test } from '../support/test';
import { LANGS, LANGUAGE } from '../support/site';

const NEW = {
  fr: '/fr/reflexions/nouvelle?community=eleves-a-risque',
  en: '/en/reflections/new?community=students-at-risk',
} as const;
const LIST = { fr: '/fr/communautes/eleves-a-risque/reflexions', en: '/en/communities/students-at-risk/reflections' } as const;
const WORDS = {
  fr: { kept: /Brouillon enregistré à \d+ h/, offline: /Il n’y a pas de connexion/, useful: 'Utile pour moi' },
  en: { kept: /Draft saved at \d+:/, offline: /No connection/, useful: 'Useful to me' },
} as const;

/** Wraps each text of the page's main part in elements, as browsers do that translate it. */
async function translated(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('textarea, option, [contenteditable]')) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(`[${text.data}]`);
    }
  });
}

test.use({ allowed: /ERR_INTERNET_DISCONNECTED|drafts\/keep net::ERR_ABORTED/ });

for (const lang of LANGS) {
  test(`the state of a draft changes on a translated page, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const state = page.locator('.draft-state');
    await page.locator('[name="title"]').first().fill('Un titre');
    await expect(state).toHaveText(WORDS[lang].kept, { timeout: 20_000 });
    await translated(page);
    await context.setOffline(true);
    await page.locator('[name="title"]').first().fill('Un autre titre');
    await expect(state).toHaveText(WORDS[lang].offline, { timeout: 20_000 });
    await context.setOffline(false);
    await expect(state).toHaveText(WORDS[lang].kept, { timeout: 20_000 });
  });

  test(`the number of a reaction changes on a translated page, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, lang === 'fr' ? people.coFacilitator : people.memberEn);
    await open(page, LIST[lang]);
    const entries = await page.locator('main h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const useful = page.locator('.response').filter({ hasText: WORDS[lang].useful });
    for (const address of entries) {
      await open(page, address);
      if ((await useful.count()) > 0) break;
    }
    const number = useful.locator('b');
    if ((await useful.getAttribute('aria-pressed')) === 'true') {
      await useful.click();
      await expect(useful).toHaveAttribute('aria-pressed', 'false');
    }
    await useful.click();
    await expect(useful, 'the server has replied').toHaveAttribute('aria-pressed', 'true');
    await expect(number).toHaveText(/^\d+$/);
    await translated(page);
    await expect(number).toHaveText(/^\[\d+\]$/);
    for (const [pressed, shown] of [['false', /^\d*$/], ['true', /^\d+$/]] as const) {
      await useful.click();
      await expect(useful).toHaveAttribute('aria-pressed', pressed);
      await expect(number, 'it is another number').toHaveText(shown);
    }
  });
}
