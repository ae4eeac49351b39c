// What the toolbar and the keys do.

import { baseKeymap, chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { Plugin, TextSelection } from 'prosemirror-state';

import { marks, nodes, schema } from './schema.js';
import { cellKeys, insertTable } from './tables.js';

/** The nearest node of one of these types around the selection: the node and its depth. */
export function around(state, ...types) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (types.includes(node.type)) return { node, depth, pos: $from.before(depth) };
  }
  return null;
}

/** Makes a heading of paragraphs, or the other way round. */
const toggleHeading = (level) => (state, dispatch) => {
  const here = state.selection.$from.parent;
  const on = here.type === nodes.heading && here.attrs.level === level;
  return setBlockType(on ? nodes.paragraph : nodes.heading, on ? null : { level })(state, dispatch);
};

const toggleList = (type) => (state, dispatch) => {
  const list = around(state, nodes.bullet_list, nodes.ordered_list);
  if (list?.node.type === type) return liftListItem(nodes.list_item)(state, dispatch);
  if (list) {
    const attrs = type === nodes.ordered_list ? { tight: list.node.attrs.tight } : { tight: list.node.attrs.tight, marker: '-' };
    dispatch?.(state.tr.setNodeMarkup(list.pos, type, attrs).scrollIntoView());
    return true;
  }
  return chainCommands(wrapInList(type), (current, send) => {
    // A heading becomes an item like a paragraph.
    if (current.selection.$from.parent.type !== nodes.heading) return false;
    if (!send) return true;
    return setBlockType(nodes.paragraph)(current, (tr) => wrapInList(type)(current.apply(tr), (next) => {
      next.steps.forEach((step) => tr.step(step));
      send(tr.scrollIntoView());
    }));
  })(state, dispatch);
};

const toggleQuote = (state, dispatch) =>
  around(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);

/** A line break that stays within the paragraph. */
const lineBreak = chainCommands(exitCode, (state, dispatch) => {
  if (around(state, nodes.table_cell, nodes.table_header)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

/** At the beginning of an item, Tab makes it an item of the one before; anywhere else it leaves the field. */
const atItemStart = (command) => (state, dispatch) => {
  const { $from, empty } = state.selection;
  const inItem = $from.depth > 1 && $from.node(-1).type === nodes.list_item;
  return empty && inItem && $from.parentOffset === 0 && $from.index(-1) === 0 && command(state, dispatch);
};

/** Moves a nested item out by one level. An item of the outermost list stays one, so that Shift+Tab leaves the field. */
const outdent = (state, dispatch) => {
  const { $from } = state.selection;
  return $from.depth > 3 && $from.node(-3).type === nodes.list_item && liftListItem(nodes.list_item)(state, dispatch);
};

/** After Escape, the next Tab or Shift+Tab is the browser's, so that it leaves the field from an item or a table too. */
export function tabAfterEscape() {
  let escaped = false;
  const forget = () => {
    escaped = false;
    return false;
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          if (event.key === 'Tab' && escaped) return true;
          if (event.key !== 'Shift') escaped = event.key === 'Escape' && !event.isComposing;
          return false;
        },
        mousedown: forget,
        blur: forget,
      },
    },
  });
}

