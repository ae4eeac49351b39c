// The inline half of Markdown, after CommonMark's algorithm of delimiters. A line break is a hard break, as the portal
// shows it. The outcome are inline nodes of the field's schema, as JSON; `null` where a construct has no node.

import { decodeEntity } from './entities.js';
import { reveal } from './hide.js';
import { trim, trimEnd } from './spaces.js';

const PUNCTUATION = /[!-/:-@[-`{-~]|[\p{P}\p{S}]/u;
const SPACE = /\s/u;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const ENTITY = /^&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});/i;

/** A label as it is compared. */
export const normalLabel = (label) => label.trim().replace(/\s+/gu, ' ').toLowerCase();

const unescaped = (text) =>
  reveal(text)
    .replace(/\\([!-/:-@[-`{-~])|(&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});)/gi, (all, sign, entity) =>
      sign ?? decodeEntity(entity) ?? all,
    );

/** The target of a link from `at` on: where it ends, and what it is. */
export function destination(text, at) {
  if (text[at] === '<') {
    for (let end = at + 1; end < text.length; end += 1) {
      if (text[end] === '\\') end += 1;
      else if (text[end] === '>') return { end: end + 1, href: unescaped(text.slice(at + 1, end)) };
      else if (text[end] === '<' || text[end] === '\n') return null;
    }
    return null;
  }
  let open = 0;
  let end = at;
  for (; end < text.length; end += 1) {
    const letter = text[end];
    if (letter === '\\' && ESCAPABLE.test(text[end + 1] ?? '')) end += 1;
    else if (letter === '(') {
      open += 1;
      if (open > 32) return null;
    } else if (letter === ')') {
      if (open === 0) break;
      open -= 1;
    } else if (/[\s\x00-\x1f]/.test(letter)) break;
  }
  return open === 0 ? { end, href: unescaped(text.slice(at, end)) } : null;
}

/** A title in quotation marks from `at` on. */
export function title(text, at) {
  const close = { '"': '"', "'": "'", '(': ')' }[text[at]];
  if (!close) return null;
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === close) return { end: end + 1, title: unescaped(text.slice(at + 1, end)) };
    else if (text[end] === '(' && close === ')') return null;
    else if (text[end] === '\n' && /^\n[ \t]*\n/.test(text.slice(end))) return null;
  }
  return null;
}

const spaces = (text, at) => {
  let end = at;
  let lines = 0;
  while (/[ \t\n]/.test(text[end] ?? '')) {
    if (text[end] === '\n') lines += 1;
    if (lines > 1) break;
    end += 1;
  }
  return end;
};

/** The address and the title in round brackets after a link's text. */
function inlineTarget(text, at) {
  let end = spaces(text, at + 1);
  if (text[end] === ')') return { end: end + 1, href: '', title: null };
  const target = destination(text, end);
  if (!target) return null;
  end = spaces(text, target.end);
  let said = null;
  if (text[end] !== ')' && end > target.end) {
    said = title(text, end);
    if (!said) return null;
    end = spaces(text, said.end);
  }
  return text[end] === ')' ? { end: end + 1, href: target.href, title: said?.title || null } : null;
}

/** The characters beside a place, whole ones. */
function beside(text, from, to) {
  const before = from > 0 ? String.fromCodePoint(text.codePointAt(from - 2) > 0xffff && from > 1 ? text.codePointAt(from - 2) : text.charCodeAt(from - 1)) : '';
  const after = to < text.length ? String.fromCodePoint(text.codePointAt(to)) : '';
  return [before, after];
}

/** Whether a run of delimiters may open and close. */
export function flanks(sign, length, before, after) {
  const spaceAfter = after === '' || SPACE.test(after);
  const spaceBefore = before === '' || SPACE.test(before);
  const signAfter = PUNCTUATION.test(after);
  const signBefore = PUNCTUATION.test(before);
  const within = sign === '*' || (sign === '~' && length > 1);
  let opens = !spaceAfter;
  if (opens && before !== '') {
    opens = (sign === '*' && !signAfter) || (sign === '~' && length > 1) || spaceBefore || signBefore;
  }
  let closes = before !== '' && !spaceBefore;
  if (closes && after !== '') closes = (within && !signBefore) || spaceAfter || signAfter;
  return { opens, closes };
}

class Inline {
  constructor(text, definitions) {
    this.text = text;
    this.definitions = definitions;
    this.at = 0;
    this.nodes = [];
    /** The last of the delimiters that may still open or close; each knows the one before and the one behind. */
    this.last = null;
    this.count = 0;
    this.brackets = [];
    /** Brackets below this place cannot open a link: there is one within them. */
    this.inactive = 0;
    /** Where the last run of so many backticks begins. */
    this.lastTicks = null;
    this.usesDefinitions = false;
    /** How many elements stand in each other. */
    this.depth = 0;
    this.unknown = false;
  }

