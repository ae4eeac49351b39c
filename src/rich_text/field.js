// One rich field over a textarea. The textarea stays the form's field: its value is the Markdown, and what is written here
// is written into it with an `input` event, so that drafts, the student check and the form itself know nothing of this.

import { history } from 'prosemirror-history';
import { EditorState, Plugin, Selection } from 'prosemirror-state';
import { dropPoint } from 'prosemirror-transform';
import { EditorView } from 'prosemirror-view';

import { keys, markdownRules, setLink, tabAfterEscape } from './commands.js';
import { addressLinks, checked, draw, rangesIn } from './decorations.js';
import { asAddress } from './links.js';
import { Mentions } from './mention.js';
import { cleanHtml, copySerializer, isTooLong, readText } from './paste.js';
import { nodes } from './schema.js';
import { regularTables } from './tables.js';
import { Text } from './text.js';
import { Toolbar, element } from './toolbar.js';
import { typography } from './typography.js';

const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');

/** Behind a last block that is no paragraph, there is an empty one to go on in. */
const room = new Plugin({
  appendTransaction(transactions, before, state) {
    if (!transactions.some(({ docChanged }) => docChanged) || state.doc.lastChild.type === nodes.paragraph) return null;
    return state.tr.insert(state.doc.content.size, nodes.paragraph.create());
  },
});

/** Makes a text area again of one that could not become a field. */
export function restore(area) {
  delete area.value;
  delete area.focus;
  area.classList.remove('rich-source');
  for (const name of ['aria-hidden', 'tabindex', 'data-rich']) area.removeAttribute(name);
  const frame = area.closest('.text-box');
  frame?.classList.remove('has-rich-text');
  frame?.querySelector('.rich-text')?.remove();
  for (const part of frame?.parentElement?.querySelectorAll('.format-bar, .link-panel') ?? []) part.remove();
}

