// A browser that translates a page wraps each of its texts in elements of its own. What the page says later must still
// be shown.

import { people, signIn } from '../support/people';
import { expect, open, test } from '../support/test';
import { LANGS, LANGUAGE } from '../support/site';

const NEW = {
  fr: '/fr/reflexions/nouvelle?community=eleves-a-risque',
  en: '/en/reflections/new?community=students-at-risk',
} as const;
const WORDS = {
  fr: { kept: /Brouillon enregistré à \d+ h/, offline: /Il n’y a pas de connexion/ },
  en: { kept: /Draft saved at \d+:/, offline: /No connection/ },
} as const;

test.use({ allowed: /ERR_INTERNET_DISCONNECTED|drafts\/keep net::ERR_ABORTED/ });

for (const lang of LANGS) {
  test(`the state of a draft changes on a translated page, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const state = page.locator('.draft-state');
    await page.locator('[name="title"]').first().fill('Un titre');
    await expect(state).toHaveText(WORDS[lang].kept, { timeout: 20_000 });
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
    await context.setOffline(true);
    await page.locator('[name="title"]').first().fill('Un autre titre');
    await expect(state).toHaveText(WORDS[lang].offline, { timeout: 20_000 });
    await context.setOffline(false);
    await expect(state).toHaveText(WORDS[lang].kept, { timeout: 20_000 });
  });
}
