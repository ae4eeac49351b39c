// Signing in each way, in both languages, with and without JavaScript; editing a page with two
// browsers; the pages of those who are signed in.


import { axeOn } from '../support/axe';
import { BY_MAIL, FORGOT, SIGN_IN, WORDS, lettersSoFar, mailedLink, people, signIn, signInByHand } from '../support/people';
import { answered, expect, open, test } from '../support/test';
import { textArea } from '../support/writing';
import { LANGS, LANGUAGE, type Lang } from '../support/site';

const ACCOUNT = { fr: '/fr/compte', en: '/en/account' } as const;
const SECURITY = { fr: '/fr/compte/securite', en: '/en/account/security' } as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, allowed: answered(410, 422) });

    for (const lang of LANGS) {
      const words = WORDS[lang];

      test(`one signs in with a password and out again in ${LANGUAGE[lang]}`, async ({ page }) => {
        await page.goto(ACCOUNT[lang]);
        await expect(page, 'sent to sign in first').toHaveURL(/next=/);
        const main = page.getByRole('main');
        await main.getByLabel(words.email).fill(people.member.email);
        await main.getByLabel(words.password).fill('not the right one');
        await main.getByRole('button', { name: words.signIn }).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await expect(main.getByLabel(words.email), 'what was typed is kept').toHaveValue(people.member.email);
        await main.getByLabel(words.password).fill(people.member.password);
        await main.getByRole('button', { name: words.signIn }).click();
        await expect(page, 'and on to where one wanted to go').toHaveURL(ACCOUNT[lang]);
        await expect(page.getByRole('banner').getByRole('button', { name: people.member.name })).toBeVisible();
        await page.goto(SECURITY[lang]);
        await page.getByRole('button', { name: words.signOut, exact: true }).click();
        await expect(page).toHaveURL(/notice=signed-out/);
        await page.goto(ACCOUNT[lang]);
        await expect(page).toHaveURL(/next=/);
      });

      test(`one signs in with a link sent by mail in ${LANGUAGE[lang]}`, async ({ page }) => {
        const before = await lettersSoFar();
        // Somebody for each test: using one link ends the others of the same person.
        const [french, english] = javaScriptEnabled ? [people.observer, people.memberEn] : [people.coordinator, people.coFacilitator];
        const who = lang === 'fr' ? french : english;
        await page.goto(BY_MAIL[lang]);
        await page.getByRole('main').getByLabel(words.email).fill(who.email);
        await page.getByRole('button', { name: lang === 'fr' ? 'Envoyer le lien' : 'Send the link' }).click();
        await expect(page.getByText(who.email)).toBeVisible();
        const link = await mailedLink(who.email, before);
        await page.goto(link);
        await page.getByRole('main').getByRole('button').click();
        await expect(page.getByRole('banner').getByRole('button', { name: who.name })).toBeVisible();
        await page.goto(link);
        await expect(page.getByRole('main'), 'once only').toContainText(/ne fonctionne plus|no longer works/);
      });
    }
  });
}

for (const lang of LANGS) {
  test(`one chooses a new password with a link sent by mail in ${LANGUAGE[lang]}`, async ({ page }) => {
    const before = await lettersSoFar();
    const who = lang === 'fr' ? people.liaison : people.privacyOfficer;
    await page.goto(SIGN_IN[lang]);
    await page.getByRole('link', { name: lang === 'fr' ? 'Mot de passe oublié?' : 'Forgot your password?' }).click();
    await expect(page).toHaveURL(FORGOT[lang]);
    await page.getByRole('main').getByLabel(WORDS[lang].email).fill(who.email);
    await page.getByRole('button', { name: lang === 'fr' ? 'Envoyer le lien' : 'Send the link' }).click();
    await expect(page.getByText(who.email)).toBeVisible();
    await page.goto(await mailedLink(who.email, before));
    const password = 'douze lanternes rouges';
    await page.getByLabel(/Nouveau mot de passe|New password/).fill(password);
    await page.getByRole('main').getByRole('button').click();
    await expect(page.getByRole('banner').getByRole('button', { name: who.name })).toBeVisible();
    await page.context().clearCookies();
    await signInByHand(page, lang, { ...who, password });
    await expect(page.getByRole('banner').getByRole('button', { name: who.name })).toBeVisible();
  });
}

test('an invitation makes an account and a member', async ({ page, browser }) => {
  const before = await lettersSoFar();
  await signIn(page.context(), 'fr', people.coordinator);
  await page.goto('/fr/communautes/petites-ecoles-a-distance/membres');
  const email = `invite-${Date.now()}@ensemble.example`;
  await page.getByRole('textbox', { name: 'Courriel' }).fill(email);
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByText(email).first()).toBeVisible();
  const guest = await browser.newContext({ baseURL: process.env.PORTAL_URL });
  const door = await guest.newPage();
  await door.goto(await mailedLink(email, before));
  await expect(door.getByRole('main')).toContainText('Petites écoles');
  await door.getByLabel('Nom').fill('Camille Invitée');
  await door.getByLabel(/Nouveau mot de passe/).fill('sept lampes du grenier');
  await door.getByRole('button', { name: 'Accepter l’invitation' }).click();
  await expect(door.getByRole('banner').getByRole('button', { name: 'Camille Invitée' })).toBeVisible();
  await door.goto('/fr/communautes/petites-ecoles-a-distance/membres');
  await expect(door.getByRole('main')).toContainText('Camille Invitée');
  await guest.close();
});

