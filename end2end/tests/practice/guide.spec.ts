// Three reflections become a practice that everyone reads; a guide is composed from it, from a finding that was sent, from a reflection
// and from a passage that is written for it. Two people review it, it is published, and its files are opened: in a browser, in
// LibreOffice, as pictures in target/test/guide. Consent that is withdrawn marks the passage. In French with JavaScript, in English
// without.

import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { pageOf, people } from '../../support/people';
import { Pictures } from '../../support/pictures';
import { root } from '../../support/portal.mjs';
import { consent, fillText, press, publishPractice, QUOTATIONS, SOURCES } from '../../support/practices';
import { COMMUNITY, examine, sent, withPortal } from '../../support/running';
import { TAG } from '../../support/site';
import { expect, settled, test } from '../../support/test';

const NEW = { fr: `${COMMUNITY.fr}/guides/nouveau`, en: `${COMMUNITY.en}/guides/new` } as const;
const PLACES = {
  fr: { review: 'relecture', publish: 'publication', title: 'titre' },
  en: { review: 'review', publish: 'publication', title: 'title' },
} as const;
const TITLE = { fr: 'Voir de près', en: 'A close look' } as const;
const CHAPTERS = { fr: ['Essayer', 'Remarquer'], en: ['Trying', 'Noticing'] } as const;
const PRACTICE = { title: { fr: 'Une heure pour lire', en: 'An hour to read' }, done: { fr: 'Une heure par jour.', en: 'An hour a day.' } };
const WRITTEN = { fr: 'Les équipes voient tôt ce qui change.', en: 'Teams see early what changes.' } as const;
/** Words of the reflection, which the guide quotes in their language only. */
const QUOTED = 'Les élèves lisent à deux';
const FINDING = { fr: 'les premiers signes à temps', en: 'the first signs in time' } as const;
const WORDS = {
  fr: {
    begin: 'Commencer', save: 'Enregistrer', chapter: 'Ajouter un chapitre', fromSource: 'Ajouter à partir d’une source', write: 'Écrire un passage',
    asked: 'Accord demandé', given: 'Accord donné', withdrawn: 'Accord retiré le', instead: 'Écrire un autre passage', up: 'Monter', ask: 'Demander la relecture',
    read: 'J’ai relu', publish: 'Publier', lacks: 'Il manque encore', alt: 'la description de l’image', reviewed: 'relu par 2 personnes', written: 'Écrit pour ce guide',
    found: '1 passage pour', search: 'Chercher', only: 'Pas encore en anglais', practice: 'Pratique : Une heure pour lire',
  },
  en: {
    begin: 'Start', save: 'Save', chapter: 'Add a chapter', fromSource: 'Add a passage from a source', write: 'Write a passage',
    asked: 'Consent requested', given: 'Consent given', withdrawn: 'Consent withdrawn on', instead: 'Write another passage', up: 'Move up', ask: 'Ask for a review',
    read: 'I have reviewed it', publish: 'Publish', lacks: 'Still missing', alt: 'the description of the image', reviewed: 'reviewed by 2 people', written: 'Written for this guide',
    found: '1 passage for', search: 'Search', only: 'Not in English yet', practice: 'Practice: An hour to read',
  },
} as const;
/** How files begin: those of an archive, and others. */
const FILES = { epub: 'PK', docx: 'PK', odt: 'PK', html: '<!doctype html>', md: '---' } as const;
/** A picture of one point. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Opens the form that a link of this name leads to. */
async function follow(page: Page, name: string): Promise<void> {
  const href = await page.getByRole('main').getByRole('link', { name, exact: true }).first().getAttribute('href');
  await page.goto(href!);
  await settled(page);
}