  push(text) {
    const last = this.nodes.at(-1);
    if (last?.kind === 'text' && !last.fixed) last.text += text;
    else this.nodes.push({ kind: 'text', text });
  }

  parse() {
    const { text } = this;
    while (this.at < text.length) {
      const letter = text[this.at];
      if (letter === '\n') this.lineBreak();
      else if (letter === '\\') this.backslash();
      else if (letter === '`') this.code();
      else if (letter === '*' || letter === '_' || letter === '~') this.run(letter);
      else if (letter === '[') this.bracket(false, 1);
      else if (letter === '!' && text[this.at + 1] === '[') this.bracket(true, 2);
      else if (letter === ']') this.close();
      else if (letter === '<') this.autolink();
      else if (letter === '&') this.entity();
      else {
        const rest = /[^\n\\`*_~[\]!<&]+/y;
        rest.lastIndex = this.at;
        const plain = rest.exec(text)?.[0] ?? letter;
        this.push(plain);
        this.at += plain.length;
      }
    }
    this.emphasis(null);
    return this.unknown ? null : this.flat();
  }

  lineBreak() {
    const last = this.nodes.at(-1);
    if (last?.kind === 'text') last.text = trimEnd(last.text);
    this.nodes.push({ kind: 'break' });
    this.at += 1;
    while (/[ \t]/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  backslash() {
    const next = this.text[this.at + 1];
    if (next === '\n') {
      this.at += 1;
      this.lineBreak();
      return;
    }
    const escaped = next !== undefined && ESCAPABLE.test(next);
    // An escaped letter is text for good: a space behind it is not trimmed with it.
    this.push(escaped ? next : '\\');
    this.at += escaped ? 2 : 1;
  }

  code() {
    const [ticks] = /^`+/.exec(this.text.slice(this.at));
    const begin = this.at + ticks.length;
    if (!this.lastTicks) {
      this.lastTicks = new Map();
      for (const { 0: run, index } of this.text.matchAll(/`+/g)) this.lastTicks.set(run.length, index);
    }
    const closing = /`+/g;
    closing.lastIndex = begin;
    const isClosed = (this.lastTicks.get(ticks.length) ?? -1) >= begin;
    for (let found = isClosed ? closing.exec(this.text) : null; found; found = closing.exec(this.text)) {
      if (found[0].length !== ticks.length) continue;
      let inner = this.text.slice(begin, found.index).replace(/\n[ \t]*/g, ' ');
      if (/^ .* $/s.test(inner) && /[^ ]/.test(inner)) inner = inner.slice(1, -1);
      this.nodes.push({ kind: 'code', text: inner });
      this.at = closing.lastIndex;
      return;
    }
    this.push(ticks);
    this.at = begin;
  }

  run(sign) {
    let end = this.at;
    while (this.text[end] === sign) end += 1;
    const length = end - this.at;
    const [before, after] = beside(this.text, this.at, end);
    const { opens, closes } = flanks(sign, length, before, after);
    this.at = end;
    if (!opens && !closes) {
      this.push(sign.repeat(length));
      return;
    }
    const node = { kind: 'run', sign, length, left: length, opens, closes, ends: [], begins: [], number: this.count, before: this.last, behind: null };
    this.count += 1;
    if (this.last) this.last.behind = node;
    this.last = node;
    this.nodes.push(node);
  }

  bracket(image, length) {
    const node = { kind: 'text', text: image ? '![' : '[', fixed: true };
    this.nodes.push(node);
    this.at += length;
    this.brackets.push({ place: this.nodes.length - 1, image, from: this.at, last: this.last });
  }

  close() {
    const opener = this.brackets.pop();
    const isActive = opener && (opener.image || this.brackets.length >= this.inactive);
    this.inactive = Math.min(this.inactive, this.brackets.length);
    this.at += 1;
    if (!isActive) {
      this.push(']');
      return;
    }
    const inner = this.text.slice(opener.from, this.at - 1);
    let target = this.text[this.at] === '(' ? inlineTarget(this.text, this.at) : null;
    if (!target) {
      const label = /^\[((?:[^\\[\]]|\\.){0,999})\]/s.exec(this.text.slice(this.at));
      const asked = label?.[1] ? label[1] : inner;
      const found = /^(?:[^\\[\]]|\\.)*$/s.test(asked) && this.definitions.get(normalLabel(asked));
      if (found) {
        this.usesDefinitions = true;
        target = { ...found, end: this.at + (label ? label[0].length : 0) };
      }
    }
    if (!target) {
      this.push(']');
      return;
    }
    if (opener.image) this.unknown = true;
    this.emphasis(opener.last);
    const mark = { type: 'link', attrs: { href: target.href, title: target.title } };
    this.nodes[opener.place] = { kind: 'open', mark };
    this.nodes.push({ kind: 'close', mark });
    this.at = target.end;
    this.inactive = this.brackets.length;
  }

  autolink() {
    const rest = this.text.slice(this.at, this.at + 2000);
    const address = /^<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*)>/.exec(rest);
    const mail = address ? null : /^<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)>/.exec(rest);
    const found = address ?? mail;
    if (!found) {
      this.push('<');
      this.at += 1;
      return;
    }
    const shown = reveal(found[1]);
    const mark = { type: 'link', attrs: { href: mail ? `mailto:${shown}` : shown, title: null } };
    this.nodes.push({ kind: 'open', mark }, { kind: 'text', text: shown, fixed: true }, { kind: 'close', mark });
    this.at += found[0].length;
  }

  entity() {
    const found = ENTITY.exec(this.text.slice(this.at, this.at + 40));
    const letter = found && decodeEntity(found[0]);
    this.push(letter ?? '&');
    this.at += letter ? found[0].length : 1;
  }

  /** Makes emphasis of the delimiters behind `bottom`, or of all where it is null. */
  emphasis(bottom) {
    // No delimiter with a smaller number opens what closers of this kind close.
    const smallest = new Map();
    const first = bottom ? bottom.number + 1 : 0;
    let closer = this.last;
    while (closer && closer.before !== bottom) closer = closer.before;
    while (closer) {
      if (!closer.closes || closer.left === 0) {
        closer = closer.behind;
        continue;
      }
      const kind = `${closer.sign}${closer.opens}${closer.sign === '~' ? closer.length : closer.length % 3}`;
      const least = smallest.get(kind) ?? first;
      let opener = closer.before;
      for (; opener && opener.number >= least; opener = opener.before) {
        if (opener.sign !== closer.sign || !opener.opens || opener.left === 0) continue;
        if (closer.sign === '~' && opener.length !== closer.length) continue;
        const both = (opener.opens && opener.closes) || (closer.opens && closer.closes);
        if (both && (opener.length + closer.length) % 3 === 0 && closer.length % 3 !== 0) continue;
        break;
      }
      if (!opener || opener.number < least) {
        smallest.set(kind, closer.number);
        closer = closer.behind;
        continue;
      }
      const used = closer.sign === '~' ? closer.left : Math.min(opener.left, closer.left) >= 2 ? 2 : 1;
      const type = closer.sign === '~' ? 'strike' : used === 2 ? 'strong' : 'em';
      const mark = { type };
      opener.begins.push(mark);
      closer.ends.push(mark);
      opener.left -= used;
      closer.left -= used;
      // Those between have found no partner.
      const before = opener.left === 0 ? opener.before : opener;
      const behind = closer.left === 0 ? closer.behind : closer;
      if (before) before.behind = behind;
      if (behind) behind.before = before;
      else this.last = before;
      closer = behind;
    }
    this.last = bottom;
    if (bottom) bottom.behind = null;
  }

  flat() {
    const content = [];
    const active = { link: [], strong: [], em: [], strike: [] };
    const add = (text, code) => {
      const shown = reveal(text);
      if (shown === '') return;
      const marks = Object.values(active).flatMap((each) => each.slice(0, 1));
      if (code) marks.push({ type: 'code' });
      const last = content.at(-1);
      if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += shown;
      else content.push(marks.length ? { type: 'text', text: shown, marks } : { type: 'text', text: shown });
    };
    let open = 0;
    const begin = (mark) => {
      active[mark.type].push(mark);
      open += 1;
      this.depth = Math.max(this.depth, open);
    };
    const end = (mark) => {
      active[mark.type].splice(active[mark.type].lastIndexOf(mark), 1);
      open -= 1;
    };
    for (const node of this.nodes) {
      if (node.kind === 'text') add(node.text);
      else if (node.kind === 'code') add(node.text, true);
      else if (node.kind === 'break') content.push({ type: 'hard_break' });
      else if (node.kind === 'open') begin(node.mark);
      else if (node.kind === 'close') end(node.mark);
      else {
        for (const mark of node.ends) end(mark);
        add(node.sign.repeat(node.left));
        // The innermost were found first.
        node.begins.reverse().forEach(begin);
      }
    }
    return content;
  }
}

/**
 * The inline nodes of a text (whose signs are hidden), whether links of it are defined elsewhere, and how deep its elements
 * stand in each other; `content` is null where it holds what the field does not know.
 */
export function parseInline(text, definitions) {
  const inline = new Inline(trim(text), definitions);
  const content = inline.parse();
  return { content, usesDefinitions: inline.usesDefinitions, depth: inline.depth };
}
