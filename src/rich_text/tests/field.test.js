// What keys, the clipboard and the toolbar do, in a browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { start } from './page.js';

let browser;
before(async () => {
  browser = await start();
});
after(() => browser?.close());

/** Runs a test on a page with a text, with the cursor at its beginning. */
const on = (name, text, run, viewport) =>
  test(name, async () => {
    const opened = await browser.open(text, viewport);
    await opened.field.focus();
    await opened.page.keyboard.press('Control+Home');
    await run(opened, opened.page.keyboard);
    await opened.page.close();
  });

on('Shift+Tab leaves the field everywhere but in a nested item, and changes nothing', '- un\n- deux', async ({ value, focused }, keyboard) => {
  await keyboard.press('Shift+Tab');
  assert.equal(await value(), '- un\n- deux');
  assert.notEqual(await focused(), 'text-rich');
});

on('Tab and Shift+Tab at the beginning of an item indent it and back', '- un\n- deux', async ({ value, focused }, keyboard) => {
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await keyboard.press('Tab');
  assert.equal(await value(), '- un\n  - deux');
  await keyboard.press('Shift+Tab');
  assert.equal(await value(), '- un\n- deux');
  assert.equal(await focused(), 'text-rich');
});

on('Escape and then Tab leaves the field, from an item and from a cell', '- un\n- deux\n\n| a | b |\n| --- | --- |\n| c | d |', async ({ page, value, focused }, keyboard) => {
  const text = await value();
  for (const key of ['Tab', 'Shift+Tab']) {
    for (const words of ['deux', 'b']) {
      await page.getByText(words, { exact: true }).click();
      await keyboard.press('Home');
      await keyboard.press('Escape');
      await keyboard.press(key);
      assert.notEqual(await focused(), 'text-rich', `${key} from ${words}`);
      assert.equal(await value(), text);
    }
  }
  // Another key takes Escape back.
  await page.getByText('a', { exact: true }).click();
  await keyboard.press('Escape');
  await keyboard.press('End');
  await keyboard.press('Tab');
  assert.equal(await focused(), 'text-rich');
});

on('words that are copied within a block are plain text; several blocks are Markdown', '## un **deux** trois\n\n- quatre', async ({ page, copied }, keyboard) => {
  await keyboard.press('Shift+End');
  assert.equal((await copied('copy')).text, 'un deux trois');
  await keyboard.press('End');
  for (let letters = 5; letters > 0; letters -= 1) await keyboard.press('Shift+ArrowLeft');
  assert.equal((await copied('copy')).text, 'trois');
  await page.getByText('quatre').click();
  await keyboard.press('Home');
  await keyboard.press('Shift+End');
  assert.equal((await copied('copy')).text, 'quatre');
  await keyboard.press('Control+a');
  assert.equal((await copied('copy')).text, '## un **deux** trois\n\n- quatre');
});

on('code and line breaks that are copied keep their lines', '```\nun\ndeux\n```\n\ntrois\nquatre', async ({ page, copied }, keyboard) => {
  await keyboard.press('Shift+ArrowDown');
  assert.equal((await copied('copy')).text, 'un\n');
  await page.getByText('trois').click();
  await keyboard.press('Home');
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+End');
  assert.equal((await copied('copy')).text, 'trois\nquatre');
});

