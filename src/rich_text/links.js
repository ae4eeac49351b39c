// Addresses that people write without making links of them, found as `src/server/markdown/links.rs` finds them: French
// punctuation and quotation marks stay outside.

const BOUNDARY = /[\s<>"|«»‹›“”„…]+/u;
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?::\d{1,5})?/u;

/** How far what follows the host belongs to the address. */
function pathLength(text) {
  if (!/^[/?#]/.test(text)) return 0;
  const open = { '(': 0, '[': 0, '{': 0 };
  const closing = { ')': '(', ']': '[', '}': '{' };
  let quoted = false;
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    let last = true;
    if (/[\x00-\x20|"<>`\x7f-\x9f]/.test(letter)) break;
    if ('?!.,:;*'.includes(letter)) last = false;
    else if (letter in open) {
      open[letter] += 1;
      last = false;
    } else if (letter in closing) {
      open[closing[letter]] -= 1;
      if (open[closing[letter]] < 0) break;
    } else if (letter === "'") {
      quoted = !quoted;
      last = !quoted;
    }
    if (last) end = at + 1;
  }
  return end;
}

const PUNCTUATION = /[.,:;!?*'"]|(?![\p{L}\p{N}])[^\x00-\x7f]/u;

/** An address without the punctuation behind it. A loop, as in `spaces.js`; letters of two units are never cut. */
function trimmed(address) {
  let end = address.length;
  for (let size = 1; end > 0; end -= size) {
    size = /[\udc00-\udfff]/.test(address[end - 1]) && end > 1 ? 2 : 1;
    if (!PUNCTUATION.test(address.slice(end - size, end))) break;
  }
  return address.slice(0, end);
}

/** The addresses in a text: where each begins and ends, and where it leads. */
export function addresses(text) {
  const found = [];
  if (!text.includes('://') && !/ww\./i.test(text)) return found;
  let at = 0;
  for (const word of text.split(new RegExp(`(${BOUNDARY.source})`, 'u'))) {
    const begin = at;
    at += word.length;
    if (word.includes('://')) {
      for (const start of word.matchAll(/https?:\/\//gi)) {
        const before = word[start.index - 1];
        if (before && /[\p{L}\p{N}]/u.test(before)) continue;
        if (found.length > 0 && begin + start.index < found.at(-1).to) continue;
        const rest = word.slice(start.index + start[0].length);
        const host = HOST.exec(rest)?.[0] ?? '';
        if (!host) continue;
        const shown = trimmed(start[0] + host + rest.slice(host.length).slice(0, pathLength(rest.slice(host.length))));
        if (shown.length <= start[0].length) continue;
        found.push({ from: begin + start.index, to: begin + start.index + shown.length, href: shown });
      }
    } else {
      const start = word.search(/www\./i);
      if (start < 0 || (start > 0 && /[\p{L}\p{N}./@\-_=]/u.test(word[start - 1]))) continue;
      const rest = word.slice(start);
      const host = HOST.exec(rest)?.[0] ?? '';
      const shown = trimmed(host + rest.slice(host.length).slice(0, pathLength(rest.slice(host.length))));
      if (shown.split('.').length < 3) continue;
      found.push({ from: begin + start, to: begin + start + shown.length, href: `https://${shown}` });
    }
  }
  return found;
}

/** Whether a text is an address and nothing else, which a link can be made of; the address. */
export function asAddress(text) {
  const plain = text.trim();
  if (/\s/.test(plain)) return null;
  if (/^mailto:[^@\s]+@[^@\s]+$/i.test(plain) || /^tel:[\d+ .()-]+$/i.test(plain)) return plain;
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(plain)) return `mailto:${plain}`;
  const [only] = addresses(plain);
  return only && only.from === 0 && only.to === plain.length ? only.href : null;
}

/** Whether a link leads to a page of the portal. What begins with `//` or `/\` leads to another site. */
export const isPath = (href) => /^\/(?![/\\])[^\s\\\x00-\x1f]*$/.test(href);

/** The address that someone typed: a path of the portal, or an address with or without its scheme. Null where it is none. */
export function typedAddress(text) {
  const plain = text.trim();
  if (isPath(plain)) return plain;
  if (!plain.includes('.') && !/^(?:mailto|tel):/i.test(plain)) return null;
  return asAddress(plain) ?? asAddress(`https://${plain}`);
}

/** Whether a link may lead there. */
export const isAllowed = (href) => /^(?:https?:|mailto:|tel:)/i.test(href.trim()) || isPath(href.trim());
