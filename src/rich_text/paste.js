// What is pasted from Word, Excel, Google Docs and web pages: headings, lists, bold, italic, links and tables stay, the
// rest is dropped. The HTML is read in a document of its own, in which nothing is loaded and no script runs.

import { DOMSerializer, Fragment, Slice } from 'prosemirror-model';

import { addresses, isAllowed, isPath } from './links.js';
import { MOST_CELLS } from './markdown/blocks.js';
import { parse } from './markdown/index.js';
import { marks, nodes, schema } from './schema.js';
import { hasTooManyLines } from './text.js';

/** The longest HTML that is read, in characters; of a longer one only its words are pasted. */
const MOST_HTML = 1_500_000;
/** The most elements, and the most in each other: Chromium takes 6 s to read 370,000 paragraphs, and 15 s for 60,000 `div`. */
const MOST_ELEMENTS = 60_000;
const MOST_OPEN = 256;
/** The longest text that is pasted, in characters. Fields take 20,000. */
const MOST_TEXT = 50_000;
/** The most lists and quotes in each other. */
const MOST_NESTED = 8;

/** A text whose lines end as in a text area. */
const withLineEnds = (text) => text.replace(/\r\n?|\u000b|\u2028|\u2029/g, '\n');

export const isTooLong = (text) => text.length > MOST_TEXT || hasTooManyLines(withLineEnds(text));

const DROPPED = new Set(
  'AREA AUDIO BASE BUTTON CANVAS DATALIST EMBED HEAD IFRAME IMG INPUT LINK MAP META NOSCRIPT OBJECT OPTION PICTURE SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO XML'.split(' '),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM HEADER HGROUP HTML LEGEND LI MAIN NAV P SEARCH SECTION SUMMARY TBODY TD TFOOT TH THEAD TR'.split(' '),
);

/** The declarations of an element's style, by property. Cut at their semicolons: each expression looks at one value. */
function styles(element) {
  const found = new Map();
  for (const declaration of (element.getAttribute('data-style') ?? '').toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) found.set(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim());
  }
  return found;
}

function isHidden(element) {
  if (DROPPED.has(element.tagName.toUpperCase()) || element.tagName.includes(':')) return true;
  if (/\bMsoCommentReference\b|\bmsocom/.test(element.className)) return true;
  if (element.hasAttribute('hidden')) return true;
  if (!element.hasAttribute('data-style')) return false;
  const css = styles(element);
  const hiding = { display: 'none', visibility: 'hidden', 'mso-hide': 'all', 'mso-element': 'comment' };
  return Object.entries(hiding).some(([name, value]) => css.get(name)?.startsWith(value));
}

/**
 * The target of a link: without the detour of a search engine; null where the portal would not keep it, and for a path, which
 * belongs to another site.
 */
function target(element) {
  let href = element.getAttribute('href')?.trim() ?? '';
  const detour = /^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?(.*)$/i.exec(href);
  if (detour) href = new URLSearchParams(detour[1]).get('q') ?? new URLSearchParams(detour[1]).get('url') ?? href;
  return isAllowed(href) && !isPath(href) ? href : null;
}

/** The marks that an element gives to what is in it. */
function marksOf(element, given) {
  let set = given;
  const tag = element.tagName;
  const css = styles(element);
  const weight = css.get('font-weight');
  const bold = weight ? /^(?:bold|bolder|[6-9]00)\b/.test(weight) : tag === 'B' || tag === 'STRONG';
  const slant = css.get('font-style');
  const italic = slant ? !slant.startsWith('normal') : ['I', 'EM', 'CITE', 'DFN', 'VAR'].includes(tag);
  if (bold) set = marks.strong.create().addToSet(set);
  else if (weight) set = marks.strong.removeFromSet(set);
  if (italic) set = marks.em.create().addToSet(set);
  else if (slant) set = marks.em.removeFromSet(set);
  const isStruck = ['text-decoration', 'text-decoration-line'].some((name) => css.get(name)?.includes('line-through'));
  if (['S', 'STRIKE', 'DEL'].includes(tag) || isStruck) set = marks.strike.create().addToSet(set);
  if (['CODE', 'KBD', 'SAMP', 'TT'].includes(tag)) set = marks.code.create().addToSet(set);
  if (tag === 'A') {
    const href = target(element);
    const shown = element.textContent.trim();
    const [only] = addresses(shown);
    const bare = only && only.from === 0 && only.to === shown.length && only.href.replace(/\/$/, '') === href?.replace(/\/$/, '');
    if (href && !bare) set = marks.link.create({ href }).addToSet(set);
  }
  return set;
}

