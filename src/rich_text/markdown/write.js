// From nodes of the field to Markdown. Signs are escaped only where the text would be read otherwise: what was written is
// read again, and the first way of writing it that is read alike is taken.

import { RULE, isDelimiterRow, parseBlocks } from './blocks.js';
import { addressEnds, hide } from './hide.js';
import { flanks, parseInline } from './inline.js';
import { trimEnd, trimStart } from './spaces.js';

const SPACE = /^\s+$/u;
const WORD = /[\p{L}\p{N}]/u;
const RANK = ['link', 'strong', 'em', 'strike'];
const NONE = new Map();
const UNMARKED = [];
const PLAIN = { text: '["text",[]]', code: '["code",[]]' };
/**
 * The ways of writing a text, from the plainest: what is escaped, the sign of emphasis, and whether addresses are kept from
 * hiding the signs right behind them.
 */
const WAYS = ['', '*', '*_', '*_~`[]', '*_~`[]'].flatMap((escape, at) => [{ escape, em: '*', parted: at > 3 }, { escape, em: '_', parted: at > 3 }]);

const isSolid = (piece) => piece.kind === 'text' || piece.kind === 'code';
const same = (one, other) => one.type === other.type && JSON.stringify(one.attrs ?? null) === JSON.stringify(other.attrs ?? null);
const has = (marks, mark) => marks.some((other) => same(mark, other));

/** Inline nodes as pieces: text with its marks, code, breaks. */
function split(content) {
  const all = [];
  for (const node of content) {
    if (node.type === 'hard_break') {
      all.push({ kind: 'break', marks: UNMARKED });
      continue;
    }
    const marks = node.marks ?? UNMARKED;
    if (marks.some((mark) => mark.type === 'code')) {
      all.push({ kind: 'code', text: node.text, marks: marks.filter((mark) => mark.type !== 'code') });
      continue;
    }
    for (const text of node.text.match(/^\s+|\s+$|\S(?:.*\S)?/gsu) ?? []) {
      all.push({ kind: SPACE.test(text) ? 'space' : 'text', text, marks });
    }
  }
  return all;
}

/**
 * Inline nodes as pieces, each with the marks that begin with it and how many end before it. A space at the edge of a mark
 * does not have it, nor one at which a mark would have to end and begin again, because marks stand in each other. A line
 * break has the marks that both neighbours have. A link is never parted.
 */
function pieces(content) {
  const all = split(content);
  const solid = all.filter(isSolid);
  // What stands between neighbours, and the marks that go on there.
  let at = 0;
  const gaps = solid.map((piece) => {
    const between = [];
    for (; all[at] !== piece; at += 1) between.push(all[at]);
    at += 1;
    return between;
  });
  gaps.push(all.slice(at));
  const shared = solid.map(({ marks }, place) => {
    const spaces = gaps[place].some(({ kind }) => kind === 'break') ? [] : gaps[place];
    return marks.filter((mark) => has(solid[place - 1]?.marks ?? [], mark) && spaces.every((space) => has(space.marks, mark)));
  });
  // How far each mark reaches.
  for (let place = solid.length - 1; place >= 0; place -= 1) {
    const next = solid[place + 1];
    solid[place].reach = solid[place].marks.map((mark) => {
      const goesOn = next && has(shared[place + 1], mark);
      return goesOn ? next.reach[next.marks.findIndex((other) => same(mark, other))] : place;
    });
  }
  let open = [];
  solid.forEach((piece, place) => {
    const reach = (mark) => piece.reach[piece.marks.findIndex((other) => same(mark, other))];
    const link = piece.marks.find((mark) => mark.type === 'link' && !(has(open, mark) && has(shared[place], mark)));
    const ended = open.findIndex((mark) => !has(shared[place], mark) || (link && reach(mark) < reach(link)));
    const stay = ended < 0 ? open : open.slice(0, ended);
    const begins = piece.marks.filter((mark) => !has(stay, mark));
    begins.sort((one, other) => reach(other) - reach(one) || RANK.indexOf(one.type) - RANK.indexOf(other.type));
    for (const each of gaps[place]) each.marks = stay;
    (gaps[place][0] ?? piece).ends = open.length - stay.length;
    piece.begins = begins;
    open = [...stay, ...begins];
  });
  for (const each of gaps.at(-1)) each.marks = [];
  if (gaps.at(-1).length > 0) gaps.at(-1)[0].ends = open.length;
  return all;
}

