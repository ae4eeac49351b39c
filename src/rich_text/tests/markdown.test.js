// The field reads Markdown as the portal renders it, and writes it so that it is rendered alike.
//
// `texts.json` has texts, what the field writes of each when every part of it was changed, and what the portal renders.
// A test of `src/server/markdown` holds the last against the renderer, and that both texts are rendered alike.
// `WRITE_RICH_TEXT=1 node --test src/rich_text/tests/markdown.test.js` writes the middle one anew, and
// `ENSEMBLE_WRITE_RICH_TEXT=1 cargo test -p ensemble-server rich_text` the last.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

import { addresses, asAddress } from '../links.js';
import { parse, writeBlock, writeDocument } from '../markdown/index.js';
import { normal } from '../markdown/write.js';
import { known, made, madeInline } from './corpus.js';
import { html, shape } from './html.js';

const file = new URL('texts.json', import.meta.url);
const texts = JSON.parse(readFileSync(file, 'utf8'));

const read = (text) => parse(text).blocks.map(({ json }) => json);
const written = (text) => writeDocument(read(text)).text;
const paragraph = (...content) => ({ type: 'paragraph', content });
const words = (text, ...marks) => ({ type: 'text', text, marks: marks.map((mark) => (mark.startsWith('/') ? { type: 'link', attrs: { href: mark, title: null } } : { type: mark })) });

if (process.env.WRITE_RICH_TEXT) {
  const all = new Map(texts.map((entry) => [entry.text, entry]));
  for (const text of known()) if (!all.has(text)) all.set(text, { text, written: '', rendered: '' });
  const lines = [...all.values()].map((entry) => JSON.stringify({ ...entry, written: written(entry.text) }));
  writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
}

test('the list has all texts that people paste, and those of the demonstration', () => {
  const listed = new Set(texts.map(({ text }) => text));
  assert.deepEqual(known().filter((text) => !listed.has(text)), []);
  assert.ok(texts.length > 200);
});

test('a text is read as the portal renders it', () => {
  for (const { text, rendered } of texts) {
    const blocks = read(text);
    if (blocks.some(({ type }) => type === 'source')) continue;
    assert.equal(shape(html(blocks)), shape(rendered), JSON.stringify(text));
  }
});

test('a text that was changed everywhere is written as the list says', () => {
  for (const { text, written: expected } of texts) assert.equal(written(text), expected, JSON.stringify(text));
});

test('what was written is read and written the same again, and no part of a text is left out', () => {
  for (const text of [...texts.map((entry) => entry.text), ...made(500)]) {
    const once = written(text);
    assert.equal(written(once), once, JSON.stringify(text));
    let at = 0;
    for (const { from, to } of parse(text).blocks) {
      assert.match(text.slice(at, from), /^[\s>]*$/, JSON.stringify(text));
      at = to;
    }
    assert.match(text.slice(at), /^[\s>]*$/, JSON.stringify(text));
  }
});

test('marks that begin and end anywhere are read again as they were written', () => {
  for (const content of madeInline(3_000)) {
    const text = writeBlock(paragraph(...content));
    const blocks = read(text);
    assert.ok(blocks.length <= 1, JSON.stringify(text));
    assert.deepEqual(normal(blocks[0]?.content ?? []), normal(content), JSON.stringify(text));
  }
});

test('marks that overlap end and begin again beside a space or a line break', () => {
  for (const [content, expected] of [
    [[words('un ', 'strong'), words('deux', 'strong', 'em'), words(' trois', 'em')], '**un *deux*** *trois*'],
    [[words('un ', '/a'), words('deux', '/a', 'strong'), words(' trois', 'strong')], '[un **deux**](/a) **trois**'],
    [[words('un ', 'strong'), words('deux', 'strong', '/a'), words(' trois', '/a')], '**un** [**deux** trois](/a)'],
    [[words('un ', 'strike'), words('deux', 'strike', 'strong'), words(' trois', 'strong')], '~~un **deux**~~ **trois**'],
    [[words('un ', 'em'), words('deux', 'em', 'strong'), { type: 'hard_break' }, words('trois', 'strong')], '*un **deux***\n**trois**'],
    [[words('un', 'strong'), words('deux', 'strong', 'em'), words('trois', 'em')], '**u&#110;_deux_**_trois_'],
  ]) {
    assert.equal(writeBlock(paragraph(...content)), expected);
  }
});