/** Makes a link of the selection, changes the one at the cursor, or takes it away (`href` is null). */
export const setLink = (href) => (state, dispatch) => {
  const { from, to } = linkRange(state) ?? state.selection;
  const tr = state.tr;
  if (href === null) tr.removeMark(from, to, marks.link);
  else if (from === to) tr.replaceSelectionWith(schema.text(href.replace(/^mailto:/, ''), [marks.link.create({ href })]), false);
  else tr.addMark(from, to, marks.link.create({ href }));
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Where the link at the cursor begins and ends, and what it leads to. */
export function linkRange(state) {
  const { $from, empty } = state.selection;
  const at = (pos) => {
    const node = $from.parent.childAfter(pos);
    return node.node?.marks.some(({ type }) => type === marks.link) ? node : null;
  };
  const found = at($from.parentOffset) ?? (empty && $from.parentOffset > 0 ? at($from.parentOffset - 1) : null);
  if (!found) return null;
  const mark = found.node.marks.find(({ type }) => type === marks.link);
  const has = (index) => mark.isInSet($from.parent.child(index).marks);
  let [first, last] = [found.index, found.index];
  while (first > 0 && has(first - 1)) first -= 1;
  while (last < $from.parent.childCount - 1 && has(last + 1)) last += 1;
  let from = $from.start();
  for (let index = 0; index < first; index += 1) from += $from.parent.child(index).nodeSize;
  let to = from;
  for (let index = first; index <= last; index += 1) to += $from.parent.child(index).nodeSize;
  return { from, to, href: mark.attrs.href };
}

export const isActive = {
  bold: (state) => hasMark(state, marks.strong),
  italic: (state) => hasMark(state, marks.em),
  heading: (state) => Boolean(around(state, nodes.heading)),
  bullet: (state) => around(state, nodes.bullet_list, nodes.ordered_list)?.node.type === nodes.bullet_list,
  ordered: (state) => around(state, nodes.bullet_list, nodes.ordered_list)?.node.type === nodes.ordered_list,
  quote: (state) => Boolean(around(state, nodes.blockquote)),
  link: (state) => Boolean(linkRange(state)),
  table: (state) => Boolean(around(state, nodes.table)),
};

function hasMark(state, type) {
  const { from, to, $from, empty } = state.selection;
  return Boolean(empty ? type.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, type));
}

export const commands = {
  bold: toggleMark(marks.strong),
  italic: toggleMark(marks.em),
  heading: toggleHeading(2),
  bullet: toggleList(nodes.bullet_list),
  ordered: toggleList(nodes.ordered_list),
  quote: toggleQuote,
  table: insertTable,
  undo: chainCommands(undoInputRule, undo),
  redo,
};

const { Enter, Backspace, 'Mod-Enter': _unused, ...others } = baseKeymap;

export const keys = [
  keymap({
    'Mod-z': commands.undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-b': commands.bold,
    'Mod-i': commands.italic,
    'Mod-Alt-0': setBlockType(nodes.paragraph),
    'Mod-Alt-2': toggleHeading(2),
    'Mod-Alt-3': toggleHeading(3),
    'Mod-Shift-7': commands.ordered,
    'Mod-Shift-8': commands.bullet,
    'Mod-Shift-9': commands.quote,
    'Mod-]': sinkListItem(nodes.list_item),
    'Mod-[': liftListItem(nodes.list_item),
    'Shift-Enter': lineBreak,
    ...cellKeys,
  }),
  keymap({
    Enter: splitListItem(nodes.list_item),
    Tab: atItemStart(sinkListItem(nodes.list_item)),
    'Shift-Tab': atItemStart(outdent),
    Backspace: chainCommands(undoInputRule, atItemStart(liftListItem(nodes.list_item))),
  }),
  keymap({ ...others, Enter, Backspace }),
];

/** What begins a line makes a block of it; two or one sign around words make them strong or emphasized. */
export function markdownRules() {
  const marked = (pattern, type) =>
    new InputRule(pattern, (state, match, from, to) => {
      const [, before, inner] = match;
      const start = from + before.length;
      return state.tr.replaceWith(start, to, schema.text(inner, [type.create()])).removeStoredMark(type);
    });
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,4})\s$/, nodes.heading, ([, signs]) => ({ level: Math.max(2, signs.length) })),
      wrappingInputRule(/^\s*([-+*•●▪])\s$/u, nodes.bullet_list, { marker: '-' }),
      wrappingInputRule(
        /^(\d{1,3})[.)]\s$/,
        nodes.ordered_list,
        ([, number]) => ({ order: Number(number) }),
        ([, number], node) => node.childCount + node.attrs.order === Number(number),
      ),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      marked(/(^|[\s([«’])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/u, marks.strong),
      marked(/(^|[\s([«’])\*([^*\s](?:[^*]*[^*\s])?)\*$/u, marks.em),
    ],
  });
}

/** The cursor at the end of the text. */
export const atEnd = (state) => state.tr.setSelection(TextSelection.atEnd(state.doc));
