// A meeting from its beginning to adopted minutes and follow-ups that the next meeting has: two facilitators and three members,
// in both languages, at two tables, with a server that is killed in between.

import type { Page } from '@playwright/test';

import { mailedLink, pageOf, people } from '../../support/people';
import { startPortal } from '../../support/portal.mjs';
import {
  allAt, clockOf, COMMUNITY, currentItem, follow, following, makeMember, pathOf, planned, showsTrueTime, unfold, withPortal,
} from '../../support/running';
import { expect, test } from '../../support/test';

const DECISION = 'On garde la grille commune.';
const FOLLOW_UP = 'Envoyer la grille d’observation aux écoles.';
const NOTE = 'The grid is short enough.';
const TABLES = { fr: 'Commencer par une seule classe.', en: 'Begin with one class.' };
const AFTER = { fr: ' Puis deux.', en: ' Then two.' };

/** Several pages press the same button: what they send reaches the server once all have pressed. */
async function pressAtOnce(pages: Page[], button: string): Promise<void> {
  const held: (() => void)[] = [];
  const sent: Promise<void>[] = [];
  const address = /\/api\/meetings\/run/;
  for (const page of pages) {
    await page.route(address, async (route) => {
      const free = new Promise<void>((resolve) => held.push(resolve));
      const going = free.then(() => route.continue());
      sent.push(going);
      await going;
    });
  }
  await Promise.all(pages.map((page) => page.locator(button).click()));
  await expect.poll(() => held.length, { message: 'all have pressed' }).toBe(pages.length);
  held.forEach((free) => free());
  await Promise.all(sent);
  for (const page of pages) await page.unroute(address);
}

/** Records a decision beside the item that people are at, on the facilitator's page. */
async function decide(page: Page, text: string): Promise<void> {
  await expect(async () => {
    await unfold(page, '.run-capture details:has(#text)');
    await page.locator('.run-capture #text').fill(text, { timeout: 3_000 });
  }).toPass();
  await following(page, () => page.locator('.run-capture').getByRole('button', { name: 'Consigner', exact: true }).click());
}

const tableNote = (page: Page) => page.locator('.agenda-editor textarea[id$="-notes"]').first();

/** Writes in the note of one's table. */
async function writeAtTable(page: Page, open: string, saved: string, text: string): Promise<void> {
  await page.locator('.my-table').getByRole('link', { name: open }).click();
  const state = page.locator('.agenda-state');
  await expect(state).toHaveText(saved, { timeout: 15_000 });
  await tableNote(page).focus();
  await page.keyboard.type(text);
  await expect(tableNote(page)).toHaveValue(text);
  await expect(state).toHaveText(saved, { timeout: 15_000 });
}

