// A meeting is run, and followed, with the keyboard alone: with a script, where the focus stays while the page's parts are replaced, and
// without one.

import type { Page } from '@playwright/test';

import { choose, type Control, enter, keepsFocus, press, reach, tabTo, tick, type } from '../../support/keyboard';
import { pageOf, people } from '../../support/people';
import { begin, follow, following, pathOf, planned, send, withPortal } from '../../support/running';
import { LANGUAGE } from '../../support/site';
import { expect, test } from '../../support/test';

const WORDS = {
  fr: {
    begin: 'Commencer la rencontre', second: 'Point 2 de 7', paused: 'En pause', longer: 'À nous d’essayer', last: 'Mot de la fin', fixed: /Heure fixe\s*:/,
    start: 'Commencer', results: 'Notes des tables', saved: 'Tout est enregistré', hand: 'Votre main est levée.',
    written: 'Une personne, par écrit', own: 'Vous, par écrit', speaks: 'a la parole.', yours: 'Vous avez la parole.', poll: 'On continue?', options: 'Oui\nNon',
    answered: 'Changer ma réponse', note: 'La grille est assez courte.', decision: 'On garde la grille commune.', followUp: 'Envoyer la grille aux écoles.',
    atTable: 'Commencer par une seule classe.',
    end: 'Terminer la rencontre', propose: 'Proposer aux membres', proposed: 'Proposé', adopt: 'Adopter', reason: 'Le texte ne nomme que des membres de la communauté.',
  },
  en: {
    begin: 'Start the meeting', second: 'Item 2 of 7', paused: 'Paused', longer: 'Our turn to try', last: 'Closing words', fixed: /Fixed time:/,
    start: 'Start', results: 'Table notes', saved: 'Everything is saved', hand: 'Your hand is raised.',
    written: 'Someone, in writing', own: 'You, in writing', speaks: 'has the floor.', yours: 'You have the floor.', poll: 'Shall we go on?', options: 'Yes\nNo',
    answered: 'Change my response', note: 'The grid is short enough.', decision: 'We keep the common grid.', followUp: 'Send the grid to the schools.',
    atTable: 'Begin with one class.',
    end: 'End the meeting', propose: 'Propose to members', proposed: 'Proposed', adopt: 'Adopt', reason: 'The text names members of the community only.',
  },
} as const;

