// Spaces and tabs around a text; other spaces than those of a keyboard stay. A loop, because an expression that looks for
// spaces at the end tries each run of spaces before it.

const isSpace = (letter) => letter === ' ' || letter === '\t';

export const trimStart = (text) => text.replace(/^[ \t]+/, '');

export function trimEnd(text) {
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

export const trim = (text) => trimStart(trimEnd(text));
