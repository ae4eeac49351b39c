// Calls: the ways to their pages, and what coordinators, applicants and reviewers do there.

import type { Browser, Locator, Page } from '@playwright/test';

import { onSqlite } from './database.mjs';
import { lettersSoFar, mailedLink, type Person } from './people';
import type { Portal } from './running';
import type { Lang } from './site';
import { expect, open } from './test';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const PUBLIC = { fr: '/fr/appels', en: '/en/calls' } as const;
const MANAGE = { fr: '/fr/administration/appels', en: '/en/administration/calls' } as const;
/** The pages of a call: those of everybody, then those of coordinators. */
const PAGES = {
  show: [PUBLIC, { fr: '', en: '' }],
  answer: [PUBLIC, { fr: '/reponse', en: '/answer' }],
  reply: [PUBLIC, { fr: '/reponse/place', en: '/answer/place' }],
  screening: [PUBLIC, { fr: '/lecture', en: '/screening' }],
  overview: [MANAGE, { fr: '', en: '' }],
  texts: [MANAGE, { fr: '/modifier', en: '/edit' }],
  history: [MANAGE, { fr: '/historique', en: '/history' }],
  dates: [MANAGE, { fr: '/dates', en: '/dates' }],
  planned: [MANAGE, { fr: '/communautes', en: '/communities' }],
  questions: [MANAGE, { fr: '/questions', en: '/questions' }],
  preview: [MANAGE, { fr: '/apercu', en: '/preview' }],
  criteria: [MANAGE, { fr: '/criteres', en: '/criteria' }],
  reviewers: [MANAGE, { fr: '/evaluation', en: '/reviewers' }],
  publish: [MANAGE, { fr: '/publication', en: '/publication' }],
  cancel: [MANAGE, { fr: '/annulation', en: '/cancellation' }],
  answers: [MANAGE, { fr: '/reponses', en: '/answers' }],
  needs: [MANAGE, { fr: '/besoins', en: '/needs' }],
  settle: [MANAGE, { fr: '/lecture', en: '/screening' }],
  endScreening: [MANAGE, { fr: '/lecture-terminee', en: '/screening-ended' }],
  draws: [MANAGE, { fr: '/tirages', en: '/draws' }],
  places: [MANAGE, { fr: '/places', en: '/places' }],
  representation: [MANAGE, { fr: '/representation', en: '/representation' }],
  figures: [MANAGE, { fr: '/chiffres', en: '/figures' }],
} as const;
/** What follows the address of a draw. */
const OF_DRAW = {
  witness: { fr: '/temoin', en: '/witness' },
  proof: { fr: '/preuve.json', en: '/proof.json' },
  list: { fr: '/liste.json', en: '/list.json' },
} as const;

export const NEW_CALL = { fr: `${MANAGE.fr}/nouveau`, en: `${MANAGE.en}/new` } as const;
export const CALLS = PUBLIC;
export const MANAGE_CALLS = MANAGE;
/** Where an organization confirms whom it designates. */
export const DESIGNATION = { fr: '/fr/designation', en: '/en/designation' } as const;
/** The demonstration's calls. */
export const OPEN_CALL = 'reperer-tot-2027';
export const DRAWN_CALL = 'bien-etre-2023';

/** A page of a call. */
export const callPath = (lang: Lang, code: string, page: keyof typeof PAGES): string => `${PAGES[page][0][lang]}/${code}${PAGES[page][1][lang]}`;
/** A page of a draw, by the draw's address. */
export const drawPath = (lang: Lang, draw: string, page: keyof typeof OF_DRAW): string => `${draw}${OF_DRAW[page][lang]}`;
/** A page of a planned community, for coordinators. */
export const plannedPath = {
  close: (lang: Lang, code: string, planned: string): string => `${callPath(lang, code, 'draws')}/${lang === 'fr' ? 'nouveau' : 'new'}/${planned}`,
  give: (lang: Lang, code: string, planned: string): string => `${callPath(lang, code, 'places')}/${planned}/${lang === 'fr' ? 'offre' : 'offer'}`,
  arrange: (lang: Lang, code: string, planned: string): string => `${callPath(lang, code, 'places')}/${planned}/${lang === 'fr' ? 'division' : 'arrangement'}`,
  community: (lang: Lang, code: string, planned: string): string => `${callPath(lang, code, 'places')}/${planned}/${lang === 'fr' ? 'communaute' : 'community'}`,
} as const;