test.describe('two browsers at one page', () => {
  test.use({ allowed: answered(409) });

  test('lose nothing', async ({ browser }) => {
    const address = '/fr/communautes/psychoeducation/modifier';
    const [one, other] = await Promise.all(
      [people.facilitator, people.coordinator].map(async (who) => {
        const context = await browser.newContext({ baseURL: process.env.PORTAL_URL });
        await signIn(context, 'fr', who);
        const page = await context.newPage();
        await open(page, address);
        return page;
      }),
    );
    const summary = (page: typeof one) => page.locator('[name="summary.fr"]');
    await summary(one).fill('La version de la première personne.');
    await one.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(one).toHaveURL(/psychoeducation$/);

    await summary(other).fill('La version de la deuxième personne.');
    await other.locator('[name="priority.0.fr"]').fill('Une priorité ajoutée pendant ce temps.');
    await other.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(other.getByRole('heading', { name: /modifié les mêmes textes/ })).toBeVisible();
    await expect(other.getByText('La version de la première personne.')).toBeVisible();
    await expect(summary(other)).toHaveValue('La version de la deuxième personne.');
    await summary(other).fill('Les deux versions ensemble.');
    await other.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(other).toHaveURL(/psychoeducation$/);

    await one.goto('/fr/communautes/psychoeducation/historique');
    await expect(one.getByRole('main')).toContainText('Version 3');
    await one.getByRole('link', { name: 'Version 2' }).click();
    await expect(one.locator('ins').first()).toBeVisible();
    for (const page of [one, other]) await page.context().close();
  });
});

test('a draft is kept while one types', async ({ page }) => {
  await signIn(page.context(), 'fr', people.facilitator);
  await open(page, '/fr/communautes/eleves-a-risque/modifier');
  const purpose = textArea(page, 'purpose.fr');
  await page.locator('[id="purpose-fr-rich"]').fill('Un brouillon que personne n’a enregistré.');
  await expect(page.getByText('Brouillon enregistré')).toBeVisible({ timeout: 20_000 });
  await open(page, '/fr/communautes/eleves-a-risque/modifier');
  await expect(purpose).toHaveValue('Un brouillon que personne n’a enregistré.');
  await page.getByRole('button', { name: 'Supprimer le brouillon' }).click();
  await expect(purpose).not.toHaveValue('Un brouillon que personne n’a enregistré.');
});

const PREFERENCES = { fr: '/fr/notifications/preferences', en: '/en/notifications/preferences' } as const;
const SAVE = { fr: 'Enregistrer', en: 'Save' } as const;

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const lang of LANGS) {
    test(`one chooses whether emails tell of replies in ${LANGUAGE[lang]}`, async ({ page }) => {
      await signIn(page.context(), lang, lang === 'fr' ? people.coordinator : people.memberEn);
      const way = (delivery: string) => page.locator(`[name="replies"][value="${delivery}"]`);
      await page.goto(PREFERENCES[lang]);
      await expect(way('at-once'), 'they do, unless one says otherwise').toBeChecked();
      for (const wish of ['never', 'at-once']) {
        await way(wish).check();
        await page.getByRole('main').getByRole('button', { name: SAVE[lang], exact: true }).click();
        await expect(page).toHaveURL(/notice=saved/);
        await page.goto(PREFERENCES[lang]);
        await expect(way(wish)).toBeChecked();
      }
    });
  }
});

const SIGNED_IN: Record<Lang, string>[] = [
  ACCOUNT,
  SECURITY,
  { fr: '/fr/compte/consentements', en: '/en/account/consents' },
  { fr: '/fr/compte/donnees', en: '/en/account/data' },
  { fr: '/fr/repertoire', en: '/en/directory' },
  { fr: '/fr/communautes/eleves-a-risque/membres', en: '/en/communities/students-at-risk/members' },
  { fr: '/fr/communautes/eleves-a-risque/modifier', en: '/en/communities/students-at-risk/edit' },
  { fr: '/fr/communautes/eleves-a-risque/historique', en: '/en/communities/students-at-risk/history' },
  { fr: '/fr/communautes/orientation/adhesion', en: '/en/communities/guidance-counsellors/join' },
  { fr: '/fr/communautes/eleves-a-risque/decisions', en: '/en/communities/students-at-risk/decisions' },
  { fr: '/fr/communautes/eleves-a-risque/suivis', en: '/en/communities/students-at-risk/follow-ups' },
  { fr: '/fr/communautes/eleves-a-risque/comptes-rendus', en: '/en/communities/students-at-risk/minutes' },
  { fr: '/fr/mes-suivis', en: '/en/my-follow-ups' },
  { fr: '/fr/mes-essais', en: '/en/my-tries' },
  { fr: '/fr/compte/attestations', en: '/en/account/certificates' },
  { fr: '/fr/compte/heures', en: '/en/account/hours' },
  { fr: '/fr/presence', en: '/en/presence' },
];

for (const lang of LANGS) {
  test(`the pages of those who are signed in are accessible and fit a phone in ${LANGUAGE[lang]}`, async ({ page }) => {
    test.setTimeout(120_000);
    await signIn(page.context(), lang, people.coFacilitator);
    for (const address of SIGNED_IN) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        await open(page, address[lang]);
        const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
        expect(found, `${address[lang]}, ${colorScheme}`).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${address[lang]} at 320 pixels`).toBeLessThanOrEqual(320);
    }
  });
}
