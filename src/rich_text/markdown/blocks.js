// The blocks of a Markdown text, line by line, after CommonMark's algorithm, with the tables of GitHub. There is no HTML:
// the portal shows it as text (see hide.js).

import { destination, normalLabel, title } from './inline.js';
import { trim, trimEnd } from './spaces.js';

/** Elements that stand in each other, as `src/server/markdown/bounds.rs` has it. */
export const MOST_DEPTH = 32;
/** The cells of all tables of a text, as `bounds.rs` has it. */
export const MOST_CELLS = 5_000;
export const RULE = /^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$|^(?:-[ \t]*){3,}$/;
const HEADING = /^#{1,6}(?:[ \t]+|$)/;
const SETEXT = /^(?:=+|-+)[ \t]*$/;
const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
const CODE_INDENT = 4;

/** The cells of a row, without the signs between them. */
export function cells(line) {
  const found = [];
  let cell = '';
  const row = trim(line).replace(/^\|/, '');
  for (let at = 0; at < row.length; at += 1) {
    if (row[at] === '\\' && row[at + 1] === '|') {
      cell += '|';
      at += 1;
    } else if (row[at] === '\\' && at + 1 < row.length) {
      cell += row[at] + row[at + 1];
      at += 1;
    } else if (row[at] === '|') {
      found.push(trim(cell));
      cell = '';
    } else cell += row[at];
  }
  if (trim(cell) !== '') found.push(trim(cell));
  return found;
}

/** The signs that open a fence, where a line begins with them. */
function fence(line) {
  const signs = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
  return signs?.[0] === '`' && line.includes('`', signs.length) ? undefined : signs;
}

/** The text of a heading, without the signs that close it. */
function headingText(line) {
  const text = trimEnd(line);
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  return trim(end === 0 || /[ \t]/.test(text[end - 1]) ? text.slice(0, end) : text);
}

export const isDelimiterRow = (line) => line.includes('-') && DELIMITER_ROW.test(trim(line));

const alignment = (cell) => {
  const [left, right] = [cell.startsWith(':'), cell.endsWith(':')];
  if (left && right) return 'center';
  return left ? 'left' : right ? 'right' : null;
};

/** The definition of a link at the beginning of a text: what it takes, its label and target. */
function definition(text) {
  const label = /^\[((?:[^\\[\]]|\\.){1,999})\]:[ \t]*\n?[ \t]*/s.exec(text);
  if (!label || label[1].trim() === '') return null;
  const target = destination(text, label[0].length);
  if (!target || (target.end === label[0].length && text[target.end] !== '<' && target.href === '')) return null;
  let end = target.end;
  const gap = /^[ \t]*\n?[ \t]*/.exec(text.slice(end))[0];
  const said = gap ? title(text, end + gap.length) : null;
  const rest = said ? /^[ \t]*(?:\n|$)/.exec(text.slice(said.end)) : null;
  if (said && rest) return { end: said.end + rest[0].length, label: label[1], href: target.href, title: said.title || null };
  const line = /^[ \t]*(?:\n|$)/.exec(text.slice(end));
  return line && { end: end + line[0].length, label: label[1], href: target.href, title: null };
}

class Blocks {
  constructor(text) {
    this.root = { type: 'document', children: [], open: true };
    this.tip = this.root;
    this.definitions = new Map();
    this.number = -1;
    const lines = text.split('\n');
    // The last line end is no line more.
    if (lines.at(-1) === '') lines.pop();
    for (const line of lines) this.add(line);
    while (this.tip !== this.root) this.finish(this.tip);
  }

  // The line that is read: `offset` in letters, `column` with tabs as far as they reach.
  nonspace() {
    let at = this.offset;
    let column = this.column;
    for (; at < this.line.length; at += 1) {
      if (this.line[at] === ' ') column += 1;
      else if (this.line[at] === '\t') column += 4 - (column % 4);
      else break;
    }
    this.next = at;
    this.nextColumn = column;
    this.indent = column - this.column;
    this.blank = at >= this.line.length;
  }

