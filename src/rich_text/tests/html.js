// What the field shows, as HTML to be compared with what the portal renders.

import { addresses, isAllowed } from '../links.js';

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\u00a0/g, '&nbsp;');
const quoted = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/\u00a0/g, '&nbsp;');
const TAGS = { strong: 'strong', em: 'em', strike: 'del', code: 'code' };

function open(mark) {
  if (mark.type !== 'link') return `<${TAGS[mark.type]}>`;
  const href = isAllowed(mark.attrs.href) || !/^[a-z][a-z0-9+.-]*:/i.test(mark.attrs.href) ? ` href="${quoted(mark.attrs.href)}"` : '';
  const title = mark.attrs.title ? ` title="${quoted(mark.attrs.title)}"` : '';
  return `<a${href}${title}>`;
}

const close = (mark) => `</${mark.type === 'link' ? 'a' : TAGS[mark.type]}>`;

function text(node, plain) {
  if (plain) return escape(node.text);
  let out = '';
  let at = 0;
  for (const { from, to, href } of addresses(node.text)) {
    out += `${escape(node.text.slice(at, from))}<a href="${quoted(href)}">${escape(node.text.slice(from, to))}</a>`;
    at = to;
  }
  return out + escape(node.text.slice(at));
}

/** Inline nodes; marks are opened in an order of their own, which `shape` makes alike. */
function inline(content = []) {
  return content
    .map((node) => {
      if (node.type === 'hard_break') return '<br>';
      const marks = node.marks ?? [];
      const plain = marks.some((mark) => mark.type === 'link' || mark.type === 'code');
      return marks.map(open).join('') + text(node, plain) + [...marks].reverse().map(close).join('');
    })
    .join('');
}

export function html(blocks, tight = false) {
  return blocks
    .map((node) => {
      const content = node.content ?? [];
      switch (node.type) {
        case 'paragraph':
          return tight ? inline(content) : `<p>${inline(content)}</p>`;
        case 'heading': {
          const level = Math.max(2, node.attrs.level);
          return `<h${level}>${inline(content)}</h${level}>`;
        }
        case 'blockquote':
          return `<blockquote>${html(content.filter((child) => child.type !== 'paragraph' || child.content))}</blockquote>`;
        case 'bullet_list':
        case 'ordered_list': {
          const tag = node.type === 'bullet_list' ? 'ul' : 'ol';
          const start = node.attrs.order != null && node.attrs.order !== 1 ? ` start="${node.attrs.order}"` : '';
          const items = content.map((item) => {
            const inner = item.content ?? [];
            const empty = inner.length === 1 && inner[0].type === 'paragraph' && !inner[0].content;
            return `<li>${empty ? '' : html(inner, node.attrs.tight)}</li>`;
          });
          return `<${tag}${start}>${items.join('')}</${tag}>`;
        }
        case 'code_block':
          return `<pre><code>${escape(content[0]?.text ?? '')}</code></pre>`;
        case 'horizontal_rule':
          return '<hr>';
        case 'table': {
          const row = ({ content: cells }, tag) => `<tr>${cells.map((cell) => `<${tag}>${inline(cell.content)}</${tag}>`).join('')}</tr>`;
          const body = content.slice(1).map((each) => row(each, 'td')).join('');
          return `<table><thead>${row(content[0], 'th')}</thead>${body ? `<tbody>${body}</tbody>` : ''}</table>`;
        }
        default:
          return '';
      }
    })
    .join('');
}

/**
 * HTML in a shape that can be compared: without line ends between elements, each run of text with its elements in
 * alphabetical order.
 */
export function shape(text) {
  const open = [];
  const out = [];
  const INLINE = /^(?:a|strong|em|del|code)$/;
  for (const [token, end, tag] of text.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|[^<]+/g)) {
    if (!tag) {
      const words = token.replace(/\n/g, '').replace(/&nbsp;/g, '\u00a0');
      const key = [...new Set(open)].sort().join('');
      const last = out.at(-1);
      if (words === '') continue;
      if (last?.key === key) last.words += words;
      else out.push({ key, words });
    } else if (INLINE.test(tag)) {
      const plain = token.replace(/ rel="[^"]*"/, '').replace(/href="([^"]*)"/, (all, href) => {
        try {
          return `href="${decodeURI(href)}"`;
        } catch {
          return all;
        }
      });
      if (end) open.splice(open.findLastIndex((other) => other.startsWith(`<${tag}`)), 1);
      else open.push(plain);
    } else {
      // Spaces at the end of a line are not seen.
      const last = out.at(-1);
      if (last?.words) last.words = last.words.replace(/ +$/, '');
      out.push({ tag: token });
    }
  }
  return out.map(({ key, words, tag }) => tag ?? `${key}{${words}}`).join('');
}
