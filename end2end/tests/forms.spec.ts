// Forms of people who share a computer, or whose session ended while they wrote.

import { answered, expect, open, settled, test } from '../support/test';
import { people, signIn, WORDS } from '../support/people';
import { textArea, write } from '../support/writing';

const NEW = '/fr/communautes/eleves-a-risque/rencontres/nouvelle';
const PROFILE = '/fr/compte';
const REFLECTIONS = '/fr/communautes/eleves-a-risque/reflexions';

test.use({ allowed: answered(401, 403), contextOptions: { reducedMotion: 'no-preference' } });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('what was typed is back in its form after signing in', async ({ page, context }) => {
      await signIn(context, 'fr', people.facilitator);
      await open(page, NEW);
      await page.locator('#title-fr').fill('Rencontre d’avril');
      await context.clearCookies({ name: 'ensemble' });
      await page.getByRole('main').locator('form button[type=submit]').last().click();
      await expect(page.locator('h1')).toHaveText('Connectez-vous d’abord');
      await page.getByRole('main').getByRole('link', { name: WORDS.fr.signIn }).click();
      await page.getByLabel(WORDS.fr.email).fill(people.facilitator.email);
      await page.getByLabel(WORDS.fr.password).fill(people.facilitator.password);
      await page.getByRole('main').getByRole('button', { name: WORDS.fr.signIn }).click();
      await expect(page).toHaveURL(/nouvelle\?unsent=/);
      await expect(page.locator('#title-fr')).toHaveValue('Rencontre d’avril');
    });

    test('a reply whose writer’s session ended is back after signing in', async ({ page, context }) => {
      const text = `Une réponse ${javaScriptEnabled} ${Date.now()}`;
      await signIn(context, 'fr', people.member);
      await page.goto(REFLECTIONS);
      await page.locator('main .feed-entry h3 a').first().click();
      await expect(textArea(page)).toBeAttached();
      await settled(page);
      await write(page, text);
      await context.clearCookies({ name: 'ensemble' });
      await page.locator('form').filter({ has: textArea(page) }).getByRole('button', { name: 'Envoyer', exact: true }).click();
      await expect(page.locator('h1')).toHaveText('Connectez-vous d’abord');
      await page.getByRole('main').getByRole('link', { name: WORDS.fr.signIn }).click();
      await page.getByLabel(WORDS.fr.email).fill(people.member.email);
      await page.getByLabel(WORDS.fr.password).fill(people.member.password);
      await page.getByRole('main').getByRole('button', { name: WORDS.fr.signIn }).click();
      await expect(page).toHaveURL(/unsent=/);
      await expect(textArea(page)).toHaveValue(text);
      await expect(page.locator('.comment').filter({ hasText: text }), 'nothing was sent').toHaveCount(0);
    });

    test('a form that another person opened is refused', async ({ page, context }) => {
      await signIn(context, 'fr', people.member);
      await open(page, PROFILE);
      await signIn(context, 'fr', people.coFacilitator);
      await page.getByRole('main').locator('form button[type=submit]').last().click();
      await expect(page.locator('h1')).toHaveText('Ce formulaire a été ouvert par une autre personne');
    });
  });
}
