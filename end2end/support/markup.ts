// The HTML that is sent, checked against the standard. What is checked is said in .htmlvalidate.mjs.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';

import rules from '../.htmlvalidate.mjs';

const validator = new HtmlValidate(new StaticConfigLoader(rules));

/** What is wrong with it, and where. */
export async function faults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const lines = html.split('\n');
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => {
      const around = (lines[line - 1] ?? '').slice(Math.max(0, column - 60), column + 60);
      return `${ruleId}: ${message}: …${around}…`;
    }),
  );
}
