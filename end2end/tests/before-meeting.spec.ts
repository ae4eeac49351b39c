// Before a meeting: a theme is proposed and supported, voted on and put on the agenda of a meeting, whose day is then found;
// members say whether they come. In French without JavaScript, in English with it.

import { devices, type Page } from '@playwright/test';

import { axeOn } from '../support/axe';
import { meetingOf } from '../support/agenda';
import { confirmed, pageOf, people, shared, signIn } from '../support/people';
import { sent as taken } from '../support/running';
import { expect, test } from '../support/test';
import { LANGUAGE } from '../support/site';

const COMMUNITY = { fr: '/fr/communautes/eleves-a-risque', en: '/en/communities/students-at-risk' } as const;
const PLAN = { fr: 'rencontres/nouvelle', en: 'meetings/new' } as const;
const WORDS = {
  fr: {
    propose: 'Proposer un thème', save: 'Enregistrer', support: 'Appuyer', supporters: '2 appuis',
    open: 'Ouvrir un vote', approval: 'Approbation', begin: 'Ouvrir le vote', hidden: 'Les résultats sont cachés jusqu’à la clôture.',
    cast: 'Voter', close: 'Clore le vote', results: 'Résultats', put: 'Mettre à l’ordre du jour',
    addDate: 'Ajouter cette date', yes: 'Oui', best: 'Convient le mieux', settle: 'Fixer', online: 'Oui, en ligne',
    saveAnswer: 'Enregistrer ma réponse', saved: 'Votre réponse est enregistrée.', calendar: 'Ajouter à mon calendrier',
    themes: 'themes', dates: 'dates', responses: 'reponses',
    guests: /^Nombre de personnes, de/, create: 'Créer le lien', register: 'M’inscrire', registered: 'Votre inscription est enregistrée.',
    name: 'Nom', among: 'Parmi ces personnes, 28 sont invitées.',
  },
  en: {
    propose: 'Propose a theme', save: 'Save', support: 'Support', supporters: '2 supporters',
    open: 'Open a vote', approval: 'Approval', begin: 'Open the vote', hidden: 'Results are hidden until the vote closes.',
    cast: 'Vote', close: 'Close the vote', results: 'Results', put: 'Put on the agenda',
    addDate: 'Add this date', yes: 'Yes', best: 'Works best', settle: 'Set the date', online: 'Yes, online',
    saveAnswer: 'Save my response', saved: 'Your response has been saved.', calendar: 'Add to my calendar',
    themes: 'themes', dates: 'dates', responses: 'responses',
    guests: /^Number of people, from/, create: 'Create the link', register: 'Register', registered: 'You are registered.',
    name: 'Name', among: '28 of them are guests.',
  },
} as const;

/** Nothing on a page keeps people from using it, in both schemes, and it is no wider than a narrow telephone. */
async function inAllWidths(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)), `${page.url()}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${page.url()} at 320 pixels`).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 800 });
}

