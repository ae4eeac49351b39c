// Reflections in both languages, with and without JavaScript: written, kept in two tabs, shared,
// answered, found.


import { axeOn } from '../support/axe';
import { people, signIn } from '../support/people';
import { sent } from '../support/running';
import { answered, expect, open, settled, test } from '../support/test';
import { LANGS, LANGUAGE } from '../support/site';
import { richText, textArea, type, write } from '../support/writing';

const LIST = { fr: '/fr/communautes/eleves-a-risque/reflexions', en: '/en/communities/students-at-risk/reflections' } as const;
const NEW = {
  fr: '/fr/reflexions/nouvelle?community=eleves-a-risque',
  en: '/en/reflections/new?community=students-at-risk',
} as const;
const MINE = { fr: '/fr/mes-reflexions', en: '/en/my-reflections' } as const;
const SEARCH = { fr: '/fr/recherche', en: '/en/search' } as const;

const WORDS = {
  fr: {
    save: 'Enregistrer', keep: 'Enregistrer un brouillon', kept: 'Le brouillon est enregistré.', mine: 'Moi seulement', share: 'Partager la réflexion',
    community: 'La communauté', everybody: 'Tout le monde', choose: 'Enregistrer ce choix', far: 'Ce texte sera lu à l’extérieur de la communauté',
    sure: 'Oui, partager ainsi', answer: 'Votre réponse', send: 'Envoyer', useful: 'Utile pour moi', elsewhere: 'Vous avez aussi écrit dans un autre onglet',
  },
  en: {
    save: 'Save', keep: 'Save a draft', kept: 'The draft has been saved.', mine: 'Only me', share: 'Share the reflection',
    community: 'The community', everybody: 'Everyone', choose: 'Save this choice', far: 'This text will be read outside the community',
    sure: 'Yes, share it', answer: 'Your reply', send: 'Send', useful: 'Useful to me', elsewhere: 'You also wrote in another tab',
  },
} as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, allowed: answered(404, 409, 422) });

    for (const lang of LANGS) {
      const words = WORDS[lang];

      test(`a reflection is written, shared, answered and found in ${LANGUAGE[lang]}`, async ({ page, browser }) => {
        const word = `turlututu${lang}${javaScriptEnabled ? 'on' : 'off'}${Date.now()}`;
        await signIn(page.context(), lang, people.member);
        await open(page, NEW[lang]);
        if (javaScriptEnabled) {
          await richText(page).focus();
          await page.keyboard.press('Control+b');
          await page.keyboard.type(word);
          await page.keyboard.press('Control+b');
          await page.keyboard.type(' </textarea><script>');
        } else {
          await textArea(page).fill(`**${word}** </textarea><script>`);
        }
        await page.getByRole('button', { name: words.save, exact: true }).click();
        await page.waitForURL(/[0-9a-f-]{36}/);
        await expect(page.getByRole('main').getByText(words.mine).first()).toBeVisible();
        await expect(page.locator('.prose strong')).toHaveText(word);
        const address = new URL(page.url()).pathname;

        const other = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled });
        await signIn(other, lang, people.facilitator);
        const reader = await other.newPage();
        expect((await reader.goto(address))?.status(), 'it is its author’s').toBe(404);

        await page.getByRole('link', { name: words.share, exact: true }).click();
        await page.getByRole('radio', { name: words.community, exact: true }).check();
        await page.getByRole('button', { name: words.choose }).click();
        await expect(page).toHaveURL(/notice=shared/);
        await open(reader, address);
        await reader.getByRole('textbox', { name: words.answer, exact: true }).fill('Merci');
        await reader.getByRole('button', { name: words.send, exact: true }).last().click();
        await expect(reader.locator('.comment')).toContainText('Merci');
        await settled(reader);
        const useful = reader.getByRole('button', { name: words.useful });
        await useful.click();
        await expect(useful).toHaveAttribute('aria-pressed', 'true');
        if (javaScriptEnabled) await expect(useful, 'one goes on from there').toBeFocused();
        await reader.goto(`${SEARCH[lang]}?q=${word.toUpperCase()}`);
        await expect(reader.locator('mark')).toHaveText(word);

        await page.getByRole('link', { name: words.share, exact: true }).click();
        await page.getByRole('radio', { name: words.everybody, exact: true }).check();
        await page.getByRole('button', { name: words.choose }).click();
        await expect(page.getByText(words.far)).toBeVisible();
        await sent(page, () => page.getByRole('button', { name: words.sure }).click());
        await other.clearCookies();
        expect((await reader.goto(address))?.status()).toBe(200);
        await other.close();
      });

      test(`two tabs keep both versions in ${LANGUAGE[lang]}`, async ({ page }) => {
        // Other tests write as the same person at the same time.
        const begun = `Premier onglet ${Date.now()} ${Math.random()}`;
        await signIn(page.context(), lang, people.member);
        await open(page, NEW[lang]);
        const keep = async (text: string) => {
          if (javaScriptEnabled) {
            const saved = page.waitForResponse(/drafts\/keep/);
            await write(page, text);
            await page.locator('[name="title"]').focus();
            await saved;
          } else {
            await write(page, text);
            await sent(page, () => page.getByRole('button', { name: words.keep }).click());
            await expect(page.getByText(words.kept).first()).toBeVisible();
          }
        };
        await keep(begun);
        const second = await page.context().newPage();
        await second.goto(MINE[lang]);
        await second.getByRole('link', { name: begun }).click();
        await expect(textArea(second)).toBeAttached();
        await settled(second);
        // The first tab's words are with the portal before the second tab, opened earlier, says anything.
        await keep(`${begun}, la suite`);
        await write(second, 'Second onglet');
        await second.getByRole('button', { name: words.save, exact: true }).click();
        await expect(second.getByText(words.elsewhere)).toBeVisible();
        await expect(second.locator('.their-version')).toHaveText(`${begun}, la suite`);
        await expect(second.locator('[name="text"]')).toHaveValue('Second onglet');
      });
    }
  });
}

