// The people of the demonstration: their addresses and passwords, signing in as one of them, and the
// letters that they get.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { BrowserContext, Page } from '@playwright/test';

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

/** The path of the newest link that was mailed to an address, of those under a path; waits for the outbox. */
export async function mailedLink(address: string, after: number, folder = process.env.MAIL_FOLDER ?? '', under = ''): Promise<string> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(100)) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
    for (const name of names.slice(after).reverse()) {
      const message = decoded(await readFile(join(folder, name), 'utf8'));
      if (!message.includes(address)) continue;
      const links = [...message.matchAll(/https?:\/\/[^/\s]+(\/\S*\?key=[0-9a-f]+)/g)].map(([, link]) => link);
      const link = links.find((link) => link.startsWith(under));
      if (link) return link;
    }
  }
  throw new Error(`no link was mailed to ${address}`);
}

/** How many letters there are now: to be told from those that come later. */
export async function lettersSoFar(folder = process.env.MAIL_FOLDER ?? ''): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.eml')).length;
}
