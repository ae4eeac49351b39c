// The HTML that is sent, checked against the standard: every page in both languages. What is checked is
// said in .htmlvalidate.mjs.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from '@playwright/test';

import rules from '../.htmlvalidate.mjs';
import { LANGS, at, failures, furtherCommunities, places } from '../support/site';

const validator = new HtmlValidate(new StaticConfigLoader(rules));

/** What is wrong with it, and where. */
async function faults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const lines = html.split('\n');
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => {
      const around = (lines[line - 1] ?? '').slice(Math.max(0, column - 60), column + 60);
      return `${ruleId}: ${message}: …${around}…`;
    }),
  );
}

for (const place of [...places, ...furtherCommunities, ...failures]) {
  test(`${place.name} is valid HTML in both languages`, async ({ request }) => {
    for (const lang of LANGS) {
      const html = await (await request.get(at(place, lang))).text();
      expect(await faults(html), at(place, lang)).toEqual([]);
    }
  });
}
