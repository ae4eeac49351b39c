// A coordinator writes a discussion guide in both languages and publishes two versions of it; a meeting keeps the one that it took. The guide
// goes onto the agenda as items, and what came of it is attached to it. With JavaScript and without, in French and in English.

import type { Page } from '@playwright/test';

import { pageOf, people } from '../../support/people';
import { chooseOption, examine, pathOf, planned, sent, withPortal } from '../../support/running';
import type { Lang } from '../../support/site';
import { expect, test } from '../../support/test';

const LIST = { fr: '/fr/administration/guides-discussion', en: '/en/administration/discussion-guides' } as const;
const BELOW = { fr: { steps: '/etapes', preview: '/apercu', new: '/nouveau' }, en: { steps: '/steps', preview: '/preview', new: '/new' } } as const;
const SECTIONS = { fr: 'sections-de-guides', en: 'guide-sections' } as const;
const MEETINGS = { fr: '/fr/rencontres', en: '/en/meetings' } as const;
const WORDS = {
  fr: {
    save: 'Enregistrer', create: 'Créer le guide', addStep: 'Ajouter l’étape', up: 'Monter', version: 'Publier la version', choose: 'Enregistrer', newer: 'La rencontre utilise la version 1.', take: 'Utiliser la version 2',
    https: 'elle doit commencer par https', number: 'de 1 à 240', add: 'Mettre à l’ordre du jour', sectionNewer: 'Il existe une version plus récente : la version 3.',
    feedback: 'Faire un retour sur la section', partly: 'En partie', used: 'Utilisé dans une rencontre', missing: 'Il manque le résumé en anglais.',
  },
  en: {
    save: 'Save', create: 'Create the guide', addStep: 'Add the step', up: 'Move up', version: 'Publish version', choose: 'Save', newer: 'The meeting uses version 1.', take: 'Use version 2',
    https: 'it has to begin with https', number: 'from 1 to 240', add: 'Put on the agenda', sectionNewer: 'A newer version exists: version 3.',
    feedback: 'Say how it went', partly: 'Partly', used: 'Used at one meeting', missing: 'The summary in English is missing.',
  },
} as const;

interface Step {
  kind: string;
  fr: string;
  en: string;
  video?: string;
  minutes?: string;
}

async function fillStep(page: Page, { kind, fr, en, video, minutes }: Step): Promise<void> {
  await page.locator(`input[name=kind][value=${kind}]`).check();
  await page.locator('#title-fr').fill(fr);
  await page.locator('#title-en').fill(en);
  await page.locator('#text-fr').fill(`${fr}, ensemble.`);
  await page.locator('#text-en').fill(`${en}, together.`);
  await page.locator('#minutes').fill(minutes ?? '12');
  if (video !== undefined) await page.locator('#video').fill(video);
}

const press = (page: Page, name: string) => sent(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).click());
const save = (page: Page, lang: Lang) => press(page, WORDS[lang].save);
const addStep = (page: Page, lang: Lang) => press(page, WORDS[lang].addStep);

async function publish(page: Page, lang: Lang, here: string, version: number): Promise<void> {
  await page.goto(`${here}${BELOW[lang].preview}`);
  await sent(page, () => page.getByRole('button', { name: `${WORDS[lang].version} ${version}` }).click());
  await expect(page.getByRole('status').first()).toBeVisible();
}

