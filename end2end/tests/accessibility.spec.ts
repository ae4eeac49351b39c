// WCAG 2.2 A and AA as far as axe can tell, for every page, also those that say that something is wrong.

import type { Page } from '@playwright/test';

import { axeOn } from '../support/axe';
import { answered, expect, open, test } from '../support/test';
import { LANGS, LANGUAGE, at, failures, places } from '../support/site';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// Between light and dark only colours differ; these are the rules that look at colours.
const COLOURS = ['color-contrast', 'link-in-text-block'];

test.use({ allowed: answered(400, 404) });

async function examine(page: Page, scheme: string) {
  const axe = axeOn(page);
  const { violations } = await (scheme === 'dark' ? axe.withRules(COLOURS) : axe.withTags(LEVELS)).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')} ${node.failureSummary?.split('\n').at(1)?.trim()}`),
  );
  expect(found, `in the ${scheme} scheme`).toEqual([]);
}

for (const place of [...places, ...failures]) {
  for (const lang of LANGS) {
    test(`axe finds nothing wrong with ${place.name} in ${LANGUAGE[lang]}, light or dark`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await open(page, at(place, lang));
      await examine(page, 'light');
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await examine(page, 'dark');
    });
  }
}

for (const lang of LANGS) {
  test(`axe finds nothing wrong with the open menu of a narrow screen in ${LANGUAGE[lang]}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, `/${lang}`);
      await page.getByRole('banner').getByRole('button', { name: 'Menu' }).click();
      await expect(page.locator('#menu')).toBeVisible();
      await examine(page, colorScheme);
    }
  });
}
