// The list of people after an @, by the keyboard and by a press.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { start } from './page.js';

const PEOPLE = ['Ana Roy', 'Béatrice Lafrenaye-Diallo', 'Benoît L’Heureux'];

let browser;
before(async () => {
  browser = await start();
});
after(() => browser?.close());

/** Runs a test on a page with a text, with the cursor at its end. */
const on = (name, text, people, run) =>
  test(name, async () => {
    const opened = await browser.open(text, undefined, people);
    await opened.field.focus();
    await opened.page.keyboard.press('Control+End');
    const list = opened.page.getByRole('listbox', { name: 'mention' });
    const options = list.getByRole('option');
    /** What the field says of the option that is chosen. */
    const active = async () => {
      const id = await opened.field.getAttribute('aria-activedescendant');
      return id && opened.page.locator(`[id="${id}"]`).textContent();
    };
    await run({ ...opened, list, options, active }, opened.page.keyboard);
    await opened.page.close();
  });

on('arrows and Enter choose a person, whose whole name is put into the text', 'Merci', PEOPLE, async ({ page, list, options, active, value, focused, field }, keyboard) => {
  assert.equal(await field.getAttribute('aria-autocomplete'), 'list');
  await keyboard.type(' @b');
  await list.waitFor();
  assert.deepEqual(await options.allTextContents(), ['@Béatrice Lafrenaye-Diallo', '@Benoît L’Heureux']);
  assert.equal(await active(), '@Béatrice Lafrenaye-Diallo');
  assert.equal(await field.getAttribute('aria-controls'), await list.getAttribute('id'));
  await keyboard.press('ArrowDown');
  assert.equal(await active(), '@Benoît L’Heureux');
  assert.deepEqual(await options.evaluateAll((all) => all.map((each) => each.getAttribute('aria-selected'))), ['false', 'true']);
  await keyboard.press('ArrowDown');
  assert.equal(await active(), '@Béatrice Lafrenaye-Diallo');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await list.waitFor({ state: 'hidden' });
  assert.equal(await active(), null);
  await keyboard.type('à vous.');
  await page.waitForTimeout(300);
  assert.ok(await list.isHidden());
  assert.equal(await value(), 'Merci @Benoît L’Heureux à vous.');
  assert.equal(await focused(), 'text-rich');
  assert.deepEqual(await page.evaluate(() => window.asked), ['/api/reflections/mentions?reflection=1&lang=en&typed=b']);
  assert.match(await page.getByRole('status').textContent(), /mentionFound 2/);
});

on('Tab chooses, and leaves the field where the list is closed', '', PEOPLE, async ({ list, value, focused }, keyboard) => {
  await keyboard.type('@lafre');
  await list.waitFor();
  await keyboard.press('Tab');
  assert.equal(await value(), '@Béatrice Lafrenaye-Diallo');
  assert.equal(await focused(), 'text-rich');
  await keyboard.press('Tab');
  assert.notEqual(await focused(), 'text-rich');
});

on('Escape closes the list until another name is begun', '', PEOPLE, async ({ page, list, value }, keyboard) => {
  await keyboard.type('@an');
  await list.waitFor();
  await keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await keyboard.type('a ');
  await page.waitForTimeout(400);
  assert.ok(await list.isHidden());
  await keyboard.press('Enter');
  await keyboard.type('@an');
  await list.waitFor();
  await keyboard.press('Enter');
  assert.equal(await value(), '@ana\n\n@Ana Roy');
});

on('a press chooses too, and the field keeps the focus', '', PEOPLE, async ({ list, options, value, focused }, keyboard) => {
  await keyboard.type('@r');
  await list.waitFor();
  await options.first().click();
  assert.equal(await value(), '@Ana Roy');
  assert.equal(await focused(), 'text-rich');
});

on('an @ within a word, before a space, or with no one of that name opens nothing', '', PEOPLE, async ({ page, list }, keyboard) => {
  for (const typed of ['ana@be', ' @ be', ' @zo', 'é']) {
    await keyboard.type(typed);
    await page.waitForTimeout(300);
    assert.ok(await list.isHidden(), typed);
  }
  assert.deepEqual(await page.evaluate(() => window.asked), ['/api/reflections/mentions?reflection=1&lang=en&typed=zo'], 'more letters are not asked for');
});

on('a cursor that only moves opens nothing, and closes the list; the next letter opens it again', 'Merci @be', PEOPLE, async ({ page, list, field }, keyboard) => {
  for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) {
    await keyboard.press(key);
    await page.waitForTimeout(300);
    assert.ok(await list.isHidden(), key);
  }
  await field.getByText('Merci').click();
  await page.waitForTimeout(300);
  assert.ok(await list.isHidden(), 'a press');
  assert.deepEqual(await page.evaluate(() => window.asked), []);
  await keyboard.press('End');
  await keyboard.type('n');
  await list.waitFor();
  await keyboard.press('ArrowLeft');
  await list.waitFor({ state: 'hidden' });
  await keyboard.press('End');
  await page.waitForTimeout(300);
  assert.ok(await list.isHidden());
  assert.deepEqual(await page.evaluate(() => window.asked), ['/api/reflections/mentions?reflection=1&lang=en&typed=ben']);
});

on('an @ in code opens nothing', '```\nun\n```', PEOPLE, async ({ page, list }, keyboard) => {
  await page.getByText('un', { exact: true }).click();
  await keyboard.press('End');
  await keyboard.type(' @be');
  await page.waitForTimeout(300);
  assert.ok(await list.isHidden());
  assert.deepEqual(await page.evaluate(() => window.asked), []);
});

on('without an answer the name is typed as before', '', [], async ({ page, list, value }, keyboard) => {
  await keyboard.type('@Ana Roy, merci');
  await page.waitForTimeout(300);
  assert.ok(await list.isHidden());
  assert.equal(await value(), '@Ana Roy, merci');
});
