// What is drawn on the text without being in it: addresses that become links, and what could identify a student.

import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

import { addresses } from './links.js';
import { marks } from './schema.js';

const found = new WeakMap();

/** The addresses of a textblock, from its beginning. */
function addressesOf(block) {
  const known = found.get(block);
  if (known) return known;
  const all = [];
  if (!block.type.spec.code) {
    block.forEach((node, offset) => {
      if (!node.isText || node.marks.some(({ type }) => type === marks.link || type === marks.code)) return;
      for (const { from, to } of addresses(node.text)) all.push([offset + from, offset + to]);
    });
  }
  found.set(block, all);
  return all;
}

/** Shows addresses as the links that they will be. */
export const addressLinks = new Plugin({
  state: {
    init: (_, { doc }) => drawn(doc),
    apply: (tr, before) => (tr.docChanged ? drawn(tr.doc) : before),
  },
  props: {
    decorations(state) {
      return this.getState(state);
    },
  },
});

function drawn(doc) {
  const all = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const [from, to] of addressesOf(node)) all.push(Decoration.inline(pos + 1 + from, pos + 1 + to, { class: 'auto-link' }));
    return false;
  });
  return DecorationSet.create(doc, all);
}

const key = new PluginKey('checked');

/** Shows what could identify a student, where the check found it. */
export const checked = new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, before) {
      const ranges = tr.getMeta(key);
      if (!ranges) return before.map(tr.mapping, tr.doc);
      return DecorationSet.create(
        tr.doc,
        ranges.map(([from, to]) => Decoration.inline(from, to, { nodeName: 'mark', class: 'student-name' })),
      );
    },
  },
  props: {
    decorations(state) {
      return this.getState(state);
    },
  },
});

/** Draws these ranges of the document. */
export const draw = (state, ranges) => state.tr.setMeta(key, ranges).setMeta('addToHistory', false);

/** How far a letter of the document is looked for in its Markdown: past the target of a link. */
const REACH = 400;

/** For each letter of a block's Markdown the position in the document, or -1 for signs. */
function positions(markdown, block, pos) {
  const places = new Int32Array(markdown.length).fill(-1);
  let at = 0;
  block.descendants((node, offset) => {
    if (!node.isText) return;
    for (let index = 0; index < node.text.length; index += 1) {
      const next = markdown.slice(at, at + REACH).indexOf(node.text[index]);
      if (next < 0) continue;
      places[at + next] = pos + 1 + offset + index;
      at += next + 1;
    }
  });
  return places;
}

/** The ranges of the document in which these ranges of its Markdown stand. */
export function rangesIn(doc, text, blocks, ranges) {
  const all = [];
  let pos = 0;
  for (let index = 0; index < blocks.length && index < doc.childCount; index += 1) {
    const block = doc.child(index);
    const { from, to } = blocks[index];
    const inside = ranges.filter(([begin, end]) => begin < to && end > from);
    if (inside.length > 0) {
      const places = positions(text.slice(from, to), block, pos);
      for (const [begin, end] of inside) {
        const shown = [...places.slice(Math.max(0, begin - from), Math.min(to, end) - from)].filter((place) => place >= 0);
        if (shown.length > 0) all.push([Math.min(...shown), Math.max(...shown) + 1]);
      }
    }
    pos += block.nodeSize;
  }
  return all;
}
