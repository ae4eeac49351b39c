// The people of the demonstration: their addresses and passwords, signing in as one of them, and the
// letters that they get.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, BrowserContext, Page } from '@playwright/test';

import { expect } from './test';
import type { Lang } from './site';

export interface Person {
  email: string;
  password: string;
  name: string;
}

const person = (name: string, email: string, password: string): Person => ({ name, email: `${email}@ensemble.example`, password });

export const people = {
  coordinator: person('Solène Marchildon-Ba', 'solene.marchildon-ba', 'six canots en octobre'),
  administrator: person('Théo Vadnais-Okafor', 'theo.vadnais-okafor', 'trois ponts sous la pluie'),
  facilitator: person('Ariane Desmeules-Pham', 'ariane.desmeules-pham', 'quatre renards au matin'),
  coFacilitator: person('Rowan Ashgrove', 'rowan.ashgrove', 'nine lanterns by the lake'),
  member: person('Béatrice Lafrenaye-Diallo', 'beatrice.lafrenaye-diallo', 'cinq bateaux au quai'),
  memberEn: person('Imogen Thackeray-Wills', 'imogen.thackeray-wills', 'seven otters in the bay'),
  liaison: person('Jérémie Courtemanche-Sow', 'jeremie.courtemanche-sow', 'deux violons en hiver'),
  observer: person('Flavie Bissonnette-Kaur', 'flavie.bissonnette-kaur', 'dix corneilles sur un fil'),
  privacyOfficer: person('Maude Lanctôt-Reyes', 'maude.lanctot-reyes', 'huit clefs dans un tiroir'),
};

export const SIGN_IN = { fr: '/fr/connexion', en: '/en/sign-in' } as const;
export const BY_MAIL = { fr: '/fr/connexion/courriel', en: '/en/sign-in/email' } as const;
export const FORGOT = { fr: '/fr/connexion/mot-de-passe', en: '/en/sign-in/password' } as const;
export const WORDS = {
  fr: { email: 'Courriel', password: 'Mot de passe', signIn: 'Se connecter', signOut: 'Se déconnecter', newPassword: /Nouveau mot de passe/ },
  en: { email: 'Email', password: 'Password', signIn: 'Sign in', signOut: 'Sign out', newPassword: /New password/ },
} as const;

/** Signs in as a browser without JavaScript does: by sending the form. */
export async function signIn(context: BrowserContext, lang: Lang, { email, password }: Person): Promise<void> {
  const answer = await context.request.post(SIGN_IN[lang], { form: { email, password }, maxRedirects: 0 });
  expect(answer.status(), 'signing in').toBe(303);
}

/** The portal that tests share. */
export const shared = { url: process.env.PORTAL_URL ?? '' };

/** A page of a person in a browser of their own. */
export async function pageOf(browser: Browser, portal: { url: string }, lang: Lang, person: Person, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal.url, javaScriptEnabled, locale: 'fr-CA', timezoneId: 'America/Toronto' });
  await signIn(context, lang, person);
  return context.newPage();
}

/** Opens what asks once more whether one is sure, and says yes. */
export async function confirmed(page: Page, name: string): Promise<void> {
  const all = page.getByRole('main').locator('details.confirm').filter({ hasText: name }).first();
  await all.locator('summary').click();
  await all.getByRole('button', { name, exact: true }).click();
}

/** Signs in as a person does. */
export async function signInByHand(page: Page, lang: Lang, { email, password }: Person): Promise<void> {
  await page.goto(SIGN_IN[lang]);
  const main = page.getByRole('main');
  await main.getByLabel(WORDS[lang].email).fill(email);
  await main.getByLabel(WORDS[lang].password).fill(password);
  // A page that is opened before the answer came would be aborted.
  const answered = page.waitForEvent('framenavigated');
  await main.getByRole('button', { name: WORDS[lang].signIn }).click();
  await answered;
}

function decoded(message: string): string {
  return message
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
}

/** The letters in the folder after so many, the newest first. */
async function letters(folder: string, after: number): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(names.slice(after).reverse().map(async (name) => decoded(await readFile(join(folder, name), 'utf8'))));
}

/** What is found in a letter to an address, the newest first; waits for the outbox. */
async function inLetter<T>(address: string, after: number, folder: string, find: (letter: string) => T | undefined): Promise<T | undefined> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(100)) {
    for (const letter of await letters(folder, after)) {
      const found = letter.includes(address) ? find(letter) : undefined;
      if (found) return found;
    }
  }
}

/** The path of the newest link that was mailed to an address, of those under a path; waits for the outbox. */
export async function mailedLink(address: string, after: number, folder = process.env.MAIL_FOLDER ?? '', under = ''): Promise<string> {
  const found = await inLetter(address, after, folder, (letter) => {
    const links = [...letter.matchAll(/https?:\/\/[^/\s]+(\/\S*\?key=[0-9a-f]+)/g)].map(([, link]) => link);
    return links.find((link) => link.startsWith(under));
  });
  if (!found) throw new Error(`no link was mailed to ${address}`);
  return found;
}

/** The newest letter to an address that says this, with single spaces; waits for the outbox. */
export async function mailedLetter(address: string, says: RegExp, after = 0, folder = process.env.MAIL_FOLDER ?? ''): Promise<string> {
  const found = await inLetter(address, after, folder, (letter) => {
    const line = letter.replace(/\s+/g, ' ');
    return says.test(line) ? line : undefined;
  });
  if (!found) throw new Error(`no letter to ${address} says ${says}`);
  return found;
}

/** How many letters there are now: to be told from those that come later. */
export async function lettersSoFar(folder = process.env.MAIL_FOLDER ?? ''): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.eml')).length;
}
