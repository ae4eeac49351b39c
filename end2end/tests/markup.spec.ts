// The HTML that is sent, checked against the standard: every page in both languages.

import { expect, test } from '@playwright/test';

import { faults } from '../support/markup';
import { LANGS, at, failures, furtherCommunities, places } from '../support/site';

for (const place of [...places, ...furtherCommunities, ...failures]) {
  test(`${place.name} is valid HTML in both languages`, async ({ request }) => {
    for (const lang of LANGS) {
      const html = await (await request.get(at(place, lang))).text();
      expect(await faults(html), at(place, lang)).toEqual([]);
    }
  });
}