on('a link stays what it is when it is cut and pasted', '[un](/fr/a) [deux](exemple.qc.ca) [trois](//x.ca) fin', async ({ field, value, copied, paste }, keyboard) => {
  await keyboard.press('Shift+End');
  const { html } = await copied('cut');
  assert.equal(await value(), '');
  await paste(html);
  assert.equal(await value(), '[un](/fr/a) [deux](exemple.qc.ca) [trois](//x.ca) fin');
  assert.deepEqual(await field.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href'))), ['/fr/a', '#', '#']);
});

on('a path of the portal from another program is no link, nor one from an editor like the field', '', async ({ value, paste }, keyboard) => {
  for (const attributes of ['', ' data-pm-slice="1 1 []"', ' data-pm-slice="1 1 []" data-copied-from="https://exemple.qc.ca"']) {
    await paste(`<p${attributes}><a href="/wiki/a">mot</a></p>`);
    assert.equal(await value(), 'mot', attributes);
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
  }
  await paste('<p data-pm-slice="1 1 []" data-copied-from="null">un</p><p><a href="/wiki/a">deux</a></p>');
  assert.equal(await value(), 'un\n\ndeux');
});

on('what is copied from a table, a list or several blocks keeps its links', '| [a](/fr/a) | b |\n| --- | --- |\n| c | d |\n\n- [e](/fr/e)\n- f\n\ng', async ({ page, value, copied, paste }, keyboard) => {
  for (const [first, keys, expected] of [
    ['a', ['Shift+End'], '[a](/fr/a)'],
    ['e', ['Shift+ArrowDown', 'Shift+End'], '- [e](/fr/e)\n- f'],
    ['a', ['Control+a'], await value()],
  ]) {
    await page.getByText(first, { exact: true }).click();
    await keyboard.press('Home');
    for (const key of keys) await keyboard.press(key);
    const { html } = await copied('copy');
    await page.getByText('g', { exact: true }).click();
    await keyboard.press('End');
    await keyboard.press('Enter');
    await paste(html);
    assert.ok((await value()).endsWith(`g\n\n${expected}`), await value());
    for (let left = 3; left > 0 && (await value()).includes('g\n\n'); left -= 1) await keyboard.press('Control+z');
  }
});

on('a drop goes where it is dropped: with its formatting, its words where it is too large, or not at all', 'un\n\ndeux', async ({ page, value, drop }) => {
  const notice = page.locator('.rich-notice');
  const large = `<p>${'<b>gros</b>'.repeat(140_000)}</p>`;
  await drop(page.getByText('deux'), '<b>gras</b>');
  assert.equal(await value(), 'un\n\ndeux**gras**');
  await drop(page.getByText('un', { exact: true }), large, 'mots');
  assert.equal(await value(), 'unmots\n\ndeux**gras**');
  assert.equal(await notice.textContent(), 'pastePlain');
  await page.keyboard.press('Control+End');
  await drop(page.getByText('unmots'), large, '!');
  assert.equal(await value(), 'unmots!\n\ndeux**gras**');
  await drop(page.getByText('gras'), large, 'mot '.repeat(20_000));
  assert.equal(await value(), 'unmots!\n\ndeux**gras**');
  assert.equal(await notice.textContent(), 'pasteRefused');
});

on('an image that is pasted on words leaves them', 'mot', async ({ value, paste }, keyboard) => {
  await keyboard.press('Shift+End');
  await paste('<img src="data:,">');
  assert.equal(await value(), 'mot');
});

on('the link panel takes a path of the portal, and no path that leads elsewhere', 'mot', async ({ page, value }, keyboard) => {
  await keyboard.press('Shift+End');
  await keyboard.press('Control+k');
  for (const wrong of ['//exemple.qc.ca', '/\\exemple.qc.ca', '/a b', 'javascript:alert(1)', 'mot']) {
    await page.locator('#text-address').fill(wrong);
    await keyboard.press('Enter');
    assert.equal(await page.locator('#text-address-error').textContent(), 'linkWrong', wrong);
  }
  await page.locator('#text-address').fill('/fr/reflexions');
  await keyboard.press('Enter');
  assert.equal(await value(), '[mot](/fr/reflexions)');
});

on('Enter in the link panel belongs to the input method while it composes', 'mot', async ({ page, value }, keyboard) => {
  await keyboard.press('Shift+End');
  await keyboard.press('Control+k');
  await page.locator('#text-address').fill('exemple.qc.ca');
  const enter = (values) => page.locator('#text-address').evaluate((input, given) => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...given })), values);
  assert.equal(await enter({ isComposing: true }), true);
  assert.equal(await enter({ keyCode: 229 }), true);
  assert.equal(await page.locator('.link-panel').isVisible(), true);
  assert.equal(await value(), 'mot');
  assert.equal(await enter({}), false);
  assert.equal(await value(), '[mot](https://exemple.qc.ca)');
});