test('a space between two marks has none, unless it had it', () => {
  for (const text of ['~~a~~ ~~b~~', '~~a b~~', '[a](/x) [b](/x)', '**a** **b**', '**a\nb**']) assert.equal(written(text), text);
  assert.equal(writeBlock(paragraph(words('a ', 'strong'), words('b'))), '**a** b');
});

test('signs that would be read otherwise are escaped', () => {
  for (const [content, expected] of [
    [[words('https://a.ca/x[1](2)')], 'https://a.ca/x\\[1\\](2)'],
    [[words('a', 'code'), words('`')], '`a`&#96;'],
    [[words('`'), words('a', 'code')], '&#96;`a`'],
    [[words('oui!'), words('a', '/x')], 'oui\\![a](/x)'],
    [[words('https://a.ca/x'), words('(mot)', 'strong')], 'https:&#47;/a.ca/&#120;**(mot)**'],
    [[words('  ', 'code')], '`  `'],
  ]) {
    const text = writeBlock(paragraph(...content));
    assert.equal(text, expected);
    assert.deepEqual(normal(read(text)[0].content), normal(content));
  }
  assert.equal(writeBlock(paragraph({ type: 'hard_break' }, { type: 'hard_break' })), '');
});

test('blocks stay in their item when its first paragraph is empty', () => {
  for (const text of ['- # a', '- - a', '- > a', '- ```\n  a\n  ```', '- | a |\n  | --- |', '1. - a\n\n   b', '- - - a', '- ***\n  a', '*\n  ***', '-\n  - -']) {
    assert.equal(written(text), text);
    assert.equal(read(text)[0].content[0].content[0].type, 'paragraph');
  }
  const item = (...content) => ({ type: 'list_item', content: [paragraph(), ...content] });
  const list = (tight, ...content) => ({ type: 'bullet_list', attrs: { marker: '-', tight }, content });
  assert.equal(writeBlock(list(false, item({ type: 'code_block', content: [{ type: 'text', text: 'a' }] }, paragraph(words('b'))))), '- ```\n  a\n  ```\n\n  b');
  assert.equal(writeBlock(list(true, item(list(true, item(), item(paragraph(words('a'))))))), '- -\n  - a');
});

test('cells past the last column of a table get columns', () => {
  assert.equal(written('| a | b |\n|:-:|---|\n| c | d | e | |\n| f |'), '| a | b |  |\n| :---: | --- | --- |\n| c | d | e |\n| f |  |  |');
  assert.equal(written('| a | b |\n|---|---|\n| c | d | |'), '| a | b |\n| --- | --- |\n| c | d |');
});

test('a cell keeps its signs, in code as well', () => {
  const cell = (...content) => [{ type: 'table', content: [{ type: 'table_row', content: [{ type: 'table_header', attrs: { align: null }, content }] }] }];
  for (const content of [[words('a|b')], [words('a|b', 'code')], [words('\\|')], [words('\\\\|', 'code')], [words('a', 'code'), words('`|')], [words('|'), words('`'), words('a|', 'code')]]) {
    const [table] = read(writeDocument(cell(...content)).text);
    assert.deepEqual(normal(table.content[0].content[0].content), normal(content));
  }
  // No code in a table has a sign of cells behind a backslash: it is shown without being code.
  const [table] = read(writeDocument(cell(words('a\\|b', 'code'))).text);
  assert.deepEqual(table.content[0].content[0].content, [{ type: 'text', text: 'a\\|b' }]);
});

test('a table of too many cells is shown as it was typed, as the portal shows it', () => {
  const table = (columns, rows) => `${'|a'.repeat(columns)}\n${'|-'.repeat(columns)}\n${'|b\n'.repeat(rows)}`.trim();
  const types = (text) => read(text).map(({ type }) => type);
  assert.deepEqual(types(table(20, 200)), ['table']);
  assert.deepEqual(types(table(100, 100)), ['source']);
  assert.deepEqual(types(`${table(20, 200)}\n\n${table(20, 200)}\n\na`), ['table', 'source', 'paragraph']);
});

