// A meeting that runs where something fails: a network that goes while a button is pressed, a device whose clock is wrong, tables
// that close while someone at them is offline.

import type { Page, Route } from '@playwright/test';

import { pageOf, people } from '../../support/people';
import { begin, begun, currentItem, follow, makeTables, pathOf, planned, showsTrueTime, withPortal } from '../../support/running';
import { expect, test } from '../../support/test';

const MINUTE = 60_000;
const SILENT = 'Le portail ne répond pas.';
const NOTE = 'La grille est assez courte.';

/** What comes in place of the portal’s answers. */
const FAILURES: Record<string, (route: Route) => unknown> = {
  'no network': (route) => route.abort('internetdisconnected'),
  'a network that wants a password first': (route) => route.fulfill({ contentType: 'text/html', body: '<title>Wi-Fi</title><p>Mot de passe' }),
  'a gateway that is down': (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<title>Bad gateway</title>' }),
  'no answer at all': () => undefined,
};

/** Marks the page that is shown. The answer says whether it is still the same one, at the same address. */
async function marked(page: Page): Promise<() => Promise<boolean>> {
  const address = page.url();
  await page.evaluate(() => void Object.assign(window, { isMarked: true }));
  return async () => page.url() === address && (await page.evaluate(() => 'isMarked' in window));
}

test('a button that is pressed without the portal leaves the page and what is typed on it, and works afterwards', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('running-interrupted', async (portal) => {
    const { facilitator, id } = await begun(browser, portal.now);
    const member = await pageOf(browser, portal.now, 'fr', people.member);
    await follow(member, pathOf('fr', id, 'takePart'));

    await test.step('a hand is raised', async () => {
      const memberStays = await marked(member);
      await member.route('**/*', FAILURES['no network']);
      await member.getByRole('button', { name: 'Lever la main' }).click();
      await expect(member.locator('#speaking-said')).toContainText(SILENT);
      expect(await memberStays(), 'the page was not left').toBe(true);
      await member.unrouteAll({ behavior: 'ignoreErrors' });
      await member.getByRole('button', { name: 'Lever la main' }).click();
      await expect(member.locator('.speaking')).toContainText('Votre main est levée.');
    });

    const item = await currentItem(facilitator);
    const [next, said, note] = [facilitator.locator('#run-next'), facilitator.locator('.run-said'), facilitator.locator('.run-capture #note')];
    await note.fill(NOTE);
    const stays = await marked(facilitator);
    let isPaused = false;
    for (const [failure, answer] of Object.entries(FAILURES)) {
      await test.step(failure, async () => {
        await facilitator.route('**/*', answer);
        await next.click();
        await expect(facilitator.locator('form:has(#run-next)')).not.toHaveAttribute('aria-busy', 'true', { timeout: 25_000 });
        await expect(said).toContainText(SILENT);
        expect(await stays(), 'the page was not left').toBe(true);
        await expect(note).toHaveValue(NOTE);
        expect(await currentItem(facilitator)).toBe(item);
        await facilitator.unrouteAll({ behavior: 'ignoreErrors' });
        isPaused = !isPaused;
        await facilitator.locator('#run-pause').click();
        await expect(facilitator.locator('.run-now').filter({ hasText: 'En pause' })).toHaveCount(isPaused ? 1 : 0);
        await expect(said).toBeEmpty();
      });
    }
    await test.step('an answer is waited for while the page is read again', async () => {
      await facilitator.route('**/*', (route) => (route.request().method() === 'POST' ? undefined : route.continue()));
      await next.click();
      await member.getByRole('button', { name: 'Baisser la main' }).click();
      await expect(facilitator.locator('.speaking-queue > li')).toHaveCount(0);
      await expect(facilitator.locator('form:has(#run-next)'), 'the form still waits').toHaveAttribute('aria-busy', 'true');
      await expect(said).toContainText(SILENT, { timeout: 25_000 });
      await facilitator.unrouteAll({ behavior: 'ignoreErrors' });
    });
    await next.click();
    await expect(facilitator.locator('[data-run]')).not.toHaveAttribute('data-item', item);
    await expect(said).toBeEmpty();
    await expect(note).toHaveValue(NOTE);
    expect(await stays(), 'the page was not left').toBe(true);
    await facilitator.context().close();
    await member.context().close();
  });
});