/** Where a portal's letters are. */
export const mailOf = (portal: Portal): string => `${portal.folder}/data/mail`;

/** A page of a visitor in a browser of their own. */
export async function visitorOf(browser: Browser, portal: Portal, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal.url, javaScriptEnabled, locale: 'fr-CA', timezoneId: 'America/Toronto' });
  return context.newPage();
}

/** Follows a link, or sends a form with a button, and waits for the page that answers. */
export async function press(page: Page, button: Locator): Promise<void> {
  const answered = page.waitForEvent('framenavigated');
  await button.click();
  await answered;
  await page.waitForLoadState();
}

/** Sends the form that has this field, with its main button. */
export async function submit(page: Page, field: string): Promise<void> {
  await press(page, page.locator(`form:has(${field}) .actions button:not([name]):not([formaction])`).first());
}

/** The same, where what was sent is saved. */
async function save(page: Page, field: string): Promise<void> {
  await submit(page, field);
  await expect(page, 'it was saved').toHaveURL(/notice=/);
}

/** A moment in so many milliseconds as forms take it: a day and an hour in Québec. */
export function momentIn(milliseconds: number): { day: string; time: string } {
  const [day, time] = new Date(Date.now() + milliseconds).toLocaleString('sv-SE', { timeZone: 'America/Toronto' }).split(' ');
  return { day, time: time.slice(0, 5) };
}

/** Writes in a field of the texts of a call: in the rich text field, where there is one. */
async function writeText(page: Page, name: string, text: string): Promise<void> {
  const rich = page.locator(`[id="${name.replaceAll('.', '-')}-rich"]`);
  await ((await rich.count()) > 0 ? rich : page.locator(`[name="${name}"]`)).fill(text);
}

const TEXTS: Record<string, [fr: string, en: string]> = {
  summary: ['Une communauté pour lire à voix haute, chaque jour, dans toutes les matières.', 'A community for reading aloud, each day, in every subject.'],
  audience: ['Toute personne que son organisme désigne.', 'Anyone whom their organization designates.'],
  'duty.0': ['Être là\nQuatre rencontres.', 'Be there\nFour meetings.'],
  'duty.1': ['Essayer\nUne chose entre deux rencontres.', 'Try\nOne thing between two meetings.'],
  rhythm: ['Quatre rencontres par année, pendant trois ans.', 'Four meetings a year, for three years.'],
  'funding-youth': ['Cinq jours de remplacement.', 'Five days of replacement.'],
};
const NEEDS: [fr: string, en: string][] = [
  ['Choisir des textes', 'Choosing texts'],
  ['Trouver du temps', 'Finding time'],
  ['Voir ce qui change', 'Seeing what changes'],
];

/** What a call begins with. */
export interface NewCall {
  title: Record<Lang, string>;
  /** How many places there are: so many, or from so many to so many. */
  places: [seats: number] | [from: number, to: number];
  reviewers: Person[];
}

