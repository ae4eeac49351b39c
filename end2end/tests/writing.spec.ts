// Writing a reflection: without a line, after the session, in two tabs, by keyboard, without JavaScript;
// what could identify a student, shown while one types; what that weighs.

import type { BrowserContext, Page } from '@playwright/test';

import { axeOn } from '../support/axe';
import { people, signIn } from '../support/people';
import { sent as taken } from '../support/running';
import { answered, expect, open, settled, test } from '../support/test';
import { type Lang, LANGS, LANGUAGE, at, atRisk, communities, home } from '../support/site';
import { richText, textArea, type, write } from '../support/writing';

const NEW = {
  fr: '/fr/reflexions/nouvelle?community=eleves-a-risque',
  en: '/en/reflections/new?community=students-at-risk',
} as const;
const FOUND = { fr: '/fr/recherche?q=signes', en: '/en/search?q=signs' } as const;
const MINE = { fr: '/fr/mes-reflexions', en: '/en/my-reflections' } as const;
const PARTS = {
  fr: { edit: 'modifier', share: 'partage', translation: 'traduction' },
  en: { edit: 'edit', share: 'sharing', translation: 'translation' },
} as const;
const WORDS = {
  fr: {
    save: 'Enregistrer', kept: /Brouillon enregistré à \d+ h/, offline: /Il n’y a pas de connexion/, ended: /Votre session est terminée/,
    signIn: 'Se connecter (nouvel onglet)', found: /n’est pas dans ce formulaire/, take: 'Mettre dans le formulaire', discard: 'Supprimer',
    taken: /Le texte est dans le formulaire/, elsewhere: /ouvert dans un autre onglet/, conflict: 'Vous avez aussi écrit dans un autre onglet', list: 'Liste', heading: 'Titre',
    link: 'Lien', table: 'Tableau', preview: 'Aperçu', shown: 'L’aperçu est sous le texte.', replace: 'Remplacer par M. T.', initials: 'Tout remplacer par des initiales',
    replaced: 'Les passages sont remplacés', community: 'La communauté', choose: 'Enregistrer ce choix', tools: 'Mise en forme', mine: 'Moi seulement',
    keep: 'Enregistrer un brouillon', keptByButton: 'Le brouillon est enregistré.', why: 'ressemble au nom d’une ou d’un élève.',
    found1: /1 passage/, nothing: 'Il ne reste rien à vérifier.',
  },
  en: {
    save: 'Save', kept: /Draft saved at \d+:/, offline: /No connection/, ended: /Your session has ended/,
    signIn: 'Sign in (new tab)', found: /is not in this form/, take: 'Put it in the form', discard: 'Delete',
    taken: /The text is in the form/, elsewhere: /open in another tab/, conflict: 'You also wrote in another tab', list: 'List', heading: 'Heading',
    link: 'Link', table: 'Table', preview: 'Preview', shown: 'The preview is below the text.', replace: 'Replace with M. T.', initials: 'Replace all with initials',
    replaced: 'The passages have been replaced', community: 'The community', choose: 'Save this choice', tools: 'Formatting', mine: 'Only me',
    keep: 'Save a draft', keptByButton: 'The draft has been saved.', why: 'looks like a student’s name.',
    found1: /1 passage/, nothing: 'Nothing left to check.',
  },
} as const;
const NAMED = { fr: 'L’élève Maxime Tremblay a pleuré.', en: 'The student Maxime Tremblay cried.' } as const;
const BARE = { fr: 'L’élève M. T. a pleuré.', en: 'The student M. T. cried.' } as const;
const FAR = 20_000;

const field = (page: Page) => textArea(page);
const state = (page: Page) => page.locator('.draft-state');
const save = (page: Page, lang: Lang) => page.getByRole('button', { name: WORDS[lang].save, exact: true });

/** Writes a reflection as whoever is signed in; its address. */
async function written(context: BrowserContext, lang: Lang, text: string): Promise<string> {
  const html = await (await context.request.get(NEW[lang])).text();
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const form = Object.fromEntries(['base', 'tab', 'after', 'id', 'community'].map((name) => [name, hidden(name)]));
  const answer = await context.request.post(NEW[lang].split('?')[0], { form: { ...form, lang, text }, maxRedirects: 0 });
  expect(answer.status(), 'writing').toBe(303);
  return answer.headers().location.split('?')[0];
}

