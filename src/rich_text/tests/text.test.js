// A text that is edited in one place stays as it was in all others, and means what the document says.

import './packages.js';

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { parse } from '../markdown/index.js';
import { made } from './corpus.js';

const { nodes, schema } = await import('../schema.js');
const { Text } = await import('../text.js');

const texts = JSON.parse(readFileSync(new URL('texts.json', import.meta.url), 'utf8')).map(({ text }) => text);

/** A text read, with `x` behind the first words of one of its blocks, and written; and what it should mean. */
function edit(text, place) {
  const reader = new Text();
  const blocks = [...reader.open(text).content];
  const changed = (node) => {
    if (node.isTextblock) return node.copy(node.content.append(schema.nodes.paragraph.create(null, schema.text('x')).content));
    return node.isLeaf ? node : node.copy(node.content.replaceChild(0, changed(node.firstChild)));
  };
  blocks[place] = changed(blocks[place]);
  const doc = nodes.doc.create(null, blocks);
  return { written: reader.write(doc).text, doc };
}

test('a block that is edited leaves the others as they were, byte by byte', () => {
  for (const [text, place, expected] of [
    ['un [a] deux\n\ntrois\n\n[a]: /fr/x', 1, 'un [a] deux\n\ntroisx\n\n[a]: /fr/x'],
    ['un\n\n    code\n\ttabs\n\ndeux', 0, 'unx\n\n    code\n\ttabs\n\ndeux'],
    ['un\n\n~~~ js\ncode\n~~~\ndeux', 0, 'unx\n\n~~~ js\ncode\n~~~\ndeux'],
    ['un\n\n````\ncode\n````', 0, 'unx\n\n````\ncode\n````'],
    ['un\n\n```\ncode', 0, 'unx\n\n```\ncode'],
    ['   un\n\n deux\n\n- trois', 2, '   un\n\n deux\n\n- troisx'],
    ['* un\n+ deux\n\n***\n__trois__\n===', 0, '* unx\n\n+ deux\n\n***\n__trois__\n==='],
    ['|a|b|\n|-|:-:|\n|1|2|\n\nun', 1, '|a|b|\n|-|:-:|\n|1|2|\n\nunx'],
  ]) {
    assert.equal(edit(text, place).written, expected);
  }
});

test('a reference link is written out when its definition is edited, and code when a block comes before or behind', () => {
  assert.equal(edit('un [a]\n\n[a]: /fr/x', 1).written, 'un [a](/fr/x)\n\n[a]: /fr/xx');
  const reader = new Text();
  const [list, code, last] = reader.open('- un\n\n***\n\n    code\n\n```\nopen').content.filter((node) => node.type !== nodes.horizontal_rule);
  const written = (...blocks) => reader.write(nodes.doc.create(null, blocks)).text;
  assert.equal(written(list, code), '- un\n\n```\ncode\n```');
  assert.equal(written(last, code), '```\nopen\n```\n\n    code');
});

const empty = nodes.paragraph.create();

/** A text whose block at this place is emptied, written; and what it should mean. */
function emptied(text, place) {
  const reader = new Text();
  const doc = nodes.doc.create(null, reader.open(text).replaceChild(place, empty));
  return { written: reader.write(doc).text, doc };
}

test('blocks around an empty paragraph stay apart, since nothing is written of it', () => {
  for (const [text, expected] of [
    ['- un\n\npara\n\n    code', '- un\n\n```\ncode\n```'],
    ['- un\n\npara\n\n   deux', '- un\n\ndeux'],
    ['1. un\n\npara\n\n   deux', '1. un\n\ndeux'],
    ['- un\n\npara\n\n   ![x](a)', '- un\n\n![x](a)'],
    ['- un\n\npara\n\n- deux', '- un\n\n* deux'],
    ['- ![x](a)\n\npara\n\n- b', '- ![x](a)\n\n* b'],
    ['1) ![x](a)\n\npara\n\n1) b', '1) ![x](a)\n\n1. b'],
    ['- b\n\npara\n\n- ![x](a)', '* b\n\n- ![x](a)'],
    ['    un\n\npara\n\n    deux', '    un\n\n```\ndeux\n```'],
    ['    un\n\npara\n\n   deux', '    un\n\n   deux'],
  ]) {
    assert.equal(emptied(text, 1).written, expected);
  }
});

test('the sign that a list got behind another is not kept once that is gone', () => {
  const reader = new Text();
  const [first, para, second] = reader.open('* c\n\npara\n\n- a').content;
  const { bullet_list: list, list_item: item, paragraph } = nodes;
  const third = list.create(null, item.create(null, paragraph.create(null, schema.text('b'))));
  const written = (...blocks) => reader.write(nodes.doc.create(null, blocks)).text;
  assert.equal(written(first, para, second, empty, third), '* c\n\npara\n\n- a\n\n* b');
  assert.equal(written(first, third), '* c\n\n- b');
});

test('a text that is edited anywhere is read again as what the document says', () => {
  for (const text of [...texts, ...made(500)]) {
    const { blocks } = parse(text);
    for (let place = 0; place < blocks.length; place += 1) {
      for (const change of blocks[place].json.type === 'source' ? [emptied] : [edit, emptied]) {
        const { written, doc } = change(text, place);
        const again = nodes.doc.create(null, new Text().open(written));
        assert.equal(new Text().write(again).text, new Text().write(doc).text, JSON.stringify([text, place, written]));
      }
    }
  }
});
