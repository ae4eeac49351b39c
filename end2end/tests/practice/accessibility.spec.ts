// The pages about practices, guides, findings, questions and services that people see once they are signed in, those that no other test
// examines: axe, valid HTML, no wider than a narrow telephone. The content is the demonstration's.

import { onSqlite } from '../../support/database.mjs';
import { pageOf, people, type Person } from '../../support/people';
import { COMMUNITY, examine, withPortal, type Portal } from '../../support/running';
import { LANGS } from '../../support/site';
import { expect, open, test } from '../../support/test';

const PSYCHOEDUCATORS = { fr: '/fr/communautes/psychoeducation', en: '/en/communities/psychoeducators' } as const;
const PSYCHOLOGISTS = { fr: '/fr/communautes/psychologues', en: '/en/communities/psychologists' } as const;
const FINDINGS = { fr: `${COMMUNITY.fr}/constats`, en: `${COMMUNITY.en}/findings` } as const;
const PRACTICES = { fr: `${COMMUNITY.fr}/pratiques`, en: `${COMMUNITY.en}/practices` } as const;
const GUIDES = { fr: `${COMMUNITY.fr}/guides`, en: `${COMMUNITY.en}/guides` } as const;
const GUIDE = { fr: `${GUIDES.fr}/{guide}`, en: `${GUIDES.en}/{guide}` } as const;
const CHAPTER = { fr: `${GUIDE.fr}/chapitres/{chapter}`, en: `${GUIDE.en}/chapters/{chapter}` } as const;
const QUESTIONS = { fr: 'questions-a-l-ordre', en: 'questions-to-the-order' } as const;
const ASKED = { fr: `${PSYCHOEDUCATORS.fr}/${QUESTIONS.fr}`, en: `${PSYCHOEDUCATORS.en}/${QUESTIONS.en}` } as const;
const DELIVERABLES = { fr: `${COMMUNITY.fr}/livrables`, en: `${COMMUNITY.en}/deliverables` } as const;
const DISCUSSIONS = { fr: '/fr/administration/guides-discussion', en: '/en/administration/discussion-guides' } as const;

/** What is in braces in an address: the statement that finds it in the demonstration. */
const KNOWN = {
  finding: 'SELECT id FROM finding WHERE sent_at IS NULL',
  practice: "SELECT id FROM practice WHERE state = 'published'",
  draft: "SELECT id FROM practice WHERE state = 'draft'",
  trial: "SELECT id FROM practice_response WHERE kind = 'trial'",
  comment: "SELECT id FROM practice_response WHERE kind = 'comment'",
  guide: 'SELECT slug FROM practice_guide',
  chapter: 'SELECT id FROM guide_chapter ORDER BY position DESC LIMIT 1',
  quoted: "SELECT id FROM guide_passage WHERE source = 'reflection'",
  written: "SELECT id FROM guide_passage WHERE source = 'written'",
  reflection: "SELECT source_id FROM guide_passage WHERE source = 'reflection'",
  question: "SELECT id FROM order_question WHERE text LIKE 'Qui conserve%'",
  service: "SELECT id FROM service WHERE provider LIKE 'Maison des jeunes%'",
  proposed: "SELECT id FROM service WHERE state = 'proposed'",
  deliverable: "SELECT id FROM deliverable WHERE title LIKE '%Overview of local needs%'",
} as const;

type Address = readonly [fr: string, en: string];

