// Documents made by chance become Markdown that is read as the same document; Markdown made by chance is read, written and
// read again as the same document.

import './packages.js';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parse, writeDocument } from '../markdown/index.js';
import { normal } from '../markdown/write.js';
import { made, madeDocuments } from './corpus.js';

const { schema } = await import('../schema.js');

const read = (text) => parse(text).blocks.map(({ json }) => json);
const isEmpty = (node) => node.type === 'paragraph' && !node.content;

/**
 * A document as far as Markdown says it: no spaces at the edges of lines and marks or alone on lines of code, no empty paragraph but in the place of
 * nothing, no signs of lists, and of those with other blocks than a line in each item not whether they are tight.
 */
function canonical(node) {
  const kept = { type: node.type };
  if (['paragraph', 'heading', 'table_header', 'table_cell'].includes(node.type)) {
    const lines = normal(node.content ?? []);
    if (lines.length > 0) kept.content = lines;
    if (node.attrs?.level) kept.level = node.attrs.level;
    if (node.attrs?.align) kept.align = node.attrs.align;
    return kept;
  }
  if (node.type === 'code_block') return { ...kept, info: node.attrs.info, text: (node.content?.[0]?.text ?? '').replace(/^[ \t]+$/gm, '') };
  if (node.type === 'source') return { ...kept, text: node.content[0].text };
  if (!node.content) return kept;
  kept.content = canonicalAll(node.content);
  if (node.type === 'list_item' && kept.content[0]?.type !== 'paragraph') kept.content.unshift({ type: 'paragraph' });
  if (node.type === 'blockquote' && kept.content.length === 0) kept.content.push({ type: 'paragraph' });
  if (node.type === 'ordered_list') kept.order = node.attrs.order;
  if (node.type.endsWith('_list') && kept.content.length > 1 && kept.content.every(({ content }) => content.length === 1 && !isEmpty(content[0]))) {
    kept.tight = node.attrs.tight;
  }
  return kept;
}

const canonicalAll = (all) => all.map(canonical).filter((node) => !isEmpty(node));

test('a document becomes Markdown that is read as the same document', () => {
  for (const blocks of madeDocuments(2_000)) {
    const text = writeDocument(blocks).text;
    const again = read(text);
    if (again.length > 0) schema.nodeFromJSON({ type: 'doc', content: again }).check();
    assert.deepEqual(canonicalAll(again), canonicalAll(blocks), JSON.stringify(text));
  }
});

test('Markdown is read, written and read again as the same document', () => {
  for (const text of made(2_000)) {
    const blocks = read(text);
    assert.deepEqual(canonicalAll(read(writeDocument(blocks).text)), canonicalAll(blocks), JSON.stringify(text));
  }
});
