// From Markdown to a document of the field, and back. A part that was not changed keeps its source, letter by letter.

import { MOST_CELLS, MOST_DEPTH, parseBlocks } from './blocks.js';
import { hide, reveal } from './hide.js';
import { parseInline } from './inline.js';
import { trimEnd } from './spaces.js';

export { writeBlock, writeDocument } from './write.js';

class Reader {
  /** `cells`: how many there are in the tables before. */
  constructor(definitions, cells) {
    this.definitions = definitions;
    this.cells = cells;
  }

  /** Inline nodes that stand in so many elements, or null where the field does not know them. */
  inline(text, around) {
    const { content, usesDefinitions, depth } = parseInline(text, this.definitions);
    this.usesDefinitions ||= usesDefinitions;
    return around + depth > MOST_DEPTH ? null : content;
  }

  /** A block that stands in so many elements, as JSON, or null where the field does not know it. */
  block(block, around = 0, tight = false) {
    // A paragraph of a tight list is no element.
    const depth = around + (tight && block.type === 'paragraph' ? 0 : 1);
    if (depth > MOST_DEPTH) return null;
    const node = this[block.type]?.(block, depth) ?? null;
    if (node && node.content?.length === 0) delete node.content;
    return node;
  }

  blocks(blocks, depth, tight) {
    const read = blocks.map((block) => this.block(block, depth, tight));
    return read.includes(null) ? null : read;
  }

  paragraph({ lines }, depth) {
    const content = this.inline(trimEnd(lines.join('\n')), depth);
    return content && { type: 'paragraph', content };
  }

  heading({ level, text }, depth) {
    const content = this.inline(text, depth);
    return content && { type: 'heading', attrs: { level }, content };
  }

  rule() {
    return { type: 'horizontal_rule' };
  }

  code({ lines, info }) {
    const text = reveal(lines.join('\n'));
    return { type: 'code_block', attrs: { info: reveal(info ?? '') }, content: text ? [{ type: 'text', text }] : [] };
  }

  quote({ children }, depth) {
    const content = this.blocks(children, depth);
    return content && { type: 'blockquote', content: content.length ? content : [{ type: 'paragraph' }] };
  }

  list({ ordered, marker, start, tight, children }, depth) {
    const items = children.map((item) => {
      const content = this.blocks(item.children, depth + 1, tight);
      if (!content) return null;
      // An item of the field begins with a paragraph, which is empty where there is none.
      return { type: 'list_item', content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] };
    });
    if (items.includes(null)) return null;
    const attrs = ordered ? { order: start, marker, tight } : { marker, tight };
    return { type: ordered ? 'ordered_list' : 'bullet_list', attrs, content: items };
  }

  table({ columns, rows }, depth) {
    // The portal drops what is past the last column; here it gets one, because it could be what someone wrote.
    const filled = (row) => row.findLastIndex((cell) => cell !== '') + 1;
    const width = rows.reduce((most, row) => Math.max(most, filled(row)), columns.length);
    this.cells += rows.length * width;
    if (this.cells > MOST_CELLS) return null;
    const content = rows.map((row, number) => ({
      type: 'table_row',
      content: Array.from({ length: width }, (_, at) => {
        const inner = this.inline(row[at] ?? '', depth + 2);
        if (!inner) return null;
        return { type: number === 0 ? 'table_header' : 'table_cell', attrs: { align: columns[at] ?? null }, content: inner };
      }),
    }));
    return content.some((row) => row.content.includes(null)) ? null : { type: 'table', content };
  }
}

/**
 * The blocks of a text: each with its node as JSON, where it begins and ends in the text, and what its source needs to mean the
 * same when something else has changed: that definitions of links stay (`definitions`), that no list and, for code, no
 * indented code comes before it (`noListBefore`: it is indented), that nothing comes behind it (`end`: a fence that is not closed).
 */
export function parse(text) {
  const hidden = hide(text);
  const { blocks, definitions } = parseBlocks(hidden);
  const begins = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) begins.push(at + 1);
  const end = (line) => (line + 1 < begins.length ? begins[line + 1] - 1 : text.length);
  let cells = 0;
  const read = blocks.map((block) => {
    const [from, to] = [begins[block.from], end(block.to)];
    const reader = new Reader(definitions, cells);
    let json = reader.block(block);
    const source = text.slice(from, to);
    const known = json !== null;
    if (known) cells = reader.cells;
    json ??= { type: 'source', content: [{ type: 'text', text: source }] };
    const needs = {
      definitions: known && reader.usesDefinitions,
      noListBefore: /^[ \t]/.test(source),
      end: known && block.type === 'code' && block.fenced && !block.closed,
    };
    return { json, from, to, needs };
  });
  return { blocks: read, definitions };
}
