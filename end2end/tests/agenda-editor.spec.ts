// The agenda's editor as a tool: by keyboard alone, by touch, with three people; that it fits the screen, how many stops
// the Tab key makes, and that it stays fluent.

import { devices, type Browser, type Page } from '@playwright/test';

import { add, agendaOf, allEqual, choose, edit, plan, rows, saved, shown, titles, unfold, WORDS } from '../support/agenda';
import { axeOn } from '../support/axe';
import { people, signIn, type Person } from '../support/people';
import { LANGS, LANGUAGE, other, type Lang } from '../support/site';
import { expect, test } from '../support/test';

test.use({ allowed: /WebSocket|ERR_/ });

const FRENCH = ['Accueil et tour de table', 'Suivis de la dernière rencontre', 'Une pratique de chez nous', 'À nous d’essayer', 'Ce que nous en retenons', 'Décisions et suivis', 'Mot de la fin'];
const ENGLISH = ['Welcome and check-in', 'Follow-ups from last time', 'One of our practices', 'Our turn to try', 'What we’re taking away', 'Decisions and follow-ups', 'Closing words'];

const MORE = {
  fr: { down: 'Descendre', removed: /deux.*retiré/ },
  en: { down: 'Move down', removed: /deux.*removed/ },
} as const;

async function another(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL });
  await signIn(context, 'fr', person);
  return context.newPage();
}

/** An agenda with so many items in both languages, written as one does it: with Enter after each title. */
async function agenda(page: Page, many = FRENCH.length, lang: Lang = 'fr'): Promise<string> {
  const [first, second] = lang === 'fr' ? [FRENCH, ENGLISH] : [ENGLISH, FRENCH];
  await signIn(page.context(), lang, people.facilitator);
  const id = await plan(page.context(), lang);
  await edit(page, lang, id);
  await page.locator('#add-item').click();
  for (let each = 0; each < many; each++) {
    if (each > 0) await page.keyboard.press('Enter');
    await expect(titles(page, lang).nth(each)).toBeFocused();
    await page.keyboard.insertText(first[each % first.length]);
  }
  for (let each = 0; each < many; each++) await titles(page, other(lang)).nth(each).fill(second[each % second.length]);
  await saved(page, lang);
  return id;
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

for (const lang of LANGS) test(`an agenda is written, moved, removed and brought back by keyboard alone, in ${LANGUAGE[lang]}`, async ({ page }) => {
  const [words, beside] = [{ ...WORDS[lang], ...MORE[lang] }, other(lang)];
  await signIn(page.context(), lang, people.facilitator);
  const id = await plan(page.context(), lang);
  await edit(page, lang, id);
  const press = (...keys: string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const type = (text: string) => page.keyboard.type(text);
  await page.locator('#add-item').focus();
  await press('Enter');
  await expect(titles(page, lang)).toBeFocused();
  await type('un');
  await press('Enter');
  await expect(titles(page, lang).nth(1)).toBeFocused();
  await type('trois');
  // Above, from the middle of the list; and in the other language.
  await press('Shift+Enter');
  await expect(titles(page, lang).nth(1)).toBeFocused();
  await type('deux');
  // French comes first on both pages, with the button for the details behind it.
  await press(...(lang === 'fr' ? ['Tab', 'Tab'] : ['Shift+Tab', 'Shift+Tab']));
  await expect(titles(page, beside).nth(1)).toBeFocused();
  await type('two');
  await press('Enter');
  await expect(titles(page, beside).nth(2)).toBeFocused();
  await type('and a half');
  await expect.poll(() => shown(page, lang)).toEqual(['un', 'deux', '', 'trois']);

  // The item moves with what has the focus, and one goes on typing.
  await press('Alt+ArrowUp', 'Alt+ArrowUp');
  await expect(titles(page, beside).first()).toBeFocused();
  await type('!');
  await expect(titles(page, beside).first()).toHaveValue('and a half!');
  await press('Alt+ArrowDown');
  await expect(titles(page, beside).nth(1)).toBeFocused();
  await expect.poll(() => shown(page, beside)).toEqual(['', 'and a half!', 'two', '']);

  // Arrows go from title to title; an empty item goes with Backspace, and comes back.
  await press('ArrowDown');
  await expect(titles(page, beside).nth(2)).toBeFocused();
  await press('ArrowDown');
  await expect(titles(page, beside).nth(3)).toBeFocused();
  await press('Enter');
  await expect(titles(page, beside)).toHaveCount(5);
  await expect(titles(page, beside).nth(4)).toBeFocused();
  await press('Backspace');
  await expect(rows(page)).toHaveCount(4);
  await expect(titles(page, beside).nth(3)).toBeFocused();
  await press('Control+z');
  await expect(rows(page)).toHaveCount(5);
  await press('Control+y');
  await expect(rows(page)).toHaveCount(4);
  await press('Backspace');
  await expect(rows(page), 'one in which something is written stays').toHaveCount(4);

  // The details, with what is in them; Escape closes them.
  await press('Alt+Enter');
  const more = rows(page).nth(3).locator('.agenda-more');
  await expect(more).toBeVisible();
  await press('Tab', 'Tab', ...(lang === 'fr' ? [] : ['Tab', 'Tab']));
  await expect.poll(() => focused(page)).toMatch(/-about\.fr$/);
  await type('Pourquoi');
  await press('Enter');
  await type('et comment');
  await expect(more.locator('textarea').first()).toHaveValue('Pourquoi\net comment');
  await press('Escape');
  await expect(more).toBeHidden();
  await expect.poll(() => focused(page)).toMatch(/-details$/);

  // The menu: arrows go through it, Escape gives the focus back, a choice is taken with Enter.
  const button = rows(page).first().locator('.agenda-menu-button');
  await button.focus();
  await press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: words.remove })).toBeFocused();
  await press('Escape');
  await expect(button).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(page.getByRole('menuitem', { name: words.down })).toBeFocused();
  await press('Enter');
  await expect(rows(page).nth(1).locator('.agenda-menu-button')).toBeFocused();
  await expect.poll(() => shown(page, lang)).toEqual(['', 'un', 'deux', 'trois']);

  await titles(page, lang).nth(2).focus();
  await press('Alt+Shift+D');
  await expect(titles(page, lang).nth(3)).toBeFocused();
  expect(await allEqual([page], lang, id)).toEqual(['', 'un', 'deux', 'deux', 'trois']);
  await press('Alt+Shift+Delete');
  await expect(page.locator('.agenda-said')).toHaveText(words.removed);
  await page.locator('.agenda-toast').getByRole('button', { name: words.undo }).press('Enter');
  expect(await allEqual([page], lang, id)).toEqual(['', 'un', 'deux', 'deux', 'trois']);
});

