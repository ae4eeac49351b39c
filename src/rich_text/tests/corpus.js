// The texts that the field is tested with: those of `src/core/text/cases.toml`, those of the demonstration, and some made
// by chance.

import { readFileSync, readdirSync } from 'node:fs';

const root = new URL('../../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

/** The strings of a TOML file: enough of TOML for ours. */
function strings(toml, keys = '[\\w-]+') {
  const found = [];
  const pattern = new RegExp(`^\\s*(?:${keys}) = (?:"""\\n?([\\s\\S]*?)"""|("(?:[^"\\\\\\n]|\\\\.)*"))`, 'gm');
  for (const [, long, short] of toml.matchAll(pattern)) {
    const json = (short ?? JSON.stringify(long)).replace(/\\U([0-9A-Fa-f]{8})/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
    found.push(JSON.parse(json));
  }
  return found;
}

function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PARTS = [
  'un ', 'deux', ' trois ', 'élève', '« cité »', ' ', '\n', '\n', '\n\n', '\n\n', '**', '**', '*', '*', '_', '__', '~~', '~', '`', '``',
  '[mot](https://exemple.qc.ca/a_b)', '[', ']', '(', ')', '!', '<b>', '<https://exemple.qc.ca>', 'https://exemple.qc.ca/a_b*c', ' www.exemple.qc.ca ',
  '\\', '\\*', '&amp;', '&', '\n- ', '\n- ', '\n  - ', '\n1. ', '\n2) ', '\n> ', '\n# ', '\n## ', '\n---\n', '\n===\n', '\n```\n', '\n    ',
  '\n| a | b |\n|---|---|\n| 1 | 2 |\n', '|', '\t', '\u00a0', '’', '…', ':', '.', '1', '\n[a]: https://exemple.qc.ca\n', '[a]',
];

/** Texts made by chance, the same each time. */
export function made(count) {
  const texts = [];
  for (let seed = 1; texts.length < count; seed += 1) {
    const next = random(seed * 7919);
    let text = '';
    for (let left = 2 + next(14); left > 0; left -= 1) text += PARTS[next(PARTS.length)];
    if (text.trim()) texts.push(text);
  }
  return texts;
}

const WORDS = ['un', 'deux ', ' trois', ' élève ', ' ', '\u00a0', '«\u00a0cité\u00a0»', '(mot)', '!', '*', '_', '`', '~', '[a]', '\\', '1.', '- a', '# a', '\n', '\n', 'https://exemple.qc.ca/a_b'];
const LINKS = ['https://exemple.qc.ca/a_b', '/fr/x'].map((href) => ({ type: 'link', attrs: { href, title: null } }));

/** Inline nodes made by chance: their marks begin and end anywhere. */
function inline(next, { breaks = true, words = WORDS } = {}) {
  const active = new Map();
  const content = [];
  for (let left = 2 + next(8); left > 0; left -= 1) {
    for (const type of ['link', 'strong', 'em', 'strike']) {
      if (next(3) > 0) continue;
      if (!active.delete(type)) active.set(type, type === 'link' ? LINKS[next(2)] : { type });
    }
    const text = words[next(words.length)];
    const marks = ['link', 'strong', 'em', 'strike'].filter((type) => active.has(type)).map((type) => active.get(type));
    if (text !== '\n' && next(12) === 0) marks.push({ type: 'code' });
    const last = content.at(-1);
    if (text === '\n' && !breaks) continue;
    if (text === '\n') content.push({ type: 'hard_break' });
    else if (last?.text && JSON.stringify(last.marks) === JSON.stringify(marks)) last.text += text;
    else content.push({ type: 'text', text, marks });
  }
  return content;
}

/** Inline nodes made by chance, the same each time. */
export const madeInline = (count) => Array.from({ length: count }, (_, seed) => inline(random((seed + 1) * 104729)));

const CODE = ['a', '```', '~~~~', '    b', '- c', '> d', '', '# e', '\t', '`', 'é', '[a]: b'];

/** A block of the schema made by chance. */
function block(next, depth) {
  const some = (most, make) => Array.from({ length: 1 + next(most) }, (_, at) => make(at));
  const blocks = (most) => some(most, () => block(next, depth + 1));
  const leaf = next(depth > 3 ? 6 : 10);
  if (leaf < 3) return { type: 'paragraph', content: next(8) === 0 ? [] : inline(next) };
  if (leaf === 3) {
    const level = 1 + next(4);
    return { type: 'heading', attrs: { level }, content: next(8) === 0 ? [] : inline(next, { breaks: level < 3 }) };
  }
  if (leaf === 4) {
    const text = some(4, () => CODE[next(CODE.length)]).join('\n');
    return { type: 'code_block', attrs: { info: next(2) ? 'js' : '' }, content: text ? [{ type: 'text', text }] : [] };
  }
  if (leaf === 5) return { type: 'horizontal_rule' };
  if (leaf === 6) {
    const columns = 1 + next(3);
    const words = [...WORDS.filter((word) => word !== '\\'), '|', '| a'];
    const cell = (type) => ({ type, attrs: { align: null }, content: next(3) === 0 ? [] : inline(next, { breaks: false, words }) });
    const rows = some(3, (at) => ({ type: 'table_row', content: Array.from({ length: columns }, () => cell(at === 0 ? 'table_header' : 'table_cell')) }));
    return { type: 'table', content: rows };
  }
  if (leaf === 7) return { type: 'blockquote', content: blocks(3) };
  const ordered = leaf === 8;
  const attrs = { marker: ordered ? '.)'[next(2)] : '-*+'[next(3)], tight: next(2) === 0, ...(ordered && { order: next(3) ? 1 : next(200) }) };
  const item = () => ({ type: 'list_item', content: [{ type: 'paragraph', content: next(5) === 0 ? [] : inline(next) }, ...(next(3) ? [] : blocks(2))] });
  return { type: ordered ? 'ordered_list' : 'bullet_list', attrs, content: some(3, item) };
}

/** Documents of the schema made by chance, as their blocks, the same each time. */
export const madeDocuments = (count) =>
  Array.from({ length: count }, (_, seed) => {
    const next = random((seed + 1) * 15485863);
    return Array.from({ length: 1 + next(5) }, () => block(next, 0));
  });

/** The texts that people paste, cleaned, and those of the demonstration. */
export function known() {
  const cases = read('src/core/text/cases.toml')
    .split('[[case]]')
    .slice(1)
    .map((each) => strings(each, 'cleaned')[0] ?? strings(each, 'input')[0]);
  const demo = [];
  const folder = 'src/portal/demo/';
  for (const file of readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.toml')).sort()) {
    demo.push(...strings(read(folder + file)).filter((text) => /[\n*_[#`>|~<&]/.test(text)));
  }
  return [...new Set([...cases, ...demo].map((text) => text.trimEnd()).filter(Boolean))];
}