for (const [lang, javaScriptEnabled] of [['fr', true], ['en', false]] as const) {
  test(`a meeting is run and followed with keys alone in ${LANGUAGE[lang]}, with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
    test.setTimeout(150_000);
    const words = WORDS[lang];
    await withPortal(`running-keyboard-${lang}`, async ({ now: portal }) => {
      const open = async (person: typeof people.member): Promise<Page> => {
        const page = await pageOf(browser, portal, lang, person, javaScriptEnabled);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        return page;
      };
      const [first, second] = lang === 'fr' ? [people.member, people.memberEn] : [people.memberEn, people.member];
      const [facilitator, member, other] = [await open(people.facilitator), await open(first), await open(second)];
      const id = await planned(facilitator.context(), { fr: 'Observer ensemble', en: 'Observing together' }, 0);
      const next = await planned(facilitator.context(), { fr: 'Observer encore', en: 'Observing again' }, 3);
      const [facilitate, takePart] = [pathOf(lang, id, 'facilitate'), pathOf(lang, id, 'takePart')];
      const show = async (page: Page, path: string) => (javaScriptEnabled ? follow(page, path) : void (await page.goto(path)));
      /** Presses what is done in place where there is a script, and else leads to a page. */
      const act = (page: Page, control: Control) => (javaScriptEnabled ? press(page, control) : enter(page, control));
      /** What is on a page by itself where there is a script, and else after it was loaded again. */
      const shows = async (page: Page, part: string, text: string) => {
        if (!javaScriptEnabled) await page.reload();
        await expect(page.locator(part)).toContainText(text);
      };
      const now = facilitator.locator('.run-now');

      await test.step('it begins, goes on, pauses and resumes', async () => {
        await show(facilitator, facilitate);
        const begins = facilitator.getByRole('button', { name: words.begin });
        if (javaScriptEnabled) await following(facilitator, () => press(facilitator, begins));
        else await enter(facilitator, begins);
        const [goOn, pause] = [facilitator.locator('#run-next'), facilitator.locator('#run-pause')];
        await expect(goOn).toHaveAttribute('aria-keyshortcuts', 'Alt+N');
        await expect(pause).toHaveAttribute('aria-keyshortcuts', 'Alt+P');
        const key = async (shortcut: string, button: typeof pause) => (javaScriptEnabled ? facilitator.keyboard.press(shortcut) : enter(facilitator, button));
        if (javaScriptEnabled) await reach(facilitator, pause);
        await key('Alt+KeyN', goOn);
        await expect(now).toContainText(words.second);
        if (javaScriptEnabled) await expect(pause).toBeFocused();
        await key('Alt+KeyP', pause);
        await expect(now).toContainText(words.paused);
        if (javaScriptEnabled) await expect(pause).toBeFocused();
        await key('Alt+KeyP', pause);
        await expect(now).not.toContainText(words.paused);
        if (javaScriptEnabled) await expect(pause).toBeFocused();
      });

      await test.step('an item gets minutes, others make it fit, and an hour is fixed', async () => {
        const row = (title: string) => facilitator.locator('.run-coming > li').filter({ hasText: title });
        const longer = row(words.longer);
        const more = longer.locator('form:has(input[name=minutes][value="5"]) button');
        for (const minutes of [25, 30, 35]) {
          if (!(await more.isVisible())) await press(facilitator, longer.locator('summary'));
          await act(facilitator, more);
          await expect(longer.locator('.run-minutes')).toContainText(`${minutes} min`);
          if (javaScriptEnabled) await expect(more).toBeFocused();
        }
        const ways = facilitator.locator('.run-choices');
        await reach(facilitator, ways.getByRole('radio').first());
        await facilitator.keyboard.press('ArrowDown');
        await expect(ways.getByRole('radio').nth(1)).toBeChecked();
        await act(facilitator, ways.getByRole('button'));
        await expect(ways).toHaveCount(0);
        if (javaScriptEnabled) await keepsFocus(facilitator, 'when the choices are gone');

        const last = row(words.last);
        await press(facilitator, last.locator('summary'));
        const hour = last.locator('input[name=at]');
        await tabTo(facilitator, hour);
        // Whether there are two or three parts depends on the language.
        for (let part = 0; part < 3; part += 1) {
          await facilitator.keyboard.press('ArrowUp');
          await facilitator.keyboard.press('ArrowRight');
        }
        await expect(hour).toHaveValue(/^\d\d:\d\d$/);
        await act(facilitator, last.locator('form:has(input[name=at]) button'));
        await expect(last).toContainText(words.fixed);
        if (javaScriptEnabled) await keepsFocus(facilitator, 'when the hour is fixed');
      });

      await test.step('hands are raised, one is moved up and gets the floor, and a text is written instead', async () => {
        await show(member, takePart);
        await show(facilitator, facilitate);
        const give = facilitator.locator('#speaking-next');
        await reach(facilitator, give);
        await send(other, `${pathOf('en', id, 'speaking')}/hand`, { act: 'raise' });
        await shows(facilitator, '.speaking-queue', second.name);
        if (javaScriptEnabled) await expect(give).toBeFocused();
        const hand = member.locator('#speaking-hand');
        await expect(hand).toHaveAttribute('aria-keyshortcuts', 'Alt+M');
        if (javaScriptEnabled) {
          await reach(member, hand);
          await member.keyboard.press('Alt+KeyM');
        } else {
          await enter(member, hand);
        }
        await expect(member.locator('.speaking')).toContainText(words.hand);
        if (javaScriptEnabled) await expect(hand).toBeFocused();
        await press(member, '#speaking-write > summary');
        await type(member, '#speaking-text', words.note);
        await act(member, '#speaking-send');
        await expect(member.locator('.speaking-queue')).toContainText(words.own);
        if (javaScriptEnabled) await keepsFocus(member, 'when the text is sent');

        await shows(facilitator, '.speaking-queue', words.written);
        const waiting = facilitator.locator('.speaking-queue > li');
        await expect(waiting.first()).toContainText(second.name);
        await act(facilitator, waiting.filter({ hasText: first.name }).getByRole('button', { name: lang === 'fr' ? `Avancer ${first.name}` : `Move ${first.name} up` }));
        await expect(waiting.first()).toContainText(first.name);
        if (javaScriptEnabled) {
          await keepsFocus(facilitator, 'when a person is moved up');
          await facilitator.keyboard.press('Alt+KeyG');
        } else {
          await enter(facilitator, give);
        }
        await expect(facilitator.locator('.speaking')).toContainText(`${first.name} ${words.speaks}`);
        await shows(member, '.speaking', words.yours);
        if (javaScriptEnabled) await keepsFocus(member, 'when the floor is given');
      });

      await test.step('a question is asked and answered', async () => {
        await press(facilitator, '#speaking-new-poll > summary');
        await type(facilitator, '#poll-title', words.poll);
        await type(facilitator, '#poll-options', words.options);
        await enter(facilitator, '#speaking-new-poll .actions button');
        await shows(member, '.speaking', words.poll);
        await tick(member, '.quick-poll input[type=radio]');
        await act(member, '.quick-poll button');
        await expect(member.locator('.quick-poll')).toContainText(words.answered);
        if (javaScriptEnabled) await keepsFocus(member, 'when the answer is given');
      });

      await test.step('tables are made; one goes to the note, writes, and leaves it', async () => {
        await show(facilitator, facilitate);
        await enter(facilitator, facilitator.locator('#tables').getByRole('link').first());
        const both = await facilitator.locator('#make input[name=both]:not(:checked)').first().getAttribute('id');
        await choose(facilitator, '#size', '2');
        await type(facilitator, '#minutes', '12');
        // Without a script, who is here is known of those alone who said it.
        const here = facilitator.locator('#make input[name=people]');
        if ((await here.and(facilitator.locator(':checked')).count()) < 2) {
          await tick(facilitator, `[id="${await here.and(facilitator.locator(':not(:checked)')).first().getAttribute('id')}"]`);
        }
        await tick(facilitator, `[id="${both}"]`);
        await enter(facilitator, '#make .actions button');
        await enter(facilitator, facilitator.locator('#tables').getByRole('button', { name: words.start, exact: true }));
        await show(facilitator, facilitate);
        await expect(facilitator.locator('#tables')).toContainText(/1[12]\smin/);
        await press(facilitator, '#tables form:has(input[name=minutes][value="2"]) button');
        await expect(facilitator.locator('#tables')).toContainText(/1[34]\smin/);

        if (!javaScriptEnabled) await member.reload();
        await enter(member, member.locator('.my-table').getByRole('link'));
        const note = member.locator('main textarea[id$="-notes"]').first();
        const saved = () => expect(member.locator('.agenda-state')).toHaveText(words.saved, { timeout: 15_000 });
        if (javaScriptEnabled) await saved();
        await tabTo(member, note);
        await member.keyboard.type(words.atTable);
        await expect(note).toHaveValue(words.atTable);
        if (javaScriptEnabled) await saved();
        else await enter(member, 'form:has(textarea[id$="-notes"]) .actions button');
        await enter(member, `main a[href="${pathOf(lang, id, 'meeting')}"]`);
        await expect(member, 'out of the note').toHaveURL(pathOf(lang, id, 'meeting'));

        await show(facilitator, facilitate);
        await press(facilitator, '#tables form:has(input[name=act][value=close]) button');
        await expect(facilitator.locator('#tables').getByRole('link', { name: words.results })).toBeVisible();
      });

      await test.step('a note, a decision and a follow-up are written', async () => {
        await show(facilitator, facilitate);
        await type(facilitator, '#note', words.note);
        await enter(facilitator, 'form:has(#note) .actions button');
        await press(facilitator, '#record-decision > summary');
        await type(facilitator, '#record-decision #text', words.decision);
        await enter(facilitator, 'form:has(#text) .actions button');
        await press(facilitator, '#add-follow-up > summary');
        await type(facilitator, '#follow-up-text', words.followUp);
        await enter(facilitator, 'form:has(#follow-up-text) .actions button');
      });

      await test.step('it ends, and its minutes are proposed and adopted', async () => {
        await show(facilitator, facilitate);
        const end = facilitator.locator('.run-top details.confirm');
        await press(facilitator, end.locator('summary'));
        await enter(facilitator, end.getByRole('button', { name: words.end, exact: true }));
        await expect(facilitator).toHaveURL(/notice=ended/);
        await facilitator.goto(pathOf(lang, id, 'minutes'));
        for (const text of [words.note, words.decision, words.followUp, words.atTable]) await expect(facilitator.locator('.minutes-body')).toContainText(text);
        await enter(facilitator, facilitator.getByRole('button', { name: words.propose }));
        await expect(facilitator.locator('.adoption [aria-current=step]')).toContainText(words.proposed);
        await begin(facilitator, next);
        await facilitator.goto(pathOf(lang, id, 'minutes'));
        await enter(facilitator, facilitator.getByRole('link', { name: words.adopt, exact: true }));
        // What could identify a student is asked about.
        if ((await facilitator.locator('#reason').count()) > 0) await type(facilitator, '#reason', words.reason);
        await enter(facilitator, facilitator.getByRole('main').getByRole('button', { name: words.adopt, exact: true }));
        await expect(facilitator.locator('code.seal')).toHaveText(/^[0-9a-f]{64}$/);
      });

      await Promise.all([facilitator, member, other].map((page) => page.context().close()));
    });
  });
}