/** Begins a call that is open at once, writes all of it, and publishes it, as a coordinator; its code. */
export async function publishCall(page: Page, lang: Lang, call: NewCall, javaScriptEnabled: boolean): Promise<string> {
  await page.goto(NEW_CALL[lang]);
  await page.locator('#title-fr').fill(call.title.fr);
  await page.locator('#title-en').fill(call.title.en);
  await submit(page, '#title-fr');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(call.title[lang]);
  const code = new URL(page.url()).pathname.split('/').pop()!;
  const to = (place: keyof typeof PAGES) => page.goto(callPath(lang, code, place));

  if (javaScriptEnabled) await open(page, callPath(lang, code, 'texts'));
  else await to('texts');
  for (const [name, [fr, en]] of Object.entries(TEXTS)) {
    await writeText(page, `${name}.fr`, fr);
    await writeText(page, `${name}.en`, en);
  }
  await save(page, '[name="summary.fr"]');

  await to('dates');
  for (const [date, days] of [['opens', -1], ['closes', 10], ['designation', 12], ['screening', 14], ['answer', 20]] as const) {
    await page.locator(`#${date}-day`).fill(momentIn(days * DAY).day);
  }
  await page.locator('#opens-time').fill('08:00');
  await page.locator('#closes-time').fill('16:00');
  await save(page, '#opens-day');

  const [from, most] = call.places;
  await to('planned');
  await page.locator('#title-fr').fill(call.title.fr);
  await page.locator('#title-en').fill(call.title.en);
  await page.locator(`input[name="capacity"][value="${most ? 'range' : 'seats'}"]`).check();
  await page.locator('#capacity-from').fill(String(from));
  if (most) await page.locator('#capacity-to').fill(String(most));
  await save(page, '#capacity-from');

  await to('needs');
  for (const [index, [fr, en]] of NEEDS.entries()) {
    await page.locator(`#need-${index + 1}-fr`).fill(fr);
    await page.locator(`#need-${index + 1}-en`).fill(en);
  }
  await save(page, '#need-1-fr');

  await to('questions');
  await page.locator('input[name="kind"][value="choice"]').check();
  await page.locator('#title-fr').fill('Où en est votre projet?');
  await page.locator('#title-en').fill('How far along is your project?');
  await page.locator('#choices-fr').fill('Une idée\nUn premier essai');
  await page.locator('#choices-en').fill('An idea\nA first try');
  await page.locator('#required').check();
  await page.locator('#reviewed').check();
  await save(page, '#choices-fr');

  await to('criteria');
  await page.locator('#text-fr').fill('Le projet peut s’essayer pendant l’année.');
  await page.locator('#text-en').fill('The project can be tried during the year.');
  await save(page, '#text-fr');

  for (const reviewer of call.reviewers) {
    await to('reviewers');
    await page.locator('#email').fill(reviewer.email);
    await save(page, '#email');
    await expect(page.getByRole('main')).toContainText(reviewer.name);
  }

  await to('overview');
  await press(page, page.locator(`main a.button[href="${callPath(lang, code, 'publish')}"]`));
  await press(page, page.locator('main form[action$="/publication"] button'));
  await expect(page, 'it was published').toHaveURL(/notice=published/);
  return code;
}

/** The id of the only community that a call plans. */
export async function plannedOf(portal: Portal, code: string): Promise<string> {
  const [[id]] = await onSqlite(portal, 'SELECT p.id FROM planned_community p JOIN call c ON c.id = p.call_id WHERE c.code = ?', code);
  return id;
}

/** Closes a call so many minutes ago: after a quarter of an hour, nothing more is taken. */
export async function closeCall(portal: Portal, code: string, minutesAgo = 16): Promise<void> {
  const now = Date.now();
  await onSqlite(portal, 'UPDATE call SET opens_at = MIN(opens_at, ?), closes_at = ? WHERE code = ?', now - 10 * DAY, now - minutesAgo * MINUTE, code);
}

/** Moves the moment of the value of a draw to a minute ago. */
export async function valueExists(portal: Portal, draw: string): Promise<void> {
  await onSqlite(portal, 'UPDATE draw SET value_at = ? WHERE id = ?', Date.now() - MINUTE, draw.split('/').pop());
}

/** Asks for the link with which one answers a call without an account; its path. */
export async function linkToAnswer(page: Page, portal: Portal, lang: Lang, code: string, email: string): Promise<string> {
  const before = await lettersSoFar(mailOf(portal));
  await page.goto(callPath(lang, code, 'show'));
  await press(page, page.locator('.answer-box a.button'));
  await page.locator('#email').fill(email);
  await submit(page, '#email');
  await expect(page).toHaveURL(/notice=message-sent/);
  return mailedLink(email, before, mailOf(portal), callPath(lang, code, 'answer'));
}

/** What a person answers. */
export interface Answer {
  /** Those with an account have them. */
  name?: string;
  organization?: string;
  representative: { name: string; email: string };
  title: string;
  text: string;
  need?: string;
}