test('a key that is held removes no item, and a new one is undone by itself', async ({ page }) => {
  await agenda(page, 2);
  await titles(page, 'fr').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(titles(page, 'fr').nth(2)).toBeFocused();
  await page.keyboard.type('ab');
  await page.keyboard.down('Backspace');
  for (let each = 0; each < 5; each++) await page.keyboard.down('Backspace');
  await page.keyboard.up('Backspace');
  await expect(rows(page)).toHaveCount(3);
  await expect(titles(page, 'fr').nth(2)).toHaveValue('');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(rows(page)).toHaveCount(2);
  await expect.poll(() => shown(page, 'fr')).toEqual(FRENCH.slice(0, 2));
});

test('seven items in both languages fit on one screen, and the bar stays in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const id = await agenda(page);
  await edit(page, 'fr', id);
  await expect(rows(page)).toHaveCount(FRENCH.length);
  const last = (await rows(page).last().boundingBox())!;
  expect(last.y + last.height).toBeLessThanOrEqual(900);
  for (const row of await rows(page).all()) expect((await row.boundingBox())!.height).toBeLessThanOrEqual(62);
  await page.setViewportSize({ width: 1280, height: 500 });
  await titles(page, 'fr').last().focus();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect.poll(async () => (await page.locator('.agenda-bar').boundingBox())!.y).toBe(0);
});

test('ten items have about 74 tab stops', async ({ page }) => {
  test.setTimeout(60_000);
  const id = await agenda(page, 10);
  await edit(page, 'fr', id);
  await unfold(page, 3);
  await page.locator('.skip').focus();
  let stops = 0;
  let inside = 0;
  for (; stops < 120; stops++) {
    await page.keyboard.press('Tab');
    const where = await page.evaluate(() => {
      const active = document.activeElement;
      return active === document.body ? 'out' : active?.closest('.agenda-editor') ? 'editor' : 'page';
    });
    if (where === 'out' || (where === 'page' && inside > 0)) break;
    if (where === 'editor') inside++;
  }
  expect(inside).toBeGreaterThan(50);
  expect(stops).toBeLessThanOrEqual(80);
});

test('three people write at once, and each sees where the others are', async ({ page, browser }) => {
  const id = await agenda(page, 3);
  const [second, third] = await Promise.all([another(browser, people.coordinator), another(browser, people.coFacilitator)]);
  await Promise.all([edit(second, 'fr', id), edit(third, 'fr', id)]);
  await titles(page, 'fr').first().focus();
  await titles(second, 'fr').first().focus();
  await titles(third, 'en').nth(2).focus();
  await expect(rows(page).first().locator('.in-fr .agenda-writer')).toHaveText(/^Solène écrit ici$/);
  await expect(rows(page).nth(2).locator('.in-en .agenda-writer')).toHaveText(/^Rowan écrit ici$/);
  await expect(rows(page).nth(2).locator('.in-fr .agenda-writer')).toHaveCount(0);
  for (const each of [page, second, third]) await each.keyboard.press('End');
  await Promise.all([
    page.keyboard.type(' aaa', { delay: 30 }),
    second.keyboard.type(' bbb', { delay: 30 }),
    third.keyboard.type(' ccc', { delay: 30 }).then(() => third.keyboard.press('Alt+ArrowUp')),
  ]);
  await page.keyboard.press('Enter');
  const all = await allEqual([page, second, third], 'fr', id);
  expect(all).toHaveLength(4);
  expect(all[0]).toMatch(/a.*a.*a/);
  expect(all[0]).toMatch(/b.*b.*b/);
  await expect.poll(() => shown(page, 'en')).toContain(`${ENGLISH[2]} ccc`);
  await Promise.all([second.context().close(), third.context().close()]);
});

