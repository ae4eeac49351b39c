// What Markdown must not read, hidden while a text is parsed: `<` (HTML is text in the portal) and the signs of emphasis
// in addresses. The same rules as `src/server/markdown/prepare.rs`; each sign is one unit before and after.

const LESS = '\ufdd0';
const IN_ADDRESSES = { _: '\ufdd1', '*': '\ufdd2', '~': '\ufdd3' };
const REVEALED = { [LESS]: '<', '\ufdd1': '_', '\ufdd2': '*', '\ufdd3': '~' };

const ENDS_ADDRESS = /[\s<>|`[\]"«»]/u;
const IS_WORD = /[\p{Alphabetic}\p{N}]/u;

/** The length of an address: up to a space, a bracket that it did not open, or what no address holds. */
function addressLength(text, from) {
  let open = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '(') open += 1;
    else if (letter === ')') {
      if (open === 0) return at - from;
      open -= 1;
    } else if (ENDS_ADDRESS.test(letter)) return at - from;
  }
  return text.length - from;
}

/** Where an address from `from` on ends, and where its last letter does: up to there its signs are hidden. */
export function addressEnds(text, from) {
  const end = from + addressLength(text, from);
  let letters = end;
  while (letters > from && !IS_WORD.test(text[letters - 1])) letters -= 1;
  return { end, letters };
}

function isAddress(inner) {
  const end = inner.search(/[><\s]/u);
  if (end < 0 || inner[end] !== '>') return false;
  const address = inner.slice(0, end);
  if (/^[A-Za-z][A-Za-z0-9+.-]{1,31}:/.test(address)) return true;
  return /^[^@]+@[A-Za-z0-9]/.test(address);
}

function isRead(before, behind) {
  const slashes = /\\*$/.exec(before)[0].length;
  return slashes % 2 === 1 || isAddress(behind) || before.endsWith('](') || before.replace(/ +$/, '').endsWith(']:');
}

/** A text whose signs are hidden where Markdown must not read them. */
export function hide(text) {
  const addresses = text.includes('://') || text.includes('www.');
  if (!addresses && !text.includes('<')) return text;
  let hidden = '';
  const next = addresses ? /<|:\/\/|www\./g : /</g;
  let at = 0;
  for (;;) {
    next.lastIndex = at;
    const found = next.exec(text);
    if (!found) return hidden + text.slice(at);
    hidden += text.slice(at, found.index);
    if (found[0] === '<') {
      const behind = text.slice(found.index + 1, found.index + 400);
      hidden += isRead(text.slice(Math.max(0, found.index - 200), found.index), behind) ? '<' : LESS;
      at = found.index + 1;
      continue;
    }
    const { end, letters } = addressEnds(text, found.index);
    hidden += text.slice(found.index, letters).replace(/[_*~]/g, (sign) => IN_ADDRESSES[sign]) + text.slice(letters, end);
    at = Math.max(end, found.index + 1);
  }
}

/** A text with its signs put back. */
export function reveal(text) {
  return /[\ufdd0-\ufdd3]/.test(text) ? text.replace(/[\ufdd0-\ufdd3]/g, (sign) => REVEALED[sign]) : text;
}
