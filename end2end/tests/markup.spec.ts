// The HTML that is sent, checked against the standard: every page in both languages. What is checked is
// said in .htmlvalidate.mjs.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from '@playwright/test';

import rules from '../.htmlvalidate.mjs';
import { LANGS, LANGUAGE, at, failures, furtherCommunities, places } from '../support/site';

const validator = new HtmlValidate(new StaticConfigLoader(rules));

for (const place of [...places, ...furtherCommunities, ...failures]) {
  for (const lang of LANGS) {
    test(`${place.name} is valid HTML in ${LANGUAGE[lang]}`, async ({ request }) => {
      const html = await (await request.get(at(place, lang))).text();
      const { results } = await validator.validateString(html);
      const lines = html.split('\n');
      const found = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => {
          const around = (lines[line - 1] ?? '').slice(Math.max(0, column - 60), column + 60);
          return `${ruleId}: ${message}: …${around}…`;
        }),
      );
      expect(found).toEqual([]);
    });
  }
}
