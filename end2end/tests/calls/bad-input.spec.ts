// What goes wrong with calls: a form that comes too late, one that is sent twice, a forged link, a list that was changed in the database.

import { readFile } from 'node:fs/promises';

import {
  answerCall, callPath, closeCall, DESIGNATION, DRAWN_CALL, fillAnswer, linkToAnswer, mailOf, OPEN_CALL, sendAnswer, visitorOf, type Answer,
} from '../../support/calls';
import { onSqlite } from '../../support/database.mjs';
import { mailedLink, pageOf, people } from '../../support/people';
import { command } from '../../support/portal.mjs';
import { type Portal, withPortal } from '../../support/running';
import { expect, test } from '../../support/test';

const answerOf = (name: string, title: string): Answer => ({
  name,
  organization: 'Carrefour Zibeline',
  representative: { name: 'Odalie Brindamour', email: `direction-${name.toLowerCase().replaceAll(' ', '-')}@zibeline.example` },
  title,
  text: 'Vingt minutes de lecture à voix haute chaque jour, dans un local prêté.',
  need: 'Un deuxième local',
});

/** How far the answers with this address are. */
async function statesOf(portal: Portal, email: string): Promise<string[]> {
  const rows: [string][] = await onSqlite(portal, 'SELECT i.state FROM interest i JOIN call c ON c.id = i.call_id WHERE c.code = ? AND i.email = ?', OPEN_CALL, email);
  return rows.map(([state]) => state);
}

test('a form that comes too late is refused, and its text is offered as a file', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('calls-late', async ({ now: portal }) => {
    const inTime = { page: await visitorOf(browser, portal, false), email: 'a-temps@zibeline.example' };
    const late = { page: await visitorOf(browser, portal, false), email: 'en-retard@zibeline.example' };
    const member = await pageOf(browser, portal, 'en', people.memberEn);
    for (const { page, email } of [inTime, late]) await page.goto(await linkToAnswer(page, portal, 'fr', OPEN_CALL, email));
    await member.goto(callPath('en', OPEN_CALL, 'answer'));
    await fillAnswer(inTime.page, answerOf('Yvette Quenneville', 'Lire avant la cloche'));
    await fillAnswer(late.page, answerOf('Bertrand Zibelin', 'Lire après la cloche'));
    const own = { representative: { name: 'Odalie Brindamour', email: 'direction@zibeline.example' }, title: 'Reading after the bell', text: 'One page, standing, out loud.' };
    await fillAnswer(member, own);

    await closeCall(portal, OPEN_CALL, 5);
    await sendAnswer(inTime.page);
    await expect(inTime.page, 'a quarter of an hour is granted').toHaveURL(/notice=answered/);
    expect(await statesOf(portal, inTime.email)).toEqual(['sent']);

    await closeCall(portal, OPEN_CALL, 16);
    const tries = [
      { page: late.page, heading: 'Trop tard pour cet appel', says: 'Votre réponse n’a pas été envoyée', file: `reponse-${OPEN_CALL}.txt`, texts: ['Lire après la cloche', 'Un deuxième local', 'Carrefour Zibeline'] },
      { page: member, heading: 'Too late for this call', says: 'Your response was not sent', file: `response-${OPEN_CALL}.txt`, texts: [own.title, own.text, people.memberEn.name] },
    ];
    for (const { page, heading, says, file, texts } of tries) {
      // Not that of the draft, which is saved while one writes.
      const answered = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.request().isNavigationRequest());
      await sendAnswer(page);
      expect((await answered).status()).toBe(410);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await expect(page.getByRole('main')).toContainText(says);
      const coming = page.waitForEvent('download');
      await page.locator('form:has(input[name="title"]) .actions button').click();
      const download = await coming;
      expect(download.suggestedFilename()).toBe(file);
      const content = await readFile(await download.path(), 'utf8');
      for (const text of texts) expect(content, 'nothing is lost').toContain(text);
    }
    expect(await statesOf(portal, late.email)).toEqual(['draft']);
    expect(await statesOf(portal, people.memberEn.email), 'a draft at most, if it was saved in time').not.toContain('sent');
    for (const page of [inTime.page, late.page, member]) await page.context().close();
  });
});

