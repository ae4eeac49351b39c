// Ways in: asking to join from a community's page, an invitation from a list to the community, what the form of a
// meeting asks for. In both languages, with and without JavaScript.

import type { Page } from '@playwright/test';

import { axeOn } from '../support/axe';
import { WORDS, lettersSoFar, mailedLink, people, signIn, type Person } from '../support/people';
import { answered, expect, open, test } from '../support/test';
import { LANGS, LANGUAGE, type Lang } from '../support/site';

const words = {
  fr: {
    community: '/fr/communautes/orientation',
    join: 'Demander à devenir membre',
    message: /Pourquoi voulez-vous/,
    send: 'Envoyer la demande',
    sent: 'Votre demande est envoyée',
    own: 'Voir ma demande',
    contact: 'Écrire à l’équipe d’animation',
    write: 'Envoyer le message',
    written: 'Votre message est envoyé',
    many: '/fr/communautes/petites-ecoles-a-distance/membres/invitations',
    list: /Personnes à inviter/,
    invite: 'Envoyer les invitations',
    one: 'Une invitation a été envoyée.',
    missing: 'Il manque une adresse courriel complète',
    profession: 'Profession',
    accept: 'Accepter l’invitation',
    agree: 'J’accepte',
    step: (number: number) => `Étape ${number} sur 2`,
    small: 'Petites écoles',
    newMeeting: '/fr/communautes/eleves-a-risque/rencontres/nouvelle',
    month: 'Le mois seulement',
    inPerson: 'En personne',
  },
  en: {
    community: '/en/communities/guidance-counsellors',
    join: 'Ask to join',
    message: /Why do you want to join/,
    send: 'Send the request',
    sent: 'Your request has been sent',
    own: 'See your request',
    contact: 'Write to the facilitators',
    write: 'Send the message',
    written: 'Your message has been sent',
    many: '/en/communities/small-schools-at-a-distance/members/invitations',
    list: /People to invite/,
    invite: 'Send the invitations',
    one: 'One invitation has been sent.',
    missing: 'A complete email address is missing',
    profession: 'Profession',
    accept: 'Accept the invitation',
    agree: 'I accept',
    step: (number: number) => `Step ${number} of 2`,
    small: 'Small schools',
    newMeeting: '/en/communities/students-at-risk/meetings/new',
    month: 'Only the month',
    inPerson: 'In person',
  },
} as const;

