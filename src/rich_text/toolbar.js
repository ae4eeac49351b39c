// The toolbar of a field: one stop of the Tab key, arrows go from button to button; each says whether it is on.

import { commands, isActive, linkRange, setLink } from './commands.js';
import { typedAddress } from './links.js';
import { isInTable, tableCommands } from './tables.js';

const ICONS = {
  bold: 'M6 4h4.6a3 3 0 0 1 0 6H6zM6 10h5.4a3.1 3.1 0 0 1 0 6.2H6z',
  italic: 'M8 4h6M6 16h6M11.3 4 8.7 16',
  heading: 'M5 4v12M15 4v12M5 10h10',
  bullet: 'M8 5.5h9M8 10h9M8 14.5h9M3.8 5.5h.1M3.8 10h.1M3.8 14.5h.1',
  ordered: 'M8.5 5.5H17M8.5 10H17M8.5 14.5H17M3.2 4.6l1.2-.6v3.6M3 12.8c.3-1.3 2.2-1 1.9.2-.2.8-1.4 1.3-1.9 2.2h2.1',
  quote: 'M8.5 6C5.5 6.5 4 8.4 4 11v3.5h4.5V10H6.2M16.5 6c-3 .5-4.5 2.4-4.5 5v3.5h4.5V10h-2.3',
  link: 'M8.5 11.5 12 8M7.5 9 5.3 11.2a2.7 2.7 0 0 0 3.8 3.8L11.3 12.8M12.5 11l2.2-2.2a2.7 2.7 0 0 0-3.8-3.8L8.7 7.2',
  table: 'M3 4.5h14v11H3zM3 8.5h14M10 4.5v11',
  addRow: 'M3 4.5h14v6H3zM10 13v5M7.5 15.5h5',
  addColumn: 'M4.5 3v14h6V3zM13 10h5M15.5 7.5v5',
  removeRow: 'M3 4.5h14v6H3zM7.5 15.5h5',
  removeColumn: 'M4.5 3v14h6V3zM13 10h5',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8',
  redo: 'm13 4 3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9H12',
};
const MAIN = ['bold', 'italic', null, 'heading', 'bullet', 'ordered', 'quote', null, 'link', 'table'];
const IN_TABLE = ['addRow', 'addColumn', 'removeRow', 'removeColumn'];
const HISTORY = ['undo', 'redo'];
const SHORTCUTS = { bold: 'Control+B', italic: 'Control+I', link: 'Control+K', undo: 'Control+Z', redo: 'Control+Y' };

