// A call with more relevant projects than places: the list is closed with a public lottery, anyone can verify the draw, and an alternate
// is called up. In French with JavaScript, in English without it.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';

import {
  acceptPlace, answerCall, callPath, closeCall, declinePlace, drawPath, endScreening, givePlaces, judgeAll, linkToAnswer, mailOf, momentIn, namesWith,
  plannedOf, plannedPath, press, publishCall, submit, valueExists, visitorOf,
} from '../../support/calls';
import { onSqlite } from '../../support/database.mjs';
import { lettersSoFar, mailedLetter, mailedLink, pageOf, people } from '../../support/people';
import { command, root } from '../../support/portal.mjs';
import { type Portal, withPortal } from '../../support/running';
import { LANGS, LANGUAGE, type Lang } from '../../support/site';
import { expect, test } from '../../support/test';

const HOUR = 3_600_000;
const TITLE = { fr: 'Une place pour trois', en: 'One place for three' };
const LOTTERY = { fr: 'Loterie des trois boules, journal du matin', en: 'Three-ball lottery, morning paper' };
const COMMUNITIES = { fr: '/fr/communautes/', en: '/en/communities/' } as const;
const INVITATION = { fr: '/fr/lien', en: '/en/link' } as const;
const NAMES = ['Alizée Quenneville', 'Bertrand Zibelin', 'Cyprienne Oakhurst'];
const WORDS = {
  fr: {
    title: 'Le silence du mardi', text: 'Chaque mardi, dix minutes sans un mot, puis une page lue tout haut.', reason: 'Le projet est clair et peut servir à d’autres.',
    needed: 'un tirage est nécessaire', number: /votre projet porte le numéro|Votre projet y porte le numéro/, later: 'Revenez à partir du', entered: 'Vous avez entré',
    differ: 'Les deux témoins ont entré des nombres différents', changed: 'La liste a été changée dans la base de données.', same: 'Le calcul donne le même résultat.',
  },
  en: {
    title: 'Tuesday silence', text: 'Each Tuesday, ten minutes without a word, then one page read out loud.', reason: 'The project is clear, and others can use it.',
    needed: 'a draw is needed', number: /your project is number|Your project is number/, later: 'Come back after', entered: 'You entered',
    differ: 'The two witnesses entered different numbers', changed: 'The list was changed in the database.', same: 'The calculation gives the same result.',
  },
} as const;

const run = promisify(execFile);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the script in Python says of a proof file. */
async function pythonSays(file: string): Promise<{ succeeded: boolean; said: string }> {
  try {
    return { succeeded: true, said: (await run('python3', [join(root, 'end2end/verify_draw.py'), file])).stdout };
  } catch (error) {
    return { succeeded: false, said: (error as { stdout: string }).stdout };
  }
}

/** Each of three people without an account answers with a project. */
async function threeAnswer(page: Page, portal: Portal, lang: Lang, code: string): Promise<Map<string, string>> {
  const emails = new Map<string, string>();
  for (const [index, name] of NAMES.entries()) {
    const email = `projet-${index + 1}-${lang}@trois.example`;
    await page.goto(await linkToAnswer(page, portal, lang, code, email));
    const representative = { name: 'Odalie Brindamour', email: `direction-${index + 1}@trois.example` };
    await answerCall(page, { name, organization: `Organisme ${index + 1}`, representative, title: `${WORDS[lang].title} ${index + 1}`, text: WORDS[lang].text });
    emails.set(name, email);
  }
  return emails;
}

/** Enters the numbers of the lottery, as a witness. */
async function enter(page: Page, address: string, numbers: string): Promise<void> {
  await page.goto(address);
  await page.locator('#numbers').fill(numbers);
  await submit(page, '#numbers');
}

