// The Markdown of a field and its document. A document that was not changed is the text that it was read from; of one
// that was, the blocks that stayed keep their source.

import { Fragment } from 'prosemirror-model';

import { parse, writeDocument } from './markdown/index.js';
import { nodes, schema } from './schema.js';

/**
 * The longest text that is read, in characters and in lines; a longer one is shown as it was typed, whole, as the portal shows
 * what it does not read. Chromium needs 0.5 s to lay out 4,000 lines in one field and, as the time grows with their square, 80 s
 * for 50,000.
 */
const MOST_READ = 100_000;
export const MOST_LINES = 5_000;

/** Whether a text has more lines than a field shows. */
export function hasTooManyLines(text) {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0 && count <= MOST_LINES; at = text.indexOf('\n', at + 1)) count += 1;
  return count > MOST_LINES;
}

const isEmptyParagraph = (node) => node?.type === nodes.paragraph && node.childCount === 0;

/** The blocks without empty paragraphs at the end, where the cursor only waits. */
function written(doc) {
  let count = doc.childCount;
  while (count > 0 && isEmptyParagraph(doc.child(count - 1))) count -= 1;
  return Array.from({ length: count }, (_, at) => doc.child(at));
}

/** A text as one block that is shown as it was typed. */
const unread = (text) => ({
  blocks: [{ json: { type: 'source', content: [{ type: 'text', text }] }, from: 0, to: text.length, needs: {} }],
  definitions: new Map(),
});

const isList = (node) => node.type === nodes.bullet_list || node.type === nodes.ordered_list;

/** Whether a list is written with another sign than its own, which the blocks around it need. */
const hasOtherSign = (node, text) => isList(node) && /^\d*([-+*.)])/.exec(text)?.[1] !== node.attrs.marker;

/** Whether code is written indented, without a fence: it would go on with the indented code behind it. */
const isIndentedCode = (node, text) => node.type === nodes.code_block && /^(?: {4}| {0,3}\t)/.test(text);

export class Text {
  constructor() {
    /** The source of blocks, as long as they stay the same: text, what it needs, what it came behind with what between. */
    this.sources = new WeakMap();
    this.definitions = new Map();
    this.read = { text: '', blocks: [], places: [] };
  }

  /** Reads a text: the blocks of its document. */
  open(text) {
    const { blocks, definitions } = text.length > MOST_READ || hasTooManyLines(text) ? unread(text) : parse(text);
    this.definitions = definitions;
    let before = null;
    let end = 0;
    const made = blocks.map(({ json, from, to, needs }) => {
      const node = schema.nodeFromJSON(json);
      node.check();
      this.sources.set(node, { text: text.slice(from, to), needs, before, gap: text.slice(end, from) });
      before = node;
      end = to;
      return node;
    });
    this.read = { text, blocks: made, places: blocks.map(({ from, to }) => ({ from, to })) };
    return Fragment.from(made.length > 0 ? made : [nodes.paragraph.create()]);
  }

  /** The Markdown of a document, and where each of its blocks begins and ends in it. */
  write(doc) {
    const blocks = written(doc);
    const unchanged = blocks.length === this.read.blocks.length && blocks.every((block, at) => block === this.read.blocks[at] || block.eq(this.read.blocks[at]));
    if (unchanged) return { text: this.read.text, places: this.read.places };
    const usable = this.usable(blocks);
    const result = writeDocument(
      blocks.map((block) => block.toJSON()),
      {
        source: (at, before) => usable(at, before)?.text ?? null,
        gap: (at, before) => {
          const source = usable(at, before);
          return source?.before && source.before === blocks[before.at] ? source.gap : null;
        },
        definitions: this.definitions,
      },
    );
    // What was written is not written again while it stays the same.
    blocks.forEach((block, at) => {
      const { from, to } = result.places[at];
      if (this.sources.has(block) || to === from) return;
      const text = result.text.slice(from, to);
      if (!hasOtherSign(block, text)) this.sources.set(block, { text, needs: {} });
    });
    return result;
  }

  /**
   * Returns a function that returns the source of the block `at` if it means the same as when it was read. `before` is the
   * last block that is written before it: an empty paragraph between leaves no trace in the text.
   */
  usable(blocks) {
    // Definitions of links are blocks that are shown as they were typed.
    const definers = (all) => all.filter(({ type }) => type === nodes.source);
    const [now, then] = [definers(blocks), definers(this.read.blocks)];
    const isDefined = now.length === then.length && now.every((block, at) => block.eq(then[at]));
    return (at, before) => {
      const source = this.sources.get(blocks[at]);
      if (!source) return undefined;
      const { needs } = source;
      const previous = before && blocks[before.at];
      const follows =
        !previous ||
        (before.isKept && previous === source.before) ||
        !(isList(previous) || previous.type === nodes.source || (blocks[at].type === nodes.code_block && isIndentedCode(previous, before.text)));
      const isKept = (!needs.definitions || isDefined) && (!needs.noListBefore || follows) && (!needs.end || at === blocks.length - 1);
      return isKept ? source : undefined;
    };
  }
}
