// Everything can be reached and done with keys alone, and one sees where one is.

import type { Page } from '@playwright/test';

import { focused } from '../support/keyboard';
import { expect, open, settled, test } from '../support/test';
import { LANGS, LANGUAGE, at, communities, design, home, places } from '../support/site';

const SKIP = { fr: 'Aller au contenu', en: 'Skip to content' };
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

// Sending a filter leaves a count behind that was on its way.
test.use({ allowed: /communities\/count net::ERR_ABORTED/ });

/** The places of what can have the focus, in the order of the document. */
const reachable = (page: Page) =>
  page.locator(FOCUSABLE).evaluateAll((all) => {
    const every = [...document.querySelectorAll('*')];
    const one = new Set<string>();
    return all
      .filter((element) => element.checkVisibility() && !(element as HTMLButtonElement).disabled && (element as HTMLElement).tabIndex >= 0)
      .filter((element) => {
        // Radio buttons of one name are one stop: the chosen one, or the first.
        if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
        const group = [...(element.form ?? document).querySelectorAll<HTMLInputElement>(`input[type=radio][name="${element.name}"]`)];
        return element === (group.find((radio) => radio.checked) ?? group[0]) && one.size === one.add(element.form?.className + element.name).size - 1;
      })
      .map((element) => ({ index: every.indexOf(element), words: (element as HTMLElement).innerText || element.id }));
  });

// One language each: the other has the same stops.
places.forEach((place, index) => {
  const lang = LANGS[index % 2];
  test(`Tab goes through all of ${place.name} in ${LANGUAGE[lang]}, in order and in sight`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, at(place, lang));
    const expected = await reachable(page);
    const skip = page.getByRole('link', { name: SKIP[lang] });
    // A form with errors takes the focus to them, and the components show such a form.
    if (place === design) await skip.focus();
    else await page.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    const walked: NonNullable<Awaited<ReturnType<typeof focused>>>[] = [];
    for (let here = await focused(page); here && walked.length < expected.length + 20; here = await focused(page)) {
      walked.push(here);
      await page.keyboard.press('Tab');
    }
    const stops = walked.map(({ index }) => index);
    expect(expected.filter(({ index }) => !stops.includes(index)), 'never reached').toEqual([]);
    expect(stops, 'in the order of the document').toEqual(stops.toSorted((a, b) => a - b));
    expect(walked.filter(({ outlined }) => !outlined), 'focus that cannot be seen').toEqual([]);
    expect(walked.filter(({ inSight }) => !inSight), 'focus out of sight').toEqual([]);
  });
});

for (const lang of LANGS) {
  test(`the skip link leads past the masthead in ${LANGUAGE[lang]}`, async ({ page }) => {
    await page.goto(at(home, lang));
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: SKIP[lang] });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${at(home, lang)}#content`);
    await page.keyboard.press('Tab');
    const first = page.getByRole('main').getByRole('link').first();
    await expect(first).toBeFocused();
  });

  test(`a card is opened from the keyboard in ${LANGUAGE[lang]}`, async ({ page }) => {
    await open(page, at(communities, lang));
    const card = page.getByRole('main').getByRole('heading', { level: 3 }).first().getByRole('link');
    const href = await card.getAttribute('href');
    for (let step = 0; step < 30 && !(await card.evaluate((link) => link === document.activeElement)); step += 1) {
      await page.keyboard.press('Tab');
    }
    await expect(card).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(href ?? '');
  });

  test(`filters are chosen and sent with keys alone in ${LANGUAGE[lang]}`, async ({ page }) => {
    const words = {
      fr: { kind: 'Type', any: 'Tous les types', group: 'Groupe de codéveloppement', typed: 'Gr', show: 'Afficher', count: '1 communauté' },
      en: { kind: 'Type', any: 'All types', group: 'Codevelopment group', typed: 'Cod', show: 'Apply filters', count: '1 community' },
    }[lang];
    await open(page, at(communities, lang));
    const kind = page.getByLabel(words.kind, { exact: true });
    for (let step = 0; step < 30 && !(await kind.evaluate((field) => field === document.activeElement)); step += 1) {
      await page.keyboard.press('Tab');
    }
    await expect(kind).toBeFocused();
    await page.keyboard.type(words.typed);
    await expect(kind).toHaveValue('codevelopment');
    const show = page.getByRole('button', { name: words.show, exact: true });
    for (let step = 0; step < 5 && !(await show.evaluate((button) => button === document.activeElement)); step += 1) {
      await page.keyboard.press('Tab');
    }
    await expect(show).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/[?&]kind=codevelopment(&|$)/);
    await expect(page.getByRole('heading', { level: 2, name: words.count, exact: true })).toBeVisible();
    await settled(page);
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`on a narrow screen, with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 360, height: 740 } });

    for (const lang of LANGS) {
      test(`the menu opens and closes with keys, and its links work, in ${LANGUAGE[lang]}`, async ({ page }) => {
        await page.goto(at(home, lang));
        const link = page.getByRole('banner').getByRole('link', { name: communities.heading[lang] });
        const button = page.getByRole('banner').getByRole('button', { name: 'Menu' });
        await expect(link).toBeHidden();
        for (let step = 0; step < 6 && !(await button.evaluate((it) => it === document.activeElement)); step += 1) {
          await page.keyboard.press('Tab');
        }
        await expect(button).toBeFocused();
        await page.keyboard.press('Enter');
        await expect(link).toBeVisible();
        await expect(link).toBeInViewport({ ratio: 1 });
        await page.keyboard.press('Escape');
        await expect(link).toBeHidden();
        await expect(button).toBeFocused();
        await page.keyboard.press('Space');
        await page.keyboard.press('Tab');
        await expect(link).toBeFocused();
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(communities[lang]);
        await settled(page);
      });
    }
  });
}
