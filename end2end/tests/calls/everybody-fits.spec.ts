// A call from its first words to a community in which everybody fits: no draw is run. In French without JavaScript, in English with it.

import type { Page } from '@playwright/test';

import {
  acceptPlace, answerCall, callPath, closeCall, DESIGNATION, endScreening, fillAnswer, givePlaces, judgeAll, linkToAnswer, mailOf, namesWith, plannedOf,
  plannedPath, press, publishCall, sendAnswer, submit, visitorOf,
} from '../../support/calls';
import { lettersSoFar, mailedLetter, mailedLink, pageOf, people } from '../../support/people';
import { withPortal } from '../../support/running';
import { LANGS, LANGUAGE } from '../../support/site';
import { expect, test } from '../../support/test';

const TITLE = { fr: 'Lire à voix haute', en: 'Reading aloud' };
const REPRESENTATIVE = { name: 'Odalie Brindamour', email: 'odalie.brindamour@zibeline.example' };
/** A person without an account. The texts tell of them and of where they work: reviewers must not read that. */
const GUEST = {
  fr: {
    name: 'Yvette Quenneville', organization: 'Carrefour Zibeline', representative: REPRESENTATIVE, title: 'Vingt minutes au Carrefour Zibeline',
    text: 'Vingt minutes de lecture à voix haute chaque jour. Le Carrefour Zibeline prête un local. Quenneville tient le calendrier.',
    need: 'Un deuxième local au Carrefour Zibeline',
  },
  en: {
    name: 'Yvette Quenneville', organization: 'Zibeline Crossing', representative: REPRESENTATIVE, title: 'Twenty minutes at Zibeline Crossing',
    text: 'Twenty minutes of reading aloud each day. Zibeline Crossing lends a room. Quenneville keeps the calendar.',
    need: 'A second room at Zibeline Crossing',
  },
} as const;
const MEMBER = {
  fr: { representative: { name: 'Firmin Brindamour', email: 'firmin.brindamour@ensemble.example' }, title: 'Une page avant de partir', text: 'Chaque classe lit une page avant la cloche, debout, tout haut.' },
  en: { representative: { name: 'Firmin Brindamour', email: 'firmin.brindamour@ensemble.example' }, title: 'One page before leaving', text: 'Each class reads one page before the bell, standing, out loud.' },
} as const;
/** What a page of a reviewer must not have, in small letters: parts of names of people and organizations, and of their addresses. */
const SECRET = {
  fr: ['quenneville', 'yvette', 'zibeline', 'brindamour', 'lafrenaye', 'baie-des-brumes', 'brumes'],
  en: ['quenneville', 'yvette', 'zibeline', 'brindamour', 'thackeray', 'imogen', 'saltmarsh'],
} as const;
const WORDS = {
  fr: {
    kept: 'Votre brouillon est enregistré.', sent: 'Votre réponse est envoyée.', receipt: /Votre réponse à l’appel .* est envoyée/, confirmed: 'La désignation est confirmée',
    designated: /Votre organisme a confirmé/, none: 'Aucun projet lu sur 2', masked: 'passage masqué', reason: 'Le projet est clair et peut servir à d’autres.',
    noDraw: 'aucun tirage n’est nécessaire', answered: 'Chaque personne a reçu une réponse.', formed: 'La communauté est formée',
  },
  en: {
    kept: 'Your draft has been saved.', sent: 'Your response has been sent.', receipt: /We have received your response to the call/, confirmed: 'The designation has been confirmed',
    designated: /Your organization has confirmed/, none: 'None of 2 read', masked: 'masked passage', reason: 'The project is clear, and others can use it.',
    noDraw: 'no draw is needed', answered: 'Everyone has heard back.', formed: 'The community has been created',
  },
} as const;
const COMMUNITIES = { fr: '/fr/communautes/', en: '/en/communities/' } as const;
const MEMBERS = { fr: 'membres', en: 'members' } as const;
const INVITATION = { fr: '/fr/lien', en: '/en/link' } as const;