test.describe('on a telephone', () => {
  const { defaultBrowserType: _, ...telephone } = devices['Pixel 5'];
  test.use({ ...telephone, viewport: { width: 360, height: 800 } });

  for (const lang of LANGS) test(`seven items fit on two screens, a row opens where it is touched, and its menu is a sheet, in ${LANGUAGE[lang]}`, async ({ page }) => {
    const words = WORDS[lang];
    const id = await agenda(page, FRENCH.length, lang);
    await edit(page, lang, id);
    await expect(rows(page)).toHaveCount(FRENCH.length);
    const bottom = await rows(page).last().evaluate((row) => row.getBoundingClientRect().bottom + scrollY);
    expect(bottom).toBeLessThanOrEqual(1600);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    const second = rows(page).nth(1);
    const box = (await second.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height - 20);
    await expect(second.locator('.agenda-more')).toBeVisible();
    await titles(page, lang).nth(1).tap();
    await expect(titles(page, lang).nth(1)).toBeFocused();
    await page.keyboard.insertText('Encore : ');
    await expect(titles(page, lang).nth(1)).toHaveValue(/Encore/);
    await second.getByLabel(words.minutes).fill('25');
    await second.getByLabel('Type').selectOption({ index: 2 });
    await saved(page, lang);

    await second.locator('.agenda-menu-button').tap();
    const menu = page.getByRole('menu');
    await expect(menu).toBeVisible();
    const sheet = async () => {
      const { x, y, height } = (await menu.boundingBox())!;
      return [Math.round(x), Math.round(y + height)];
    };
    await expect.poll(sheet, 'at the lower edge, from the left one on').toEqual([0, 800]);
    for (const choice of await page.getByRole('menuitem').all()) {
      expect((await choice.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
    await page.getByRole('menuitem', { name: words.up }).tap();
    await expect(menu).toBeHidden();
    expect((await allEqual([page], lang, id))[0]).toMatch(/Encore/);
    // Outside of it, a touch only closes it.
    await rows(page).nth(3).locator('.agenda-menu-button').tap();
    await expect(menu).toBeVisible();
    await page.touchscreen.tap(180, 60);
    await expect(menu).toBeHidden();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on an open item, its menu and what is announced, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await agenda(page, 3);
    await unfold(page, 1);
    await page.getByRole('button', { name: 'Ajouter une décision' }).click();
    await page.getByRole('button', { name: 'Ajouter un suivi' }).click();
    await page.locator('.agenda-people summary').click();
    const violations = async () =>
      (await axeOn(page).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
    expect(await violations()).toEqual([]);
    await choose(page, 2, WORDS.fr.remove);
    await rows(page).first().locator('.agenda-menu-button').click();
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}

test('a form adds an item below any other without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled: false });
  await signIn(context, 'fr', people.facilitator);
  const id = await plan(context, 'fr', 'community');
  const page = await context.newPage();
  await page.goto(agendaOf('fr', id));
  const forms = page.locator('.agenda-form');
  const before = await forms.count();
  await forms.first().getByLabel(WORDS.fr.title).fill('Tapé d’abord');
  await forms.first().locator('.agenda-form-menu summary').click();
  await forms.first().getByRole('button', { name: 'Insérer un point au-dessous' }).click();
  await expect(forms).toHaveCount(before + 1);
  await expect(forms.first().getByLabel(WORDS.fr.title)).toHaveValue('Tapé d’abord');
  await expect(forms.nth(1).getByLabel(WORDS.fr.title)).toHaveValue('');
  await context.close();
});

test('an item is added where the pointer is, between two others', async ({ page }) => {
  const id = await agenda(page, 3);
  const first = (await rows(page).first().boundingBox())!;
  await page.mouse.move(first.x + first.width / 2, first.y + first.height);
  await page.mouse.down();
  await page.mouse.up();
  await expect(rows(page)).toHaveCount(4);
  await expect(titles(page, 'fr').nth(1)).toBeFocused();
  await page.keyboard.type('entre');
  expect((await allEqual([page], 'fr', id))[1]).toBe('entre');
  await add(page, 'fr', 'fin');
  expect((await allEqual([page], 'fr', id)).at(-1)).toBe('fin');
});
