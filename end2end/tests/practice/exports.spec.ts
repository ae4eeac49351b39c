// The minutes of a meeting, its agenda and a practice are downloaded in each format, in both languages, with JavaScript and without.

import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { press } from '../../support/calls';
import { pageOf, people } from '../../support/people';
import { COMMUNITY, examine, pathOf, planned, withPortal } from '../../support/running';
import type { Lang } from '../../support/site';
import { expect, test } from '../../support/test';

const PRACTICES = { fr: `${COMMUNITY.fr}/pratiques`, en: `${COMMUNITY.en}/practices` } as const;
const MINUTES = { fr: `${COMMUNITY.fr}/comptes-rendus`, en: `${COMMUNITY.en}/minutes` } as const;
const TITLE = { fr: 'Une rencontre à emporter', en: 'A meeting to take along' } as const;
const WORDS = {
  fr: { adopted: /Adopté/, none: 'Ce portail ne produit pas de PDF', files: { minutes: 'compte-rendu', agenda: 'ordre-du-jour', practice: 'pratique' } },
  en: { adopted: /Adopted/, none: 'This portal does not produce PDF files', files: { minutes: 'minutes', agenda: 'agenda', practice: 'practice' } },
} as const;
/** How each file begins: an archive, a page, the properties of a text. */
const BEGINNINGS = { epub: 'PK', docx: 'PK', odt: 'PK', html: '<!DOCTYPE html>', md: '---' } as const;

/** Downloads each file that the page offers; the HTML has these words. */
async function download(page: Page, name: string, said: string, lang: Lang): Promise<void> {
  const list = page.locator('section[aria-labelledby=exports]');
  await expect(list.getByRole('link')).toHaveCount(6);
  for (const [ending, beginning] of Object.entries(BEGINNINGS)) {
    const link = list.locator(`a[href$="/${name}.${ending}"]`);
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^${name}-[a-z0-9-]+\\.${ending}$`));
    const content = (await readFile(await file.path())).toString('utf8');
    expect(content.startsWith(beginning), `${name}.${ending}`).toBe(true);
    if (ending === 'html') {
      expect(content).toContain(`<html lang="${lang}-CA">`);
      expect(content).toContain(said);
    }
  }
  const here = page.url();
  const pdf = list.locator(`a[href$="/${name}.pdf"]`);
  const answer = await page.context().request.get((await pdf.getAttribute('href'))!);
  expect(answer.status()).toBe(200);
  if (answer.headers()['content-type'] === 'application/pdf') {
    expect((await answer.body()).toString('latin1').startsWith('%PDF-')).toBe(true);
    return;
  }
  await pdf.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(WORDS[lang].none);
  await page.getByRole('main').locator('a[href$="#exports"]').click();
  await expect(page).toHaveURL(new RegExp(`^${here.split('#')[0]}#exports$`));
}

for (const [lang, script] of [['fr', false], ['en', true]] as const) {
  test(`minutes, an agenda and a practice are downloaded in each format ${script ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    test.setTimeout(180_000);
    await withPortal(`practice-exports-${lang}`, async ({ now: portal }) => {
      const words = WORDS[lang];
      const facilitator = await pageOf(browser, portal, lang, people.facilitator, script);
      const meeting = await planned(facilitator.context(), TITLE, 3);

      const member = await pageOf(browser, portal, lang, people.member, script);
      await member.goto(pathOf(lang, meeting, 'meeting'));
      if (script) await examine(member);
      await member.goto(pathOf(lang, meeting, 'meeting'));
      await download(member, words.files.agenda, TITLE[lang], lang);
      const agenda = `${pathOf(lang, meeting, 'meeting')}/${words.files.agenda}/${words.files.agenda}.docx`;
      const outsider = await pageOf(browser, portal, lang, people.privacyOfficer, script);
      expect((await outsider.request.get(agenda)).status(), 'the agenda is for members').toBe(404);

      await member.goto(MINUTES[lang]);
      await press(member, member.getByRole('main').getByRole('listitem').filter({ hasText: words.adopted }).getByRole('link').first());
      const minutes = member.url();
      if (script) await examine(member);
      await member.goto(minutes);
      await download(member, words.files.minutes, await member.locator('.minutes-body').locator('h2, h3, p').first().innerText(), lang);

      await member.goto(PRACTICES[lang]);
      await press(member, member.getByRole('main').locator('a.entry-title').last());
      const practice = member.url();
      if (script) await examine(member);
      await member.goto(practice);
      const state = member.locator('section[aria-labelledby=state] h2');
      await download(member, words.files.practice, await state.innerText(), lang);
    });
  });
}
