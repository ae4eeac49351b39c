// Tables: a first row of headings, cells of one line. Tab and arrows go from cell to cell, Enter to the one below.

import { Fragment } from 'prosemirror-model';
import { Plugin, TextSelection } from 'prosemirror-state';

import { nodes } from './schema.js';

/** The table around the selection: where it begins, its rows, and the row and column of the cursor. */
function here(state) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 1; depth -= 1) {
    if ($from.node(depth).type !== nodes.table_row) continue;
    const table = $from.node(depth - 1);
    return { table, pos: $from.before(depth - 1), row: $from.index(depth - 1), column: $from.index(depth) };
  }
  return null;
}

export const isInTable = (state) => here(state) !== null;

/** The position within a cell, at its end. */
function inCell(table, pos, row, column) {
  let at = pos + 1;
  for (let index = 0; index < row; index += 1) at += table.child(index).nodeSize;
  at += 1;
  const cells = table.child(row);
  for (let index = 0; index < column; index += 1) at += cells.child(index).nodeSize;
  return at + cells.child(column).nodeSize - 1;
}

function select(tr, pos, row, column) {
  const table = tr.doc.nodeAt(pos);
  const [r, c] = [Math.min(row, table.childCount - 1), Math.min(column, table.child(0).childCount - 1)];
  return tr.setSelection(TextSelection.create(tr.doc, inCell(table, pos, r, c))).scrollIntoView();
}

const cell = (header, align = null) => (header ? nodes.table_header : nodes.table_cell).create({ align });
const emptyRow = (columns, header) => nodes.table_row.create(null, Array.from({ length: columns }, () => cell(header)));

/** A table of two columns behind the block of the cursor, or in its place when that is empty. */
export function insertTable(state, dispatch) {
  const { $from } = state.selection;
  if (here(state) || $from.depth === 0) return false;
  if (!dispatch) return true;
  const table = nodes.table.create(null, [emptyRow(2, true), emptyRow(2, false), emptyRow(2, false)]);
  const tr = state.tr;
  const empty = $from.depth === 1 && $from.parent.type === nodes.paragraph && $from.parent.content.size === 0;
  const pos = empty ? $from.before(1) : $from.after(1);
  if (empty) tr.replaceWith(pos, $from.after(1), table);
  else tr.insert(pos, table);
  dispatch(select(tr, pos, 0, 0));
  return true;
}

/** Changes the rows of the table around the cursor; the cursor goes to the row and the column that `change` answers. */
const changing = (change) => (state, dispatch) => {
  const found = here(state);
  if (!found) return false;
  const rows = [];
  found.table.forEach((row) => rows.push(row));
  const made = change(rows, found.row, found.column);
  if (!made) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  if (made.rows.length === 0) {
    tr.replaceWith(found.pos, found.pos + found.table.nodeSize, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(found.pos + 1))).scrollIntoView());
    return true;
  }
  tr.replaceWith(found.pos + 1, found.pos + found.table.nodeSize - 1, Fragment.from(made.rows));
  dispatch(select(tr, found.pos, made.row, made.column));
  return true;
};

const eachRow = (rows, change) =>
  rows.map((row, number) => {
    const cells = [];
    row.forEach((each) => cells.push(each));
    change(cells, number === 0);
    return row.copy(Fragment.from(cells));
  });

/** A row that becomes the first has headings. */
const asHeader = (row) => {
  const cells = [];
  row.forEach((each) => cells.push(nodes.table_header.create(each.attrs, each.content)));
  return row.copy(Fragment.from(cells));
};

export const tableCommands = {
  addRow: changing((rows, row, column) => {
    const added = emptyRow(rows[0].childCount, false);
    return { rows: [...rows.slice(0, row + 1), added, ...rows.slice(row + 1)], row: row + 1, column };
  }),
  addColumn: changing((rows, row, column) => ({
    rows: eachRow(rows, (cells, header) => cells.splice(column + 1, 0, cell(header))),
    row,
    column: column + 1,
  })),
  removeRow: changing((rows, row, column) => {
    const left = rows.filter((_, number) => number !== row);
    if (left.length > 0 && row === 0) left[0] = asHeader(left[0]);
    return { rows: left, row: Math.max(0, row - 1), column };
  }),
  removeColumn: changing((rows, row, column) => {
    if (rows[0].childCount === 1) return { rows: [], row: 0, column: 0 };
    return { rows: eachRow(rows, (cells) => cells.splice(column, 1)), row, column: Math.max(0, column - 1) };
  }),
};

/** Goes to another cell; out of the table the key does what it does elsewhere. */
const go = (rows, columns) => (state, dispatch) => {
  const found = here(state);
  if (!found) return false;
  let place = found.row * found.table.child(0).childCount + found.column + columns;
  const width = found.table.child(0).childCount;
  place += rows * width;
  if (place < 0 || place >= found.table.childCount * width) return false;
  dispatch?.(select(state.tr, found.pos, Math.floor(place / width), place % width));
  return true;
};

/** Enter goes to the cell below; in the last row it adds one, and in an empty last row it leaves the table. */
function enter(state, dispatch) {
  const found = here(state);
  if (!found) return false;
  if (found.row < found.table.childCount - 1) return go(1, 0)(state, dispatch);
  const last = found.table.lastChild;
  if (found.row === 0 || last.textContent !== '') return tableCommands.addRow(state, dispatch);
  if (!dispatch) return true;
  const tr = state.tr;
  const end = found.pos + found.table.nodeSize;
  tr.delete(end - 1 - last.nodeSize, end - 1);
  const behind = tr.mapping.map(end);
  if (behind >= tr.doc.content.size) tr.insert(behind, nodes.paragraph.create());
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(behind + 1))).scrollIntoView());
  return true;
}

export const cellKeys = { Tab: go(0, 1), 'Shift-Tab': go(0, -1), Enter: enter };

/** All rows of a table have as many cells as the longest, and the first row is one of headings. */
export const regularTables = new Plugin({
  appendTransaction(transactions, before, state) {
    if (!transactions.some(({ docChanged }) => docChanged)) return null;
    let tr = null;
    state.doc.descendants((table, pos) => {
      if (table.type !== nodes.table) return table.type !== nodes.paragraph;
      let width = 0;
      let wrong = false;
      table.forEach((row, _, number) => {
        width = Math.max(width, row.childCount);
        row.forEach((each) => (wrong ||= (each.type === nodes.table_header) !== (number === 0)));
      });
      table.forEach((row) => (wrong ||= row.childCount !== width));
      if (!wrong) return false;
      const rows = [];
      table.forEach((row, _, number) => {
        const type = number === 0 ? nodes.table_header : nodes.table_cell;
        const cells = [];
        row.forEach((each) => cells.push(type.create(each.attrs, each.content)));
        while (cells.length < width) cells.push(type.create());
        rows.push(row.copy(Fragment.from(cells)));
      });
      tr ??= state.tr;
      const from = tr.mapping.map(pos);
      tr.replaceWith(from, from + table.nodeSize, table.copy(Fragment.from(rows)));
      return false;
    });
    return tr;
  },
});