/** What Word writes about a list's item: its level, and its sign or number. */
function wordItem(element) {
  if (!['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'].includes(element.tagName)) return null;
  const level = /^l\d+\s+level(\d+)/.exec(styles(element).get('mso-list') ?? '')?.[1];
  if (!level) return null;
  const marker = [...element.querySelectorAll('span')].find((span) => styles(span).get('mso-list')?.startsWith('ignore'));
  const sign = marker?.textContent.trim() ?? '';
  const number = /^\(?(\d+|[a-z]{1,2}|[ivxlc]+)[.)]/i.exec(sign)?.[1];
  return { level: Number(level), ordered: Boolean(number), start: Number(number) || 1, marker };
}

class Reader {
  /** `depth`: how many lists and quotes are around. */
  constructor(depth = 0) {
    this.depth = depth;
    this.blocks = [];
    this.line = [];
    this.items = [];
  }

  text(text, set) {
    const words = text.replace(/[ \t\r\n\f]+/g, ' ').replace(/[\u200b\ufeff]/g, '');
    if (words) this.line.push(schema.text(words, set));
  }

  /** The inline nodes that were read, by paragraph: two line breaks in a row end one. */
  paragraphs() {
    const found = [[]];
    let breaks = 0;
    for (const node of this.line) {
      if (node.type === nodes.hard_break) {
        breaks += 1;
        continue;
      }
      const current = found.at(-1);
      const blank = node.text.trim() === '';
      if (breaks > 0 && blank) continue;
      if (breaks > 1 && current.length > 0) found.push([]);
      else if (breaks === 1 && current.length > 0) current.push(nodes.hard_break.create());
      breaks = 0;
      const last = found.at(-1).at(-1);
      let text = node.text;
      if (!last || last.type === nodes.hard_break || last.text?.endsWith(' ')) text = text.replace(/^ +/, '');
      if (text) found.at(-1).push(schema.text(text, node.marks));
    }
    this.line = [];
    return found
      .map((line) => {
        while (line.at(-1)?.isText && line.at(-1).text.trim() === '') line.pop();
        const last = line.at(-1);
        if (last?.isText && last.text.endsWith(' ')) line[line.length - 1] = schema.text(last.text.replace(/ +$/, ''), last.marks);
        return line;
      })
      .filter((line) => line.some((node) => node.isText && node.text.trim() !== ''));
  }

  endLine() {
    for (const line of this.paragraphs()) this.block(nodes.paragraph.create(null, line));
  }

  /** A block; the items of Word's lists that came before it are a list now. */
  block(node) {
    this.endItems();
    this.blocks.push(node);
  }

  endItems() {
    const items = this.items;
    this.items = [];
    if (items.length > 0) this.blocks.push(...lists(items));
  }

  /** What is in an element, read by itself: its blocks. */
  static blocks(element, given, depth = 0) {
    const reader = new Reader(depth);
    reader.children(element, given);
    return reader.done();
  }

  done() {
    this.endLine();
    this.endItems();
    return this.blocks;
  }

  /** What is in an element as one line. */
  static line(element, given, without) {
    const reader = new Reader();
    reader.children(element, given);
    reader.endLine();
    const content = [];
    for (const block of reader.done()) {
      if (content.length > 0) content.push(schema.text(' '));
      block.descendants((node) => {
        if (node.type === nodes.hard_break) content.push(schema.text(' '));
        else if (node.isText) content.push(node.mark(without ? without.removeFromSet(node.marks) : node.marks));
      });
    }
    return Fragment.from(content.length > 0 ? Fragment.fromArray(content) : null);
  }

  children(element, given) {
    for (const child of element.childNodes) {
      if (child.nodeType === 3) this.text(child.data, given);
      else if (child.nodeType === 1 && !isHidden(child)) this.element(child, given);
    }
  }

