// What a text may consist of: what the portal makes of Markdown, and `source` for what the field does not know.

import { Schema } from 'prosemirror-model';

import { isAllowed } from './links.js';

/** A link leads nowhere in the field when the portal would not keep its target, which is then in `data-href`. */
const href = (dom) => dom.getAttribute('data-href') ?? dom.getAttribute('href') ?? '';

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      attrs: { level: { default: 2 } },
      content: 'inline*',
      group: 'block',
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.max(2, level) } })),
      // A page has one heading of the first level, its title.
      toDOM: (node) => [`h${Math.max(2, node.attrs.level)}`, 0],
    },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    bullet_list: {
      attrs: { marker: { default: '-' }, tight: { default: true } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ul' }],
      toDOM: (node) => ['ul', node.attrs.tight ? { 'data-tight': '' } : {}, 0],
    },
    ordered_list: {
      attrs: { order: { default: 1 }, marker: { default: '.' }, tight: { default: true } },
      content: 'list_item+',
      group: 'block',
      parseDOM: [{ tag: 'ol', getAttrs: (dom) => ({ order: Number.parseInt(dom.getAttribute('start') ?? '1', 10) || 1 }) }],
      toDOM: ({ attrs }) => {
        const start = attrs.order === 1 ? {} : { start: attrs.order };
        return ['ol', attrs.tight ? { 'data-tight': '', ...start } : start, 0];
      },
    },
    list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    table: {
      content: 'table_row+',
      group: 'block',
      isolating: true,
      parseDOM: [{ tag: 'table' }],
      toDOM: () => ['table', ['tbody', 0]],
    },
    table_row: { content: '(table_header | table_cell)+', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
    table_header: {
      attrs: { align: { default: null } },
      content: 'inline*',
      isolating: true,
      parseDOM: [{ tag: 'th' }],
      toDOM: () => ['th', { scope: 'col' }, 0],
    },
    table_cell: {
      attrs: { align: { default: null } },
      content: 'inline*',
      isolating: true,
      parseDOM: [{ tag: 'td' }],
      toDOM: () => ['td', 0],
    },
    code_block: {
      attrs: { info: { default: '' } },
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
      toDOM: () => ['pre', ['code', 0]],
    },
    horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
    source: {
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      parseDOM: [{ tag: 'pre.source', preserveWhitespace: 'full', priority: 60 }],
      toDOM: () => ['pre', { class: 'source' }, 0],
    },
    text: { group: 'inline' },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
      leafText: () => '\n',
    },
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: null } },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => ({ href: href(dom), title: dom.title === href(dom) ? null : dom.getAttribute('title') }) }],
      toDOM: ({ attrs }) => {
        const target = isAllowed(attrs.href) ? { href: attrs.href } : { href: '#', 'data-href': attrs.href };
        return ['a', { ...target, title: attrs.title ?? attrs.href }, 0];
      },
    },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    strike: { parseDOM: [{ tag: 'del' }, { tag: 's' }], toDOM: () => ['del', 0] },
    code: { excludes: '', code: true, parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
});

const { nodes, marks } = schema;
export { nodes, marks };