export class RichField {
  constructor(area, labels) {
    this.area = area;
    this.labels = labels;
    this.form = area.form;
    this.text = new Text();
    this.written = value.get.call(area);
    this.label = this.form?.querySelector(`label[for="${CSS.escape(area.id)}"]`) ?? document.querySelector(`label[for="${CSS.escape(area.id)}"]`);
    this.toolbar = new Toolbar({ labels, id: area.id, view: () => this.view });
    this.status = element('p', { class: 'visually-hidden', role: 'status' });
    this.help = element('p', { class: 'visually-hidden', id: `${area.id}-rich-help` }, labels.help);
    this.notice = element('p', { class: 'small rich-notice' });
    this.place = element('div', { class: 'rich-text' });
    this.mentions = area.hasAttribute('data-mentions')
      ? new Mentions({ area, labels, view: () => this.view, changed: () => this.view.setProps({}), say: (words) => (this.status.textContent = words) })
      : null;
    const state = this.stateOf(this.written);
    this.places = this.text.read.places;
    // The cursor stays clear of what sticks to the window's top.
    const covered = area.closest('.writing') ? 160 : 64;
    const margin = { top: covered, bottom: 48, left: 0, right: 0 };
    this.view = new EditorView(this.place, {
      state,
      scrollMargin: margin,
      scrollThreshold: margin,
      attributes: () => this.attributes(),
      dispatchTransaction: (tr) => this.dispatch(tr),
      handlePaste: (view, event) => this.pasteWords(event) || this.pasteAddress(event),
      handleDrop: (view, event) => this.pasteWords(event),
      clipboardSerializer: copySerializer,
      transformPastedHTML: (html) => this.clean(html),
      clipboardTextParser: (text) => this.read(text),
      clipboardTextSerializer: (slice) => this.plain(slice),
      handleDOMEvents: {
        paste: (view, event) => this.refuseTooLong(event.clipboardData, event),
        // What is moved within the field is not read.
        drop: (view, event) => !view.dragging && this.refuseTooLong(event.dataTransfer, event),
        blur: () => {
          this.mentions?.dismiss();
          this.area.dispatchEvent(new Event('change', { bubbles: true }));
          return false;
        },
      },
      handleKeyDown: (view, event) => {
        if (this.mentions?.key(event)) return true;
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) return false;
        this.toolbar.openLink();
        return true;
      },
    });
    this.attach();
  }

  stateOf(text) {
    const doc = nodes.doc.create(null, this.text.open(text));
    const end = doc.lastChild.type === nodes.paragraph ? doc : doc.copy(doc.content.addToEnd(nodes.paragraph.create()));
    const isFrench = () => this.lang().startsWith('fr');
    return EditorState.create({
      doc: end,
      plugins: [tabAfterEscape(), typography(isFrench), markdownRules(), ...keys, history(), regularTables, room, addressLinks, checked],
    });
  }

  /** The language of the text: what the form says, where it asks for it. */
  lang() {
    const chosen = this.form?.querySelector('select[name=lang]')?.value;
    const code = chosen || this.area.lang || document.documentElement.lang || 'fr';
    return { fr: 'fr-CA', en: 'en-CA' }[code] ?? code;
  }

  attributes() {
    const { area, label } = this;
    const said = {
      id: `${area.id}-rich`,
      class: `prose rich-input${this.isEmpty() ? ' is-empty' : ''}`,
      role: 'textbox',
      'aria-multiline': 'true',
      lang: this.lang(),
      spellcheck: 'true',
    };
    if (label) said['aria-labelledby'] = label.id;
    else said['aria-label'] = area.getAttribute('aria-label') ?? this.labels.toolbar;
    said['aria-describedby'] = [area.getAttribute('aria-describedby'), this.help.id].filter(Boolean).join(' ');
    if (area.hasAttribute('aria-invalid')) said['aria-invalid'] = area.getAttribute('aria-invalid');
    if (this.required) said['aria-required'] = 'true';
    if (area.placeholder) said['data-placeholder'] = area.placeholder;
    return { ...said, ...this.mentions?.attributes() };
  }

  isEmpty() {
    const doc = this.view?.state.doc;
    return Boolean(doc && doc.childCount === 1 && doc.firstChild.type === nodes.paragraph && doc.firstChild.content.size === 0);
  }

  /** Puts the field in the place of the textarea, which stays in the form. */
  attach() {
    const { area, label } = this;
    if (label && !label.id) label.id = `${area.id}-label`;
    this.required = area.required;
    // What a hidden field lacks, the browser could not say where; the server does.
    area.required = false;
    const focused = document.activeElement === area;
    this.frame = area.closest('.text-box') ?? element('div', { class: 'text-box' });
    if (!this.frame.contains(area)) {
      area.before(this.frame);
      this.frame.append(area);
    }
    this.frame.classList.add('has-rich-text');
    for (const other of document.querySelectorAll(`[role=toolbar][aria-controls="${CSS.escape(area.id)}"]`)) other.remove();
    this.frame.before(this.toolbar.dom, this.toolbar.panel);
    if (this.mentions) this.place.append(this.mentions.list);
    this.frame.append(this.place);
    this.frame.after(this.help, this.notice, this.status);
    area.classList.add('rich-source');
    area.tabIndex = -1;
    area.setAttribute('aria-hidden', 'true');
    // Scripts that write into the textarea, or focus it, mean the field.
    Object.defineProperty(area, 'value', {
      configurable: true,
      get: () => value.get.call(area),
      set: (text) => {
        value.set.call(area, text);
        this.take();
      },
    });
    area.focus = () => this.view.focus();
    area.addEventListener('input', () => this.take());
    // What the browser says of the field itself is not about the form's field.
    this.place.addEventListener('input', (event) => event.stopPropagation());
    this.form?.addEventListener('reset', () => setTimeout(() => this.take()));
    this.form?.querySelector('select[name=lang]')?.addEventListener('change', () => this.view.setProps({}));
    addEventListener('pageshow', () => this.take());
    area.addEventListener('focus', () => this.view.focus());
    label?.addEventListener('click', (event) => {
      event.preventDefault();
      this.view.focus();
    });
    document.addEventListener('click', (event) => {
      const link = event.target.closest?.(`a[href="#${CSS.escape(area.id)}"]`);
      if (!link) return;
      event.preventDefault();
      this.view.focus();
      this.view.dom.scrollIntoView({ block: 'center' });
    });
    this.watchMarks();
    this.view.setProps({});
    this.toolbar.update(this.view.state);
    if (focused) this.view.focus();
  }

  dispatch(tr) {
    const { view } = this;
    view.updateState(view.state.apply(tr));
    this.toolbar.update(view.state);
    if (!tr.getMeta('taken')) this.mentions?.update(tr.docChanged);
    if (!tr.docChanged) return;
    const { text, places } = this.text.write(view.state.doc);
    this.places = places;
    if (text === this.written || tr.getMeta('taken')) return;
    this.written = text;
    value.set.call(this.area, text);
    this.area.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Shows the text that something else wrote into the textarea; what stayed the same keeps its place. */
  take() {
    const text = value.get.call(this.area);
    if (text === this.written) return;
    this.written = text;
    const { state } = this.view;
    const doc = nodes.doc.create(null, this.text.open(text));
    const start = state.doc.content.findDiffStart(doc.content);
    const end = start === null ? null : state.doc.content.findDiffEnd(doc.content);
    if (start === null) {
      this.places = this.text.read.places;
      return;
    }
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    const tr = state.tr.replace(start, end.a + overlap, doc.slice(start, end.b + overlap)).setMeta('taken', true);
    const fits = tr.doc.content.findDiffStart(doc.content) === null;
    this.dispatch(fits ? tr : state.tr.replaceWith(0, state.doc.content.size, doc.content).setMeta('taken', true));
  }

  say(words) {
    this.status.textContent = words;
    this.notice.textContent = words;
  }

  /** An address that is pasted on words makes a link of them. */
  pasteAddress(event) {
    const { state } = this.view;
    const { $from, $to, empty } = state.selection;
    const address = asAddress(event.clipboardData?.getData('text/plain') ?? '');
    if (!address || empty || !$from.sameParent($to) || $from.parent.type.spec.code) return false;
    setLink(address)(state, this.view.dispatch);
    return true;
  }

  /** Pasted HTML as the field knows it; nothing where it is too large or has no words, so that `pasteWords` answers. */
  clean(html) {
    const known = cleanHtml(html);
    this.unread = known === null ? 'large' : known === '' ? 'empty' : null;
    return known ?? '';
  }

  /** Pasted text as the field knows it. */
  read(text) {
    this.unread = null;
    return readText(text);
  }

  /** Pastes and drops nothing when the text is too long, whatever its formatting is. */
  refuseTooLong(data, event) {
    this.notice.textContent = '';
    if (!isTooLong(data?.getData('text/plain') ?? '')) return false;
    event.preventDefault();
    this.say(this.labels.pasteRefused);
    return true;
  }

  /** Pastes or drops the words alone where their HTML is too large, or has no words. */
  pasteWords(event) {
    const { unread, view } = this;
    this.unread = null;
    if (!unread) return false;
    const slice = readText((event.clipboardData ?? event.dataTransfer)?.getData('text/plain') ?? '');
    if (unread === 'large') this.say(slice.size > 0 ? this.labels.pastePlain : this.labels.pasteRefused);
    if (slice.size === 0) return true;
    const { tr, doc } = view.state;
    const place = event.type === 'drop' ? view.posAtCoords({ left: event.clientX, top: event.clientY }) : null;
    if (place) {
      const at = dropPoint(doc, place.pos, slice) ?? place.pos;
      tr.replaceRange(at, at, slice);
      tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(at)), -1));
      view.focus();
    } else tr.replaceSelection(slice);
    view.dispatch(tr.scrollIntoView());
    return true;
  }

  /** What is copied is Markdown where only text can be pasted; words within one block are plain text. */
  plain(slice) {
    let { content, openStart, openEnd } = slice;
    for (; content.childCount === 1 && openStart > 0 && openEnd > 0; openStart -= 1, openEnd -= 1) {
      if (content.firstChild.isTextblock) return content.textBetween(0, content.size);
      content = content.firstChild.content;
    }
    const doc = nodes.doc.createAndFill(null, slice.content);
    return doc ? new Text().write(doc).text : slice.content.textBetween(0, slice.content.size, '\n\n');
  }

  /** The student check draws its marks over the textarea; here they stand in the text. */
  watchMarks() {
    const show = () => {
      const mirror = this.frame.querySelector('.text-mirror');
      const ranges = [];
      let at = 0;
      for (const piece of mirror?.childNodes ?? []) {
        const length = piece.textContent.length;
        if (piece.nodeName === 'MARK') ranges.push([at, at + length]);
        at += length;
      }
      const { doc } = this.view.state;
      this.view.dispatch(draw(this.view.state, rangesIn(doc, this.written, this.places, ranges)));
    };
    const isMirror = (node) => node.nodeType === 1 && (node.matches('.text-mirror') || node.closest('.text-mirror'));
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target, addedNodes }) => isMirror(target) || [...addedNodes].some(isMirror))) show();
    });
    const mirror = this.frame.querySelector('.text-mirror');
    if (mirror) observer.observe(mirror, { childList: true });
    else {
      const waiting = new MutationObserver(() => {
        const found = this.frame.querySelector(':scope > .text-mirror');
        if (!found) return;
        waiting.disconnect();
        observer.observe(found, { childList: true });
        show();
      });
      waiting.observe(this.frame, { childList: true });
    }
  }
}