test('a device whose clock is wrong, or is set, shows the true time, and a hidden page does not ask for it', async ({ browser }) => {
  test.setTimeout(90_000);
  await withPortal('running-wrong-clock', async (portal) => {
    const page = await pageOf(browser, portal.now, 'fr', people.facilitator);
    const id = await planned(page.context(), { fr: 'Observer ensemble', en: 'Observing together' }, 0);
    await begin(page, id);
    let asked = 0;
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/live/time') asked += 1;
    });
    await page.addInitScript((wrong) => {
      const { now } = Date;
      const device = Object.assign(window, { wrong });
      Date.now = () => now() + device.wrong;
    }, 47 * MINUTE);
    const set = (wrong: number) => page.evaluate((wrong) => void Object.assign(window, { wrong }), wrong);
    const hide = (hidden: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);

    await follow(page, pathOf('fr', id, 'facilitate'));
    await showsTrueTime(page);
    await expect.poll(() => asked, { message: 'the first answers are awaited', timeout: 15_000 }).toBeGreaterThanOrEqual(5);
    await set(-90 * MINUTE);
    await showsTrueTime(page);

    await hide(true);
    // What was under way is answered.
    await page.waitForTimeout(3_000);
    const before = asked;
    await set(20 * MINUTE);
    await page.waitForTimeout(3_000);
    expect(asked, 'nothing is asked while it is hidden').toBe(before);
    await hide(false);
    await expect.poll(() => asked, { message: 'it is asked once the page is shown' }).toBeGreaterThan(before);
    await showsTrueTime(page);
    await page.context().close();
  });
});

test('tables that close while someone is offline take nothing more, and what was typed stays in sight', async ({ browser }) => {
  test.setTimeout(120_000);
  await withPortal('running-closing-table', async (portal) => {
    const { facilitator, id } = await begun(browser, portal.now);
    const member = await pageOf(browser, portal.now, 'fr', people.member);
    await makeTables(facilitator, id);
    await member.goto(pathOf('fr', id, 'takePart'));
    await member.locator('.my-table').getByRole('link', { name: 'Écrire dans la note de la table' }).click();
    const [text, state] = [member.locator('.agenda-editor textarea[id$="-notes"]').first(), member.locator('.agenda-state')];
    await expect(state).toHaveText('Tout est enregistré', { timeout: 15_000 });
    await text.focus();
    await member.keyboard.type('Avant.');
    await expect(text).toHaveValue('Avant.');
    await expect(state).toHaveText('Tout est enregistré', { timeout: 15_000 });
    await member.context().setOffline(true);
    await expect(state).toHaveText(/Hors ligne/, { timeout: 15_000 });
    await text.press('End');
    await member.keyboard.type(' Trop tard.');
    await expect(text).toHaveValue('Avant. Trop tard.');

    await follow(facilitator, pathOf('fr', id, 'facilitate'));
    await facilitator.locator('#tables').getByRole('button', { name: 'Ramener tout le monde' }).click();
    await expect(facilitator.locator('#tables').getByRole('link', { name: 'Notes des tables' })).toBeVisible();
    await member.context().setOffline(false);
    await expect(state).toHaveText(/ne pouvez plus écrire dans cette note/, { timeout: 30_000 });
    await expect(text).toHaveValue('Avant. Trop tard.');
    await facilitator.goto(pathOf('fr', id, 'results'));
    await expect(facilitator.locator('.table-results')).toContainText('Avant.');
    await expect(facilitator.locator('.table-results')).not.toContainText('Trop tard.');
    await facilitator.context().close();
    await member.context().close();
  });
});