/** What axe finds on the page, and whether it is wider than a telephone. */
async function sound(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${what} at 320 pixels`).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 800 });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, allowed: answered(422) });

    for (const lang of LANGS) {
      const say = words[lang];
      // Another person for each test: a community has one request of a person.
      const asking: Record<Lang, Person> = javaScriptEnabled
        ? { fr: people.member, en: people.memberEn }
        : { fr: people.observer, en: people.facilitator };

      test(`a visitor asks to join from the page of a community in ${LANGUAGE[lang]}`, async ({ page }) => {
        await page.goto(say.community);
        await page.getByRole('link', { name: say.join }).click();
        await expect(page, 'sent to sign in first').toHaveURL(/next=/);
        const main = page.getByRole('main');
        await main.getByLabel(WORDS[lang].email).fill(asking[lang].email);
        await main.getByLabel(WORDS[lang].password).fill(asking[lang].password);
        await main.getByRole('button', { name: WORDS[lang].signIn }).click();
        await expect(page, 'and back to the form').toHaveURL(/(adhesion|join)$/);
        if (javaScriptEnabled) await sound(page, 'asking to join');
        await main.getByLabel(say.message).fill('Bonjour!');
        await main.getByRole('button', { name: say.send }).click();
        await expect(main).toContainText(say.sent);
        await page.goto(say.community);
        await expect(page.getByRole('link', { name: say.own })).toBeVisible();
      });

      test(`an invitation from a list leads into the community in ${LANGUAGE[lang]}`, async ({ page, browser }) => {
        const before = await lettersSoFar();
        await signIn(page.context(), lang, people.coordinator);
        await page.goto(say.many);
        const email = `list-${lang}-${javaScriptEnabled}-${Date.now()}@ensemble.example`;
        await page.getByLabel(say.list).fill(`Camille Invitée; ${email}; ${lang}\nSans Adresse`);
        await page.getByRole('button', { name: say.invite }).click();
        await expect(page.locator('#report')).toContainText(say.one);
        await expect(page.locator('#report')).toContainText(say.missing);
        await expect(page.getByLabel(say.list), 'what cannot be sent stays').toHaveValue('Sans Adresse');
        if (javaScriptEnabled) await sound(page, 'a report on a list');

        const guest = await browser.newContext({ baseURL: process.env.PORTAL_URL, javaScriptEnabled });
        const door = await guest.newPage();
        await door.goto(await mailedLink(email, before));
        const main = door.getByRole('main');
        await expect(main).toContainText(people.coordinator.name);
        await expect(main).toContainText(say.small);
        if (javaScriptEnabled) await sound(door, 'an invitation');
        await expect(main.locator('#name')).toHaveValue('Camille Invitée');
        await main.getByLabel(say.profession).selectOption({ index: 2 });
        await main.getByLabel(WORDS[lang].newPassword).fill('sept lampes du grenier');
        await main.getByRole('button', { name: say.accept }).click();
        for (const number of [1, 2]) {
          await expect(main).toContainText(say.step(number));
          if (javaScriptEnabled) await sound(door, `agreement ${number}`);
          await main.getByRole('button', { name: say.agree }).click();
        }
        await expect(main.getByRole('heading', { level: 1 })).toContainText(say.small);
        await guest.close();
      });

      test(`a meeting asks for what the choices need in ${LANGUAGE[lang]}`, async ({ page }) => {
        await signIn(page.context(), lang, people.coFacilitator);
        await open(page, say.newMeeting);
        const field = (id: string) => page.locator(`#${id}`);
        await expect(field('day')).toBeVisible();
        for (const id of ['month', 'year', `place-${lang}`]) await expect(field(id), id).toBeHidden();
        await page.getByLabel(say.month).check();
        for (const id of ['month', 'year']) await expect(field(id), id).toBeVisible();
        for (const id of ['day', 'begins', 'ends']) await expect(field(id), id).toBeHidden();
        await expect(field('video')).toBeVisible();
        await page.getByLabel(say.inPerson).check();
        await expect(field('video')).toBeHidden();
        await expect(field(`place-${lang}`)).toBeVisible();
        if (javaScriptEnabled) await sound(page, 'a new meeting');
      });
    }
  });
}

for (const lang of LANGS) {
  const say = words[lang];

  test(`a visitor writes to the facilitators in ${LANGUAGE[lang]}`, async ({ page }) => {
    const community = lang === 'fr' ? '/fr/communautes/eleves-a-risque' : '/en/communities/students-at-risk';
    await page.goto(community);
    await sound(page, 'a community');
    await page.getByRole('link', { name: say.contact }).click();
    await expect(page.getByRole('main').locator('#message')).toBeVisible();
    await sound(page, 'writing to the facilitators');
    const main = page.getByRole('main');
    await expect(main).not.toContainText('@ensemble.example');
    await main.locator('#name').fill('Camille Nadeau');
    await main.getByLabel(WORDS[lang].email).fill('camille@ensemble.example');
    await main.locator('#message').fill('Bonjour!');
    await main.getByRole('button', { name: say.write }).click();
    await expect(main).toContainText(say.written);
  });

  test(`the pages of people are sound in ${LANGUAGE[lang]}`, async ({ page }) => {
    await signIn(page.context(), lang, people.member);
    await page.goto(lang === 'fr' ? '/fr/repertoire' : '/en/directory');
    await sound(page, 'the directory');
    await page.getByRole('link', { name: people.coFacilitator.name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(people.coFacilitator.name);
    await sound(page, 'a person');
  });
}