test('a meeting is carried from its beginning to adopted minutes and to follow-ups of the next one', async ({ browser }) => {
  test.setTimeout(240_000);
  await withPortal('running-meeting', async (portal) => {
    const mail = `${portal.now.folder}/data/mail`;
    const facilitator = await pageOf(browser, portal.now, 'fr', people.facilitator);
    const coFacilitator = await pageOf(browser, portal.now, 'en', people.coFacilitator);
    await makeMember(facilitator, people.liaison);
    const member = await pageOf(browser, portal.now, 'fr', people.member);
    const memberEn = await pageOf(browser, portal.now, 'en', people.memberEn);
    const third = await pageOf(browser, portal.now, 'en', people.liaison);
    const screen = await pageOf(browser, portal.now, 'fr', people.facilitator);
    const members = [member, memberEn, third];
    const id = await planned(facilitator.context(), { fr: 'Observer ensemble', en: 'Observing together' }, 0);
    const next = await planned(facilitator.context(), { fr: 'Observer encore', en: 'Observing again' }, 3);
    const all = [facilitator, coFacilitator, screen, ...members];
    const items: string[] = [];

    await test.step('it begins, and everyone sees the first item', async () => {
      await member.goto(pathOf('fr', id, 'takePart'));
      await expect(member.getByText('Le déroulement s’affichera ici dès le début de la rencontre.')).toBeVisible();
      await follow(facilitator, pathOf('fr', id, 'facilitate'));
      await follow(coFacilitator, pathOf('en', id, 'facilitate'));
      await following(facilitator, () => facilitator.getByRole('button', { name: 'Commencer la rencontre' }).click());
      items.push(await currentItem(facilitator));
      await expect(coFacilitator.locator('.run-coming'), 'a page that was open before gets all that there is').toBeVisible();
      await expect(coFacilitator.locator('#run-next')).toBeVisible();
      await expect(coFacilitator.locator('.run-capture #note')).toBeVisible();
      await expect(coFacilitator.locator('#speaking-next')).toBeVisible();
      await expect(coFacilitator.locator('#tables').getByRole('link', { name: 'Set up tables' })).toBeVisible();
      await expect(coFacilitator.getByRole('button', { name: 'Start the meeting' })).toHaveCount(0);
      await follow(screen, pathOf('fr', id, 'screen'));
      await follow(memberEn, pathOf('en', id, 'takePart'));
      await follow(third, pathOf('en', id, 'takePart'));
      await allAt(all, items[0]);
      await expect(facilitator.locator('.run-now')).toContainText('Point 1 de 7');
      await expect(coFacilitator.locator('.run-now')).toContainText('Item 1 of 7');
      await expect(screen.locator('.run-now')).toContainText('Accueil et tour de table');
      await expect(screen.locator('.run-now'), 'the screen has both languages').toContainText('Welcome and check-in');
      for (const page of [facilitator, memberEn, screen]) await showsTrueTime(page);
    });

    await test.step('both facilitators press “next” at once: one step', async () => {
      await pressAtOnce([facilitator, coFacilitator], '#run-next');
      await expect(facilitator.locator('.run-now')).toContainText('Point 2 de 7');
      await expect(coFacilitator.locator('.run-now')).toContainText('Item 2 of 7');
      items.push(await currentItem(facilitator));
      expect(items[1]).not.toBe(items[0]);
      await allAt(all, items[1]);
      const said = async () => (await Promise.all([facilitator, coFacilitator].map((page) => page.locator('.run-said').textContent()))).filter(Boolean);
      await expect.poll(said, { message: 'one of the two is told' }).toHaveLength(1);
      expect((await said())[0]).toMatch(/Rien n’a été fait|Nothing was done/);
    });

    await test.step('the other facilitator goes on by the keyboard, pauses and resumes', async () => {
      await coFacilitator.keyboard.press('Alt+KeyN');
      await expect(coFacilitator.locator('.run-now')).toContainText('Item 3 of 7');
      items.push(await currentItem(coFacilitator));
      await allAt(all, items[2]);
      await coFacilitator.locator('#run-pause').click();
      await expect(facilitator.locator('.run-now')).toContainText('En pause');
      await facilitator.locator('#run-pause').click();
      await expect(coFacilitator.locator('.run-now').getByText('Paused')).toHaveCount(0);
      const { length } = await clockOf(facilitator);
      await facilitator.locator('#run-more-5').click();
      await expect.poll(async () => (await clockOf(coFacilitator)).length).toBe(length + 300_000);
    });

    await test.step('hands are raised, and the floor is given', async () => {
      await memberEn.getByRole('button', { name: 'Raise my hand' }).click();
      await expect(memberEn.locator('.speaking')).toContainText('Your hand is raised. You are next.');
      await member.getByRole('button', { name: 'Lever la main' }).click();
      await expect(member.locator('.speaking')).toContainText('Une personne vous précède.');
      const queue = facilitator.locator('.speaking-queue > li');
      await expect(queue).toHaveCount(2);
      await expect(queue.first()).toContainText(people.memberEn.name);
      await facilitator.locator('#speaking-next').click();
      await expect(facilitator.locator('.speaker')).toContainText(`${people.memberEn.name} a la parole.`);
      await expect(memberEn.locator('.speaker')).toContainText('You have the floor.');
      await expect(queue).toHaveCount(1);
      await facilitator.locator('#speaking-next').click();
      for (const page of [screen, facilitator]) await expect(page.locator('.speaker')).toContainText(`${people.member.name} a la parole.`);
      await facilitator.locator('#speaking-finish').click();
      await expect(coFacilitator.locator('.speaker')).toContainText('No one has the floor.');
    });

    await test.step('two tables are made; people find theirs and write', async () => {
      await facilitator.goto(pathOf('fr', id, 'makeTables'));
      const here = facilitator.getByRole('group', { name: 'Personnes présentes' });
      for (const box of await here.getByRole('checkbox').all()) await box.uncheck();
      for (const { name } of [people.member, people.liaison, people.memberEn, people.coFacilitator]) await here.getByRole('checkbox', { name }).check();
      await facilitator.locator('#size').selectOption('2');
      await facilitator.locator('#minutes').fill('12');
      await facilitator.locator('#prompt').fill('Par quoi commencer?');
      await facilitator.getByRole('button', { name: 'Former les tables', exact: true }).click();
      await expect(facilitator.locator('.table-results > section')).toHaveCount(2);
      await facilitator.locator('#tables').getByRole('button', { name: 'Commencer', exact: true }).click();
      await expect(facilitator.locator('#tables')).toContainText(/1[12]\smin/);
      await expect(member.locator('.my-table')).toContainText(people.liaison.name);
      await expect(memberEn.locator('.my-table')).toContainText(people.coFacilitator.name);
      await expect(screen.locator('#tables')).toContainText(people.memberEn.name);
      await writeAtTable(member, 'Écrire dans la note de la table', 'Tout est enregistré', TABLES.fr);
      await writeAtTable(memberEn, 'Write in the table’s note', 'Everything is saved', TABLES.en);
    });

    await test.step('the server is killed and starts again: the clock goes on with the true time', async () => {
      await follow(facilitator, pathOf('fr', id, 'facilitate'));
      const before = await clockOf(facilitator);
      const { folder, port } = portal.now;
      process.kill(portal.now.pid!, 'SIGKILL');
      await portal.now.stop({ keep: true });
      await expect(facilitator.locator('.run-trouble')).toContainText('La connexion est interrompue.');
      portal.now = await startPortal({ log: 'running-meeting', folder, port });
      await expect(facilitator.locator('.run-trouble')).toBeEmpty({ timeout: 20_000 });
      await follow(facilitator, pathOf('fr', id, 'facilitate'));
      await allAt([facilitator, coFacilitator, screen], items[2]);
      const after = await clockOf(facilitator);
      expect(after.length).toBe(before.length);
      expect(Math.abs(after.since - after.spent - (before.since - before.spent)), 'nothing was lost or added').toBeLessThan(1_000);
      for (const page of [facilitator, screen]) await showsTrueTime(page);
      await facilitator.locator('#run-pause').click();
      await expect(facilitator.locator('.run-now')).toContainText('En pause');
      await facilitator.locator('#run-pause').click();
      await expect(facilitator.locator('.run-now')).not.toContainText('En pause');
      for (const [page, saved, words] of [[member, 'Tout est enregistré', AFTER.fr], [memberEn, 'Everything is saved', AFTER.en]] as const) {
        await tableNote(page).press('End');
        await page.keyboard.type(words);
        await expect(page.locator('.agenda-state'), 'the editor is connected again').toHaveText(saved, { timeout: 30_000 });
      }
    });

    await test.step('people come back from their tables, and find what each wrote', async () => {
      await facilitator.locator('#tables').getByRole('button', { name: 'Ramener tout le monde' }).click();
      await expect(facilitator.locator('#tables').getByRole('link', { name: 'Notes des tables' })).toBeVisible();
      await third.goto(pathOf('en', id, 'results'));
      const results = third.locator('.table-results > article');
      await expect(results).toHaveCount(2);
      await expect(results.filter({ hasText: TABLES.fr + AFTER.fr })).toContainText(people.member.name);
      await expect(results.filter({ hasText: TABLES.en + AFTER.en })).toContainText(people.memberEn.name);
    });

    await test.step('a note, a decision and a follow-up are written beside an item', async () => {
      await follow(facilitator, pathOf('fr', id, 'facilitate'));
      await follow(coFacilitator, pathOf('en', id, 'facilitate'));
      await coFacilitator.locator('#note').fill(NOTE);
      await following(coFacilitator, () => coFacilitator.getByRole('button', { name: 'Add the note' }).click());
      await decide(facilitator, DECISION);
      await expect(facilitator).toHaveURL(/animer\?notice=saved/);
      await facilitator.goto(`${COMMUNITY.fr}/suivis/ajouter?meeting=${id}&item=${items[2]}`);
      await facilitator.locator('#text').fill(FOLLOW_UP);
      await facilitator.locator('#owner').selectOption({ label: people.memberEn.name });
      await facilitator.getByRole('main').getByRole('button', { name: 'Ajouter un suivi', exact: true }).click();
      await expect(facilitator).toHaveURL(/notice=/);
      await facilitator.goto(pathOf('fr', id, 'notes'));
      await expect(facilitator.getByRole('main')).toContainText(DECISION);
      await expect(facilitator.getByRole('main')).toContainText(NOTE);
    });

    await test.step('the owner accepts from the letter without signing in', async () => {
      const link = await mailedLink(people.memberEn.email, 0, mail, '/en/follow-up-response');
      const context = await browser.newContext({ baseURL: portal.now.url });
      const page = await context.newPage();
      await page.goto(link);
      await expect(page.getByRole('main'), 'the text is for those who are signed in').not.toContainText(FOLLOW_UP);
      await page.getByRole('button', { name: 'Accept', exact: true }).click();
      await expect(page.getByText('You have accepted this follow-up.')).toBeVisible();
      await page.goto(link);
      await expect(page.getByText('You have already responded to this follow-up.')).toBeVisible();
      await context.close();
    });

    await test.step('it ends, and its minutes are there without typing, for those who write them', async () => {
      await follow(facilitator, pathOf('fr', id, 'facilitate'));
      const end = facilitator.locator('.run-top details.confirm');
      await end.locator('summary').click();
      await end.getByRole('button', { name: 'Terminer la rencontre', exact: true }).click();
      await expect(facilitator).toHaveURL(/notice=ended/);
      await expect(coFacilitator.locator('p:not(.visually-hidden)', { hasText: 'This meeting has ended.' })).toBeVisible();
      await expect(coFacilitator.locator('form[data-run-form], .run-capture form, .speaking form'), 'nothing is left to press').toHaveCount(0);
      await expect(screen.locator('p:not(.visually-hidden)', { hasText: 'Cette rencontre est terminée.' })).toBeVisible();
      await facilitator.goto(pathOf('fr', id, 'minutes'));
      for (const text of [DECISION, FOLLOW_UP, NOTE, TABLES.fr, TABLES.en, 'min réelles']) {
        await expect.soft(facilitator.locator('.minutes-body')).toContainText(text);
      }
      await coFacilitator.goto(pathOf('en', id, 'minutes'));
      await expect.soft(coFacilitator.locator('.minutes-body')).toContainText('min taken');
      await member.goto(pathOf('fr', id, 'minutes'));
      await expect(member.getByRole('main')).toContainText('Le compte rendu n’est pas encore publié');
      await expect(member.getByRole('main')).not.toContainText(DECISION);
    });

    await test.step('they are proposed, and the next agenda has their adoption', async () => {
      await facilitator.getByRole('button', { name: 'Proposer aux membres' }).click();
      await expect(facilitator.getByText('Le compte rendu est proposé, et les membres sont avertis.')).toBeVisible();
      await member.reload();
      await expect(member.locator('.minutes-body')).toContainText(DECISION);
      await memberEn.goto(pathOf('en', id, 'minutes'));
      await expect(memberEn.locator('.adoption [aria-current=step]')).toContainText('Proposed');
      await facilitator.getByRole('link', { name: 'Adopter', exact: true }).click();
      await expect(facilitator.getByText('Un compte rendu s’adopte à une rencontre ultérieure de la communauté')).toBeVisible();
      await member.goto(pathOf('fr', next, 'meeting'));
      await expect(member.locator('.agenda-item').filter({ hasText: 'Adoption du compte rendu du' })).toHaveCount(1);
      await memberEn.goto(pathOf('en', next, 'meeting'));
      await expect(memberEn.locator('.agenda-item').filter({ hasText: 'Adoption of the minutes of' })).toHaveCount(1);
    });

    await test.step('the follow-up stands on the page of the next meeting', async () => {
      await member.goto(pathOf('fr', next, 'meeting'));
      const followUp = member.locator('.follow-ups > li').filter({ hasText: FOLLOW_UP });
      await expect(followUp).toHaveCount(1);
      await expect(followUp).toContainText(`${people.memberEn.name} s’en occupe`);
      await member.goto(pathOf('fr', id, 'meeting'));
      await expect(member.locator('.follow-ups > li').filter({ hasText: FOLLOW_UP })).toHaveCount(1);
    });

    await test.step('the minutes are adopted at the next meeting', async () => {
      await follow(facilitator, pathOf('fr', next, 'facilitate'));
      await following(facilitator, () => facilitator.getByRole('button', { name: 'Commencer la rencontre' }).click());
      await facilitator.goto(pathOf('fr', id, 'minutes'));
      await facilitator.getByRole('link', { name: 'Adopter', exact: true }).click();
      const adopt = facilitator.getByRole('main').getByRole('button', { name: 'Adopter', exact: true });
      await expect(adopt).toBeVisible();
      await facilitator.waitForLoadState();
      // What could identify a student is asked about, with a reason that is logged.
      const reason = facilitator.locator('#reason');
      if ((await reason.count()) > 0) await reason.fill('Le texte ne nomme que des membres de la communauté.');
      await adopt.click();
      await expect(facilitator.getByText('Le compte rendu est adopté et scellé.')).toBeVisible();
      await expect(facilitator.locator('code.seal')).toHaveText(/^[0-9a-f]{64}$/);
      await memberEn.goto(pathOf('en', id, 'minutes'));
      await expect(memberEn.locator('.adoption [aria-current=step]')).toContainText('Adopted');
      await expect(memberEn.getByRole('link', { name: 'Propose an amendment' })).toBeVisible();
      await memberEn.goto(`${COMMUNITY.en}/decisions`);
      await expect(memberEn.locator('.decided > li').filter({ hasText: DECISION })).toHaveCount(1);
      await memberEn.goto('/en/my-follow-ups');
      await expect(memberEn.getByRole('main')).toContainText(FOLLOW_UP);
    });

    await Promise.all(all.map((page) => page.context().close()));
  });
});