const PAGES: { what: string; person: Person; addresses: Address[] }[] = [
  {
    what: 'findings and practices',
    person: people.facilitator,
    addresses: [
      [`${FINDINGS.fr}/reunir`, `${FINDINGS.en}/gather`],
      [`${FINDINGS.fr}/{finding}`, `${FINDINGS.en}/{finding}`],
      [`${FINDINGS.fr}/{finding}/modifier`, `${FINDINGS.en}/{finding}/edit`],
      [`${FINDINGS.fr}/{finding}/appuis`, `${FINDINGS.en}/{finding}/support`],
      [PRACTICES.fr, PRACTICES.en],
      [`${PRACTICES.fr}/{practice}/versions/1`, `${PRACTICES.en}/{practice}/versions/1`],
      [`${PRACTICES.fr}/{practice}/preparation`, `${PRACTICES.en}/{practice}/preparation`],
      [`${PRACTICES.fr}/{draft}/modifier`, `${PRACTICES.en}/{draft}/edit`],
      [`${PRACTICES.fr}/{draft}/historique`, `${PRACTICES.en}/{draft}/history`],
      [`${PRACTICES.fr}/{practice}/reponses/{trial}/moderation`, `${PRACTICES.en}/{practice}/responses/{trial}/moderation`],
      [`${PRACTICES.fr}/{practice}/reponses/{comment}/moderation`, `${PRACTICES.en}/{practice}/responses/{comment}/moderation`],
    ],
  },
  {
    what: 'practice guides',
    person: people.facilitator,
    addresses: [
      [GUIDES.fr, GUIDES.en],
      [`${GUIDES.fr}/nouveau`, `${GUIDES.en}/new`],
      [`${GUIDE.fr}/composer?chapter={chapter}`, `${GUIDE.en}/compose?chapter={chapter}`],
      [`${GUIDE.fr}/titre`, `${GUIDE.en}/title`],
      [`${GUIDE.fr}/chapitres/nouveau`, `${GUIDE.en}/chapters/new`],
      [`${CHAPTER.fr}/modifier`, `${CHAPTER.en}/edit`],
      [`${CHAPTER.fr}/sources`, `${CHAPTER.en}/sources`],
      [`${CHAPTER.fr}/passage`, `${CHAPTER.en}/passage`],
      [`${CHAPTER.fr}/passage?source=reflection:{reflection}`, `${CHAPTER.en}/passage?source=reflection:{reflection}`],
      [`${GUIDE.fr}/passages/{quoted}/modifier`, `${GUIDE.en}/passages/{quoted}/edit`],
      [`${GUIDE.fr}/passages/{written}/image`, `${GUIDE.en}/passages/{written}/image`],
      [`${GUIDE.fr}/relecture`, `${GUIDE.en}/review`],
      [`${GUIDE.fr}/publication`, `${GUIDE.en}/publication`],
      ['/fr/guides/{guide}/1.1?q=lignes', '/en/guides/{guide}/1.1?q=lines'],
    ],
  },
  {
    what: 'questions to an order that comes once, and deliverables',
    person: people.facilitator,
    addresses: [
      [ASKED.fr, ASKED.en],
      [`${ASKED.fr}/poser`, `${ASKED.en}/ask`],
      [`${ASKED.fr}/liste`, `${ASKED.en}/list`],
      [`${ASKED.fr}/{question}`, `${ASKED.en}/{question}`],
      [`${ASKED.fr}/{question}/modifier`, `${ASKED.en}/{question}/edit`],
      [`${ASKED.fr}/{question}/fusion`, `${ASKED.en}/{question}/merge`],
      [`${ASKED.fr}/{question}/reponse`, `${ASKED.en}/{question}/answer`],
      [DELIVERABLES.fr, DELIVERABLES.en],
      [`${DELIVERABLES.fr}/nouveau`, `${DELIVERABLES.en}/new`],
      [`${DELIVERABLES.fr}/{deliverable}/modifier`, `${DELIVERABLES.en}/{deliverable}/edit`],
    ],
  },
  {
    what: 'questions that are passed on one by one',
    person: people.memberEn,
    addresses: [
      [`${PSYCHOLOGISTS.fr}/${QUESTIONS.fr}`, `${PSYCHOLOGISTS.en}/${QUESTIONS.en}`],
      [`${PSYCHOLOGISTS.fr}/${QUESTIONS.fr}/poser`, `${PSYCHOLOGISTS.en}/${QUESTIONS.en}/ask`],
    ],
  },
  {
    what: 'services, for a person who proposed some',
    person: people.member,
    addresses: [
      ['/fr/services/proposer', '/en/services/propose'],
      ['/fr/services/mes-services', '/en/services/my-services'],
      ['/fr/services/partenaires', '/en/services/partners'],
      ['/fr/services/{service}', '/en/services/{service}'],
      ['/fr/services/{service}/modifier', '/en/services/{service}/edit'],
      ['/fr/services/{service}/verification', '/en/services/{service}/verification'],
    ],
  },
  {
    what: 'the directory of services and discussion guides, for those who keep them',
    person: people.coordinator,
    addresses: [
      ['/fr/services/gestion', '/en/services/manage'],
      ['/fr/services/{proposed}/decision', '/en/services/{proposed}/decision'],
      ['/fr/services/importer', '/en/services/import'],
      [`${DISCUSSIONS.fr}/nouveau`, `${DISCUSSIONS.en}/new`],
      [`${DISCUSSIONS.fr}/partnerships`, `${DISCUSSIONS.en}/partnerships`],
    ],
  },
];

/** What each pair of braces stands for in a portal. */
async function found(portal: Portal): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [name, statement] of Object.entries(KNOWN)) {
    const [row] = await onSqlite(portal, statement);
    expect(row, statement).toBeDefined();
    all[name] = row[0];
  }
  return all;
}

for (const [number, { what, person, addresses }] of PAGES.entries()) {
  test(`${what} are usable by all`, async ({ browser }) => {
    test.setTimeout(240_000);
    await withPortal(`practice-axe-${number}`, async ({ now: portal }) => {
      const known = await found(portal);
      const page = await pageOf(browser, portal, 'fr', person);
      for (const [index, address] of addresses.entries()) {
        for (const [side] of LANGS.entries()) {
          const path = address[side].replace(/\{(\w+)\}/g, (_, name: string) => known[name]);
          const answer = await open(page, path);
          expect.soft(answer?.status(), path).toBe(200);
          const { pathname, search } = new URL(page.url());
          expect.soft(pathname + search, 'it leads nowhere else').toBe(path);
          // Between the languages only texts differ, between the schemes only colours.
          await examine(page, 1280, [(index + side) % 2 === 0 ? 'light' : 'dark']);
        }
      }
      await page.context().close();
    });
  });
}
