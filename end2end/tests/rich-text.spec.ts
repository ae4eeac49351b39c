// The rich text field: typing, pasting, what happens without its script, and a reflection from its first word to the
// community on a telephone.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { axeOn } from '../support/axe';
import { people, signIn } from '../support/people';
import { expect, open, test } from '../support/test';
import { LANGS, LANGUAGE } from '../support/site';
import { paste, richText, textArea, type } from '../support/writing';

const NEW = {
  fr: '/fr/reflexions/nouvelle?community=eleves-a-risque',
  en: '/en/reflections/new?community=students-at-risk',
} as const;
const WORDS = {
  fr: {
    save: 'Enregistrer', share: 'Partager…', text: 'Texte', tools: 'Mise en forme', bold: 'Gras', heading: 'Intertitre', list: 'Liste à puces', address: 'Adresse du lien',
    undo: 'Annuler', table: 'Tableau', addRow: 'Ajouter une ligne au tableau', wrong: /n’est pas complète/, me: 'Moi seulement', community: 'La communauté', choose: 'Enregistrer ce choix',
    people: 'Personnes à mentionner', found: /Personnes trouvées/, words: /seuls les mots sont collés/, refused: /trop volumineux pour être collé/, saved: /Brouillon enregistré/,
  },
  en: {
    save: 'Save', share: 'Share…', text: 'Text', tools: 'Formatting', bold: 'Bold', heading: 'Heading', list: 'Bulleted list', address: 'Link address',
    undo: 'Undo', table: 'Table', addRow: 'Add a table row', wrong: /is not complete/, me: 'Only me', community: 'The community', choose: 'Save this choice',
    people: 'People to mention', found: /People found/, words: /only the words were pasted/, refused: /too large to paste/, saved: /Draft saved/,
  },
} as const;
const PASTED = fileURLToPath(new URL('../pasted', import.meta.url));

test.use({ allowed: /(drafts\/keep|reflections\/mentions) net::ERR_ABORTED/ });