for (const lang of ['fr', 'en'] as const) {
  const javaScriptEnabled = lang === 'en';
  const words = WORDS[lang];

  test(`a meeting goes from a proposed theme to people who come, in ${LANGUAGE[lang]}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const [member, other, facilitator] = await Promise.all(
      [people.member, people.memberEn, people.facilitator].map((person) => pageOf(browser, shared, lang, person, javaScriptEnabled)),
    );
    const themes = `${COMMUNITY[lang]}/${words.themes}`;
    const title = `Zibeline ${lang} ${Date.now()}`;

    await member.goto(themes);
    await member.getByRole('link', { name: words.propose }).click();
    await member.locator('#title').fill(title);
    await member.locator('#why').fill('Zibeline.');
    await member.getByRole('main').getByRole('button', { name: words.propose, exact: true }).click();
    await expect(member).toHaveURL(/#theme-/);

    await other.goto(themes);
    const theme = other.locator('.themes > li').filter({ hasText: title });
    await theme.getByRole('button', { name: words.support }).click();
    await expect(theme).toContainText(words.supporters);

    await facilitator.goto(themes);
    await facilitator.getByRole('link', { name: words.open }).click();
    await facilitator.locator('#title').fill(`Question ${title}`);
    await facilitator.getByRole('checkbox', { name: title }).check();
    await facilitator.locator('input[name="themes"]').first().check();
    await facilitator.getByRole('radio', { name: words.approval }).check();
    await facilitator.locator('#hidden').check();
    await facilitator.locator('#day').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
    await facilitator.locator('#time').fill('12:00');
    await facilitator.getByRole('button', { name: words.begin }).click();
    await expect(facilitator).toHaveURL(/\/votes\/[0-9a-f-]{36}/);
    const vote = new URL(facilitator.url()).pathname;

    for (const voter of [member, other]) {
      await voter.goto(vote);
      await voter.getByRole('checkbox', { name: title }).check();
      await voter.getByRole('button', { name: words.cast, exact: true }).click();
      await expect(voter).toHaveURL(/notice=/);
      await expect(voter.getByRole('main')).toContainText(words.hidden);
      await expect(voter.getByRole('heading', { name: words.results })).toHaveCount(0);
    }

    const form = { 'title.fr': title, 'title.en': title, settled: 'month', month: '3', year: '2031', minutes: '90', modality: 'virtual', video: 'https://video.ensemble.example/essai', agenda: 'empty' };
    const planned = await facilitator.context().request.post(`${COMMUNITY[lang]}/${PLAN[lang]}`, { form, maxRedirects: 0 });
    const id = planned.headers().location.split('/').pop()!.split('?')[0];
    const meeting = meetingOf(lang, id);
    const step = lang === 'fr' ? 'publier' : 'publish';
    expect((await facilitator.context().request.post(`${meeting}/${step}`, { form: { confirmed: '1' }, maxRedirects: 0 })).status()).toBe(303);

    await facilitator.goto(vote);
    await confirmed(facilitator, words.close);
    await expect(facilitator.getByRole('heading', { name: words.results })).toBeVisible();
    await facilitator.locator('#outcome').fill('Zibeline.');
    await taken(facilitator, () => facilitator.getByRole('main').getByRole('button', { name: words.save, exact: true }).click());
    await facilitator.locator('#meeting').selectOption(id);
    await taken(facilitator, () => facilitator.getByRole('button', { name: words.put }).click());
    await facilitator.goto(meeting);
    await expect(facilitator.locator('#agenda, .agenda').first()).toContainText(title);

    await facilitator.goto(`${meeting}/${words.dates}`);
    for (const day of ['2031-03-04', '2031-03-11']) {
      await facilitator.locator('#day').fill(day);
      await facilitator.locator('#time').fill('13:30');
      await facilitator.getByRole('button', { name: words.addDate }).click();
      await expect(facilitator).toHaveURL(/notice=/);
      await facilitator.goto(`${meeting}/${words.dates}`);
    }
    for (const answering of [member, other]) {
      await answering.goto(`${meeting}/${words.dates}`);
      await answering.getByRole('main').getByRole('radio', { name: words.yes, exact: true }).last().check();
      await answering.getByRole('main').getByRole('button', { name: words.save, exact: true }).click();
      await expect(answering).toHaveURL(/notice=/);
    }
    await facilitator.goto(`${meeting}/${words.dates}`);
    await expect(facilitator.getByRole('row').filter({ hasText: words.best })).toContainText('11');
    const chosen = facilitator.locator('.date-tools').filter({ hasText: '11' });
    await chosen.locator('details.confirm').first().locator('summary').click();
    await chosen.getByRole('button', { name: words.settle, exact: true }).click();
    await expect(facilitator).toHaveURL(/notice=/);
    await facilitator.goto(meeting);
    await expect(facilitator.locator('.meeting-facts')).toContainText(lang === 'fr' ? '11 mars 2031' : 'March 11, 2031');

    for (const coming of [member, other]) {
      await coming.goto(meeting);
      await coming.getByRole('radio', { name: words.online }).check();
      await coming.getByRole('button', { name: words.saveAnswer }).click();
      await expect(coming.getByText(words.saved)).toBeVisible();
    }
    // Twenty-eight more have no account: guests of two organizations, the first of each by hand.
    for (const organization of [1, 2]) {
      await facilitator.goto(`${meeting}/${words.responses}`);
      await facilitator.locator('#organization').selectOption({ index: organization });
      await facilitator.getByLabel(words.guests).fill('14');
      await taken(facilitator, () => facilitator.getByRole('button', { name: words.create }).click());
      const address = new URL(await facilitator.locator('.secret-address').first().innerText());
      const visitor = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled });
      const guest = await visitor.newPage();
      await guest.goto(address.pathname + address.search);
      const hidden = await guest.locator('main input[type="hidden"]').evaluateAll((all) => all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value]));
      if (javaScriptEnabled) await inAllWidths(guest);
      await guest.locator('#name').fill(`Invité ${organization}.0`);
      await guest.locator('main input[name="answer"]').first().check();
      await guest.locator('#visible').check();
      await guest.locator('#confidentiality').check();
      await guest.getByRole('button', { name: words.register, exact: true }).click();
      await expect(guest.getByText(words.registered)).toBeVisible();
      if (javaScriptEnabled) await inAllWidths(guest);
      for (let number = 1; number < 14; number += 1) {
        const form = { ...Object.fromEntries(hidden), name: `Invité ${organization}.${number}`, answer: 'virtual', visible: '1', confidentiality: '1' };
        const sent = await visitor.request.post(address.pathname + address.search, { form, maxRedirects: 0 });
        expect(sent.status(), await sent.text()).toBe(303);
      }
      await guest.goto(address.pathname + address.search);
      await expect(guest.getByRole('button', { name: words.register, exact: true }), 'the link is used up').toHaveCount(0);
      await visitor.close();
    }
    await facilitator.goto(`${meeting}/${words.responses}`);
    await expect(facilitator.getByRole('main')).toContainText(words.among);
    await expect(facilitator.getByRole('row').filter({ hasText: 'Invité 2.13' })).toHaveCount(1);
    await member.goto(meeting);
    await expect(member.getByRole('main')).not.toContainText('Invité 2.13');
    await expect(facilitator.getByRole('row').filter({ hasText: people.member.name })).toContainText(words.online.split(', ')[1], { ignoreCase: true });
    await member.goto(meeting);
    const file = await member.getByRole('link', { name: words.calendar }).getAttribute('href');
    const calendar = await (await member.context().request.get(file!)).text();
    expect(calendar).toContain('DTSTART;TZID=America/Toronto:20310311T133000');
    // Members who accepted the confidentiality notice have the link for video in their file; others do not.
    const visitor = await browser.newContext({ baseURL: process.env.PORTAL_URL });
    expect(await (await visitor.request.get(file!)).text()).not.toContain('video.ensemble.example');
    await visitor.close();
    await Promise.all([member, other, facilitator].map((page) => page.context().close()));
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on themes, votes, dates, answers and the calendar, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await signIn(page.context(), 'fr', people.facilitator);
    await page.goto(`${COMMUNITY.fr}/themes`);
    const votes = await page.locator('a[href*="/votes/"]').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    const themes = await page.locator('.themes h3 a').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    await page.goto(`${COMMUNITY.fr}/rencontres`);
    const meetings = await page.locator('main a[href^="/fr/rencontres/"]').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(Math.min(votes.length, meetings.length, themes.length), 'the demonstration has some').toBeGreaterThan(1);
    const addresses = [
      `${COMMUNITY.fr}/themes`, `${COMMUNITY.fr}/themes/proposer`, ...themes.slice(0, 2), ...votes.slice(0, 3), ...meetings.slice(0, 3),
      ...meetings.slice(0, 3).flatMap((meeting) => [`${meeting}/dates`, `${meeting}/reponses`]), '/fr/compte/calendrier', '/fr/notifications/preferences',
    ];
    for (const address of addresses) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(address);
      const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
      expect(found, `${address}, ${colorScheme}`).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${address} at 320 pixels`).toBeLessThanOrEqual(320);
    }
  });
}

