// The pages of a meeting that runs and of what comes after: axe in both schemes, valid HTML, no wider than a narrow telephone; and what
// the clock says to those who do not see it.

import type { Page } from '@playwright/test';

import { hear, listen, saidOnce } from '../../support/announced';
import { pageOf, people } from '../../support/people';
import { begun, clockOf, COMMUNITY, currentItem, end, examine, follow, makeTables, pathOf, send, sent, withPortal } from '../../support/running';
import { expect, test } from '../../support/test';

test('the pages of a meeting that runs are usable by all', async ({ browser }) => {
  test.setTimeout(180_000);
  await withPortal('running-axe', async (portal) => {
    const { facilitator, id } = await begun(browser, portal.now);
    const member = await pageOf(browser, portal.now, 'en', people.memberEn);
    const [fr, en] = [pathOf('fr', id, 'speaking'), pathOf('en', id, 'speaking')];
    await send(member, `${en}/hand`, { act: 'raise' });
    await send(facilitator, `${fr}/sondages/nouveau`, { title: 'On continue?', kind: 'choice', options: 'Oui\nNon' });
    await send(facilitator, `${pathOf('fr', id, 'notes')}/ajouter`, { note: 'La grille est assez courte.', item: await currentItem(facilitator) });
    await facilitator.goto(pathOf('fr', id, 'makeTables'));
    await examine(facilitator);
    await facilitator.locator('#size').selectOption('2');
    await facilitator.getByRole('button', { name: 'Former les tables', exact: true }).click();
    await expect(facilitator.locator('.table-results > section').first()).toBeVisible();
    await examine(facilitator);
    await facilitator.locator('#tables').getByRole('button', { name: 'Commencer', exact: true }).click();
    await expect(facilitator.locator('#tables').getByRole('button', { name: 'Ramener tout le monde' }).first()).toBeVisible();

    await follow(facilitator, pathOf('fr', id, 'facilitate'));
    await expect(facilitator.locator('.speaking-queue > li')).toHaveCount(1);
    await examine(facilitator);
    await follow(facilitator, pathOf('fr', id, 'screen'));
    await examine(facilitator, 1920);
    await follow(member, pathOf('en', id, 'takePart'));
    await examine(member, 390);
    for (const place of ['tables', 'speaking', 'notes'] as const) {
      await member.goto(pathOf('en', id, place));
      await examine(member, 390);
    }
    await member.goto(pathOf('en', id, 'takePart'));
    await member.locator('.my-table').getByRole('link').click();
    await expect(member.locator('.agenda-state')).toHaveText('Everything is saved', { timeout: 15_000 });
    await examine(member);
    for (const path of [pathOf('fr', id, 'participation'), `${pathOf('fr', id, 'participation')}/code`, `${pathOf('fr', id, 'tables')}/cartes`]) {
      await facilitator.goto(path);
      await examine(facilitator);
    }
    await facilitator.context().close();
    await member.context().close();
  });
});

test('the pages of what comes after a meeting are usable by all', async ({ browser }) => {
  test.setTimeout(240_000);
  await withPortal('running-axe-after', async (portal) => {
    const { facilitator, id } = await begun(browser, portal.now);
    const member = await pageOf(browser, portal.now, 'en', people.memberEn);
    const item = await currentItem(facilitator);
    await send(facilitator, `${pathOf('fr', id, 'notes')}/decision`, { text: 'On garde la grille commune.', item });
    await send(facilitator, `${COMMUNITY.fr}/suivis/ajouter`, { text: 'Envoyer la grille aux écoles.', due: 'never', meeting: id, item });
    await facilitator.goto(pathOf('fr', id, 'participation'));
    await facilitator.getByRole('checkbox', { name: `Présence\u00a0: ${people.memberEn.name}` }).check();
    await facilitator.getByRole('button', { name: 'Enregistrer les présences' }).click();
    await expect(facilitator.getByText('Les présences sont enregistrées.')).toBeVisible();
    await end(facilitator, id);

    await facilitator.goto(pathOf('fr', id, 'minutes'));
    await examine(facilitator);
    await facilitator.getByRole('button', { name: 'Proposer aux membres' }).click();
    await expect(facilitator.locator('.adoption [aria-current=step]')).toContainText('Proposé');
    const community = ['decisions', 'comptes-rendus', 'suivis', 'suivis/ajouter', 'attestations'].map((page) => `${COMMUNITY.fr}/${page}`);
    const rest = [pathOf('fr', id, 'meeting'), pathOf('fr', id, 'participation'), `${pathOf('fr', id, 'minutes')}/imprimer`, '/fr/mes-suivis', '/fr/mes-essais', '/fr/presence'];
    for (const path of [...community, ...rest]) {
      await facilitator.goto(path);
      await examine(facilitator);
    }
    await facilitator.goto(`${COMMUNITY.fr}/suivis`);
    await facilitator.locator('.follow-ups a, [data-follow-up] a').first().click();
    await expect(facilitator).toHaveURL(/suivis\/[0-9a-f-]{36}/);
    await examine(facilitator);

    await member.goto(pathOf('en', id, 'meeting'));
    await member.getByRole('button', { name: 'Get my certificate' }).click();
    await expect(member).toHaveURL(/\/en\/certificates\/[^/]+\/print/);
    await examine(member);
    const code = new URL(member.url()).pathname.split('/')[3];
    for (const path of [`/en/certificates/${code}`, '/en/account/certificates', '/en/account/hours', pathOf('en', id, 'minutes'), `/en/meetings/${id}/catch-up`]) {
      await member.goto(path);
      await examine(member);
    }
    await facilitator.context().close();
    await member.context().close();
  });
});