function keyOf(kind, marks) {
  const sorted = [...marks].sort((one, other) => RANK.indexOf(one.type) - RANK.indexOf(other.type));
  return JSON.stringify([kind, sorted.map(({ type, attrs }) => [type, attrs?.href ?? '', attrs?.title ?? ''])]);
}

/** The content as it is compared: neighbours with the same marks are one, spaces at the ends of lines do not count. */
export function normal(content) {
  const lines = [[]];
  for (const piece of pieces(content)) {
    if (piece.kind === 'break') {
      lines.push([]);
      continue;
    }
    const kind = piece.kind === 'code' ? 'code' : 'text';
    const key = piece.marks.length > 0 ? keyOf(kind, piece.marks) : PLAIN[kind];
    const last = lines.at(-1).at(-1);
    if (last?.key === key) last.text += piece.text;
    else lines.at(-1).push({ key, text: piece.text });
  }
  for (const line of lines) {
    if (line.length && line[0].key.startsWith('["text"')) line[0].text = trimStart(line[0].text);
    if (line.length && line.at(-1).key.startsWith('["text"')) line.at(-1).text = trimEnd(line.at(-1).text);
    if (line[0]?.text === '') line.shift();
    if (line.at(-1)?.text === '') line.pop();
  }
  return withoutEdges(lines, (line) => line.length === 0);
}

/** Lines without the empty ones at the beginning and at the end. */
function withoutEdges(lines, isEmpty) {
  let [from, to] = [0, lines.length];
  while (to > from && isEmpty(lines[to - 1])) to -= 1;
  while (to > from && isEmpty(lines[from])) from += 1;
  return lines.slice(from, to);
}

const entity = (letter) => `&#${letter.codePointAt(0)};`;