/** Fills the form of an answer. */
export async function fillAnswer(page: Page, answer: Answer): Promise<void> {
  if (answer.name) await page.locator('#name').fill(answer.name);
  if (answer.organization) await page.locator('#organization-name').fill(answer.organization);
  await page.locator('#sector').selectOption('youth');
  await page.locator('#region').selectOption('16');
  await page.locator('#post').fill('Orthopédagogue');
  await page.locator('#representative-name').fill(answer.representative.name);
  await page.locator('#representative-email').fill(answer.representative.email);
  await page.locator('#title').fill(answer.title);
  await page.locator('#text').fill(answer.text);
  await page.locator('input[name="level"][value="primary"]').check();
  await page.locator('input[type="radio"][name^="question."]').first().check();
  const ranks = page.locator('select[name="rank"]');
  for (let rank = 1; rank <= 3; rank += 1) await ranks.nth(rank - 1).selectOption(String(rank));
  await page.locator('#own-need').fill(answer.need ?? '');
  for (const month of [1, 3, 10]) await page.locator(`input[name="month"][value="${month}"]`).check();
  await page.locator('#committed').check();
}

/** Sends the form of an answer. */
export const sendAnswer = (page: Page): Promise<void> => submit(page, '#committed');

/** Fills the form of an answer, and sends it. */
export async function answerCall(page: Page, answer: Answer): Promise<void> {
  await fillAnswer(page, answer);
  await sendAnswer(page);
  await expect(page, 'it was sent').toHaveURL(/notice=answered/);
}

/** Finds all projects relevant that a reviewer gets; looks at each page before. */
export async function judgeAll(page: Page, lang: Lang, code: string, reason: string, look: (page: Page) => Promise<void> = async () => {}): Promise<number> {
  await page.goto(callPath(lang, code, 'screening'));
  await look(page);
  const projects = await page.locator('.project-list a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const project of projects) {
    await page.goto(project);
    await look(page);
    await page.locator('form.verdict input[name="verdict"][value="relevant"]').check();
    await page.locator('form.verdict #reason').fill(reason);
    await press(page, page.locator('form.verdict .actions button').first());
    await expect(page, 'it was judged').toHaveURL(/notice=saved/);
  }
  return projects.length;
}

/** Decides about all projects that the reviewers find relevant, and ends the screening, as a coordinator. */
export async function endScreening(page: Page, lang: Lang, code: string): Promise<void> {
  await page.goto(callPath(lang, code, 'settle'));
  await press(page, page.locator('main form[method="post"] button'));
  await expect(page, 'they were decided').toHaveURL(/notice=saved/);
  await press(page, page.locator(`main a[href="${callPath(lang, code, 'endScreening')}"]`));
  await press(page, page.locator('main form[method="post"] .actions button'));
  await expect(page, 'the screening has ended').toHaveURL(/notice=ended/);
}

/** Gives the places of the only planned community, as a coordinator; the address of the page that says who has which answer. */
export async function givePlaces(page: Page, portal: Portal, lang: Lang, code: string): Promise<string> {
  const address = plannedPath.give(lang, code, await plannedOf(portal, code));
  await page.goto(callPath(lang, code, 'places'));
  await press(page, page.locator(`main a[href="${address}"]`));
  await save(page, '#day');
  return address;
}

/** The names of those who have this answer, in the order of the list. */
export async function namesWith(page: Page, address: string, place: 'offered' | 'waiting' | 'accepted' | 'declined'): Promise<string[]> {
  await page.goto(`${address}?place=${place}`);
  return page.locator('main table tbody tr > :first-child a').allInnerTexts();
}

/** Accepts a place that is offered. */
export async function acceptPlace(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await press(page, page.locator('form:has(input[name="reply"][value="accept"]) button'));
  await expect(page.locator('main .notice.good'), 'the place is accepted').toBeVisible();
}

/** Declines a place that is offered. */
export async function declinePlace(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const form = page.locator('form:has(input[name="reply"][value="decline"])');
  await form.locator('summary').click();
  await press(page, form.locator('button'));
  await expect(page.locator('input[name="reply"][value="accept"]'), 'the place is declined').toHaveCount(0);
}