for (const lang of LANGS) {
  const javaScriptEnabled = lang === 'fr';
  const words = WORDS[lang];

  test(`a draw gives one place to one of three, and the next is called up, in ${LANGUAGE[lang]}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
    test.setTimeout(240_000);
    await withPortal(`calls-draw-${lang}`, async ({ now: portal }) => {
      const mail = mailOf(portal);
      const coordinator = await pageOf(browser, portal, lang, people.coordinator, javaScriptEnabled);
      const witnesses = await Promise.all([people.observer, people.liaison].map((person) => pageOf(browser, portal, lang, person, javaScriptEnabled)));
      const visitor = await visitorOf(browser, portal, javaScriptEnabled);
      let code = '';
      let draw = '';
      let emails = new Map<string, string>();
      let commitmentHash = '';
      /** Which number of the list is whose. */
      let names = new Map<number, string>();
      let proof: { selected: number[]; alternates: number[]; ranking: { number: number }[]; commitment_hash: string } | undefined;

      await test.step('three projects are relevant for one place', async () => {
        code = await publishCall(coordinator, lang, { title: TITLE, places: [1], reviewers: [people.facilitator, people.coFacilitator] }, javaScriptEnabled);
        emails = await threeAnswer(visitor, portal, lang, code);
        await closeCall(portal, code);
        for (const person of [people.facilitator, people.coFacilitator]) {
          const reviewer = await pageOf(browser, portal, lang, person, javaScriptEnabled);
          expect(await judgeAll(reviewer, lang, code, words.reason), 'projects').toBe(3);
          await reviewer.context().close();
        }
        await endScreening(coordinator, lang, code);
      });

      await test.step('the list is closed with a public lottery and two witnesses', async () => {
        const before = await lettersSoFar(mail);
        await coordinator.goto(callPath(lang, code, 'draws'));
        await expect(coordinator.getByRole('main')).toContainText(words.needed);
        await press(coordinator, coordinator.locator(`main a[href="${plannedPath.close(lang, code, await plannedOf(portal, code))}"]`));
        const { day, time } = momentIn(2 * HOUR);
        await coordinator.locator('input[name="source"][value="lottery"]').check();
        await coordinator.locator('#day').fill(day);
        await coordinator.locator('#time').fill(time);
        await coordinator.locator('#name').fill(LOTTERY[lang]);
        await coordinator.locator('#count').fill('3');
        await coordinator.locator('#witness-1').fill(people.observer.email);
        await coordinator.locator('#witness-2').fill(people.liaison.email);
        await submit(coordinator, '#source');
        await expect(coordinator).toHaveURL(/notice=published/);

        await visitor.goto(callPath(lang, code, 'show'));
        draw = (await visitor.locator(`main a[href*="${lang === 'fr' ? '/tirages/' : '/draws/'}"]`).first().getAttribute('href'))!;
        await visitor.goto(draw);
        await expect(visitor.getByRole('main')).toContainText(LOTTERY[lang]);
        const published = await (await visitor.context().request.get(drawPath(lang, draw, 'list'))).json();
        commitmentHash = published.commitment_hash;
        await expect(visitor.locator('code.hash').filter({ hasText: commitmentHash })).toBeVisible();
        const rows = await onSqlite(portal, 'SELECT e.number, i.name FROM draw_entry e JOIN interest i ON i.id = e.interest_id WHERE e.draw_id = ?', draw.split('/').pop());
        names = new Map(rows);
        expect([...names.values()].toSorted()).toEqual(NAMES);
        for (const [number, name] of names) {
          const letter = await mailedLetter(emails.get(name)!, words.number, before, mail);
          expect(letter, 'the hash to be compared').toContain(commitmentHash);
          const [, entry] = /printf %s (\S+) \| sha256sum/.exec(letter)!;
          expect(published.list.entries[number - 1].id, 'what one’s own salt leads to').toBe(sha256(entry));
        }
      });

      await test.step('a list that was changed in the database is said loudly', async () => {
        const id = draw.split('/').pop();
        expect((await command(portal, 'doctor')).succeeded, 'nothing is wrong before').toBe(true);
        const [[list]] = await onSqlite(portal, 'SELECT list FROM draw WHERE id = ?', id);
        await onSqlite(portal, 'UPDATE draw SET list = replace(list, \'"call":"\', \'"call":"x\') WHERE id = ?', id);
        await visitor.goto(draw);
        await expect(visitor.getByRole('alert')).toContainText(words.changed);
        const doctor = await command(portal, 'doctor');
        expect(doctor.succeeded, 'the doctor finds it').toBe(false);
        expect(doctor.said).toContain(id);
        await onSqlite(portal, 'UPDATE draw SET list = ? WHERE id = ?', list, id);
        await visitor.goto(draw);
        await expect(visitor.getByRole('alert')).toHaveCount(0);
      });

      await test.step('the witnesses enter different numbers, are told, and enter the same', async () => {
        const address = drawPath(lang, draw, 'witness');
        await witnesses[0].goto(address);
        await expect(witnesses[0].getByRole('main')).toContainText(words.later);
        await expect(witnesses[0].locator('#numbers')).toHaveCount(0);
        expect((await visitor.context().request.get(address, { maxRedirects: 0 })).status(), 'for nobody else').not.toBe(200);
        await valueExists(portal, draw);
        await enter(witnesses[0], address, '6 13 22');
        await expect(witnesses[0].getByRole('main')).toContainText(words.entered);
        await enter(witnesses[1], address, '6 13 23');
        await expect(witnesses[1].getByRole('main')).toContainText(words.differ);
        await witnesses[0].goto(address);
        await expect(witnesses[0].getByRole('main')).toContainText(words.differ);
        await coordinator.goto(callPath(lang, code, 'draws'));
        await expect(coordinator.getByRole('main')).toContainText(words.differ);
        await enter(witnesses[1], address, '22 13 6');
        await enter(witnesses[0], address, '6 13 22');
        await expect(witnesses[0]).toHaveURL(draw);
      });

      await test.step('the page shows the order, and the proof verifies in two languages', async () => {
        await visitor.goto(draw);
        await expect(visitor.locator('ol.ranks').first().locator('li')).toHaveCount(1);
        await expect(visitor.locator('ol.ranks').last().locator('li')).toHaveCount(2);
        const file = join(portal.folder, 'proof.json');
        const bytes = await (await visitor.context().request.get(drawPath(lang, draw, 'proof'))).body();
        await writeFile(file, bytes);
        proof = JSON.parse(bytes.toString())!;
        expect(proof!.commitment_hash).toBe(commitmentHash);
        expect(await pythonSays(file)).toEqual({ succeeded: true, said: `proof.json ok ${commitmentHash}\n` });
        const rust = await command(portal, 'verify-draw', file);
        expect(rust.succeeded, rust.said).toBe(true);
        expect(rust.said).toContain(commitmentHash);
        bytes[bytes.length >> 1] ^= 1;
        await writeFile(file, bytes);
        expect((await pythonSays(file)).succeeded, 'with one bit flipped, in Python').toBe(false);
        expect((await command(portal, 'verify-draw', file)).succeeded, 'with one bit flipped, in Rust').toBe(false);
      });

      await test.step(javaScriptEnabled ? 'the browser repeats the calculation, without a network too' : 'without JavaScript, the page says what that way needs', async () => {
        const box = visitor.locator('[data-check]');
        if (!javaScriptEnabled) {
          await expect(box.locator('[data-without]')).toBeVisible();
          await expect(box.locator('button')).toBeHidden();
          return;
        }
        await visitor.goto(draw, { waitUntil: 'networkidle' });
        await expect(box.locator('[data-without]')).toBeHidden();
        for (const offline of [true, false]) {
          await visitor.context().setOffline(offline);
          await box.locator('button').click();
          await expect(box.getByRole('status'), offline ? 'offline' : 'online').toContainText(words.same, { timeout: 15_000 });
          await expect(box.getByRole('status')).toContainText(commitmentHash);
        }
      });

      await test.step('the first declines, the alternate is called up and accepts', async () => {
        const before = await lettersSoFar(mail);
        const given = await givePlaces(coordinator, portal, lang, code);
        const reply = callPath(lang, code, 'reply');
        const [first, ...alternates] = [...proof!.selected, ...proof!.alternates].map((number) => names.get(number)!);
        expect(await namesWith(coordinator, given, 'offered')).toEqual([first]);
        expect(await namesWith(coordinator, given, 'waiting'), 'in the order of the draw').toEqual(alternates);
        const offer = await mailedLink(emails.get(first)!, before, mail, reply);
        const waiting = await mailedLink(emails.get(alternates[0])!, before, mail, reply);
        await visitor.goto(waiting);
        await expect(visitor.locator('input[name="reply"][value="accept"]'), 'there is nothing to accept yet').toHaveCount(0);
        const later = await lettersSoFar(mail);
        await declinePlace(visitor, offer);
        const called = await mailedLink(emails.get(alternates[0])!, later, mail, reply);
        await acceptPlace(visitor, called);
        expect(await namesWith(coordinator, given, 'declined')).toEqual([first]);
        expect(await namesWith(coordinator, given, 'accepted')).toEqual([alternates[0]]);
        expect(await namesWith(coordinator, given, 'waiting')).toEqual([alternates[1]]);
      });

      await test.step('the community is made, and who accepted is invited to it', async () => {
        const before = await lettersSoFar(mail);
        await coordinator.goto(callPath(lang, code, 'places'));
        await press(coordinator, coordinator.locator(`main a[href="${plannedPath.community(lang, code, await plannedOf(portal, code))}"]`));
        await submit(coordinator, '#network');
        await expect(coordinator).toHaveURL(/notice=added/);
        await mailedLink(emails.get(names.get(proof!.alternates[0])!)!, before, mail, INVITATION[lang]);
        await visitor.goto(callPath(lang, code, 'show'));
        await expect(visitor.locator(`.planned-list a[href^="${COMMUNITIES[lang]}"]`)).toHaveCount(1);
      });

      for (const page of [coordinator, ...witnesses, visitor]) await page.context().close();
    });
  });
}
