// The pages of calls: axe in both schemes, valid HTML, no wider than a narrow telephone. They are the demonstration's, before its open call
// closes and after it, and those of a call that is written anew.

import type { Page } from '@playwright/test';

import {
  acceptPlace, answerCall, callPath, CALLS, closeCall, DESIGNATION, DRAWN_CALL, drawPath, fillAnswer, linkToAnswer, mailOf, MANAGE_CALLS, momentIn, NEW_CALL,
  OPEN_CALL, plannedOf, plannedPath, sendAnswer, valueExists, visitorOf,
} from '../../support/calls';
import { onSqlite } from '../../support/database.mjs';
import { mailedLink, pageOf, people } from '../../support/people';
import { examine, send, withPortal } from '../../support/running';
import { expect, test } from '../../support/test';

const DAY = 86_400_000;
const ANSWER = {
  name: 'Yvette Quenneville', organization: 'Carrefour Zibeline', representative: { name: 'Odalie Brindamour', email: 'direction@zibeline.example' },
  title: 'Vingt minutes par jour', text: 'Vingt minutes de lecture à voix haute chaque jour, dans un local prêté.', need: 'Un deuxième local',
};

async function examineAll(page: Page, addresses: string[]): Promise<void> {
  for (const address of addresses) {
    const answer = await page.goto(address);
    expect.soft(answer?.status(), address).toBe(200);
    await examine(page);
  }
}

/** Where the first of these links on the page leads. */
const firstLink = async (page: Page, selector: string): Promise<string> => (await page.locator(selector).first().getAttribute('href'))!;

test('the pages of calls for everybody, and answering one, are usable by all', async ({ browser }) => {
  test.setTimeout(240_000);
  await withPortal('calls-axe-public', async ({ now: portal }) => {
    const visitor = await visitorOf(browser, portal);
    await examineAll(visitor, [CALLS.fr, callPath('fr', OPEN_CALL, 'show'), callPath('fr', OPEN_CALL, 'answer'), callPath('en', DRAWN_CALL, 'answer')]);
    await examineAll(visitor, [callPath('fr', DRAWN_CALL, 'show')]);
    await examineAll(visitor, [await firstLink(visitor, 'main a[href*="/tirages/"]')]);

    await visitor.goto(await linkToAnswer(visitor, portal, 'fr', OPEN_CALL, 'zibeline@zibeline.example'));
    await examine(visitor);
    await answerCall(visitor, ANSWER);
    await examine(visitor);
    await examineAll(visitor, [await mailedLink(ANSWER.representative.email, 0, mailOf(portal), DESIGNATION.fr)]);

    const member = await pageOf(browser, portal, 'en', people.memberEn);
    await examineAll(member, [callPath('en', OPEN_CALL, 'answer')]);
    await fillAnswer(member, ANSWER);
    await member.locator('#title').fill('');
    await member.locator('#rank-2').selectOption('1');
    await sendAnswer(member);
    await expect(member.locator('#errors'), 'what is wrong').toBeVisible();
    await examine(member);
    await examineAll(member, [callPath('en', OPEN_CALL, 'show'), callPath('en', OPEN_CALL, 'reply')]);
    for (const page of [visitor, member]) await page.context().close();
  });
});

test('the administration of calls is usable by all', async ({ browser }) => {
  test.setTimeout(300_000);
  await withPortal('calls-axe-manage', async ({ now: portal }) => {
    const page = await pageOf(browser, portal, 'fr', people.coordinator);
    await examineAll(page, [MANAGE_CALLS.fr, NEW_CALL.fr]);
    const begun = await page.context().request.post(NEW_CALL.fr, { form: { 'title-fr': 'Essai', 'title-en': 'Trial' }, maxRedirects: 0 });
    const draft = begun.headers().location.split('/').pop()!;
    const written = ['overview', 'texts', 'history', 'dates', 'planned', 'needs', 'questions', 'preview', 'criteria', 'reviewers', 'publish', 'cancel'] as const;
    await examineAll(page, written.map((each) => callPath('fr', draft, each)));
    const open = ['overview', 'planned', 'questions', 'preview', 'criteria', 'reviewers', 'answers', 'needs', 'settle', 'draws', 'places', 'representation', 'figures'] as const;
    await examineAll(page, open.map((each) => callPath('fr', OPEN_CALL, each)));
    const over = ['overview', 'answers', 'needs', 'settle', 'draws', 'places', 'representation', 'figures'] as const;
    await examineAll(page, over.map((each) => callPath('fr', DRAWN_CALL, each)));
    for (const code of [OPEN_CALL, DRAWN_CALL]) {
      const [answers, needs] = [callPath('fr', code, 'answers'), callPath('fr', code, 'needs')];
      await page.goto(answers);
      const answer = await firstLink(page, `main a[href^="${answers}/"]`);
      await page.goto(needs);
      await examineAll(page, [answer, `${answer}/masque`, await firstLink(page, `main a[href^="${needs}/"]`)]);
    }
    await page.goto(callPath('fr', DRAWN_CALL, 'places'));
    await examineAll(page, [await firstLink(page, 'main a[href$="/offre"]')]);
    await page.context().close();
  });
});