test('what nests too deep is shown as it was typed, as the portal shows it', () => {
  const emphasis = (count) => '*a '.repeat(count) + 'a* '.repeat(count);
  for (const [text, type] of [
    [`${'> '.repeat(31)}a`, 'blockquote'],
    [`${'> '.repeat(32)}a`, 'source'],
    [`${'- '.repeat(16)}a`, 'bullet_list'],
    [`${'- '.repeat(16)}*a*`, 'source'],
    [`${'- '.repeat(17)}a`, 'source'],
    [emphasis(31), 'paragraph'],
    [emphasis(32), 'source'],
    ['>'.repeat(20_000), 'source'],
  ]) {
    assert.deepEqual(read(text.trim()).map((node) => node.type), [type], text.slice(0, 80));
  }
});

test('what the field does not know stays as it is', () => {
  for (const text of ['![un dessin](a.png)', '- ![un dessin](a.png)', '[1]: https://exemple.qc.ca']) {
    assert.deepEqual(read(text), [{ type: 'source', content: [{ type: 'text', text }] }]);
    assert.equal(written(text), text);
  }
});

test('addresses are links, without the punctuation behind them', () => {
  for (const [text, address] of [
    ['https://exemple.qc.ca/fiche_a(1)\u00a0: très utile!', 'https://exemple.qc.ca/fiche_a(1)'],
    ['«\u00a0https://exemple.qc.ca/b\u00a0»', 'https://exemple.qc.ca/b'],
    ['(voir https://exemple.qc.ca/a_(b))', 'https://exemple.qc.ca/a_(b)'],
    ['et www.exemple.qc.ca.', 'www.exemple.qc.ca'],
    ['HTTP://EXEMPLE.QC.CA/A;', 'HTTP://EXEMPLE.QC.CA/A'],
    ['https://exemple.qc.ca/élève…', 'https://exemple.qc.ca/élève'],
  ]) {
    assert.deepEqual(addresses(text).map(({ from, to }) => text.slice(from, to)), [address]);
  }
  for (const text of ['www.', 'ftp://x.example', 'javascript://x.example/%0a', 'a@www.x.example', 'fin.Le']) {
    assert.deepEqual(addresses(text), []);
  }
  assert.equal(asAddress('ana@exemple.qc.ca'), 'mailto:ana@exemple.qc.ca');
  assert.equal(asAddress('javascript:alert(1)'), null);
});

test('a long text takes a moment', () => {
  const signs = ['*', '_', '[', '](', '`', '~', '>', '> ', '://', '`*://', '- ', '| a ', '<', '&', '\\', '**a', '[a](', 'https://a_', 'a\n', '\\\n', ' ', 'a ', '**a** '];
  const texts = signs.map((sign) => [sign, sign.repeat(Math.ceil(20_000 / sign.length))]);
  for (const start of ['a', '# a', '| a', 'a\n|-', '**a', '[a](']) texts.push([start, `${start}${' '.repeat(20_000)}b`]);
  texts.push(['images in images', `${'!['.repeat(4_000)}${'](a)'.repeat(3_000)}`], ['links behind brackets', `${'['.repeat(10_000)}${'[a](b)'.repeat(1_600)}`]);
  texts.push(['backticks', Array.from({ length: 200 }, (_, at) => `${'`'.repeat(at)}a`).join('')]);
  texts.push(['cells', `${'|a'.repeat(2_500)}\n${'|-'.repeat(2_500)}\n${'|\n'.repeat(5_000)}`], ['a wide row', `|a|\n|-|\n${'|a|\n'.repeat(2_500)}${'|a'.repeat(5_000)}`]);
  texts.push(['quotes in quotes', Array.from({ length: 190 }, (_, at) => `${'> '.repeat(at % 60)}a`).join('\n')]);
  for (const [name, text] of texts) {
    const began = process.cpuUsage();
    written(text);
    const took = process.cpuUsage(began).user / 1_000;
    assert.ok(took < 1_000, `${JSON.stringify(name)} took ${Math.round(took)} ms`);
  }
});