test('the pages of codevelopment and of the discussion guide are usable by all', async ({ browser }) => {
  test.setTimeout(180_000);
  await withPortal('running-axe-ways', async (portal) => {
    const facilitator = await pageOf(browser, portal.now, 'fr', people.facilitator);
    // The demonstration's next meeting has a session that is prepared, and a guide.
    await facilitator.goto(`${COMMUNITY.fr}/rencontres`);
    const link = facilitator.getByRole('main').getByRole('link', { name: 'Repérer tôt, sans étiqueter' }).first();
    const id = (await link.getAttribute('href'))!.split('/')[3].split(/[?#]/)[0];
    const client = await pageOf(browser, portal.now, 'fr', people.member);
    for (const page of [facilitator, client]) {
      await page.goto(pathOf('fr', id, 'codevelopment'));
      await examine(page);
      await sent(page, () => page.getByRole('button', { name: 'Je m’y engage' }).click());
    }
    await facilitator.goto(pathOf('fr', id, 'codevelopment'));
    await sent(facilitator, () => facilitator.getByRole('button', { name: 'Commencer la séance' }).click());
    await client.goto(pathOf('fr', id, 'codevelopment'));
    await client.locator('[data-live=form] textarea').fill('Une équipe hésite devant un changement.');
    await client.locator('[data-live=form]').getByRole('button', { name: 'Ajouter', exact: true }).click();
    await expect(client.locator('[data-live=written]')).toContainText('Une équipe hésite');
    await examine(client, 390);
    await facilitator.goto(pathOf('fr', id, 'codevelopment'));
    await examine(facilitator);
    await follow(client, pathOf('fr', id, 'codevelopment'));
    const said = await listen(client);
    await sent(facilitator, () => facilitator.getByRole('button', { name: /^Passer à\s:\sClarification$/i }).click());
    await expect(client.locator('#step')).toHaveText('Clarification');
    await saidOnce(said, 'Clarification');
    for (const page of [facilitator, client]) {
      for (const place of ['guide', 'compare'] as const) {
        await page.goto(pathOf('fr', id, place));
        await expect(page.locator(place === 'guide' ? '.guide-steps' : '.guide-compare')).toBeVisible();
        await examine(page);
      }
    }
    await facilitator.context().close();
    await client.context().close();
  });
});

/** Moves the clock of a page ahead, and with it the server's time for this page: until so many seconds are left before a moment. */
async function timed(page: Page): Promise<(end: number, seconds: number) => Promise<void>> {
  let ahead = 0;
  await page.clock.install();
  await page.route('**/live/time', (route) => route.fulfill({ json: { now: Date.now() + ahead } }));
  return async (end, seconds) => {
    const step = Math.round(end - seconds * 1_000 - Date.now() - ahead);
    ahead += step;
    await page.clock.fastForward(step);
  };
}

const MINUTES = {
  fr: ['Il reste 5 minutes pour ce point.', 'Il reste une minute pour ce point.', 'Le temps de ce point est écoulé.'],
  en: ['5 minutes left for this item.', 'One minute left for this item.', 'The time for this item is up.'],
} as const;

test('5, 1 and 0 minutes are announced, each once, to facilitators, to those who take part and at tables', async ({ browser }) => {
  test.setTimeout(90_000);
  await withPortal('running-announced', async (portal) => {
    const { facilitator, id } = await begun(browser, portal.now);
    const member = await pageOf(browser, portal.now, 'en', people.memberEn);
    const seated = await pageOf(browser, portal.now, 'fr', people.member);
    await makeTables(facilitator, id);
    await seated.goto(pathOf('fr', id, 'takePart'));
    const note = (await seated.locator('.my-table').getByRole('link').getAttribute('href'))!;
    const [ofFacilitator, ofMember, ofTable] = [await timed(facilitator), await timed(member), await timed(seated)];
    await follow(facilitator, pathOf('fr', id, 'facilitate'));
    await follow(member, pathOf('en', id, 'takePart'));
    await follow(seated, note);
    const timer = seated.getByRole('timer');
    const heard = [await listen(facilitator), await listen(member), await hear(seated, seated.locator('.table-time [role=status]'))];
    const { since, spent, length } = await clockOf(member);
    const endOfTables = Number(await timer.getAttribute('data-until'));
    /** Goes ahead on all pages until so many seconds are left. */
    const until = async (seconds: number) => {
      await Promise.all([ofFacilitator(since + length - spent, seconds), ofMember(since + length - spent, seconds), ofTable(endOfTables, seconds)]);
    };
    await until(320);
    for (const page of [facilitator, member]) await expect(page.locator('[data-clock=item]').first()).toHaveText(/^6\s/);
    await expect(timer).toHaveText(/^6\s/);
    expect(await Promise.all(heard.map((said) => said())), 'nothing was reached').toEqual([[], [], []]);
    for (const [place, seconds] of [298, 57, -2].entries()) {
      await until(seconds);
      const all = [MINUTES.fr.slice(0, place + 1), MINUTES.en.slice(0, place + 1)];
      await expect.poll(() => Promise.all(heard.slice(0, 2).map((said) => said()))).toEqual(all);
      await expect.poll(async () => (await heard[2]()).length, 'it is said at the table').toBe(place + 1);
      await until(seconds - 20);
      // Ticks go by in which nothing is said.
      await member.waitForTimeout(2_500);
      expect(await Promise.all(heard.slice(0, 2).map((said) => said()))).toEqual(all);
      expect(await heard[2]()).toHaveLength(place + 1);
    }
    await Promise.all([facilitator, member, seated].map((page) => page.context().close()));
  });
});

test('a new item, who speaks and one’s own turn are announced, each once, in a region that stays', async ({ browser }) => {
  test.setTimeout(60_000);
  await withPortal('running-said', async (portal) => {
    const { facilitator, id } = await begun(browser, portal.now);
    const member = await pageOf(browser, portal.now, 'fr', people.member);
    const memberEn = await pageOf(browser, portal.now, 'en', people.memberEn);
    await follow(member, pathOf('fr', id, 'takePart'));
    await follow(memberEn, pathOf('en', id, 'takePart'));
    const [byFacilitator, byMember, byMemberEn] = [await listen(facilitator), await listen(member), await listen(memberEn)];
    for (const page of [facilitator, member, memberEn]) {
      await expect(page.locator('[data-live] :is([role=status], [aria-live])'), 'no region is in a part that is replaced').toHaveCount(0);
    }

    await send(memberEn, `${pathOf('en', id, 'speaking')}/hand`, { act: 'raise' });
    await expect(facilitator.locator('.speaking-queue > li')).toHaveCount(1);
    await facilitator.locator('#speaking-next').click();
    for (const said of [byFacilitator, byMember]) await saidOnce(said, `${people.memberEn.name} a la parole.`);
    await saidOnce(byMemberEn, 'You have the floor.');

    await facilitator.locator('#run-next').click();
    for (const said of [byFacilitator, byMember]) await saidOnce(said, 'Suivis de la dernière rencontre');
    await saidOnce(byMemberEn, 'Follow-ups from last time');

    // The parts are replaced again, without news.
    const { length } = await clockOf(member);
    await facilitator.locator('#run-more-1').click();
    for (const page of [facilitator, member, memberEn]) await expect.poll(async () => (await clockOf(page)).length).toBe(length + 60_000);
    await member.waitForTimeout(2_000);
    for (const said of [byFacilitator, byMember]) {
      await saidOnce(said, `${people.memberEn.name} a la parole.`);
      await saidOnce(said, 'Suivis de la dernière rencontre');
    }
    await saidOnce(byMemberEn, 'You have the floor.');
    await saidOnce(byMemberEn, 'Follow-ups from last time');

    await facilitator.route('**/api/meetings/run*', (route) => route.abort());
    await facilitator.locator('#run-more-1').click();
    await expect(facilitator.getByRole('alert').filter({ hasText: 'Le portail ne répond pas' })).toHaveClass(/run-said/);
    await Promise.all([facilitator, member, memberEn].map((page) => page.context().close()));
  });
});