for (const [lang, script] of [['fr', false], ['en', true]] as const) {
  test(`a guide is written, used and commented ${script ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    test.setTimeout(180_000);
    await withPortal(`practice-discussion-${lang}`, async ({ now: portal }) => {
      const words = WORDS[lang];
      const coordinator = await pageOf(browser, portal, lang, people.coordinator, script);
      await coordinator.goto(LIST[lang]);
      if (script) await examine(coordinator);
      await coordinator.goto(`${LIST[lang]}${BELOW[lang].new}`);
      await coordinator.locator('#title-fr').fill('Accueillir une famille');
      await coordinator.locator('#title-en').fill('Welcoming a family');
      await press(coordinator, words.create);
      await coordinator.locator('#summary-fr').fill('Une question et une vidéo.');
      await coordinator.locator('#credit').fill('Made by the network of schools');
      await coordinator.locator('#credit-lang').selectOption('en');
      await save(coordinator, lang);
      await expect(coordinator.locator('#credit')).toHaveValue('Made by the network of schools');
      const here = new URL(coordinator.url()).pathname;

      await coordinator.goto(`${here}${BELOW[lang].steps}`);
      await fillStep(coordinator, { kind: 'question', fr: 'Le premier jour', en: 'The first day', minutes: '0' });
      await addStep(coordinator, lang);
      await expect(coordinator.getByRole('main')).toContainText(words.number);
      await expect(coordinator.locator('#title-fr'), 'what was typed stays').toHaveValue('Le premier jour');
      await coordinator.locator('#minutes').fill('15');
      await addStep(coordinator, lang);
      await fillStep(coordinator, { kind: 'video', fr: 'La vidéo', en: 'The video', video: 'http://video.ensemble.example/1' });
      await addStep(coordinator, lang);
      await expect(coordinator.getByRole('main')).toContainText(words.https);
      await coordinator.locator('#video').fill('https://video.ensemble.example/1');
      await addStep(coordinator, lang);
      const rows = coordinator.locator('ol.rows > li');
      await expect(rows).toHaveCount(2);
      await sent(coordinator, () => rows.nth(1).getByRole('button', { name: words.up }).click());
      await expect(rows.first()).toContainText(lang === 'fr' ? 'La vidéo' : 'The video');
      if (script) await examine(coordinator);

      await coordinator.goto(`${here}${BELOW[lang].preview}`);
      await expect(coordinator.locator('#missing')).toContainText(words.missing);
      await expect(coordinator.locator('.guide-steps > li')).toHaveCount(2);
      if (script) await examine(coordinator);
      await coordinator.goto(here);
      await coordinator.locator('#summary-en').fill('A question and a video.');
      await save(coordinator, lang);
      await publish(coordinator, lang, here, 1);

      const key = here.split('/').pop()!;
      const facilitator = await pageOf(browser, portal, lang, people.facilitator, script);
      const meeting = await planned(facilitator.context(), { fr: 'Accueillir', en: 'Welcoming' }, 0, 'empty');
      await facilitator.goto(pathOf(lang, meeting, 'guide'));
      await facilitator.locator('select#guide').selectOption(key);
      await sent(facilitator, () => facilitator.getByRole('button', { name: words.choose, exact: true }).first().click());
      await expect(facilitator.locator('.guide-steps > li')).toHaveCount(2);
      await expect(facilitator.locator('main footer p[lang=en-CA]')).toHaveText('Made by the network of schools');

      await coordinator.goto(`${here}${BELOW[lang].steps}`);
      await fillStep(coordinator, { kind: 'question', fr: 'Plus tard', en: 'Later on' });
      await addStep(coordinator, lang);
      await publish(coordinator, lang, here, 2);
      await facilitator.goto(pathOf(lang, meeting, 'guide'));
      await expect(facilitator.getByRole('main')).toContainText(words.newer);
      await expect(facilitator.locator('.guide-steps > li'), 'it is not swapped').toHaveCount(2);
      if (script) await examine(facilitator);
      await sent(facilitator, () => facilitator.getByRole('button', { name: words.take }).click());
      await expect(facilitator.locator('.guide-steps > li')).toHaveCount(3);

      // The guide as items of the agenda, in the version of today.
      const sections = `${MEETINGS[lang]}/${meeting}/${SECTIONS[lang]}`;
      await facilitator.goto(sections);
      await chooseOption(facilitator, 'select#section', lang === 'fr' ? 'Accueillir une famille' : 'Welcoming a family');
      await sent(facilitator, () => facilitator.getByRole('button', { name: words.add }).click());
      await facilitator.goto(pathOf(lang, meeting, 'meeting'));
      await expect(facilitator.getByRole('main')).toContainText(lang === 'fr' ? 'Le premier jour' : 'The first day');
      await coordinator.goto(`${here}${BELOW[lang].steps}`);
      await fillStep(coordinator, { kind: 'question', fr: 'À la fin', en: 'At the end' });
      await addStep(coordinator, lang);
      await publish(coordinator, lang, here, 3);
      await facilitator.goto(sections);
      await expect(facilitator.getByRole('main')).toContainText(words.sectionNewer);

      const begun = await facilitator.context().request.post(`/fr/rencontres/${meeting}/commencer`, { form: { confirmed: '1' }, maxRedirects: 0 });
      expect(begun.status(), 'beginning').toBe(303);
      await facilitator.goto(sections);
      await facilitator.locator('details > summary').filter({ hasText: words.feedback }).click();
      await facilitator.getByLabel(words.partly, { exact: true }).check();
      await facilitator.locator('textarea[name=adapted]').fill('Nous avons commencé par la vidéo.');
      await sent(facilitator, () => facilitator.locator('details[open]').getByRole('button', { name: words.save, exact: true }).click());
      await expect(facilitator.locator('dl.facts')).toContainText('Nous avons commencé par la vidéo.');
      if (script) await examine(facilitator);

      await coordinator.goto(`${here}${BELOW[lang].preview}`);
      await coordinator.getByRole('link', { name: words.used }).click();
      await expect(coordinator.getByRole('main')).toContainText('Nous avons commencé par la vidéo.');
      if (script) await examine(coordinator);
      await coordinator.context().close();
      await facilitator.context().close();
    });
  });
}