test.describe('on a telephone', () => {
  const { defaultBrowserType: _, ...telephone } = devices['Pixel 5'];
  test.use(telephone);

  for (const lang of ['fr', 'en'] as const) {
    test(`twelve days are answered in thirteen taps and thirty seconds, in ${LANGUAGE[lang]}`, async ({ page, browser }) => {
      test.setTimeout(120_000);
      const words = WORDS[lang];
      const facilitator = await pageOf(browser, shared, lang, people.facilitator, false);
      const title = `Douze jours ${lang} ${Date.now()}`;
      const form = { 'title.fr': title, 'title.en': title, settled: 'month', month: '3', year: '2031', minutes: '90', modality: 'virtual', video: 'https://video.ensemble.example/essai', agenda: 'empty' };
      const send = (address: string, fields: Record<string, string>) => facilitator.context().request.post(address, { form: fields, maxRedirects: 0 });
      const planned = await send(`${COMMUNITY[lang]}/${PLAN[lang]}`, form);
      const meeting = meetingOf(lang, planned.headers().location.split('/').pop()!.split('?')[0]);
      expect((await send(`${meeting}/${lang === 'fr' ? 'publier' : 'publish'}`, { confirmed: '1' })).status()).toBe(303);
      for (let day = 1; day <= 12; day += 1) {
        const added = await send(`${meeting}/${words.dates}/${lang === 'fr' ? 'ajouter' : 'add'}`, { day: `2031-03-${String(day + 2).padStart(2, '0')}`, time: '13:30' });
        expect(added.status(), await added.text()).toBe(303);
      }
      await facilitator.context().close();

      await signIn(page.context(), lang, people.member);
      const began = Date.now();
      await page.goto(`${meeting}/${words.dates}`);
      const answers = page.locator('form.date-poll');
      const days = answers.locator('fieldset');
      await expect(days).toHaveCount(12);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'nothing scrolls sideways').toBeLessThanOrEqual(0);
      const save = answers.getByRole('button', { name: words.save, exact: true });
      for (const target of [...(await answers.locator('label').all()), save]) {
        const { width, height } = (await target.boundingBox())!;
        expect(Math.min(width, height), `${await target.innerText()} is large enough`).toBeGreaterThanOrEqual(24);
      }
      let taps = 0;
      const tap = async (target: ReturnType<Page['locator']>) => {
        await target.tap();
        taps += 1;
      };
      for (const day of await days.all()) await tap(day.locator('label').first());
      await expect(answers.locator('input[value="yes"]:checked'), 'each tap answers for a day').toHaveCount(12);
      await tap(save);
      await expect(page).toHaveURL(/notice=/);
      expect(taps).toBeLessThanOrEqual(13);
      expect(Date.now() - began, 'milliseconds').toBeLessThan(30_000);
      await expect(page.locator('form.date-poll input[value="yes"]:checked'), 'all is saved').toHaveCount(12);
    });
  }
});