for (const lang of LANGS) {
  const words = WORDS[lang];

  test(`what one types looks as it will be read, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const field = page.getByRole('textbox', { name: words.text });
    await expect(field).toHaveAttribute('aria-multiline', 'true');
    await expect(field).toHaveAttribute('spellcheck', 'true');
    await expect(field).toHaveAttribute('lang', lang === 'fr' ? 'fr-CA' : 'en-CA');
    await field.click();
    const { keyboard } = page;
    const toolbar = page.getByRole('toolbar', { name: words.tools });
    const bold = toolbar.getByRole('button', { name: words.bold });
    await keyboard.press('Control+b');
    await expect(bold).toHaveAttribute('aria-pressed', 'true');
    await keyboard.type('gras');
    await keyboard.press('Control+b');
    await expect(bold).toHaveAttribute('aria-pressed', 'false');
    await keyboard.type(' et lien');
    for (let letters = 'lien'.length; letters > 0; letters -= 1) await keyboard.press('Shift+ArrowLeft');
    await keyboard.press('Control+k');
    await page.getByLabel(words.address).fill('exemple');
    await keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: words.wrong })).toBeVisible();
    await page.getByLabel(words.address).fill('exemple.qc.ca/a');
    await keyboard.press('Enter');
    await expect(field).toBeFocused();
    await keyboard.press('End');
    await keyboard.press('Enter');
    await toolbar.getByRole('button', { name: words.list }).click();
    await keyboard.type('un');
    await keyboard.press('Enter');
    await keyboard.type('deux');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.type('une ligne');
    await keyboard.press('Shift+Enter');
    await keyboard.type('www.exemple.qc.ca.');
    await expect(field.locator('.auto-link')).toHaveText('www.exemple.qc.ca');
    await expect(textArea(page)).toHaveValue('**gras** et [lien](https://exemple.qc.ca/a)\n\n- un\n- deux\n\nune ligne\nwww.exemple.qc.ca.');
    await page.getByRole('button', { name: words.save, exact: true }).click();
    const read = page.locator('.prose').first();
    await expect(read.locator('strong')).toHaveText('gras');
    await expect(read.locator('a').first()).toHaveAttribute('href', 'https://exemple.qc.ca/a');
    await expect(read.locator('li')).toHaveText(['un', 'deux']);
    await expect(read.locator('a').last()).toHaveAttribute('href', 'https://www.exemple.qc.ca');
  });

  test(`the toolbar is one stop and says its state, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const toolbar = page.getByRole('toolbar', { name: words.tools });
    await page.locator('[name="title"]').focus();
    await page.keyboard.press('Tab');
    await expect(toolbar.getByRole('button', { name: words.bold })).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(toolbar.getByRole('button', { name: words.undo })).toBeFocused();
    await expect(toolbar.getByRole('button', { name: words.undo })).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(richText(page)).toBeFocused();
    await page.keyboard.type('gras');
    await page.keyboard.press('Shift+Tab');
    await expect(toolbar.getByRole('button', { name: words.bold })).toBeFocused();
    await expect(toolbar.getByRole('button', { name: words.bold })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await toolbar.getByRole('button', { name: words.table }).click();
    await page.keyboard.type('A');
    await page.keyboard.press('Tab');
    await page.keyboard.type('B');
    await toolbar.getByRole('button', { name: words.addRow }).click();
    await expect(textArea(page)).toHaveValue('**gras**\n\n| A | B |\n| --- | --- |\n|  |  |\n|  |  |\n|  |  |');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(textArea(page)).not.toHaveValue(/B/);
  });

  test(`a person is mentioned by keyboard alone, and only one who may read the text, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const field = page.getByRole('textbox', { name: words.text });
    const list = page.getByRole('listbox', { name: words.people });
    const { keyboard } = page;
    await field.focus();
    // At once: letter by letter, one is asked about the first ones already where it takes a while to type the others.
    const answered = page.waitForResponse((answer) => answer.url().includes('/reflections/mentions'));
    await keyboard.insertText('@imog');
    expect(await (await answered).json(), 'only its author may read it').toEqual([]);
    await expect(list).toBeHidden();
    await page.locator('.audience > summary').focus();
    await keyboard.press('Enter');
    await page.getByRole('radio', { name: words.me, exact: true }).focus();
    while (!(await page.getByRole('radio', { name: words.community, exact: true }).isChecked())) await keyboard.press('ArrowDown');
    await field.focus();
    await keyboard.press('Control+a');
    await keyboard.press('Delete');

    // An observer of the community does not read what stays in it.
    const none = page.waitForResponse((answer) => answer.url().includes('/reflections/mentions'));
    await keyboard.insertText('@jer');
    expect(await (await none).json()).toEqual([]);
    await expect(list).toBeHidden();
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await keyboard.type('@a');
    await expect(list.getByRole('option', { name: people.facilitator.name })).toBeVisible();
    await expect(page.getByText(words.found).first()).toBeAttached();
    const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`))).toEqual([]);
    await expect(field).toHaveAttribute('aria-activedescendant', /.+/);
    const active = async () => page.locator(`[id="${await field.getAttribute('aria-activedescendant')}"]`).textContent();
    const first = await active();
    await expect(list.locator('[aria-selected="true"]')).toHaveText(first ?? '');
    await keyboard.press('Escape');
    await expect(list).toBeHidden();
    await expect(field).toBeFocused();
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await keyboard.type('@des');
    await expect(list.getByRole('option')).toHaveText([`@${people.facilitator.name}`]);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.type('et @thack');
    await expect(list.getByRole('option')).toHaveText([`@${people.memberEn.name}`]);
    await keyboard.press('Tab');
    await keyboard.type('ici.');
    await expect(textArea(page)).toHaveValue(`@${people.facilitator.name} et @${people.memberEn.name} ici.`);
    await expect(field).toBeFocused();
  });

  test(`a paste that is too large is pasted as words or refused in a sentence, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const large = '<p onclick="x()" style="color:red"><b>mot</b><script>x()</script><img src="x"></p>'.repeat(26_000);
    expect(large.length).toBeGreaterThan(2_000_000);
    await richText(page).click();
    const began = Date.now();
    await paste(richText(page), large, 'mot mot');
    await expect(textArea(page)).toHaveValue('mot mot');
    expect(Date.now() - began, 'milliseconds').toBeLessThan(5_000);
    await expect(page.getByText(words.words).first()).toBeVisible();
    await paste(richText(page), large, 'mot '.repeat(60_000));
    await expect(page.getByText(words.refused).first()).toBeVisible();
    await expect(textArea(page)).toHaveValue('mot mot');
  });

  test(`a reflection goes from its first word to the community on a telephone, in ${LANGUAGE[lang]}`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: process.env.PORTAL_URL, viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const text = `Une main qui hésite ${Date.now()}`;
    const audience = page.locator('.audience > summary');
    await expect(audience, 'who will see it is said from the start').toContainText(words.me);
    await richText(page).tap();
    await expect(richText(page)).toBeFocused();
    await page.keyboard.type(text);
    await page.getByRole('toolbar').getByRole('button', { name: words.list }).tap();
    await expect(richText(page).locator('li')).toHaveText(text);
    await expect(page.locator('.draft-state')).toHaveText(words.saved, { timeout: 20_000 });
    for (const line of 'abcdefghijklmnop') {
      await page.keyboard.press('Enter');
      await page.keyboard.type(line);
    }
    await expect(page.locator('.writing-prompt b'), 'what it answers stays in sight').toBeInViewport();
    await expect(page.getByRole('toolbar')).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await audience.tap();
    await page.getByRole('radio', { name: words.community, exact: true }).tap();
    await expect(audience).toContainText(words.community);
    await page.getByRole('button', { name: words.share, exact: true }).tap();
    await expect(page.getByRole('radio', { name: words.community, exact: true })).toBeChecked();
    await page.getByRole('button', { name: words.choose }).tap();
    await expect(page).toHaveURL(/notice=shared/);
    const address = new URL(page.url()).pathname;
    await context.close();
    const other = await browser.newContext({ baseURL: process.env.PORTAL_URL });
    await signIn(other, lang, people.facilitator);
    const reader = await other.newPage();
    await reader.goto(address);
    await expect(reader.locator('.prose li').first()).toHaveText(text);
    await other.close();
  });

  test(`the page on which one writes is accessible with a text in it, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, NEW[lang]);
      await richText(page).click();
      await paste(richText(page), readFileSync(join(PASTED, 'page-article.html'), 'utf8'));
      await page.getByRole('toolbar').getByRole('button', { name: words.table }).click();
      await page.locator('.audience > summary').click();
      const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
      expect(found, colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

for (const lang of LANGS) {
  const words = WORDS[lang];

  test(`an input method, dead keys, dictation and a spell checker write into the text, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const field = page.getByRole('textbox', { name: words.text });
    await field.focus();
    const browser = await context.newCDPSession(page);
    // An input method shows what it has so far, and then what was chosen.
    for (const text of ['に', 'にほ', 'にほん']) await browser.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await browser.send('Input.insertText', { text: '日本' });
    await expect(textArea(page)).toHaveValue('日本');
    // A dead key is a composition of one sign, which the letter takes the place of; in the middle of bold text, too.
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' g');
    await browser.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 });
    await browser.send('Input.insertText', { text: 'ê' });
    await page.keyboard.type('ne');
    await page.keyboard.press('Control+b');
    await expect(textArea(page)).toHaveValue('日本 **gêne**');
    // A composition that is given up leaves nothing.
    await browser.send('Input.imeSetComposition', { text: '¨', selectionStart: 1, selectionEnd: 1 });
    await browser.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await expect(textArea(page)).toHaveValue('日本 **gêne**');
    // Dictation puts in words at once.
    await browser.send('Input.insertText', { text: ' et deux fotes' });
    await expect(textArea(page)).toHaveValue('日本 **gêne** et deux fotes');
    // A spell checker says which words it replaces, and leaves the change to the field or to the browser.
    await field.evaluate((element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.textContent?.indexOf('fotes') ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 'fotes'.length);
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
        const event = new InputEvent('beforeinput', { inputType: 'insertReplacementText', data: 'fautes', bubbles: true, cancelable: true });
        if (element.dispatchEvent(event)) document.execCommand('insertText', false, 'fautes');
        return;
      }
    });
    await expect(textArea(page)).toHaveValue('日本 **gêne** et deux fautes');
    await page.keyboard.press('Control+z');
    await expect(textArea(page)).not.toHaveValue(/fautes/);
    await browser.detach();
  });

  test(`an address that is pasted on words makes a link of them, and one that is pasted alone becomes one, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const field = page.getByRole('textbox', { name: words.text });
    await type(page, 'Lire ceci');
    for (let letters = 'ceci'.length; letters > 0; letters -= 1) await page.keyboard.press('Shift+ArrowLeft');
    await paste(field, '', 'https://exemple.qc.ca/guide');
    await expect(textArea(page)).toHaveValue('Lire [ceci](https://exemple.qc.ca/guide)');
    await expect(field.locator('a')).toHaveText('ceci');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await paste(field, '', 'www.exemple.qc.ca/a');
    await page.keyboard.type('.');
    await expect(field.locator('.auto-link')).toHaveText('www.exemple.qc.ca/a');
    await expect(textArea(page)).toHaveValue('Lire [ceci](https://exemple.qc.ca/guide)\n\nwww.exemple.qc.ca/a.');
  });

  test(`headings, lists and quotes are begun as in Markdown, and with the toolbar by keyboard, in ${LANGUAGE[lang]}`, async ({ page, context }) => {
    await signIn(context, lang, people.member);
    await open(page, NEW[lang]);
    const { keyboard } = page;
    await type(page, '## Titre');
    await keyboard.press('Enter');
    await keyboard.type('- un');
    await keyboard.press('Enter');
    await keyboard.type('deux');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.type('1. premier');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.type('> cité');
    const field = richText(page);
    await expect(field.locator('h2')).toHaveText('Titre');
    await expect(field.locator('ul > li')).toHaveText(['un', 'deux']);
    await expect(field.locator('ol > li')).toHaveText('premier');
    await expect(field.locator('blockquote')).toHaveText('cité');
    await expect(textArea(page)).toHaveValue('## Titre\n\n- un\n- deux\n\n1. premier\n\n> cité');
    // The shortcuts of word processors do the same.
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await keyboard.type('mot');
    for (const [keys, value] of [['Control+Alt+2', '## mot'], ['Control+Alt+3', '### mot'], ['Control+Alt+0', 'mot'], ['Control+Shift+8', '- mot'], ['Control+Shift+7', '1. mot'], ['Control+Shift+7', 'mot'], ['Control+Shift+9', '> mot'], ['Control+Shift+9', 'mot']]) {
      await keyboard.press(keys);
      await expect(textArea(page), keys).toHaveValue(value);
    }
    // The sign itself is had back with one key.
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await keyboard.type('- ');
    await expect(field.locator('li')).toHaveCount(1);
    await keyboard.press('Backspace');
    await expect(field.locator('li')).toHaveCount(0);
    // The same from the toolbar, which the keyboard reaches.
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await keyboard.type('mot');
    await keyboard.press('Shift+Tab');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await expect(field).toBeFocused();
    await expect(field.locator('h2')).toHaveText('mot');
    await expect(page.getByRole('toolbar', { name: words.tools }).getByRole('button', { name: words.heading })).toHaveAttribute('aria-pressed', 'true');
  });
}