for (const lang of LANGS) {
  const javaScriptEnabled = lang === 'en';
  const words = WORDS[lang];
  const memberOf = lang === 'fr' ? people.member : people.memberEn;
  const email = `quenneville-${lang}@zibeline.example`;

  /** The page says neither who answered nor for whom: not even where nobody sees it. */
  async function isBlind(page: Page): Promise<void> {
    const html = (await page.content()).toLowerCase();
    for (const secret of SECRET[lang]) expect(html.includes(secret), `${page.url()} has “${secret}”`).toBe(false);
  }

  test(`a call becomes a community in which everybody fits, in ${LANGUAGE[lang]}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
    test.setTimeout(240_000);
    await withPortal(`calls-fit-${lang}`, async ({ now: portal }) => {
      const mail = mailOf(portal);
      const coordinator = await pageOf(browser, portal, lang, people.coordinator, javaScriptEnabled);
      const member = await pageOf(browser, portal, lang, memberOf, javaScriptEnabled);
      const guest = await visitorOf(browser, portal, javaScriptEnabled);
      let code = '';

      await test.step('a coordinator writes a call and publishes it', async () => {
        code = await publishCall(coordinator, lang, { title: TITLE, places: [12, 15], reviewers: [people.facilitator, people.coFacilitator] }, javaScriptEnabled);
        await guest.goto(callPath(lang, code, 'show'));
        await expect(guest.getByRole('heading', { level: 1 })).toHaveText(TITLE[lang]);
        await expect(guest.locator('.answer-box a.button')).toBeVisible();
      });

      await test.step('a member answers', async () => {
        await member.goto(callPath(lang, code, 'show'));
        await press(member, member.locator('.answer-box a.button'));
        await answerCall(member, MEMBER[lang]);
        await expect(member.locator('.toast')).toContainText(words.sent);
        await mailedLetter(memberOf.email, words.receipt, 0, mail);
      });

      await test.step('a person without an account asks for a link, keeps a draft, and goes on elsewhere', async () => {
        const link = await linkToAnswer(guest, portal, lang, code, email);
        await guest.goto(link);
        await fillAnswer(guest, GUEST[lang]);
        await press(guest, guest.locator('button[name="draft"]'));
        await expect(guest.locator('.toast')).toContainText(words.kept);
        const elsewhere = await visitorOf(browser, portal, javaScriptEnabled);
        await elsewhere.goto(link);
        await expect(elsewhere.locator('#title')).toHaveValue(GUEST[lang].title);
        await expect(elsewhere.locator('#rank-2')).toHaveValue('2');
        const before = await lettersSoFar(mail);
        await sendAnswer(elsewhere);
        await expect(elsewhere.locator('.toast')).toContainText(words.sent);
        await mailedLetter(email, words.receipt, before, mail);
        await elsewhere.context().close();
      });

      await test.step('the representatives confirm with the link that was mailed to them', async () => {
        for (const { representative } of [MEMBER[lang], GUEST[lang]]) {
          const page = await visitorOf(browser, portal, javaScriptEnabled);
          await page.goto(await mailedLink(representative.email, 0, mail, DESIGNATION[lang]));
          const before = await lettersSoFar(mail);
          await press(page, page.locator('form:has(input[name="answer"][value="confirmed"]) button'));
          await expect(page.getByRole('main')).toContainText(words.confirmed);
          await mailedLetter(representative === REPRESENTATIVE ? email : memberOf.email, words.designated, before, mail);
          await page.context().close();
        }
        await coordinator.goto(callPath(lang, code, 'answers'));
        for (const name of [memberOf.name, GUEST[lang].name]) await expect(coordinator.locator('main table')).toContainText(name);
      });

      await test.step('the call closes, and two reviewers judge without names', async () => {
        await closeCall(portal, code);
        let masked = 0;
        const look = async (page: Page) => {
          await isBlind(page);
          if ((await page.locator('.masked').count()) > 0) masked += 1;
        };
        for (const person of [people.facilitator, people.coFacilitator]) {
          const reviewer = await pageOf(browser, portal, lang, person, javaScriptEnabled);
          await reviewer.goto(callPath(lang, code, 'screening'));
          await expect(reviewer.getByRole('main')).toContainText(words.none);
          expect(await judgeAll(reviewer, lang, code, words.reason, look), 'projects').toBe(2);
          await reviewer.context().close();
        }
        expect(masked, 'what the texts gave away is masked, for each reviewer').toBe(2);
        await endScreening(coordinator, lang, code);
      });

      await test.step('no draw is needed, and none can be run', async () => {
        await coordinator.goto(callPath(lang, code, 'draws'));
        await expect(coordinator.getByRole('main')).toContainText(words.noDraw);
        const list = plannedPath.close(lang, code, await plannedOf(portal, code));
        await expect(coordinator.locator(`a[href="${list}"]`)).toHaveCount(0);
        await coordinator.goto(list);
        await expect(coordinator.getByRole('main')).toContainText(words.noDraw);
        await expect(coordinator.locator('#source')).toHaveCount(0);
        const form = { source: 'drand', day: '2031-01-01', time: '12:00' };
        const forced = await coordinator.context().request.post(list, { form, maxRedirects: 0 });
        expect(forced.status(), 'closing the list all the same').toBe(409);
      });

      await test.step('everybody has an answer, and both accept', async () => {
        const before = await lettersSoFar(mail);
        const given = await givePlaces(coordinator, portal, lang, code);
        await coordinator.goto(callPath(lang, code, 'overview'));
        await expect(coordinator.getByRole('main')).toContainText(words.answered);
        await acceptPlace(member, callPath(lang, code, 'reply'));
        await acceptPlace(guest, await mailedLink(email, before, mail, callPath(lang, code, 'reply')));
        expect((await namesWith(coordinator, given, 'accepted')).toSorted()).toEqual([memberOf.name, GUEST[lang].name].toSorted());
      });

      await test.step('the community is made, and has its member', async () => {
        const before = await lettersSoFar(mail);
        await coordinator.goto(callPath(lang, code, 'places'));
        await press(coordinator, coordinator.locator(`main a[href="${plannedPath.community(lang, code, await plannedOf(portal, code))}"]`));
        await submit(coordinator, '#network');
        await expect(coordinator).toHaveURL(/notice=added/);
        const community = await coordinator.locator(`main a[href^="${COMMUNITIES[lang]}"]`).first().getAttribute('href');
        await coordinator.goto(`${community}/${MEMBERS[lang]}`);
        await expect(coordinator.getByRole('main')).toContainText(memberOf.name);
        await mailedLink(email, before, mail, INVITATION[lang]);
        await member.goto(`${community}`);
        await expect(member.getByRole('heading', { level: 1 })).toContainText(TITLE[lang]);
        await guest.goto(callPath(lang, code, 'show'));
        await expect(guest.locator('.planned-list')).toContainText(words.formed);
        await expect(guest.locator(`.planned-list a[href="${community}"]`)).toBeVisible();
      });

      for (const page of [coordinator, member, guest]) await page.context().close();
    });
  });
}