/** `before` and `after`: whether there is a space, or nothing, around the text. */
function escaped(text, way, before, after) {
  const done = text.replace(/\\(?=[!-/:-@[-`{-~\n]|$)/g, '\\\\').replace(/&(?=#?\w{1,31};)|<(?=[A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>@]+@)/g, '\\$&');
  if (!way.escape) return done;
  const isSpace = (at, edge) => (at < 0 || at >= done.length ? edge : SPACE.test(done[at]));
  let out = '';
  let at = 0;
  const escapeTo = (end) => {
    for (; at < end; at += 1) {
      const alone = /[*_~]/.test(done[at]) && isSpace(at - 1, before) && isSpace(at + 1, after);
      out += way.escape.includes(done[at]) && !alone ? `\\${done[at]}` : done[at];
    }
  };
  // Addresses hold signs that Markdown does not read there.
  let passed = 0;
  for (const { index } of way.parted ? [] : done.matchAll(/:\/\/|www\./g)) {
    if (index < passed) continue;
    const { end, letters } = addressEnds(done, index);
    escapeTo(index);
    out += done.slice(index, letters);
    at = letters;
    passed = end;
  }
  escapeTo(done.length);
  return way.parted ? out.replace(/:\/(?=\/)|www(?=\.)/g, (start) => start.slice(0, -1) + entity(start.at(-1))) : out;
}

function codeSpan(text) {
  const runs = text.match(/`+/g)?.map((run) => run.length) ?? [];
  let length = 1;
  while (runs.includes(length)) length += 1;
  const ticks = '`'.repeat(length);
  const padding = /^`|`$/.test(text) || (/^ .* $/s.test(text) && /[^ ]/.test(text)) ? ' ' : '';
  return ticks + padding + text.replace(/\n/g, ' ') + padding + ticks;
}

function target({ href, title }) {
  const plain = href !== '' && !/[\s()<>\\\x00-\x1f]/.test(href);
  const address = plain ? href : `<${href.replace(/[\\<>]/g, '\\$&').replace(/\n/g, '%0A')}>`;
  return title ? `](${address} "${title.replace(/[\\"]/g, '\\$&')}")` : `](${address})`;
}

/** Whether a link is written as its address in angle brackets. */
function isAutolink(content, at, mark) {
  const node = content[at];
  const next = content[at + 1];
  if (mark.attrs.title || node.kind !== 'text' || node.marks.length !== 1) return false;
  if (next?.marks.some((other) => same(other, mark))) return false;
  if (content[at - 1]?.marks.some((other) => same(other, mark))) return false;
  const { href } = mark.attrs;
  return (href === node.text && /^[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*$/.test(href)) || (href === `mailto:${node.text}` && /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(node.text));
}

const firstOf = (text) => String.fromCodePoint(text.codePointAt(0));
const lastOf = (text) => /(?:[\ud800-\udbff][\udc00-\udfff]|[^])$/.exec(text.slice(-2))[0];

class Writer {
  constructor(content, way) {
    this.all = pieces(content);
    this.way = way;
    this.out = [];
    this.open = [];
    /** Where the line begins in `out`. */
    this.line = 0;
  }

  sign(mark) {
    return { link: '[', strong: '**', em: this.way.em, strike: '~~' }[mark.type];
  }

  before() {
    return this.out.length > 0 ? lastOf(this.out.at(-1)) : '';
  }

  begin(marks, piece) {
    const signs = marks.map((mark) => this.sign(mark)).join('');
    const [run] = /^(?:\*+|_+|~+)?/.exec(signs);
    if (run) {
      const before = this.before();
      const next = signs[run.length] ?? (piece.kind === 'code' ? '`' : firstOf(piece.text));
      if (WORD.test(before) && !flanks(run[0], run.length, before, next).opens) {
        this.out.push(this.out.pop().slice(0, -before.length), entity(before));
      }
    }
    // An image would begin here.
    if (signs[0] === '[' && this.before() === '!') this.out.push(this.out.pop().slice(0, -1), '\\!');
    if (signs) this.out.push(signs);
    this.open.push(...marks);
  }

  end() {
    const mark = this.open.pop();
    if (mark.type === 'autolink') return;
    if (mark.type === 'link') {
      this.out.push(target(mark.attrs));
      return;
    }
    this.closing = { sign: this.sign(mark), before: this.before() };
    this.out.push(this.sign(mark));
  }

  write() {
    this.all.forEach((piece, at) => {
      for (let left = piece.ends ?? 0; left > 0; left -= 1) this.end();
      const begins = piece.begins ?? [];
      if (begins.length === 1 && begins[0].type === 'link' && this.open.length === 0 && isAutolink(this.all, at, begins[0])) {
        this.out.push(`<${piece.text}>`);
        this.open.push({ type: 'autolink' });
        return;
      }
      this.begin(begins, piece);
      this.piece(piece, this.all[at - 1], this.all[at + 1]);
    });
    while (this.open.length) this.end();
    return this.out.join('');
  }

  lineBreak() {
    while (this.out.length > this.line && trimEnd(this.out.at(-1)) === '') this.out.pop();
    if (this.out.length > this.line) this.out.push(trimEnd(this.out.pop()));
    // Two breaks in a row would end the paragraph.
    this.out.push(this.out.slice(this.line).every((part) => trimEnd(part) === '') ? '\\\n' : '\n');
    this.line = this.out.length;
  }

  piece(piece, previous, next) {
    const closing = this.closing;
    this.closing = null;
    if (piece.kind === 'break') {
      this.lineBreak();
      return;
    }
    if (piece.kind === 'code') {
      this.out.push(codeSpan(piece.text));
      return;
    }
    // A backtick beside code would be one of its signs.
    const from = previous?.kind === 'code' && piece.text.startsWith('`') ? 1 : 0;
    const to = piece.text.length - (next?.kind === 'code' && piece.text.length > from && piece.text.endsWith('`') ? 1 : 0);
    const isBefore = !closing && !piece.begins?.length && !(previous && isSolid(previous));
    const isBehind = next ? !next.ends && !isSolid(next) : this.open.length === 0;
    let text = escaped(piece.text.slice(from, to), this.way, isBefore, isBehind);
    if (from > 0) text = entity('`') + text;
    if (to < piece.text.length) text += entity('`');
    if (closing && piece.kind === 'text' && !piece.begins.length) {
      const first = firstOf(text);
      if (WORD.test(first) && !flanks(closing.sign[0], closing.sign.length, closing.before, first).closes) {
        text = entity(first) + text.slice(first.length);
      }
    }
    this.out.push(text);
  }
}

/** What a line must not begin with. */
function escapedStart(line, first) {
  const text = trimStart(line);
  if (/^(?:#{1,6}(?:[ \t]|$)|>|[-+*](?:\s|$)|`{3}|~{3})/u.test(text)) return `\\${text}`;
  if (/^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$|^(?:-[ \t]*){3,}$/.test(text)) return `\\${text}`;
  if (!first && /^(?:=+|-+)[ \t]*$/.test(text)) return `\\${text}`;
  if (isDelimiterRow(text)) return text.replace('-', '\\-');
  if (/^\[[^\]]+\]:/.test(text)) return `\\${text}`;
  return text.replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
}

/** Inline nodes as Markdown, lines escaped where they would begin a block. */
export function writeInline(content, { lines = true, definitions = NONE } = {}) {
  if (!content?.length) return '';
  const wanted = JSON.stringify(normal(content));
  let last = '';
  for (const way of WAYS) {
    const written = new Writer(content, way).write();
    const each = written.split('\n').map((line, at) => trimEnd(lines ? escapedStart(line, at === 0) : trimStart(line)));
    let text = withoutEdges(each, (line) => line === '' || line === '\\').join('\n');
    if (lines && /^\[(?:[^\\[\]]|\\.)+\]:/s.test(text)) text = `\\${text}`;
    last = text;
    const read = parseInline(hide(text), definitions).content;
    if (read && JSON.stringify(normal(read)) === wanted) return text;
  }
  return last;
}

/** A text without spaces and empty lines at its end. */
const withoutEnd = (text) => {
  let end = text.length;
  while (end > 0 && /[ \t\n]/.test(text[end - 1])) end -= 1;
  return text.slice(0, end);
};

const indented = (text, width) => text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`);

function fence(node) {
  const text = node.content?.[0]?.text ?? '';
  const longest = Math.max(2, ...(text.match(/^[ \t]*`{3,}/gm) ?? []).map((run) => run.trim().length));
  const ticks = '`'.repeat(longest + 1);
  const info = (node.attrs?.info ?? '').replace(/[`\n]/g, '');
  return `${ticks}${info}\n${text}${text === '' ? '' : '\n'}${ticks}`;
}

function table(node, context) {
  const cell = ({ content }) => {
    const line = content?.map((each) => {
      if (each.type === 'hard_break') return { type: 'text', text: ' ' };
      // In code, a backslash before the sign of cells would leave it a sign of cells.
      const splits = /(?<!\\)(?:\\\\)*\\\|/.test(each.text);
      return splits && each.marks?.some(({ type }) => type === 'code') ? { ...each, marks: each.marks.filter(({ type }) => type !== 'code') } : each;
    });
    return writeInline(line, { ...context, lines: false }).replace(/\|/g, '\\|').replace(/\n/g, ' ');
  };
  const rows = (node.content ?? []).map((row) => (row.content ?? []).map(cell));
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const line = (row) => `| ${Array.from({ length: columns }, (_, at) => row[at] ?? '').join(' | ')} |`;
  const aligns = Array.from({ length: columns }, (_, at) => node.content?.[0]?.content?.[at]?.attrs?.align ?? null);
  const rule = aligns.map((align) => ({ left: ':---', right: '---:', center: ':---:' })[align] ?? '---');
  return [line(rows[0] ?? []), line(rule), ...rows.slice(1).map(line)].join('\n');
}

/** Whether a block can follow another without an empty line between. */
function follows(before, after) {
  if (['heading', 'horizontal_rule', 'code_block'].includes(before.type)) return true;
  if (before.type !== 'paragraph') return before.type.endsWith('_list') && after.type.endsWith('_list');
  if (after.type === 'heading') return after.attrs.level > 2 || !after.content?.some((each) => each.type === 'hard_break');
  if (after.type === 'ordered_list') return after.attrs.order === 1 && isWritten(after.content?.[0]);
  if (after.type === 'bullet_list') return isWritten(after.content?.[0]);
  return ['blockquote', 'code_block', 'horizontal_rule'].includes(after.type);
}

const isEmptyParagraph = (block) => block.type === 'paragraph' && normal(block.content ?? []).length === 0;
const isWritten = (item) => Boolean(item?.content?.[0]?.content?.length);

function list(node, context) {
  const ordered = node.type === 'ordered_list';
  const marker = context.marker ?? node.attrs.marker;
  const items = (node.content ?? []).map(({ content = [] }) => content.filter((block) => !isEmptyParagraph(block)));
  const tight = node.attrs.tight && items.every((content) => content.every((block, at) => at === 0 || follows(content[at - 1], block)));
  let number = node.attrs.order ?? 1;
  const written = items.map((content) => {
    const sign = ordered ? `${number}${marker}` : marker;
    number += 1;
    const inner = indented(writeBlocks(content, { ...context, marker: undefined, depth: (context.depth ?? 0) + 1 }, tight ? '\n' : '\n\n'), sign.length + 1);
    // A first line like `- - -` would be a rule: what is in the item begins below its sign.
    const isRule = RULE.test(`${sign} ${inner.split('\n', 1)[0]}`);
    return withoutEnd(isRule ? `${sign}\n${' '.repeat(sign.length + 1)}${inner}` : `${sign} ${inner}`);
  });
  return written.join(tight ? '\n' : '\n\n');
}

/** Whether a block is written as nothing, or as empty lines. */
const isBlank = (block) => isEmptyParagraph(block) || (block.type === 'source' && withoutEnd(block.content?.[0]?.text ?? '') === '');

const MARKERS = { bullet_list: ['-', '*', '+'], ordered_list: ['.', ')'] };

/** The sign of a block that is a list of this type. One that is shown as it was typed can hold a list at its beginning or end. */
function markerOf(block, type, place) {
  if (block?.type === type) return block.written ?? block.attrs.marker;
  if (block?.type !== 'source') return undefined;
  const list = parseBlocks(hide(block.content?.[0]?.text ?? '')).blocks.at(place);
  return list?.type === 'list' && list.ordered === (type === 'ordered_list') ? list.marker : undefined;
}

/**
 * The sign of the list `at` that stands right behind another, which is `before`, so that they stay two. A list that is shown as
 * it was typed keeps its sign: the list before it gets another.
 */
function otherMarker(before, blocks, at) {
  const { type, attrs } = blocks[at];
  const markers = MARKERS[type];
  if (!markers) return undefined;
  let next = at + 1;
  while (next < blocks.length && isBlank(blocks[next])) next += 1;
  const used = [markerOf(before, type, -1), blocks[next]?.type === 'source' ? markerOf(blocks[next], type, 0) : undefined];
  if (!used.includes(attrs.marker)) return undefined;
  return markers.find((marker) => !used.includes(marker)) ?? markers.find((marker) => marker !== used[0]);
}

function writeBlocks(blocks, context, gap) {
  const out = [];
  let before = null;
  for (const [at, block] of blocks.entries()) {
    const marker = otherMarker(before, blocks, at);
    const text = writeBlock(block, { ...context, marker });
    // What is behind an empty paragraph takes its place: an empty line at the beginning of an item would end it.
    if (text === '' && block.type === 'paragraph' && blocks.length > 1) continue;
    if (out.length > 0) out.push(before && gap === '\n' && !follows(before, block) ? '\n\n' : gap);
    out.push(text);
    before = { ...block, written: marker };
  }
  return out.join('');
}

/** A block, given as JSON, as Markdown. */
export function writeBlock(node, context = {}) {
  switch (node.type) {
    case 'paragraph':
      return writeInline(node.content, context);
    case 'heading': {
      const level = node.attrs.level;
      const broken = node.content?.some((each) => each.type === 'hard_break');
      const lines = broken && level <= 2 ? writeInline(node.content, context) : '';
      if (lines.includes('\n')) return `${lines}\n${level === 1 ? '===' : '---'}`;
      const line = node.content?.map((each) => (each.type === 'hard_break' ? { type: 'text', text: ' ' } : each));
      const text = writeInline(line, { ...context, lines: false }).replace(/#$/, '\\#');
      return trimEnd(`${'#'.repeat(level)} ${text}`);
    }
    case 'blockquote':
      return writeBlocks(node.content ?? [], { ...context, marker: undefined }, '\n\n')
        .split('\n')
        .map((line) => (line ? `> ${line}` : '>'))
        .join('\n');
    case 'bullet_list':
    case 'ordered_list':
      return list(node, context);
    case 'code_block':
      return fence(node);
    case 'horizontal_rule':
      return context.depth ? '***' : '---';
    case 'table':
      return table(node, context);
    case 'source':
      // Indented, it would belong to an item before it.
      return (node.content?.[0]?.text ?? '').replace(/^ {1,3}(?=\S)/, '');
    default:
      return '';
  }
}

/**
 * A document as Markdown. `blocks` are its blocks as JSON; `source(at, before)` returns the source of a block that was not
 * changed, or null; `gap(at, before)` returns the source between two blocks that were not changed. `before` is the last block
 * that was written: where it is among the blocks (`at`), its `text`, and whether that is its source (`isKept`). Returns the
 * text and the offsets of each block in it.
 */
export function writeDocument(blocks, { source = () => null, gap = () => null, definitions = NONE } = {}) {
  let text = '';
  const places = [];
  let before = null;
  blocks.forEach((block, at) => {
    const marker = otherMarker(before, blocks, at);
    const kept = marker === undefined ? source(at, before) : null;
    const written = kept ?? writeBlock(block, { marker, definitions });
    if (withoutEnd(written) === '') {
      places.push({ from: text.length, to: text.length });
      return;
    }
    if (before) text += gap(at, before) ?? '\n\n';
    places.push({ from: text.length, to: text.length + written.length });
    text += written;
    before = { ...block, at, written: marker, text: written, isKept: kept !== null };
  });
  return { text, places };
}