test('an answer that is sent twice is one, and a forged link confirms nothing', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('calls-twice', async ({ now: portal }) => {
    const email = 'deux-fois@zibeline.example';
    const answer = answerOf('Yvette Quenneville', 'Lire deux fois');
    const first = await visitorOf(browser, portal, false);
    const second = await first.context().newPage();
    const link = await linkToAnswer(first, portal, 'fr', OPEN_CALL, email);
    for (const page of [first, second]) await page.goto(link);
    await fillAnswer(second, answer);
    await answerCall(first, answer);
    await sendAnswer(second);
    await expect(second, 'the second says that it is sent').toHaveURL(/notice=answered/);
    expect(await statesOf(portal, email)).toEqual(['sent']);
    const [[receipts]] = await onSqlite(portal, "SELECT COUNT(*) FROM outbox WHERE to_address = ? AND kind = 'interest-receipt'", email);
    expect(receipts, 'receipts').toBe(1);

    const real = await mailedLink(answer.representative.email, 0, mailOf(portal), DESIGNATION.fr);
    const forged = real.slice(0, -1) + (real.endsWith('0') ? '1' : '0');
    for (const address of [forged, `${DESIGNATION.fr}?key=0`, `${DESIGNATION.fr}?key=%27%20OR%201%3D1`]) {
      const shown = await first.goto(address);
      expect(shown?.status(), address).toBe(410);
      await expect(first.getByRole('main')).toContainText('Ce lien ne fonctionne pas');
      await expect(first.locator('main form')).toHaveCount(0);
      const sent = await first.context().request.post(address, { form: { answer: 'confirmed' }, maxRedirects: 0 });
      expect(sent.status(), `sending to ${address}`).toBe(410);
    }
    const designation = async () => (await onSqlite(portal, 'SELECT designation FROM interest WHERE email = ?', email))[0][0];
    expect(await designation()).toBe('asked');
    expect((await first.context().request.post(real, { form: { answer: 'confirmed' }, maxRedirects: 0 })).status(), 'the real one').toBe(303);
    expect(await designation()).toBe('confirmed');
    await first.context().close();
  });
});

test('a draw that was changed in the database says so on its page, and the doctor finds it', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('calls-changed', async ({ now: portal }) => {
    const visitor = await visitorOf(browser, portal);
    const [[id, list, proof]] = await onSqlite(portal, "SELECT d.id, d.list, d.proof FROM draw d JOIN call c ON c.id = d.call_id WHERE c.code = ? AND d.state = 'drawn'", DRAWN_CALL);
    const address = `${callPath('en', DRAWN_CALL, 'show')}/draws/${id}`;
    await visitor.goto(address);
    await expect(visitor.getByRole('alert')).toHaveCount(0);
    await expect(visitor.locator('ol.ranks').first()).toBeVisible();
    expect((await command(portal, 'doctor')).succeeded, 'nothing is wrong before').toBe(true);
    const changes: [what: string, statement: string][] = [
      ['the list', 'UPDATE draw SET list = replace(list, \'"call":"\', \'"call":"x\') WHERE id = ?'],
      ['which project an entry is', 'UPDATE draw_entry SET interest_id = (SELECT interest_id FROM draw_entry o WHERE o.draw_id = draw_entry.draw_id AND o.number = 2) WHERE draw_id = ? AND number = 1'],
      ['the proof', 'UPDATE draw SET proof = replace(proof, \'"selected":[\', \'"selected":[1,\') WHERE id = ?'],
    ];
    const entries: [number, string][] = await onSqlite(portal, 'SELECT number, interest_id FROM draw_entry WHERE draw_id = ?', id);
    for (const [what, statement] of changes) {
      await onSqlite(portal, statement, id);
      await visitor.goto(address);
      await expect(visitor.getByRole('alert'), what).toBeVisible();
      await expect(visitor.locator('ol.ranks'), `${what}: no result is shown`).toHaveCount(0);
      const { succeeded, said } = await command(portal, 'doctor');
      expect(succeeded, `${what}: the doctor`).toBe(false);
      expect(said).toContain(id);
      await onSqlite(portal, 'UPDATE draw SET list = ?, proof = ? WHERE id = ?', list, proof, id);
      for (const [number, interest] of entries.slice(0, 2)) await onSqlite(portal, 'UPDATE draw_entry SET interest_id = ? WHERE draw_id = ? AND number = ?', interest, id, number);
    }
    expect((await command(portal, 'doctor')).succeeded, 'all is as it was').toBe(true);
    await visitor.context().close();
  });
});
