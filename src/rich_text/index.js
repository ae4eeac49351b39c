// The rich text field: text areas in which people write longer texts become fields that show bold as bold and a list as a
// list. Their value stays the Markdown that the portal stores.
//
// * `markdown`: from Markdown to a document and back, without a browser; `text`: what was not changed keeps its source;
// * `schema`: what a text may consist of; `commands`, `tables`, `typography`: what keys and buttons do;
// * `paste`: HTML of other programs; `links`: addresses; `mention`: people after an @; `decorations`: what is drawn on the text;
// * `toolbar`, `field`: one field; this file: the fields of a page.
//
// A page loads this script when it says `.with_rich_text()`; a field is one with `data-rich-text`. Without the script, or
// when it fails, the text area stays. `.make/assets.mjs` makes one file of it, `pkg/rich-text.js`.

import { RichField, restore } from './field.js';

const script = document.querySelector('script[data-rich-text-labels]');

function open(area, labels) {
  if (area.hasAttribute('data-rich')) return;
  area.setAttribute('data-rich', '');
  try {
    new RichField(area, labels);
  } catch (error) {
    // The text area is there, with all that was typed.
    restore(area);
    console.error(error);
  }
}

if (script) {
  const labels = JSON.parse(script.dataset.richTextLabels);
  const all = (root) => {
    for (const area of root.querySelectorAll('textarea[data-rich-text]')) open(area, labels);
  };
  all(document);
  // Answers come into a page later, with fields of their own.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node.nodeType === 1 && !node.closest('.rich-text')) all(node);
  }).observe(document.body, { childList: true, subtree: true });
}