test('each pasted sample becomes the Markdown beside it', async ({ page, context }) => {
  test.setTimeout(120_000);
  await signIn(context, 'fr', people.member);
  await open(page, NEW.fr);
  const samples = readdirSync(PASTED).filter((name) => name.endsWith('.html'));
  expect(samples.length).toBeGreaterThanOrEqual(20);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(process.env.PORTAL_URL ?? '')) asked.push(request.url());
  });
  for (const name of samples) {
    await richText(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(textArea(page)).toHaveValue('');
    await paste(richText(page), readFileSync(join(PASTED, name), 'utf8'), 'texte');
    const markdown = readFileSync(join(PASTED, name.replace('.html', '.md')), 'utf8').trimEnd();
    await expect(textArea(page), name).toHaveValue(markdown);
  }
  expect(asked, 'nothing of a paste is loaded').toEqual([]);
});

test('typography follows as one types, and one key undoes it', async ({ page, context }) => {
  await signIn(context, 'fr', people.member);
  await open(page, NEW.fr);
  await type(page, `L'élève dit : "Encore?" à 10 h...`);
  await expect(textArea(page)).toHaveValue('L’élève dit\u00a0: «\u00a0Encore?\u00a0» à 10\u00a0h…');
  await page.keyboard.press('Backspace');
  await expect(textArea(page)).toHaveValue(/h\.\.\.$/);
  await page.keyboard.type(` et <<`);
  await expect(textArea(page)).toHaveValue(/et «\u00a0$/);
  await page.keyboard.press('Control+z');
  await expect(textArea(page)).toHaveValue(/et <<$/);
  await page.locator('.writing-details > summary').click();
  await page.locator('#lang').selectOption('en');
  await expect(richText(page)).toHaveAttribute('lang', 'en-CA');
  await richText(page).fill('');
  await type(page, `It's "here": 'now'`);
  await expect(textArea(page)).toHaveValue('It’s “here”: ‘now’');
});