for (const [lang, script] of [['fr', true], ['en', false]] as const) {
  test(`three reflections become a practice and a guide, whose files are opened, ${script ? 'with' : 'without'} JavaScript`, async ({ browser }, info) => {
    test.setTimeout(240_000);
    await withPortal(`practice-guide-${lang}`, async ({ now: portal }) => {
      const words = WORDS[lang];
      const writer = await pageOf(browser, portal, lang, people.facilitator, script);
      const author = await pageOf(browser, portal, lang, people.member, script);
      await publishPractice(browser, portal, lang, script, [writer, author], PRACTICE);

      const main = writer.getByRole('main');
      await writer.goto(NEW[lang]);
      await writer.locator('#title-fr').fill(TITLE.fr);
      await press(writer, words.begin);
      const here = new URL(writer.url()).pathname;
      const at = (place: string): string => [...here.split('/').slice(0, -1), place].join('/');
      const addChapter = async (place: number): Promise<void> => {
        await follow(writer, words.chapter);
        await writer.locator('#title-fr').fill(CHAPTERS.fr[place]);
        await writer.locator('#title-en').fill(CHAPTERS.en[place]);
        await press(writer, words.save);
      };
      /** Opens the form of a passage from a source that a link to it names. */
      const choose = async (kind: string, name: string): Promise<void> => {
        await follow(writer, words.fromSource);
        await writer.locator('#kind').selectOption(kind);
        await main.getByRole('button', { name: words.search, exact: true }).click();
        await expect(writer).toHaveURL(new RegExp(`kind=${kind}`));
        await main.getByRole('link', { name }).first().click();
        await expect(writer).toHaveURL(new RegExp(`source=${kind}`));
        await settled(writer);
      };

      // The practice and the finding are in both languages: their texts are what one begins with.
      await addChapter(0);
      for (const [kind, name] of [['practice', PRACTICE.title[lang]], ['finding', FINDING[lang]]] as const) {
        await choose(kind, name);
        await press(writer, words.save);
        await expect(writer).toHaveURL(/notice=saved/);
      }
      await expect(main.locator('.piece')).toHaveCount(2);

      // A passage from a reflection: its author is asked.
      await addChapter(1);
      await choose('reflection', SOURCES[lang][1]);
      await fillText(writer, 'text-fr', QUOTED);
      await fillText(writer, 'text-en', '');
      await press(writer, words.save);
      await expect(main).toContainText(words.asked);
      await expect(main).toContainText(words.only);

      // A passage that is written for the guide, with nothing typed first.
      await follow(writer, words.write);
      await press(writer, words.save);
      await expect(writer.getByRole('alert').first()).toBeVisible();
      await settled(writer);
      await fillText(writer, 'text-fr', WRITTEN.fr);
      await fillText(writer, 'text-en', WRITTEN.en);
      await press(writer, words.save);
      await expect(main).toContainText(words.written);

      await consent(author, lang);
      await writer.reload();
      await expect(main).toContainText(words.given);

      // By the keyboard: what is written goes before what is quoted.
      const written = main.locator('.piece').nth(1);
      const name = await written.getAttribute('id');
      await written.getByRole('button', { name: words.up }).focus();
      await sent(writer, () => writer.keyboard.press('Enter'));
      await expect(main.locator('.piece').first()).toHaveAttribute('id', name!);
      const chapter = writer.url();
      if (script) await examine(writer);

      // An image without a text, and no title in English.
      const image = main.locator('.piece').first().locator('a[href$="/image"]');
      await image.click();
      await writer.locator('#picture').setInputFiles({ name: 'fiche.png', mimeType: 'image/png', buffer: PICTURE });
      await press(writer, words.save);
      await writer.goto(at(PLACES[lang].publish));
      await expect(main).toContainText(words.lacks);
      await expect(main).toContainText(words.alt);
      await writer.goto(chapter);
      await image.click();
      await writer.locator('#alt-fr').fill('Une fiche de trois lignes');
      await writer.locator('#alt-en').fill('A sheet of three lines');
      await press(writer, words.save);
      await writer.goto(at(PLACES[lang].title));
      await writer.locator('#title-en').fill(TITLE.en);
      await press(writer, words.save);

      await writer.goto(at(PLACES[lang].publish));
      for (const { name } of [people.coFacilitator, people.memberEn]) await writer.getByRole('checkbox', { name }).check();
      await press(writer, words.ask);
      for (const person of [people.coFacilitator, people.memberEn]) {
        const reviewer = await pageOf(browser, portal, lang, person, script);
        await reviewer.goto(at(PLACES[lang].review));
        await press(reviewer, words.read);
        await reviewer.context().close();
      }
      await writer.goto(at(PLACES[lang].publish));
      await writer.locator('#changes-fr').fill('Première édition.');
      await writer.locator('#changes-en').fill('First edition.');
      await press(writer, words.publish);
      await expect(writer).toHaveURL(/\/1\.0\?notice=published/);
      const edition = new URL(writer.url()).pathname;

      const visitor = await (await browser.newContext({ baseURL: portal.url, javaScriptEnabled: script, acceptDownloads: true })).newPage();
      const shown = visitor.getByRole('main');
      await visitor.goto(edition);
      await expect(shown).toContainText(words.reviewed);
      if (script) await examine(visitor);
      await visitor.goto(edition);
      await shown.locator('ol.entry-list .entry-title').first().click();
      await expect(shown.locator('.guide-passage')).toHaveCount(2);
      await expect(shown).toContainText(PRACTICE.done[lang]);
      await expect(shown.getByText(words.practice).first(), 'where it is from').toBeVisible();
      await visitor.goto(edition);
      await visitor.locator('#q').fill('élèves');
      await shown.getByRole('button', { name: words.search, exact: true }).click();
      await expect(shown).toContainText(words.found);
      await shown.locator('.entry-title').first().click();
      await expect(shown.locator('.guide-passage')).toHaveCount(2);
      await expect(shown).toContainText(QUOTED);
      await expect(shown).toContainText(people.member.name);
      const quoting = visitor.url().split('#')[0];
      if (script) await examine(visitor);
      const provenance = await (await visitor.request.get(`${edition}/provenance.json`)).json();
      expect(provenance.passages.map((passage: { source: { kind: string } }) => passage.source.kind)).toEqual(['practice', 'finding', 'written', 'reflection']);

      const pictures = await Pictures.in(join(root, 'target/test/guide', lang), browser, info);
      const says = (text: string, file: string): void => {
        for (const part of [TITLE[lang], PRACTICE.done[lang], FINDING[lang], WRITTEN[lang], QUOTED]) expect.soft(text, file).toContain(part);
      };
      for (const [ending, begins] of Object.entries(FILES)) {
        await visitor.goto(edition);
        const [download] = await Promise.all([visitor.waitForEvent('download'), shown.locator(`a[href$="/guide.${ending}"]`).click()]);
        await download.saveAs(pictures.at(`${ending}.${ending}`));
        const content = await readFile(pictures.at(`${ending}.${ending}`));
        expect(content.subarray(0, begins.length).toString().toLowerCase(), ending).toBe(begins.toLowerCase());
      }
      says((await readFile(pictures.at('md.md'), 'utf8')).replace(/\s+/g, ' '), 'md');
      says(await pictures.ofPage(pictures.at('html.html'), 'html', TAG[lang]), 'html');
      expect(await pictures.languageOf(QUOTED), 'a passage says its language').toBe(TAG.fr);
      const pages = await pictures.ofBook(pictures.at('epub.epub'), 'epub', TAG[lang]);
      expect(pages, 'a title, the contents, two chapters and their sources').toHaveLength(5);
      says(pages.join(' '), 'epub');
      const texts = await pictures.ofTexts(['docx', 'odt'].map((ending) => pictures.at(`${ending}.${ending}`)));
      for (const [file, text] of Object.entries(texts)) says(text, file);
      const pdf = await visitor.request.get(`${edition}/guide.pdf`);
      expect(pdf.status()).toBe(200);
      if (pdf.headers()['content-type'].startsWith('application/pdf')) {
        await writeFile(pictures.at('print.pdf'), await pdf.body());
        const text = await pictures.ofPdf(pictures.at('print.pdf'), 'print');
        if (text !== undefined) says(text, 'pdf');
      } else {
        expect(await pdf.text(), 'how to get it').toContain('ensemble-print');
        expect(!process.env.ENSEMBLE_BIN && existsSync(join(root, 'target/release/ensemble-print')), 'the program is there').toBe(false);
        info.annotations.push({ type: 'not built', description: 'ensemble-print' });
      }
      await pictures.close();

      await author.goto(QUOTATIONS[lang]);
      const own = author.locator('.quotations > li').filter({ hasText: TITLE[lang] }).locator('form:has(input[name=consent][value=withdrawn])');
      await own.locator('summary').click();
      await sent(author, () => own.getByRole('button').click());
      await writer.goto(here);
      await expect(main).toContainText(new RegExp(words.withdrawn, 'i'));
      await main.locator('.notice a').first().click();
      await expect(main.getByRole('link', { name: words.instead }).first()).toBeVisible();
      await visitor.goto(quoting);
      await expect(shown, 'the name is gone at once').not.toContainText(people.member.name);
      for (const page of [writer, author, visitor]) await page.context().close();
    });
  });
}
