// Typography as one types, for the language of the text: as `src/core/typography.rs` sets the portal's own texts. Each
// replacement is undone by one Backspace or one Ctrl+Z.

import { InputRule, inputRules } from 'prosemirror-inputrules';

const NBSP = '\u00a0';

/** A rule that holds in texts of some languages only. `text` makes the replacement, or nothing. */
const rule = (pattern, isFrench, when, text) =>
  new InputRule(pattern, (state, match, from, to) => {
    if (when !== null && isFrench() !== when) return null;
    const written = typeof text === 'string' ? text : text(match);
    if (written == null) return null;
    return state.tr.insertText(written, from, to);
  });

/** The rules; `isFrench` says in which language the text is, at the time of typing. */
export function typography(isFrench) {
  return inputRules({
    rules: [
      rule(/\.\.\.$/, isFrench, null, '…'),
      rule(/(?<=[\p{L}\p{N}\s»)])--$/u, isFrench, null, '–'),
      rule(/–-$/, isFrench, null, '—'),
      // The apostrophe, and quotation marks.
      rule(/(?<=[\p{L}\p{N}»”])'$/u, isFrench, null, '’'),
      rule(/'$/, isFrench, true, '’'),
      rule(/'$/, isFrench, false, '‘'),
      rule(/(?:^|(?<=[\s([—–]))"$/u, isFrench, true, `«${NBSP}`),
      rule(/[ \u00a0]?"$/u, isFrench, true, `${NBSP}»`),
      rule(/(?:^|(?<=[\s([—–]))"$/u, isFrench, false, '“'),
      rule(/"$/, isFrench, false, '”'),
      rule(/<<[ \u00a0]?$/u, isFrench, true, `«${NBSP}`),
      rule(/[ \u00a0]?>>$/u, isFrench, true, `${NBSP}»`),
      // Spaces that do not break: inside « », before a colon, between a number and its unit.
      rule(/« $/u, isFrench, true, `«${NBSP}`),
      rule(/«([\p{L}\p{N}])$/u, isFrench, true, ([, letter]) => `«${NBSP}${letter}`),
      rule(/ »$/u, isFrench, true, `${NBSP}»`),
      rule(/([\p{L}\p{N}.!?)…])»$/u, isFrench, true, ([, letter]) => `${letter}${NBSP}»`),
      rule(/([\p{L}\p{N}%)»’])[ ]?: $/u, isFrench, true, ([, letter]) => `${letter}${NBSP}: `),
      rule(/(?<=\p{N}) ([h%$])$/u, isFrench, true, ([, unit]) => `${NBSP}${unit}`),
    ],
  });
}