test('a text that is opened and left stays letter by letter, and what is not changed keeps its source', async ({ page, context }) => {
  await signIn(context, 'fr', people.member);
  const source = '* un\n* deux\n\n__fort__ et ![dessin](a.png)\n\nUn titre\n---\n\n[1]: https://exemple.qc.ca\n\n|a|b|\n|-|:-:|\n|1|2|\n\nVoir [1].\nFin';
  const html = await (await context.request.get(NEW.fr)).text();
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const form = Object.fromEntries(['base', 'tab', 'after', 'id', 'community'].map((name) => [name, hidden(name)]));
  const answer = await context.request.post(NEW.fr.split('?')[0], { form: { ...form, lang: 'fr', text: source }, maxRedirects: 0 });
  await open(page, `${answer.headers().location.split('?')[0]}/modifier`);
  await expect(richText(page).locator('h2')).toHaveText('Un titre');
  await expect(richText(page).locator('.source')).toHaveCount(2);
  await expect(textArea(page)).toHaveValue(source);
  await type(page, '!');
  await expect(textArea(page)).toHaveValue(source.replace('Voir [1].\nFin', 'Voir [1](https://exemple.qc.ca).\nFin!'));
  await page.keyboard.press('Backspace');
  await expect(textArea(page)).toHaveValue(source);
});

