// The pages of a meeting that runs and of what comes after: axe in both schemes, valid HTML, no wider than a narrow telephone; and what
// the clock says to those who do not see it.

import type { Browser, Page } from '@playwright/test';

import { people } from '../../support/people';
import { clockOf, COMMUNITY, currentItem, examine, follow, following, pageOf, pathOf, type Portal, planned, sent, withPortal } from '../../support/running';
import { expect, test } from '../../support/test';

/** A meeting under way: its facilitator's page, and its id. */
async function begun(browser: Browser, portal: Portal): Promise<{ facilitator: Page; id: string }> {
  const facilitator = await pageOf(browser, portal, 'fr', people.facilitator);
  const id = await planned(facilitator.context(), { fr: 'Observer ensemble', en: 'Observing together' }, 0);
  await follow(facilitator, pathOf('fr', id, 'facilitate'));
  await following(facilitator, () => facilitator.getByRole('button', { name: 'Commencer la rencontre' }).click());
  return { facilitator, id };
}

/** Sends a form as a browser without JavaScript does. */
async function send(page: Page, path: string, form: Record<string, string>): Promise<void> {
  const answer = await page.context().request.post(path, { form, maxRedirects: 0 });
  expect(answer.status(), path).toBe(303);
}

/** Ends a meeting of the facilitator. */
const end = (facilitator: Page, id: string): Promise<void> => send(facilitator, `${pathOf('fr', id, 'facilitate')}/terminer`, {});

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

test('5, 1 and 0 minutes are announced, each once', async ({ browser }) => {
  test.setTimeout(60_000);
  await withPortal('running-announced', async (portal) => {
    const { facilitator, id } = await begun(browser, portal.now);
    const member = await pageOf(browser, portal.now, 'en', people.memberEn);
    // The page's clock is moved ahead, and the server's with it.
    let ahead = 0;
    await member.clock.install();
    await member.route('**/live/time', (route) => route.fulfill({ json: { now: Date.now() + ahead } }));
    await follow(member, pathOf('en', id, 'takePart'));
    await member.locator('.run-clock > [role=status].visually-hidden').evaluate((region) => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, { childList: true, characterData: true, subtree: true });
    });
    const said = () => member.evaluate(() => (window as unknown as { said: string[] }).said);
    const { since, spent, length } = await clockOf(member);
    /** Goes ahead until so many seconds of the item are left. */
    const until = async (seconds: number) => {
      const left = length - spent - (Date.now() + ahead - since);
      const step = Math.round(left - seconds * 1_000);
      ahead += step;
      await member.clock.fastForward(step);
    };
    await until(320);
    await expect(member.locator('[data-clock=item]').first()).toHaveText(/^6\s/);
    expect(await said(), 'nothing was reached').toEqual([]);
    const expected: string[] = [];
    for (const [seconds, words] of [[298, '5 minutes left for this item.'], [57, 'One minute left for this item.'], [-2, 'The time for this item is up.']] as const) {
      await until(seconds);
      expected.push(words);
      await expect.poll(said).toEqual(expected);
      await until(seconds - 20);
      // Ticks go by in which nothing is said.
      await member.waitForTimeout(2_500);
      expect(await said()).toEqual(expected);
    }
    await facilitator.context().close();
    await member.context().close();
  });
});