function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  for (const [key, value] of [['class', 'icon'], ['viewBox', '0 0 20 20'], ['aria-hidden', 'true'], ['focusable', 'false']]) svg.setAttribute(key, value);
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export class Toolbar {
  /** `view` answers the editor's view, which is made after the toolbar. */
  constructor({ labels, id, view }) {
    Object.assign(this, { labels, view });
    this.buttons = new Map();
    this.dom = element('div', { class: 'format-bar', role: 'toolbar', 'aria-label': labels.toolbar, 'aria-controls': `${id}-rich` });
    const add = (name) => {
      if (name === null) {
        this.dom.append(element('span', { class: 'gap' }));
        return;
      }
      const button = element(
        'button',
        { type: 'button', title: labels[name], 'aria-label': labels[name], 'aria-keyshortcuts': SHORTCUTS[name], 'data-tool': name, tabindex: '-1' },
        icon(name),
      );
      if (name in isActive && name !== 'table') button.setAttribute('aria-pressed', 'false');
      this.buttons.set(name, button);
      this.dom.append(button);
    };
    MAIN.forEach(add);
    IN_TABLE.forEach(add);
    HISTORY.forEach(add);
    this.buttons.get('undo').classList.add('end');
    this.stop(this.buttons.get('bold'));
    // The selection stays in the text while a button is pressed with the pointer.
    this.dom.addEventListener('mousedown', (event) => event.preventDefault());
    this.dom.addEventListener('click', (event) => this.pressed(event));
    this.dom.addEventListener('keydown', (event) => this.key(event));
    this.panel = this.linkPanel(id);
  }

  stop(button) {
    for (const each of this.buttons.values()) each.tabIndex = each === button ? 0 : -1;
  }

  pressed(event) {
    const button = event.target.closest('button');
    if (!button || button.getAttribute('aria-disabled') === 'true') return;
    const name = button.dataset.tool;
    const view = this.view();
    this.stop(button);
    if (name === 'link') {
      this.openLink();
      return;
    }
    (commands[name] ?? tableCommands[name])(view.state, view.dispatch, view);
    view.focus();
  }

  key(event) {
    const shown = [...this.buttons.values()].filter((button) => !button.hidden);
    const at = shown.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (event.key === 'Escape') {
      this.view().focus();
      return;
    }
    if (next === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const button = shown[(next + shown.length) % shown.length];
    this.stop(button);
    button.focus();
    // Not below undo and redo, which stay at the end of a narrow toolbar.
    button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Shows what holds at the cursor. */
  update(state) {
    const inTable = isInTable(state);
    for (const [name, button] of this.buttons) {
      if (button.hasAttribute('aria-pressed')) button.setAttribute('aria-pressed', String(isActive[name](state)));
      if (IN_TABLE.includes(name)) button.hidden = !inTable;
      else if (name !== 'link') {
        const can = commands[name](state);
        if (can) button.removeAttribute('aria-disabled');
        else button.setAttribute('aria-disabled', 'true');
      }
    }
    const stop = [...this.buttons.values()].find((button) => button.tabIndex === 0);
    if (stop?.hidden) this.stop(this.buttons.get('bold'));
  }

  linkPanel(id) {
    const { labels } = this;
    const field = `${id}-address`;
    this.address = element('input', { id: field, type: 'text', inputmode: 'url', autocomplete: 'off', 'aria-describedby': `${field}-error` });
    this.wrong = element('p', { class: 'error', id: `${field}-error`, role: 'alert' });
    const apply = element('button', { type: 'button', class: 'button small' }, labels.linkApply);
    this.remove = element('button', { type: 'button', class: 'button quiet small' }, labels.linkRemove);
    apply.addEventListener('click', () => this.applyLink());
    this.remove.addEventListener('click', () => this.closeLink(null));
    const panel = element('div', { class: 'link-panel', hidden: '' }, element('label', { for: field }, labels.linkAddress), element('div', { class: 'row gap-2' }, this.address, apply, this.remove), this.wrong);
    panel.addEventListener('keydown', (event) => {
      // A key of an input method; Safari says so by its code alone.
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === 'Escape') this.closeLink();
      else if (event.key === 'Enter' && event.target === this.address) this.applyLink();
      else return;
      event.preventDefault();
    });
    // What is typed here is no part of the form.
    for (const type of ['input', 'change']) panel.addEventListener(type, (event) => event.stopPropagation());
    return panel;
  }

  openLink() {
    const link = linkRange(this.view().state);
    this.address.value = link?.href ?? '';
    this.remove.hidden = !link;
    this.wrong.textContent = '';
    this.panel.hidden = false;
    this.address.focus();
    this.address.select();
  }

  applyLink() {
    const address = typedAddress(this.address.value);
    if (!address) {
      this.wrong.textContent = this.labels.linkWrong;
      this.address.setAttribute('aria-invalid', 'true');
      this.address.focus();
      return;
    }
    this.closeLink(address);
  }

  /** Closes the panel; the link becomes `href`, or is taken away where that is null. */
  closeLink(href) {
    const view = this.view();
    this.panel.hidden = true;
    this.address.removeAttribute('aria-invalid');
    if (href !== undefined) setLink(href)(view.state, view.dispatch);
    view.focus();
  }
}
