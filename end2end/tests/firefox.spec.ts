// The live editor in Firefox, beside Chromium: two people type in the same field, one is offline for a while.

import { add, agendaOf, allEqual, edit, plan, saved, shown, stored, titles, WORDS } from '../support/agenda';
import { installed, KEY, startFirefox } from '../support/firefox.mjs';
import { people, SIGN_IN, signIn } from '../support/people';
import { expect, test } from '../support/test';

test.skip(!installed && !process.env.CI, 'Firefox is not installed here');

test('Firefox and Chromium write one agenda', async ({ page }) => {
  expect(installed, 'Firefox is installed where everything has to be tested').toBe(true);
  test.setTimeout(90_000);
  await signIn(page.context(), 'fr', people.facilitator);
  const id = await plan(page.context(), 'fr');
  await edit(page, 'fr', id);
  await add(page, 'fr', 'milieu');
  await saved(page, 'fr');
  const firefox = await startFirefox();
  try {
    const { email, password } = people.coordinator;
    await firefox.goto(`${process.env.PORTAL_URL}${SIGN_IN.fr}`);
    await firefox.evaluate(`(() => {
      const form = document.querySelector('form input[name=password]').form;
      form.querySelector('[name=email]').value = ${JSON.stringify(email)};
      form.querySelector('[name=password]').value = ${JSON.stringify(password)};
      form.requestSubmit();
      return true;
    })()`);
    await firefox.until(`document.cookie !== undefined && !location.pathname.endsWith('/connexion')`);
    await firefox.goto(`${process.env.PORTAL_URL}${agendaOf('fr', id)}`);
    const state = `document.querySelector('.agenda-state')?.textContent`;
    const title = `document.querySelector('.agenda-editor textarea[id$="-title.fr"]')`;
    await firefox.until(`${state} === ${JSON.stringify(WORDS.fr.saved)}`);
    await firefox.until(`${title}?.value === 'milieu'`);
    await firefox.evaluate(`${title}.focus()`);
    await titles(page, 'fr').focus();
    await page.keyboard.press('Home');
    await Promise.all([
      firefox.press(`${KEY.end}0123456789`),
      page.keyboard.type('abcdefghij', { delay: 30 }),
    ]);
    expect(await allEqual([page], 'fr', id)).toEqual(['abcdefghijmilieu0123456789']);
    await firefox.until(`${title}.value === 'abcdefghijmilieu0123456789'`);

    await firefox.evaluate(`window.dispatchEvent(new Event('offline'))`);
    await firefox.until(`/Hors ligne/.test(${state})`);
    await firefox.press(' hors ligne');
    await page.keyboard.type(' ');
    await firefox.evaluate(`window.dispatchEvent(new Event('online'))`);
    await firefox.until(`${state} === ${JSON.stringify(WORDS.fr.saved)}`);
    await saved(page, 'fr');
    const now = await stored(page.context(), 'fr', id);
    expect(now).toEqual(['abcdefghij milieu0123456789 hors ligne']);
    await firefox.until(`${title}.value === ${JSON.stringify(now[0])}`);
    await expect.poll(() => shown(page, 'fr')).toEqual(now);
  } finally {
    await firefox.close();
  }
});