  /** Goes on by so many columns, or letters. */
  advance(count, columns) {
    while (count > 0 && this.offset < this.line.length) {
      if (this.line[this.offset] !== '\t') {
        this.partial = false;
        this.offset += 1;
        this.column += 1;
        count -= 1;
        continue;
      }
      const width = 4 - (this.column % 4);
      if (columns) {
        this.partial = width > count;
        const step = Math.min(width, count);
        this.column += step;
        this.offset += this.partial ? 0 : 1;
        count -= step;
      } else {
        this.partial = false;
        this.column += width;
        this.offset += 1;
        count -= 1;
      }
    }
  }

  toNonspace() {
    this.offset = this.next;
    this.column = this.nextColumn;
    this.partial = false;
  }

  rest() {
    const padding = this.partial ? ' '.repeat(4 - (this.column % 4)) : '';
    return padding + this.line.slice(this.offset + (this.partial ? 1 : 0));
  }

  open(type, values) {
    const within = { document: true, quote: true, item: true };
    while (!(type === 'item' ? this.tip.type === 'list' : within[this.tip.type])) this.finish(this.tip);
    const block = { type, parent: this.tip, children: [], from: this.number, to: this.number, open: true, ...values };
    this.tip.children.push(block);
    this.tip = block;
    this.touch(block);
    return block;
  }

  finish(block) {
    block.open = false;
    this.tip = block.parent;
    if (block.type === 'paragraph') this.define(block);
    if (block.type === 'list') block.tight = isTight(block);
    if (block.type === 'code' && !block.fenced) {
      while (block.lines.length && trim(block.lines.at(-1)) === '') block.lines.pop();
    }
  }

  /** Takes the definitions of links from a paragraph. */
  define(block) {
    let text = block.lines.join('\n');
    let found = definition(text);
    if (!found) return;
    while (found) {
      const label = normalLabel(found.label);
      if (!this.definitions.has(label)) this.definitions.set(label, { href: found.href, title: found.title });
      text = text.slice(found.end);
      found = definition(text);
    }
    // It is shown as it was typed; so is a paragraph right behind it.
    block.type = 'unknown';
  }

  /** The line belongs to this block and to all around it. */
  touch(block) {
    for (let each = block; each && each !== this.root; each = each.parent) each.to = this.number;
  }