for (const text of ['mot', '| a | b |\n| --- | --- |\n| c | d |']) {
  on(
    `undo and redo are in sight on a telephone, ${text === 'mot' ? 'in a paragraph' : 'in a table'}`,
    text,
    async ({ page }, keyboard) => {
      for (const name of ['undo', 'redo']) {
        const seen = await page.locator(`[data-tool=${name}]`).evaluate((button) => {
          const { left, right, top, bottom } = button.getBoundingClientRect();
          const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return left >= 0 && right <= innerWidth && button.contains(at);
        });
        assert.ok(seen, name);
      }
      // A button that has the focus is not below those that stay.
      await page.locator('[data-tool=bold]').focus();
      for (let left = await page.locator('.format-bar button:not([hidden])').count(); left > 0; left -= 1) {
        await keyboard.press('ArrowRight');
        const hidden = await page.evaluate(() => {
          const { left: from, right, top, bottom } = document.activeElement.getBoundingClientRect();
          const seen = [from + 2, right - 2].every((x) => document.activeElement.contains(document.elementFromPoint(x, (top + bottom) / 2)));
          return seen ? '' : document.activeElement.dataset.tool;
        });
        assert.equal(hidden, '');
      }
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    },
    { width: 360, height: 640 },
  );
}

on('a text that is too long to be read is shown as it was typed, and one that is too long to be pasted is refused', `**a**\n${'b '.repeat(50_000)}`, async ({ page, field, value, paste }, keyboard) => {
  assert.equal(await field.locator('.source').count(), 1);
  assert.match(await value(), /^\*\*a\*\*\nb/);
  await keyboard.press('Control+a');
  await keyboard.press('Delete');
  await paste('', 'a\n'.repeat(5_001));
  assert.equal(await value(), '');
  assert.equal(await page.locator('.rich-notice').textContent(), 'pasteRefused');
  const began = Date.now();
  await paste('', 'a\n'.repeat(4_999));
  assert.ok(Date.now() - began < 5_000);
  assert.equal((await value()).split('\n').length, 4_999);
});

on('pasted HTML of any shape is read in a moment', '', async ({ page, value, paste }, keyboard) => {
  const shapes = ['<', '<style', '<p style="', '<div>', '<b>', '<blockquote>', '<ul><li>a', '<table><tr><td>a<td>', '<p>a', '<a href="/x">a</a> ', '</style'].map((each) => each.repeat(1_490_000 / each.length));
  shapes.push(`<p style="${'text-decoration:'.repeat(90_000)}">a`, `<p style="display:${' '.repeat(1_400_000)}">a`, `<p ${' onx'.repeat(300_000)}>a`);
  shapes.push(`<a href="https://a.ca">http://a/${'.'.repeat(40_000)}b</a>`, `<table><tr>${'<td colspan=50>a'.repeat(900)}${'<tr><td>a<td>b'.repeat(3_000)}`);
  for (const html of shapes) {
    const began = Date.now();
    await paste(html, 'texte');
    // A second is for a machine that does nothing else.
    assert.ok(Date.now() - began < 3_000, `${html.slice(0, 30)} took ${Date.now() - began} ms`);
    const shown = (await value()) || (await page.locator('.rich-notice').textContent());
    assert.notEqual(shown, '', html.slice(0, 30));
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
  }
  assert.equal(await value(), '');
});

on('lists and quotes that are pasted stay as deep as the portal shows them', '', async ({ field, paste }) => {
  await paste(`${'<blockquote>'.repeat(40)}a${'</blockquote>'.repeat(40)}${'<ul><li>b'.repeat(40)}${'</li></ul>'.repeat(40)}`);
  assert.equal(await field.locator('.source').count(), 0);
  assert.equal(await field.locator('blockquote').count(), 8);
  assert.equal(await field.locator('li').count(), 40);
  assert.equal(await field.locator('ul').count(), 8);
});
