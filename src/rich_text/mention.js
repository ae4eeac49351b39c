// The list of people that opens after an @ and the first letters of a name. The server says whom it holds: members of the
// community who may read the text. The chosen name is put into the text as one would type it.

import { marks } from './schema.js';
import { element } from './toolbar.js';

/** An @ that is not within a word, and what of a name stands between it and the cursor. */
const TYPED = /(?<![\p{L}\p{N}-])@([\p{L}][\p{L}\p{M}\p{N}'’. -]{0,60})$/u;
/** How long one waits for the next letter, in milliseconds. */
const PAUSE = 120;

/** The name that is being typed before the cursor: where its @ is, and its letters; `null` where there is none. */
export function typedName(state) {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  if ((state.storedMarks ?? $from.marks()).some(({ type }) => type === marks.code)) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const found = TYPED.exec(before);
  return found && { from: $from.pos - found[1].length - 1, typed: found[1] };
}

export class Mentions {
  /** `view` answers the editor's view, which is made later; `changed` draws its attributes again; `say` announces words. */
  constructor({ area, labels, view, changed, say }) {
    Object.assign(this, { area, labels, view, changed, say });
    this.people = [];
    this.at = 0;
    this.name = null;
    this.closed = null;
    this.list = element('ul', { class: 'mention-list', id: `${area.id}-people`, role: 'listbox', 'aria-label': labels.mention, hidden: '' });
    // The cursor stays in the text.
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.choose([...this.list.children].indexOf(option));
    });
    const place = () => this.open && this.place();
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
  }

  get open() {
    return this.people.length > 0;
  }

  /** What a screen reader learns of the list from the field. */
  attributes() {
    const said = { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' };
    if (!this.open) return said;
    return { ...said, 'aria-controls': this.list.id, 'aria-activedescendant': `${this.list.id}-${this.at}` };
  }

  /** Looks whether a name is being typed. Where only the cursor moved to another place, the list closes until a letter is typed. */
  update(isTyping) {
    const name = typedName(this.view().state);
    if (name?.from === this.name?.from && name?.typed === this.name?.typed) return;
    const same = name !== null && name.from === this.name?.from;
    this.name = name;
    clearTimeout(this.waiting);
    this.request?.abort();
    if (!same) this.closed = null;
    // It was closed, or no one is called so: more letters do not change that.
    const isClosed = name && this.closed !== null && name.typed.startsWith(this.closed);
    if (!name || !isTyping || isClosed) this.close();
    else this.waiting = setTimeout(() => this.look(name), PAUSE);
  }

  /** Asks for the people whom the letters may mean. */
  async look(name) {
    const request = new AbortController();
    this.request = request;
    const asked = new URLSearchParams(this.area.dataset.mentions);
    asked.set('lang', document.documentElement.lang.slice(0, 2));
    asked.set('typed', name.typed);
    const audience = this.area.form?.elements.namedItem('audience')?.value;
    if (audience) asked.set('audience', audience);
    let people = [];
    try {
      const answer = await fetch('/api/reflections/mentions', { method: 'POST', body: asked, headers: { accept: 'application/json' }, signal: request.signal });
      if (answer.ok) people = await answer.json();
    } catch {
      // Without the list, the name is typed.
    }
    if (request.signal.aborted || this.name !== name) return;
    if (people.length === 0) {
      this.closed = name.typed;
      this.close();
      return;
    }
    this.show(people);
  }

  show(people) {
    const first = !this.open;
    this.people = people;
    this.at = 0;
    this.list.replaceChildren(...people.map((person, index) => element('li', { id: `${this.list.id}-${index}`, role: 'option' }, `@${person}`)));
    this.list.hidden = false;
    this.mark();
    this.place();
    if (first) this.say(`${this.labels.mentionFound} ${people.length}`);
  }

  mark() {
    [...this.list.children].forEach((option, index) => option.setAttribute('aria-selected', String(index === this.at)));
    this.list.children[this.at]?.scrollIntoView({ block: 'nearest' });
    this.changed();
  }

  /** Below the @, or above it where there is no room. */
  place() {
    const view = this.view();
    if (!this.name || this.name.from > view.state.doc.content.size) return;
    const { left, top, bottom } = view.coordsAtPos(this.name.from);
    const { offsetWidth: width, offsetHeight: height } = this.list;
    const below = bottom + height + 8 <= innerHeight || top < height + 8;
    this.list.style.insetInlineStart = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    this.list.style.insetBlockStart = `${below ? bottom + 4 : top - height - 4}px`;
  }

  close() {
    if (!this.open) return;
    this.people = [];
    this.list.hidden = true;
    this.list.replaceChildren();
    this.changed();
  }

  /** Closes the list for this name, which is typed on. */
  dismiss() {
    clearTimeout(this.waiting);
    this.request?.abort();
    this.closed = this.name?.typed ?? null;
    this.close();
  }

  choose(index) {
    const { view, name } = this;
    const person = this.people[index];
    if (!person || !name) return;
    const { state } = view();
    this.closed = '';
    const tr = state.tr.insertText(`@${person} `, name.from, state.selection.from);
    this.people = [];
    this.list.hidden = true;
    this.list.replaceChildren();
    view().dispatch(tr.scrollIntoView());
    this.changed();
    view().focus();
  }

  /** What a key does while the list is open. */
  key(event) {
    if (!this.open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const count = this.people.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      this.at = (this.at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
      this.mark();
    } else if (event.key === 'Enter' || event.key === 'Tab') this.choose(this.at);
    else if (event.key === 'Escape') this.dismiss();
    else return false;
    event.preventDefault();
    return true;
  }
}
