// A page with one field, in Chromium: what keys, the clipboard and the toolbar do. The script is made as `.make/assets.mjs`
// makes it, with the packages of `.make`; the browser is that of `end2end`.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { headless } from '../../../end2end/support/chromium.mjs';

const root = new URL('../../../', import.meta.url);
const requireFrom = (folder) => createRequire(new URL(`${folder}/package.json`, root));

const LABELS = Object.fromEntries(
  'toolbar bold italic heading bullet ordered quote link table addRow addColumn removeRow removeColumn undo redo linkAddress linkApply linkRemove linkWrong pastePlain pasteRefused mention mentionFound help'
    .split(' ')
    .map((name) => [name, name]),
);

async function script() {
  const { outputFiles } = await requireFrom('.make')('esbuild').build({
    entryPoints: [fileURLToPath(new URL('../index.js', import.meta.url))],
    nodePaths: [fileURLToPath(new URL('.make/node_modules', root))],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0].text;
}

/** Starts the browser. `open(text)` makes a page whose field holds a text, and offers these people after an @; `close` ends it. */
export async function start() {
  const browser = await requireFrom('end2end')('playwright-core').chromium.launch(headless);
  const code = await script();
  const css = requireFrom('.make')('lightningcss').bundle({ filename: fileURLToPath(new URL('style/main.css', root)) }).code.toString();
  const labels = JSON.stringify(LABELS).replace(/"/g, '&quot;');
  return {
    close: () => browser.close(),
    async open(text = '', viewport = { width: 1000, height: 700 }, people = null) {
      const page = await browser.newPage({ viewport });
      await page.setContent(`<!doctype html><html lang="en"><style>${css}</style><body><main><form><input id="before"><label for="text">Text</label><textarea id="text" name="text" data-rich-text></textarea><input id="after"></form></main>
        <script data-rich-text-labels="${labels}"></script></body></html>`);
      await page.locator('textarea').evaluate((area, value) => (area.value = value), text);
      if (people) {
        await page.evaluate((names) => {
          document.querySelector('textarea').dataset.mentions = 'reflection=1';
          window.asked = [];
          // The server, without a network: it fails where there is no one.
          window.fetch = async (address, { body }) => {
            window.asked.push(`${address}?${body}`);
            if (names.length === 0) throw new TypeError('no network');
            const letters = body.get('typed').toLowerCase();
            return new Response(JSON.stringify(names.filter((name) => name.toLowerCase().split(/[ -]/).some((word) => word.startsWith(letters)) || name.toLowerCase().startsWith(letters))));
          };
        }, people);
      }
      await page.evaluate(code);
      const field = page.locator('#text-rich');
      await field.waitFor();
      return {
        page,
        field,
        value: () => page.locator('textarea').inputValue(),
        focused: () => page.evaluate(() => document.activeElement.id),
        /** Pastes as a program puts it on the clipboard. */
        paste: (html, plain = '') =>
          field.evaluate(
            (element, data) => {
              const clipboardData = new DataTransfer();
              for (const [type, value] of Object.entries(data)) if (value) clipboardData.setData(type, value);
              element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            },
            { 'text/html': html, 'text/plain': plain },
          ),
        /** Drops what comes from another program right behind an element. */
        drop: (element, html, plain = '') =>
          element.evaluate(
            (target, data) => {
              const dataTransfer = new DataTransfer();
              for (const [type, value] of Object.entries(data)) if (value) dataTransfer.setData(type, value);
              const range = document.createRange();
              range.selectNodeContents(target);
              const { right, top, bottom } = range.getBoundingClientRect();
              const place = { clientX: right, clientY: (top + bottom) / 2 };
              target.dispatchEvent(new DragEvent('drop', { dataTransfer, ...place, bubbles: true, cancelable: true }));
            },
            { 'text/html': html, 'text/plain': plain },
          ),
        /** What `copy` or `cut` puts on the clipboard. */
        copied: (type) =>
          field.evaluate(async (element, name) => {
            // The view learns of a changed selection a moment later.
            await new Promise((done) => setTimeout(done, 50));
            const clipboardData = new DataTransfer();
            element.dispatchEvent(new ClipboardEvent(name, { clipboardData, bubbles: true, cancelable: true }));
            return { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') };
          }, type),
      };
    },
  };
}