  continues(block) {
    this.nonspace();
    switch (block.type) {
      case 'quote':
        if (this.indent >= CODE_INDENT || this.line[this.next] !== '>') return false;
        this.toNonspace();
        this.advance(1);
        if (/[ \t]/.test(this.line[this.offset] ?? '')) this.advance(1, true);
        return true;
      case 'list':
        return true;
      case 'item':
        if (this.blank) {
          if (block.children.length === 0) return false;
          this.toNonspace();
          return true;
        }
        if (this.indent < block.width) return false;
        this.advance(block.width, true);
        return true;
      case 'code':
        if (!block.fenced) {
          if (this.indent >= CODE_INDENT) this.advance(CODE_INDENT, true);
          else if (this.blank) this.toNonspace();
          else return false;
          return true;
        }
        if (this.indent < CODE_INDENT) {
          const closing = /^(`{3,}|~{3,})[ \t]*$/.exec(this.line.slice(this.next));
          if (closing && closing[1][0] === block.sign && closing[1].length >= block.length) {
            this.touch(block);
            block.closed = true;
            this.finish(block);
            return null;
          }
        }
        for (let left = block.indent; left > 0 && /[ \t]/.test(this.line[this.offset] ?? ''); left -= 1) this.advance(1, true);
        return true;
      case 'paragraph':
        return !this.blank;
      case 'table':
        return !this.blank;
      default:
        return false;
    }
  }

  /** Begins a block within `block`, if the line does: whether it is a leaf, or none. */
  begins(block) {
    const rest = this.line.slice(this.next);
    const inParagraph = block.type === 'paragraph';
    if (this.indent >= CODE_INDENT) {
      this.advance(CODE_INDENT, true);
      this.open('code', { fenced: false, lines: [] });
      return 'leaf';
    }
    if (rest[0] === '>') {
      this.toNonspace();
      this.advance(1);
      if (/[ \t]/.test(this.line[this.offset] ?? '')) this.advance(1, true);
      this.open('quote');
      return 'container';
    }
    const heading = HEADING.exec(rest);
    if (heading) {
      this.toNonspace();
      const made = this.open('heading', { level: heading[0].trim().length, text: headingText(rest.slice(heading[0].length)) });
      this.finish(made);
      return 'done';
    }
    const signs = fence(rest);
    if (signs) {
      const info = rest.slice(signs.length).trim();
      this.open('code', { fenced: true, sign: signs[0], length: signs.length, indent: this.indent, info, lines: [] });
      return 'done';
    }
    if (inParagraph && block.open && SETEXT.test(rest)) {
      // Behind the definition of a link, all is shown as it was typed.
      const text = block.lines.join('\n');
      const heading = { type: 'heading', level: rest[0] === '=' ? 1 : 2, text: trim(text) };
      const defines = definition(text);
      if (!defines) Object.assign(block, heading);
      if (!defines || trim(text.slice(defines.end)) !== '') {
        this.touch(block);
        this.finish(block);
        return 'done';
      }
    }
    if (inParagraph && isDelimiterRow(rest) && this.makeTable(block, rest)) return 'done';
    if (RULE.test(rest)) {
      this.finish(this.open('rule'));
      return 'done';
    }
    const item = /^(?:([-+*])|(\d{1,9})([.)]))(?=[ \t]|$)/.exec(rest);
    if (item) return this.item(block, item, rest.slice(item[0].length));
    return null;
  }

  makeTable(block, rest) {
    const header = block.lines.at(-1);
    const first = block.lines.length === 1;
    if (!(first ? /\|/ : /^\|/).test(header)) return false;
    const columns = cells(rest).map(alignment);
    const head = cells(header);
    if (head.length !== columns.length) return false;
    const values = { type: 'table', columns, rows: [head] };
    if (first) {
      Object.assign(block, values);
      this.touch(block);
      return true;
    }
    // The lines before are a paragraph of their own.
    block.lines.pop();
    block.to = this.number - 2;
    const parent = block.parent;
    this.finish(block);
    this.tip = parent;
    const made = this.open('table', values);
    made.from = this.number - 1;
    return true;
  }

  item(block, found, behind) {
    const empty = trim(behind) === '';
    const [, bullet, digits, sign] = found;
    const indent = this.indent;
    this.toNonspace();
    this.advance(found[0].length, true);
    const [column, offset, partial] = [this.column, this.offset, this.partial];
    let spaces = 0;
    while (spaces < 5 && /[ \t]/.test(this.line[this.offset] ?? '')) {
      this.advance(1, true);
      spaces = this.column - column;
    }
    let width = found[0].length + spaces;
    if (spaces >= 5 || spaces < 1 || empty) {
      width = found[0].length + 1;
      [this.column, this.offset, this.partial] = [column, offset, partial];
      if (/[ \t]/.test(this.line[this.offset] ?? '')) this.advance(1, true);
    }
    const marker = bullet ?? sign;
    const list = this.tip.type === 'list' ? this.tip : null;
    if (!(block.type === 'list' && list === block && block.marker === marker && block.ordered === !bullet)) {
      this.open('list', { ordered: !bullet, marker, start: digits ? Number(digits) : null });
    }
    this.open('item', { width: width + indent });
    return 'container';
  }

  add(line) {
    Object.assign(this, { line, number: this.number + 1, offset: 0, column: 0, partial: false });
    let block = this.root;
    for (let last = block.children.at(-1); last?.open; last = block.children.at(-1)) {
      const matched = this.continues(last);
      // The line closed a fence.
      if (matched === null) return;
      if (!matched) break;
      block = last;
    }
    const matched = block;
    let closed = false;
    const closeUnmatched = () => {
      while (!closed && this.tip !== matched) this.finish(this.tip);
      closed = true;
    };
    for (let begun = 'container'; begun === 'container' && block.type !== 'code'; ) {
      this.nonspace();
      begun = this.blank ? null : this.starts(block, closeUnmatched);
      if (begun) block = this.tip;
      if (begun === 'done') {
        this.settle(block, false);
        return;
      }
    }
    this.nonspace();
    if (!closed && !this.blank && this.tip !== matched && this.tip.type === 'paragraph') {
      // A lazy line goes on with the paragraph.
      this.toNonspace();
      this.tip.lines.push(this.rest());
      this.touch(this.tip);
      return;
    }
    closeUnmatched();
    if (this.blank && block.children.length > 0) block.children.at(-1).blankBehind = true;
    const opensItem = block.type === 'item' && block.children.length === 0 && block.from === this.number;
    this.settle(block, this.blank && !(block.type === 'quote' || block.fenced || opensItem));
    if (block.type === 'code') {
      block.lines.push(this.rest());
      if (!this.blank || block.fenced) this.touch(block);
    } else if (!this.blank) {
      this.toNonspace();
      if (block.type === 'table') block.rows.push(cells(this.rest()));
      else if (block.type === 'paragraph') block.lines.push(this.rest());
      else block = this.open('paragraph', { lines: [this.rest()] });
      this.touch(block);
    }
  }

  /** Says of a block and all around it whether an empty line is behind. */
  settle(block, blank) {
    for (let each = block; each; each = each.parent) each.blankBehind = blank;
  }

  starts(block, closeUnmatched) {
    const rest = this.line.slice(this.next);
    const code = this.indent >= CODE_INDENT;
    const within = depth(block) <= MOST_DEPTH;
    const begins =
      code ||
      (within && rest[0] === '>') ||
      HEADING.test(rest) ||
      fence(rest) !== undefined ||
      (block.type === 'paragraph' && SETEXT.test(rest)) ||
      RULE.test(rest) ||
      (block.type === 'paragraph' && isDelimiterRow(rest)) ||
      (within && /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(rest));
    if (!begins) return null;
    if (block.type === 'paragraph') {
      const item = /^(?:([-+*])|(\d{1,9})[.)])(?=[ \t]|$)(.*)$/.exec(rest);
      const isItem = item && !RULE.test(rest) && !SETEXT.test(rest) && !isDelimiterRow(rest);
      if (isItem && (trim(item[3]) === '' || (item[2] && Number(item[2]) !== 1))) return null;
    }
    if (code && ['paragraph', 'table'].includes(this.tip.type)) return null;
    closeUnmatched();
    return this.begins(block);
  }
}

/** How many elements a block stands in, itself included. */
function depth(block) {
  let count = 0;
  for (let each = block; each.parent; each = each.parent) count += 1;
  return count;
}

function endsBlank(block) {
  for (let each = block; each; each = ['list', 'item'].includes(each.type) ? each.children.at(-1) : null) {
    if (each.blankBehind) return true;
  }
  return false;
}

function isTight(list) {
  return !list.children.some((item, at) => {
    const last = at === list.children.length - 1;
    if (!last && endsBlank(item)) return true;
    return item.children.some((child, place) => (!last || place < item.children.length - 1) && endsBlank(child));
  });
}

/** The blocks of a text whose signs are hidden, and the definitions of links in it. */
export function parseBlocks(text) {
  const { root, definitions } = new Blocks(text);
  return { blocks: root.children, definitions };
}