  element(element, given) {
    const tag = element.tagName.toUpperCase();
    const item = wordItem(element);
    if (item) {
      this.endLine();
      item.marker?.remove();
      const reader = new Reader();
      reader.children(element, given);
      const [line] = reader.paragraphs();
      item.level = Math.min(item.level, Math.max(1, MOST_NESTED - this.depth));
      if (line) this.items.push({ ...item, content: [nodes.paragraph.create(null, line)] });
      return;
    }
    if (tag === 'BR') {
      this.line.push(nodes.hard_break.create());
      return;
    }
    const title = /^H([1-6])$/.exec(tag)?.[1] ?? (/\bMso(?:Title|Subtitle)\b/.test(element.className) ? '1' : null);
    if (title) {
      this.endLine();
      const content = Reader.line(element, given, marks.strong);
      if (content.size > 0) this.block(nodes.heading.create({ level: Math.min(4, Math.max(2, Number(title))) }, content));
    } else if (this.depth >= MOST_NESTED && ['UL', 'OL', 'BLOCKQUOTE'].includes(tag)) {
      this.endLine();
      this.children(element, given);
      this.endLine();
    } else if (tag === 'UL' || tag === 'OL') {
      this.endLine();
      this.list(element, given, 1);
    } else if (tag === 'TABLE') {
      this.endLine();
      this.table(element, given);
    } else if (tag === 'BLOCKQUOTE') {
      this.endLine();
      const inner = Reader.blocks(element, given, this.depth + 1);
      if (inner.length > 0) this.block(nodes.blockquote.create(null, inner));
    } else if (tag === 'PRE') {
      this.endLine();
      const text = element.textContent.replace(/\n+$/, '');
      if (text.trim()) this.block(nodes.code_block.create(null, schema.text(text)));
    } else if (tag === 'HR') {
      this.endLine();
      this.block(nodes.horizontal_rule.create());
    } else if (BLOCKS.has(tag)) {
      this.endLine();
      this.children(element, marksOf(element, given));
      this.endLine();
    } else {
      this.children(element, marksOf(element, given));
    }
  }

  /** A list; a list right in a list belongs to the item before it. Word on the web gives each item its level. */
  list(element, given, level) {
    const ordered = element.tagName.toUpperCase() === 'OL';
    const start = Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1;
    for (const child of element.children) {
      if (isHidden(child)) continue;
      const tag = child.tagName.toUpperCase();
      if (tag === 'UL' || tag === 'OL') {
        this.list(child, given, level + 1);
        continue;
      }
      const own = Math.min(Number(child.getAttribute('data-aria-level')) || level, Math.max(1, MOST_NESTED - this.depth));
      const reader = new Reader(this.depth + own);
      const nested = [];
      for (const part of child.childNodes) {
        const isList = part.nodeType === 1 && /^[UO]L$/i.test(part.tagName);
        if (isList) nested.push(part);
        else if (part.nodeType === 3) reader.text(part.data, given);
        else if (part.nodeType === 1 && !isHidden(part)) reader.element(part, marksOf(child, given));
      }
      const content = reader.done();
      if (content.length > 0 || nested.length > 0) this.items.push({ level: own, ordered, start, content });
      for (const part of nested) this.list(part, given, own + 1);
    }
    if (level === 1 && !element.querySelector('[data-aria-level]')) this.endItems();
  }

  table(element, given) {
    const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element && !isHidden(row));
    const cells = rows.map((row) => [...row.children].filter((cell) => /^T[DH]$/i.test(cell.tagName)));
    const span = (cell) => Math.min(50, Math.max(1, Number(cell.getAttribute('colspan')) || 1));
    const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
    const widest = cells.reduce((most, row) => Math.max(most, row.reduce((sum, cell) => sum + span(cell), 0)), 0);
    // A table that only lays out a page is none, nor one that the portal would show as it was typed.
    if (width < 2 || widest * rows.length > MOST_CELLS) {
      for (const cell of cells.flat()) {
        this.children(cell, given);
        this.endLine();
      }
      return;
    }
    const lines = cells
      .map((row) => row.flatMap((cell) => [Reader.line(cell, given), ...Array.from({ length: span(cell) - 1 }, () => Fragment.empty)]))
      .filter((row) => row.some((cell) => cell.size > 0));
    const columns = Math.max(0, ...lines.map((row) => row.length));
    if (columns === 0) return;
    const made = lines.map((row, number) => {
      const type = number === 0 ? nodes.table_header : nodes.table_cell;
      const content = Array.from({ length: columns }, (_, at) => {
        const inner = row[at] ?? Fragment.empty;
        return type.create(null, number === 0 ? inner.content?.length ? Fragment.fromArray(inner.content.map((node) => node.mark(marks.strong.removeFromSet(node.marks)))) : inner : inner);
      });
      return nodes.table_row.create(null, content);
    });
    this.block(nodes.table.create(null, made));
  }
}