// Whoever leaves a page may do so while a draft is on its way; the device has it.
test.use({ allowed: /drafts\/keep net::ERR_ABORTED/ });

test.describe('the line and the session', () => {
  test.use({ allowed: /ERR_INTERNET_DISCONNECTED|drafts\/keep net::ERR_ABORTED|status of (401|404|409|422)|^answer: (401|404|409|422)/ });

  for (const lang of LANGS) {
    const words = WORDS[lang];

    test(`what is written without a line is sent when it is back, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
      await signIn(context, lang, people.member);
      await open(page, NEW[lang]);
      await type(page, 'Avant. ');
      await expect(state(page)).toHaveText(words.kept, { timeout: FAR });
      await context.setOffline(true);
      await type(page, 'Pendant.');
      await expect(state(page)).toHaveText(words.offline, { timeout: FAR });
      await save(page, lang).click();
      await expect(state(page)).toHaveText(words.offline, { timeout: FAR });
      await expect(field(page)).toHaveValue('Avant. Pendant.');
      await context.setOffline(false);
      await expect(state(page)).toHaveText(words.kept, { timeout: FAR });
      await save(page, lang).click();
      await expect(page.locator('.prose').first()).toHaveText('Avant. Pendant.', { timeout: FAR });
    });

    test(`what a closed page had not sent is offered, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
      const text = `Perdu? ${Date.now()}`;
      await signIn(context, lang, people.member);
      await open(page, NEW[lang]);
      await context.setOffline(true);
      await write(page, text);
      await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft/')).length), 'the device has it').toBe(1);
      await page.close({ runBeforeUnload: false });
      await context.setOffline(false);
      const again = await context.newPage();
      await open(again, NEW[lang]);
      const offer = again.getByRole('status').filter({ hasText: words.found });
      await expect(offer.locator('.their-version')).toHaveText(text);
      await expect(field(again)).toHaveValue('');
      await offer.getByRole('button', { name: words.take }).click();
      await expect(field(again)).toHaveValue(text);
      await expect(state(again)).toHaveText(words.kept, { timeout: FAR });
      await open(again, NEW[lang]);
      await expect(again.getByRole('button', { name: words.take }), 'the portal has it').toHaveCount(0);
      await context.setOffline(true);
      await write(again, 'À jeter');
      await expect(state(again)).toHaveText(words.offline, { timeout: FAR });
      await context.setOffline(false);
      await again.evaluate(() => window.stop());
      await expect(state(again)).toHaveText(words.kept, { timeout: FAR });
      await again.goto(MINE[lang]);
      await expect(again.getByRole('link', { name: text })).toBeVisible();
      await again.close();
    });

    test(`a session that ends takes nothing along, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
      const text = `Sans session ${Date.now()}`;
      await signIn(context, lang, people.member);
      await open(page, NEW[lang]);
      await context.clearCookies({ name: 'ensemble' });
      await write(page, text);
      await expect(state(page)).toHaveText(words.ended, { timeout: FAR });
      await save(page, lang).click();
      await expect(field(page)).toHaveValue(text);
      const [other] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: words.signIn }).click()]);
      await other.getByRole('main').locator('[name=email]').fill(people.member.email);
      await other.getByRole('main').locator('[name=password]').fill(people.member.password);
      await other.getByRole('main').locator('form').filter({ has: other.locator('[name=password]') }).getByRole('button').first().click();
      await other.waitForURL((url) => !/connexion|sign-in/.test(url.pathname));
      await other.close();
      await expect(state(page)).toHaveText(words.kept, { timeout: FAR });
      await save(page, lang).click();
      await expect(page.locator('.prose').first()).toHaveText(text, { timeout: FAR });
    });

    test(`another person’s session is not written into, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
      await signIn(context, lang, people.member);
      await open(page, NEW[lang]);
      await context.clearCookies({ name: 'ensemble' });
      await signIn(context, lang, people.facilitator);
      await write(page, 'À une autre personne');
      await expect(state(page)).toHaveText(words.ended, { timeout: FAR });
    });

    test(`two tabs of one draft keep both versions, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
      const text = `Onglets ${Date.now()} ${Math.random()}`;
      await signIn(context, lang, people.member);
      await open(page, NEW[lang]);
      await write(page, text);
      await expect(state(page)).toHaveText(words.kept, { timeout: FAR });
      const second = await context.newPage();
      await second.goto(MINE[lang]);
      await second.getByRole('link', { name: text }).click();
      await expect(field(second)).toBeAttached();
      await settled(second);
      await write(second, 'Le second onglet');
      await expect(state(second)).toHaveText(words.kept, { timeout: FAR });
      await write(page, 'Le premier onglet');
      await expect(state(page)).toHaveText(words.elsewhere, { timeout: FAR });
      await save(page, lang).click();
      await expect(page.getByText(words.conflict)).toBeVisible();
      await expect(page.locator('.their-version').filter({ hasText: 'Le second onglet' })).toBeVisible();
      await expect(field(page)).toHaveValue('Le premier onglet');
      await second.close();
    });
  }
});

for (const lang of LANGS) {
  const words = WORDS[lang];

  test(`a title that a program puts in, and only a change tells of, is in the draft, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    const title = `Rempli ${Date.now()} ${Math.random()}`;
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    await page.locator('[name="title"]').evaluate((field: HTMLInputElement, value) => {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, title);
    await expect(state(page)).toHaveText(words.kept, { timeout: FAR });
    await page.goto(MINE[lang]);
    await page.getByRole('link', { name: title }).click();
    await expect(page.locator('[name="title"]')).toHaveValue(title);
    await page.reload();
    await expect(page.locator('[name="title"]')).toHaveValue(title);
  });

  test(`a translation is kept while one types, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    const address = `${await written(context, lang, 'Un essai.')}/${PARTS[lang].translation}`;
    await open(page, address);
    await write(page, 'A trial.', 'other-text');
    await expect(state(page)).toHaveText(words.kept, { timeout: FAR });
    await open(page, address);
    await expect(page.locator('[name="other-text"]')).toHaveValue('A trial.');
    await save(page, lang).click();
    await expect(page).toHaveURL(/notice=saved/);
  });

  test(`what could identify a student is shown and replaced at once, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    await write(page, NAMED[lang]);
    await expect(richText(page).locator('.student-name')).toHaveText('Maxime Tremblay');
    await expect(page.locator('.pii-list li')).toContainText(words.why);
    await expect(page.getByRole('status').filter({ hasText: words.found1 })).toBeAttached();
    await page.getByRole('button', { name: words.replace }).click();
    await expect(field(page)).toHaveValue(BARE[lang]);
    await expect(richText(page).locator('.student-name')).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: words.nothing })).toBeAttached();
    await page.keyboard.press('Control+z');
    await expect(field(page), 'the field undoes it').toHaveValue(NAMED[lang]);
    await expect(richText(page).locator('.student-name')).toHaveText('Maxime Tremblay');
  });

  test(`nothing of an answer leaves the page before it is sent, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, FOUND[lang]);
    await page.getByRole('main').getByRole('link', { name: /Trois signes|Three signs/ }).first().click();
    await page.waitForURL(/\/(reflexions|reflections)\//);
    await settled(page);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    await write(page, NAMED[lang]);
    await expect(richText(page).locator('.student-name')).toHaveText('Maxime Tremblay');
    expect(sent.filter((line) => !/^GET \S+\/pkg\/pii\S*\.(js|wasm) $/.test(line))).toEqual([]);
  });

  test(`without the rich text field, the toolbar of the text area works by keyboard, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await page.route('**/pkg/rich-text*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const toolbar = page.getByRole('toolbar', { name: words.tools });
    await page.locator('[name="title"]').focus();
    await page.keyboard.press('Tab');
    await expect(toolbar.getByRole('button', { name: words.heading })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(toolbar.getByRole('button', { name: words.list })).toBeFocused();
    await page.keyboard.press('End');
    await expect(toolbar.getByRole('button', { name: words.preview })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(toolbar.getByRole('button', { name: words.heading })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(field(page), 'one stop for the whole bar').toBeFocused();
    await page.keyboard.type('un');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue('- un');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(field(page)).toHaveValue('un');
    await toolbar.getByRole('button', { name: words.table }).click();
    await expect(field(page)).toHaveValue(/^un\n\n\| .+ 1 \| .+ 2 \|\n\| --- \| --- \|/);
    await toolbar.getByRole('button', { name: words.preview }).click();
    await expect(page.getByRole('status').filter({ hasText: words.shown })).toBeAttached();
    await expect(page.getByRole('region', { name: words.preview }).locator('table')).toBeVisible();
    await expect(toolbar.getByRole('button', { name: words.preview })).toHaveAttribute('aria-pressed', 'true');
    await toolbar.getByRole('button', { name: words.preview }).click();
    await expect(page.getByRole('region', { name: words.preview })).toBeHidden();
  });

  test(`the pages on which one writes are accessible, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    test.setTimeout(120_000);
    await signIn(context, lang, people.member);
    const here = await written(context, lang, NAMED[lang]);
    for (const address of [NEW[lang], ...Object.values(PARTS[lang]).map((part) => `${here}/${part}`)]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await open(page, address);
        if (address.endsWith(PARTS[lang].share)) {
          await page.getByRole('radio', { name: words.community, exact: true }).check();
          await page.getByRole('button', { name: words.choose }).click();
          await expect(page.getByRole('button', { name: words.initials })).toBeVisible();
        } else {
          await page.locator('main .rich-input').first().fill(NAMED[lang]);
          await expect(page.locator('.pii-list li').first()).toBeVisible();
        }
        const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
        expect(found, `${address}, ${colorScheme}`).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${address} at 320 pixels`).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false, allowed: answered(422) });

    test(`one writes, keeps a draft, and replaces before one shares, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
      await signIn(context, lang, people.member);
      await open(page, NEW[lang]);
      await expect(page.getByRole('toolbar')).toHaveCount(0);
      await write(page, NAMED[lang]);
      await page.getByRole('button', { name: words.keep }).click();
      await expect(page.getByText(words.keptByButton).first()).toBeVisible();
      await taken(page, () => save(page, lang).click());
      await expect(page.getByRole('main').getByText(words.mine).first()).toBeVisible();
      await page.goto(`${new URL(page.url()).pathname}/${PARTS[lang].share}`);
      await page.getByRole('radio', { name: words.community, exact: true }).check();
      await page.getByRole('button', { name: words.choose }).click();
      await page.getByRole('button', { name: words.initials }).click();
      await expect(page.getByText(words.replaced)).toBeVisible();
      await page.getByRole('button', { name: words.choose }).click();
      await expect(page).toHaveURL(/notice=shared/);
      await expect(page.locator('.prose').first()).toHaveText(BARE[lang]);
    });
  });
}

test('the check for what could identify a student comes once a person types, and weighs little', async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const names = new Map<string, string>();
  const weights = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => weights.set(names.get(requestId) ?? '', encodedDataLength));
  const check = () => [...weights].filter(([name]) => /\/pkg\/pii.*\.wasm$/.test(name));
  await signIn(context, 'fr', people.member);
  for (const address of [at(home, 'fr'), at(communities, 'fr'), at(atRisk, 'fr'), MINE.fr, NEW.fr]) {
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(check(), address).toEqual([]);
  }
  await write(page, NAMED.fr);
  await expect(richText(page).locator('.student-name')).toHaveText('Maxime Tremblay');
  await expect.poll(() => check().length).toBe(1);
  expect(check()[0][1]).toBeGreaterThan(5_000);
  // It is 41 kB with rustup's standard library, and some 4 kB less with the one that Debian's packages build.
  expect(check()[0][1], 'bytes on the wire').toBeLessThanOrEqual(42_000);
});
