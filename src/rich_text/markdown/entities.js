// HTML entities. A browser knows all of them; elsewhere, in tests, the usual ones are enough.

const USUAL = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', eacute: 'é', laquo: '«', raquo: '»', copy: '©' };
let decoder = null;

/** The letters of an entity (`&eacute;`, `&#233;`), or null when there is none of this name. */
export function decodeEntity(entity) {
  const number = /^&#(x?)([0-9a-f]+);$/i.exec(entity);
  if (number) {
    const code = Number.parseInt(number[2], number[1] ? 16 : 10);
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
    return valid ? String.fromCodePoint(code) : '\ufffd';
  }
  if (typeof document === 'undefined') return USUAL[entity.slice(1, -1)] ?? null;
  decoder ??= document.createElement('textarea');
  decoder.innerHTML = entity;
  return decoder.value === entity ? null : decoder.value;
}
