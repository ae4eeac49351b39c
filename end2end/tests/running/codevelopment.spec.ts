// A codevelopment session: four people with their roles go through the six steps, the client without JavaScript.

import type { Page } from '@playwright/test';

import { pageOf, people } from '../../support/people';
import { chooseOption, pathOf, planned, sent, withPortal } from '../../support/running';
import { expect, test } from '../../support/test';

const ACCOUNT = 'Une équipe hésite devant un changement zibeline.';
const SHEET = 'Commencer par écouter zibeline.';

const writes = (page: Page) => page.locator('[data-live=form] textarea#text');

/** Writes in the current step. */
async function write(page: Page, text: string, add: string): Promise<void> {
  await writes(page).fill(text);
  await page.locator('[data-live=form]').getByRole('button', { name: add, exact: true }).click();
  await expect(page.locator('[data-live=written]')).toContainText(text);
}

test('four people go through the six steps of a codevelopment session', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('running-codevelopment', async (portal) => {
    const consultant = await pageOf(browser, portal.now, 'fr', people.facilitator);
    const client = await pageOf(browser, portal.now, 'fr', people.member, false);
    const facilitator = await pageOf(browser, portal.now, 'en', people.coFacilitator);
    const scribe = await pageOf(browser, portal.now, 'en', people.memberEn);
    const everyone = [consultant, client, facilitator, scribe];
    const id = await planned(consultant.context(), { fr: 'Une situation à la fois', en: 'One situation at a time' }, 2);
    const [fr, en] = [pathOf('fr', id, 'codevelopment'), pathOf('en', id, 'codevelopment')];
    const addressOf = (page: Page) => (page === consultant || page === client ? fr : en);
    const step = (page: Page, name: string) => expect(page.locator('#step'), page.url()).toHaveText(name, { timeout: 15_000 });
    const goOn = (name: string) => sent(facilitator, () => facilitator.locator('.codev-now').getByRole('button', { name, exact: true }).click());
    const keepForOneself = (page: Page) => sent(page, () => page.locator('form').filter({ has: page.locator('#sheet') }).getByRole('button', { name: 'Enregistrer' }).click());

    await test.step('it is prepared', async () => {
      await consultant.goto(fr);
      await chooseOption(consultant, '#client', people.member.name);
      await chooseOption(consultant, '#facilitator', people.coFacilitator.name);
      await chooseOption(consultant, '#scribe', people.memberEn.name);
      await consultant.locator('select#minutes').selectOption('60');
      await consultant.getByRole('group', { name: 'Personnes qui participent' }).getByRole('checkbox', { name: people.facilitator.name }).check();
      await consultant.locator('#plan').getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await step(consultant, 'La séance est prête');
      await expect(consultant.locator('.six-steps')).toContainText('20 min');
    });

    await test.step('each promises to keep it to themselves before they read anything', async () => {
      for (const page of everyone) {
        await page.goto(addressOf(page));
        await expect(page.locator('[data-live=written]')).toHaveCount(0);
        await sent(page, () => page.getByRole('button', { name: /^(Je m’y engage|I agree)$/ }).click());
        await expect(page.locator('[data-live=written]')).toHaveCount(1);
      }
      await consultant.getByRole('button', { name: 'Commencer la séance' }).click();
      await step(consultant, 'Exposé');
    });

    await test.step('1: only the client has the floor', async () => {
      await client.goto(fr);
      await expect(client.locator('.codev-roles .you')).toContainText('Racontez la situation');
      await write(client, ACCOUNT, 'Ajouter');
      await step(consultant, 'Exposé');
      await expect(writes(consultant)).toHaveCount(0);
      await expect(consultant.locator('[data-live=form]')).toContainText('À cette étape, vous écoutez.');
      await expect(consultant.locator('[data-live=written]'), 'it comes by itself').toContainText(ACCOUNT);
      await expect(consultant.getByRole('button', { name: /^Passer à\s:\sClarification$/i }), 'who prepares sessions may go on, too').toBeVisible();
      await facilitator.goto(en);
      await goOn('Go to: Clarifying questions');
      await step(facilitator, 'Clarifying questions');
    });

    await test.step('2: what is no question is nudged', async () => {
      await step(consultant, 'Clarification');
      await write(consultant, 'Il faudrait en parler à toute la salle.', 'Ajouter');
      const nudge = consultant.getByText('À cette étape, on pose des questions.');
      await expect(nudge).toBeVisible();
      const note = consultant.locator('.codev-notes > li').filter({ hasText: 'Il faudrait' });
      await note.locator('details > summary').click();
      await note.locator('details textarea').fill('Depuis quand est-ce ainsi?');
      await note.locator('details').getByRole('button', { name: 'Enregistrer' }).click();
      await expect(consultant.locator('[data-live=written]')).toContainText('Depuis quand est-ce ainsi?');
      await expect(nudge).toHaveCount(0);
      await client.goto(fr);
      await expect(client.locator('[data-live=written]')).toContainText('Depuis quand est-ce ainsi?');
      await write(client, 'Depuis le début de l’automne.', 'Ajouter');
      await expect(client.getByText('À cette étape, on pose des questions.'), 'the client answers').toHaveCount(0);
      await goOn('Go to: Contract');
    });

    await test.step('3: the client accepts the contract', async () => {
      await step(facilitator, 'Contract');
      await goOn('Go to: Reactions and suggestions');
      await expect(facilitator.locator('#notice')).toContainText('The next step opens once the client accepts a sentence as the contract.');
      await scribe.goto(en);
      await write(scribe, 'Find a first sentence for the next meeting.', 'Add');
      await expect(scribe.getByRole('button', { name: 'Accept as the contract' }), 'the client does that').toHaveCount(0);
      await client.goto(fr);
      await client.getByRole('button', { name: 'Accepter comme contrat' }).click();
      await expect(client.locator('.codev-contract')).toContainText('Find a first sentence');
      await facilitator.goto(en);
      await expect(facilitator.locator('.codev-contract')).toContainText('Find a first sentence');
      await goOn('Go to: Reactions and suggestions');
      await step(facilitator, 'Reactions and suggestions');
    });

    await test.step('4: the client listens', async () => {
      await step(consultant, 'Réactions et suggestions');
      await write(consultant, 'Poser une question ouverte au début.', 'Ajouter');
      await client.goto(fr);
      await expect(writes(client)).toHaveCount(0);
      await expect(client.locator('[data-live=form]')).toContainText('À cette étape, vous écoutez.');
      await expect(client.locator('[data-live=written]')).toContainText('Poser une question ouverte au début.');
      await client.locator('#sheet').fill(SHEET);
      await keepForOneself(client);
      await expect(client.locator('#sheet')).toHaveValue(SHEET);
      await goOn('Go to: Action plan');
    });

    await test.step('5 and 6: a plan, and what was learned', async () => {
      await step(facilitator, 'Action plan');
      await client.goto(fr);
      await write(client, 'Poser cette question lundi.', 'Ajouter');
      await goOn('Go to: Learning and evaluation');
      await step(scribe, 'Learning and evaluation');
      await write(scribe, 'We kept to the minutes.', 'Add');
      await consultant.locator('#sheet').fill('Écouter plus longtemps.');
      await keepForOneself(consultant);
      await goOn('End the session');
      await step(facilitator, 'The session has ended');
      await step(consultant, 'La séance est terminée');
    });

    await test.step('what is private stays so', async () => {
      await client.goto(fr);
      await expect(client.locator('#sheet')).toHaveValue(SHEET);
      for (const page of [consultant, facilitator, scribe]) {
        await page.goto(addressOf(page));
        await expect(page.getByRole('main')).not.toContainText(SHEET);
        await expect(page.locator('#sheet')).not.toHaveValue(SHEET);
      }
      await client.locator('.codev-notes > li').filter({ hasText: 'Poser une question ouverte' }).getByRole('button', { name: 'Garder pour moi' }).click();
      await expect(client.getByRole('button', { name: 'Ne plus garder' })).toHaveCount(1);
      await consultant.goto('/fr/recherche?q=cod%C3%A9veloppement');
      await expect(consultant.locator('.entry-title').first(), 'search finds other things').toBeVisible();
      for (const [page, search] of [[consultant, '/fr/recherche'], [client, '/fr/recherche'], [scribe, '/en/search']] as const) {
        await page.goto(`${search}?q=zibeline`);
        await expect(page.locator('main #q')).toHaveValue('zibeline');
        await expect(page.locator('.entry-title'), 'the case is in no search').toHaveCount(0);
        await expect(page.getByRole('main')).not.toContainText('Une équipe hésite');
      }
      const meeting = await scribe.context().request.get(pathOf('en', id, 'meeting'));
      expect(await meeting.text()).not.toContain('zibeline');
    });

    await Promise.all(everyone.map((page) => page.context().close()));
  });
});