/** Lists of items that know their level. */
function lists(items) {
  const made = [];
  let at = 0;
  while (at < items.length) {
    const { level, ordered, start } = items[at];
    const group = [];
    while (at < items.length && items[at].level >= level && (items[at].level > level || items[at].ordered === ordered)) {
      if (items[at].level === level) {
        group.push([...items[at].content]);
        at += 1;
      } else {
        const from = at;
        while (at < items.length && items[at].level > level) at += 1;
        group.at(-1).push(...lists(items.slice(from, at)));
      }
    }
    const type = ordered ? nodes.ordered_list : nodes.bullet_list;
    const children = group.map((content) => {
      const first = content[0]?.type === nodes.paragraph ? [] : [nodes.paragraph.create()];
      // A heading, or another block, at the beginning of an item becomes its text.
      if (first.length > 0 && content[0]?.isTextblock) content[0] = nodes.paragraph.create(null, content[0].content);
      return nodes.list_item.create(null, content[0]?.type === nodes.paragraph ? content : [...first, ...content]);
    });
    const tight = group.every((content) => content.filter(({ type: each }) => each === nodes.paragraph).length <= 1);
    made.push(type.create(ordered ? { order: start, tight } : { tight }, children));
  }
  return made;
}

/** HTML without its style sheets; one that does not end takes the rest, as browsers read it. */
function withoutStyleSheets(html) {
  let out = '';
  let from = 0;
  let inside = false;
  for (const { 1: end, index } of html.matchAll(/<(\/?)style\b/gi)) {
    if (!inside && !end) {
      out += html.slice(from, index);
      inside = true;
    } else if (inside && end) {
      from = html.indexOf('>', index) + 1;
      inside = from === 0;
      if (inside) break;
    }
  }
  return inside ? out : out + html.slice(from);
}

const TAG = /<\/?[a-z][^<>]*>/gi;
/** Elements that end without a tag of their own. */
const ENDS_ALONE = new Set('area base br col colgroup dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr'.split(' '));

/** Whether there are more elements than a browser reads at once. */
function hasTooManyElements(html) {
  let count = 0;
  let open = 0;
  for (const [tag] of html.matchAll(TAG)) {
    const [, end, name] = /^<(\/?)([a-z\d]+)/i.exec(tag);
    if (!end) count += 1;
    if (!ENDS_ALONE.has(name.toLowerCase()) && !tag.endsWith('/>')) open = end ? Math.max(0, open - 1) : open + 1;
    if (count > MOST_ELEMENTS || open > MOST_OPEN) return true;
  }
  return false;
}

/** The document of pasted HTML. */
function parseHtml(html) {
  // Styles are read, not applied, and no handler is one: the page's policy would complain of each.
  const inert = html.replace(TAG, (tag) => tag.replace(/\s(style|on[a-z]+)(?=\s*=)/gi, ' data-$1'));
  return new DOMParser().parseFromString(inert, 'text/html');
}

/** The attribute by which a field knows what a field of the same portal copied; its value is the portal's origin. */
const COPIED_FROM = 'data-copied-from';

/** Writes HTML for the clipboard, its outermost elements marked as the portal's. */
class CopySerializer extends DOMSerializer {
  serializeFragment(fragment, options, target) {
    const made = super.serializeFragment(fragment, options, target);
    if (!target) for (const element of made.children) element.setAttribute(COPIED_FROM, location.origin);
    return made;
  }
}

export const copySerializer = new CopySerializer(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));

/** Whether a field of the portal copied all of this. The editor puts rows and cells into a table. */
function isOwnCopy(body) {
  const mark = `[${COPIED_FROM}="${CSS.escape(location.origin)}"]`;
  const all = [...body.children];
  return all.length > 0 && all.every((element) => element.matches(mark) || (element.matches('table[data-pm-slice]') && element.querySelector(mark)));
}

/**
 * Pasted HTML with nothing in it but what the field knows, or null where it is too large. What a field of the portal copied is
 * left as it is.
 */
export function cleanHtml(html) {
  if (html.length > MOST_HTML) return null;
  const known = withoutStyleSheets(html);
  if (hasTooManyElements(known)) return null;
  const { body } = parseHtml(known);
  const isOwn = isOwnCopy(body);
  const fragment = Fragment.fromArray(Reader.blocks(body, []));
  if (isTooLong(fragment.textBetween(0, fragment.size, '\n'))) return null;
  if (isOwn) return known;
  const holder = document.implementation.createHTMLDocument('').createElement('div');
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(fragment, { document: holder.ownerDocument }));
  return holder.innerHTML;
}

/** Pasted text without HTML: it is read as the portal has always read it, bullets of word processors included. */
export function readText(text) {
  const lines = withLineEnds(text).replace(/^[ \t]*[•●▪■◦○‣⁃·][ \t\u00a0]+/gmu, '- ');
  const blocks = parse(lines).blocks.map(({ json }) => schema.nodeFromJSON(json));
  return blocks.length > 0 ? Slice.maxOpen(Fragment.fromArray(blocks)) : Slice.empty;
}