test('what is typed is kept while one types, and found again', async ({ page }) => {
  await signIn(page.context(), 'fr', people.member);
  await open(page, NEW.fr);
  const text = `Un essai ${Date.now()}`;
  await type(page, text);
  await expect(page.getByRole('status').filter({ hasText: 'Brouillon enregistré' })).toBeVisible({ timeout: 20_000 });
  await page.goto(MINE.fr);
  await page.getByRole('link', { name: text }).click();
  await expect(page.locator('[name="text"]')).toHaveValue(text);
});

for (const lang of LANGS) {
  test(`the pages of reflections are accessible and fit a phone in ${LANGUAGE[lang]}`, async ({ page }) => {
    test.setTimeout(120_000);
    await signIn(page.context(), lang, people.member);
    await open(page, LIST[lang]);
    const first = await page.locator('main .feed-entry h3 a').first().getAttribute('href');
    for (const address of [LIST[lang], NEW[lang], MINE[lang], `${SEARCH[lang]}?q=participants`, first ?? '']) {
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

test('one question alone has no mark for a number', async ({ page }) => {
  await signIn(page.context(), 'fr', people.member);
  await open(page, '/fr/recherche?q=signes');
  await page.getByRole('main').getByRole('link', { name: 'Trois signes avant les notes' }).first().click();
  const alone = page.locator('.reading-prompt');
  await expect(alone).toBeVisible();
  expect(await alone.evaluate((block) => getComputedStyle(block, '::before').content)).not.toMatch(/counter|\d/);
  await open(page, '/fr/communautes/eleves-a-risque');
  const numbered = page.locator('.questions .question').first();
  expect(await numbered.evaluate((block) => getComputedStyle(block, '::before').content)).not.toBe('none');
});