test('screening, draws and places are usable by all', async ({ browser }) => {
  test.setTimeout(300_000);
  await withPortal('calls-axe-after', async ({ now: portal }) => {
    const own = (page: Parameters<typeof callPath>[2]) => callPath('en', OPEN_CALL, page);
    const coordinator = await pageOf(browser, portal, 'en', people.coordinator);
    const reviewer = await pageOf(browser, portal, 'en', people.facilitator);
    const planned = await plannedOf(portal, OPEN_CALL);
    const [close, give, arrange, community] = [plannedPath.close, plannedPath.give, plannedPath.arrange, plannedPath.community].map((path) => path('en', OPEN_CALL, planned));
    const ofCall = '(SELECT id FROM call WHERE code = ?)';

    await closeCall(portal, OPEN_CALL);
    await examineAll(reviewer, [own('screening')]);
    await reviewer.goto(own('screening'));
    await reviewer.goto(await firstLink(reviewer, '.project-list a'));
    await reviewer.locator('form.verdict input[value="not-relevant"]').check();
    await reviewer.locator('#conflict-details summary').click();
    await examine(reviewer);
    await examineAll(coordinator, [own('overview'), own('settle'), own('endScreening'), own('answers')]);
    await coordinator.goto(own('settle'));
    await examineAll(coordinator, [await firstLink(coordinator, `main a[href^="${own('settle')}/"]`)]);

    const now = Date.now();
    await onSqlite(portal, `UPDATE interest SET relevant = 1, relevance_reason = 'Clear.', relevance_at = ? WHERE state = 'sent' AND call_id = ${ofCall}`, now, OPEN_CALL);
    await onSqlite(portal, 'UPDATE call SET screened_at = ? WHERE code = ?', now, OPEN_CALL);
    await examineAll(coordinator, [own('overview'), own('draws'), close, own('places'), give, arrange, community, own('needs'), own('representation'), own('figures')]);

    await onSqlite(portal, `UPDATE planned_community SET capacity_kind = 'seats', capacity_from = 3, capacity_to = NULL WHERE call_id = ${ofCall}`, OPEN_CALL);
    await examineAll(coordinator, [own('draws'), close, give]);
    const { day, time } = momentIn(DAY / 12);
    const lottery = { source: 'lottery', day, time, name: 'Three-ball lottery, morning paper', count: '3', 'witness-1': people.observer.email, 'witness-2': people.liaison.email };
    await send(coordinator, close, lottery);
    const [[id]] = await onSqlite(portal, `SELECT id FROM draw WHERE call_id = ${ofCall}`, OPEN_CALL);
    const draw = `${own('show')}/draws/${id}`;
    const witness = await pageOf(browser, portal, 'en', people.observer);
    await examineAll(witness, [draw, drawPath('en', draw, 'witness')]);
    await examineAll(coordinator, [own('draws'), `${own('draws')}/${id}/value`, `${own('draws')}/${id}/void`, own('show')]);
    await valueExists(portal, draw);
    await examineAll(witness, [draw, drawPath('en', draw, 'witness')]);
    await send(coordinator, `${own('draws')}/${id}/void`, { 'reason-fr': 'La loterie n’a pas eu lieu.', 'reason-en': 'The lottery did not take place.' });
    await examineAll(coordinator, [own('draws'), draw]);

    await onSqlite(portal, `UPDATE planned_community SET capacity_kind = 'range', capacity_from = 12, capacity_to = 15 WHERE call_id = ${ofCall}`, OPEN_CALL);
    await send(coordinator, give, { day: momentIn(14 * DAY).day });
    await examineAll(coordinator, [own('overview'), own('places'), give, arrange]);
    const member = await pageOf(browser, portal, 'en', people.member);
    await examineAll(member, [own('reply'), own('answer'), own('show')]);
    await acceptPlace(member, own('reply'));
    await examine(member);
    await examineAll(coordinator, [community]);
    await send(coordinator, community, { network: 'both' });
    await examineAll(coordinator, [own('places'), own('show'), own('representation')]);
    for (const page of [coordinator, reviewer, witness, member]) await page.context().close();
  });
});
