// A person consents to research and withdraws; a coordinator hands over a file, which the register has with its hash. With JavaScript and
// without, in French and in English.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { DRAWN_CALL } from '../../support/calls';
import { pageOf, people } from '../../support/people';
import { examine, sent, withPortal } from '../../support/running';
import { expect, test } from '../../support/test';

const CONSENTS = { fr: '/fr/compte/consentements', en: '/en/account/consents' } as const;
const REGISTER = { fr: '/fr/administration/recherche', en: '/en/administration/research' } as const;
const FIGURES = { fr: `/fr/administration/appels/${DRAWN_CALL}/chiffres`, en: `/en/administration/calls/${DRAWN_CALL}/figures` } as const;
const TYPED = { recipient: 'Chaire de recherche zibeline', purpose: 'Décrire la demande, entente 2026-12.' } as const;
const WORDS = {
  fr: {
    choose: 'Voir et choisir', give: 'Donner mon accord', withdraw: 'Retirer mon accord', given: 'Vous avez donné votre accord', withdrawn: 'Vous avez retiré votre accord',
    send: 'Inscrire au registre et télécharger', nothing: 'Il n’y a rien à remettre', file: `recherche-${DRAWN_CALL}.csv`,
  },
  en: {
    choose: 'Read more and choose', give: 'Give my consent', withdraw: 'Withdraw my consent', given: 'You consented on', withdrawn: 'You withdrew your consent',
    send: 'Enter in the register and download', nothing: 'There is nothing to hand over', file: `research-${DRAWN_CALL}.csv`,
  },
} as const;

for (const [lang, script] of [['fr', false], ['en', true]] as const) {
  test(`a person consents to research, and a file is handed over ${script ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    test.setTimeout(240_000);
    await withPortal(`practice-research-${lang}`, async ({ now: portal }) => {
      const words = WORDS[lang];
      const member = await pageOf(browser, portal, lang, people.memberEn, script);
      const own = member.getByRole('main');
      await member.goto(CONSENTS[lang]);
      await own.getByRole('link', { name: words.choose }).click();
      await expect(own.getByRole('button', { name: words.give, exact: true })).toBeVisible();
      if (script) await examine(member);
      await sent(member, () => own.getByRole('button', { name: words.give, exact: true }).click());
      await expect(own).toContainText(words.given);
      await sent(member, () => own.getByRole('button', { name: words.withdraw, exact: true }).click());
      await expect(own).toContainText(words.withdrawn);
      await expect(own.getByRole('button', { name: words.give, exact: true })).toBeVisible();

      const coordinator = await pageOf(browser, portal, lang, people.coordinator, script);
      const main = coordinator.getByRole('main');
      await coordinator.goto(REGISTER[lang]);
      if (script) await examine(coordinator);
      await coordinator.goto(REGISTER[lang]);
      await coordinator.locator('#recipient-name').fill(TYPED.recipient);
      await coordinator.locator('#purpose').fill(TYPED.purpose);
      await sent(coordinator, () => main.getByRole('button', { name: words.send }).click());
      await expect(coordinator.locator('#errors'), 'no one consents').toContainText(words.nothing);
      await expect(coordinator.locator('#recipient-name')).toHaveValue(TYPED.recipient);
      await expect(coordinator.locator('#purpose')).toHaveValue(TYPED.purpose);

      await coordinator.goto(FIGURES[lang]);
      await coordinator.locator('#recipient-name').fill(TYPED.recipient);
      await coordinator.locator('#purpose').fill(TYPED.purpose);
      const [file] = await Promise.all([coordinator.waitForEvent('download'), main.getByRole('button', { name: words.send }).click()]);
      expect(file.suggestedFilename()).toBe(words.file);
      const content = await readFile(await file.path());
      expect(content.toString('utf8')).toContain('pseudonym');

      const officer = await pageOf(browser, portal, lang, people.privacyOfficer, script);
      await officer.goto(REGISTER[lang]);
      const register = officer.getByRole('main');
      for (const shown of [TYPED.recipient, TYPED.purpose, createHash('sha256').update(content).digest('hex')]) await expect(register).toContainText(shown);
      await expect(register.getByRole('button', { name: words.send })).toHaveCount(0);
      if (script) await examine(officer);
      for (const page of [member, coordinator, officer]) await page.context().close();
    });
  });
}