test('what could identify a student is marked in the text', async ({ page, context }) => {
  await signIn(context, 'fr', people.member);
  await open(page, NEW.fr);
  await type(page, 'Hier, ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('l’élève Maxime Tremblay');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' a pleuré.');
  await expect(richText(page).locator('.student-name')).toHaveText('Maxime Tremblay');
  await page.getByRole('button', { name: 'Remplacer par M. T.' }).click();
  await expect(textArea(page)).toHaveValue('Hier, **l’élève M. T.** a pleuré.');
  await expect(richText(page)).toBeFocused();
  await expect(richText(page).locator('.student-name')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(textArea(page)).toHaveValue('Hier, **l’élève Maxime Tremblay** a pleuré.');
});

test.describe('a script that does not come', () => {
  test.use({ allowed: /rich-text|ERR_FAILED|drafts\/keep net::ERR_ABORTED/ });

  test('leaves the text area, with its own toolbar', async ({ page, context }) => {
    await signIn(context, 'fr', people.member);
    await page.route('**/pkg/rich-text*.js', (route) => route.abort());
    await open(page, NEW.fr);
    await expect(richText(page)).toHaveCount(0);
    const text = `Sans script ${Date.now()}`;
    await textArea(page).fill(text);
    await expect(page.getByRole('toolbar')).toBeVisible();
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.locator('.prose').first()).toHaveText(text);
  });

  test('or comes late, loses nothing', async ({ page, context }) => {
    await signIn(context, 'fr', people.member);
    let go = () => {};
    const waiting = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/pkg/rich-text*.js', async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto(NEW.fr, { waitUntil: 'commit' });
    await textArea(page).pressSequentially('Avant **le** script');
    go();
    await expect(richText(page).locator('strong')).toHaveText('le');
    await expect(richText(page)).toBeFocused();
    await expect(textArea(page)).toHaveValue('Avant **le** script');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one writes in a text area, and no asterisk is asked for', async ({ page, context }) => {
    await signIn(context, 'fr', people.member);
    await open(page, NEW.fr);
    await expect(page.getByRole('main')).not.toContainText('**');
    await textArea(page).fill('Un texte\n\n- un');
    await page.locator('.audience > summary').click();
    await page.getByRole('radio', { name: WORDS.fr.community, exact: true }).check();
    await page.getByRole('button', { name: WORDS.fr.share }).click();
    await expect(page.getByRole('radio', { name: WORDS.fr.community, exact: true })).toBeChecked();
    await page.getByRole('button', { name: WORDS.fr.choose }).click();
    await expect(page).toHaveURL(/notice=shared/);
    await expect(page.locator('.prose li')).toHaveText('un');
  });
});
