// Every page of the portal with its two addresses. A page that is added there is added here, and all
// tests that hold for every page hold for it.

export type Lang = 'fr' | 'en';
export const LANGS: Lang[] = ['fr', 'en'];
export const TAG = { fr: 'fr-CA', en: 'en-CA' } as const;
export const LANGUAGE = { fr: 'French', en: 'English' } as const;
export const other = (lang: Lang): Lang => (lang === 'fr' ? 'en' : 'fr');

export interface Place {
  /** What the test's name calls it. */
  name: string;
  /** Its path in both languages; what is in braces is an environment variable that global-setup sets. */
  fr: string;
  en: string;
  /** Its heading of the first level. */
  heading: { fr: string; en: string };
  /** What the tab shows before the portal's name, where it is not the heading. */
  title?: { fr: string; en: string };
  /** Not for search engines. */
  unlisted?: boolean;
  /** It has an island, and loads the wasm. */
  islands?: boolean;
}

const COMMUNITIES = { fr: '/fr/communautes', en: '/en/communities' };
const MEETINGS = { fr: '/fr/rencontres', en: '/en/meetings' };
const SERVICES = { fr: '/fr/services', en: '/en/services' };
const GUIDES = { fr: '/fr/guides', en: '/en/guides' };
/** A practice guide, and its second edition. */
const EARLY = { fr: 'Repérer tôt, sans étiqueter', en: 'Noticing early, without labels' };
const EDITION = { fr: `${GUIDES.fr}/reperer-tot-sans-etiqueter/1.1`, en: `${GUIDES.en}/reperer-tot-sans-etiqueter/1.1` };

const community = (name: string, slug: Record<Lang, string>, heading: Record<Lang, string>): Place => ({
  name,
  fr: `${COMMUNITIES.fr}/${slug.fr}`,
  en: `${COMMUNITIES.en}/${slug.en}`,
  heading,
});

export const home: Place = {
  name: 'home',
  fr: '/fr',
  en: '/en',
  heading: { fr: 'Réfléchir à sa pratique, ensemble', en: 'Reflecting on our practice, together' },
};

export const communities: Place = {
  name: 'the list of communities',
  ...COMMUNITIES,
  heading: { fr: 'Communautés', en: 'Communities' },
  islands: true,
};

export const atRisk = community(
  'a community',
  { fr: 'eleves-a-risque', en: 'students-at-risk' },
  { fr: 'Élèves à risque', en: 'Students at risk' },
);

export const managers = community(
  'a community with an outdated translation',
  { fr: 'gestionnaires-services-complementaires', en: 'managers-complementary-services' },
  { fr: 'Gestionnaires des services complémentaires', en: 'Managers of complementary services' },
);

export const englishSector = community(
  'a community whose purpose is not translated',
  { fr: 'bien-etre-secteur-anglophone', en: 'well-being-english-sector' },
  { fr: 'Bien-être et partenaires dans les écoles anglophones', en: 'Well-being and partners in English schools' },
);

export const meetings: Place = {
  name: 'the list of meetings',
  ...MEETINGS,
  heading: { fr: 'Rencontres', en: 'Meetings' },
};

export const terms: Place = {
  name: 'terms',
  fr: '/fr/conditions',
  en: '/en/terms',
  heading: { fr: 'Conditions d’utilisation', en: 'Terms of use' },
};

export const design: Place = {
  name: 'the components',
  fr: '/fr/design',
  en: '/en/design',
  heading: { fr: 'La main qui dessine', en: 'The hand that draws' },
  title: { fr: 'Composants', en: 'Components' },
  unlisted: true,
};

/** One of each kind, and those that show something the others do not. */
export const places: Place[] = [
  home,
  communities,
  atRisk,
  managers,
  englishSector,
  {
    name: "a community's meetings",
    fr: `${atRisk.fr}/rencontres`,
    en: `${atRisk.en}/meetings`,
    heading: atRisk.heading,
    title: { fr: 'Rencontres\u00a0: Élèves à risque', en: 'Meetings: Students at risk' },
  },
  {
    name: "a community's reflections",
    fr: `${englishSector.fr}/reflexions`,
    en: `${englishSector.en}/reflections`,
    heading: englishSector.heading,
    title: {
      fr: 'Réflexions\u00a0: Bien-être et partenaires dans les écoles anglophones',
      en: 'Reflections: Well-being and partners in English schools',
    },
  },
  meetings,
  {
    name: 'a meeting to come',
    fr: `${MEETINGS.fr}/{MEETING_COMING}`,
    en: `${MEETINGS.en}/{MEETING_COMING}`,
    heading: { fr: 'Repérer tôt, sans étiqueter', en: 'Spot early, label never' },
  },
  {
    name: 'a meeting that is over',
    fr: `${MEETINGS.fr}/{MEETING_PAST}`,
    en: `${MEETINGS.en}/{MEETING_PAST}`,
    heading: { fr: 'Ce dont nos milieux ont besoin', en: 'What our schools and centres need' },
  },
  {
    name: 'a meeting without a date',
    fr: `${MEETINGS.fr}/{MEETING_MONTH}`,
    en: `${MEETINGS.en}/{MEETING_MONTH}`,
    heading: { fr: 'Première rencontre\u00a0: vers qui nos écoles peuvent-elles se tourner?', en: 'First meeting: who can our schools turn to?' },
  },
  {
    name: 'the list of calls',
    fr: '/fr/appels',
    en: '/en/calls',
    heading: { fr: 'Appels', en: 'Calls' },
  },
  {
    name: 'an open call',
    fr: '/fr/appels/reperer-tot-2027',
    en: '/en/calls/reperer-tot-2027',
    heading: { fr: 'Repérer tôt, agir tôt', en: 'Spotting signs early, acting early' },
  },
  {
    name: 'answering an open call',
    fr: '/fr/appels/reperer-tot-2027/reponse',
    en: '/en/calls/reperer-tot-2027/answer',
    heading: { fr: 'Votre réponse à l’appel', en: 'Your response to the call' },
    title: { fr: 'Votre réponse\u00a0: Repérer tôt, agir tôt', en: 'Your response: Spotting signs early, acting early' },
    unlisted: true,
  },
  {
    name: 'a call that is over',
    fr: '/fr/appels/bien-etre-2023',
    en: '/en/calls/bien-etre-2023',
    heading: { fr: 'Le bien-être à l’école, trois ans pour essayer', en: 'Well-being at school: three years to try things out' },
  },
  {
    name: 'a draw',
    fr: '/fr/appels/bien-etre-2023/tirages/{DRAW}',
    en: '/en/calls/bien-etre-2023/draws/{DRAW}',
    heading: { fr: 'Le tirage du 15\u00a0septembre 2023', en: 'Draw on September\u00a015, 2023' },
    islands: true,
  },
  {
    name: 'about',
    fr: '/fr/a-propos',
    en: '/en/about',
    heading: { fr: 'À propos d’Ensemble', en: 'About Ensemble' },
  },
  {
    name: 'accessibility',
    fr: '/fr/accessibilite',
    en: '/en/accessibility',
    heading: { fr: 'Accessibilité', en: 'Accessibility' },
  },
  {
    name: 'privacy',
    fr: '/fr/confidentialite',
    en: '/en/privacy',
    heading: { fr: 'Confidentialité', en: 'Privacy' },
  },
  terms,
  {
    name: 'funding',
    fr: '/fr/financement',
    en: '/en/funding',
    heading: { fr: 'Financement des libérations', en: 'Funding for substitutes' },
  },
  {
    name: 'contact',
    fr: '/fr/nous-joindre',
    en: '/en/contact',
    heading: { fr: 'Nous joindre', en: 'Contact us' },
  },
  {
    name: 'signing in',
    fr: '/fr/connexion',
    en: '/en/sign-in',
    heading: { fr: 'Se connecter', en: 'Sign in' },
    unlisted: true,
  },
  {
    name: 'search',
    fr: '/fr/recherche',
    en: '/en/search',
    heading: { fr: 'Recherche', en: 'Search' },
    islands: true,
    unlisted: true,
  },
  {
    name: 'a link by mail',
    fr: '/fr/connexion/courriel',
    en: '/en/sign-in/email',
    heading: { fr: 'Recevoir un lien par courriel', en: 'Get a link by email' },
    unlisted: true,
  },
  {
    name: 'a forgotten password',
    fr: '/fr/connexion/mot-de-passe',
    en: '/en/sign-in/password',
    heading: { fr: 'Mot de passe oublié?', en: 'Forgot your password?' },
    unlisted: true,
  },
  {
    name: 'the directory of services',
    ...SERVICES,
    heading: { fr: 'Trouver de l’aide', en: 'Find help' },
    title: { fr: 'Services', en: 'Services' },
  },
  {
    name: 'a service',
    fr: `${SERVICES.fr}/{SERVICE}`,
    en: `${SERVICES.en}/{SERVICE}`,
    heading: { fr: 'Une heure pour respirer', en: 'An hour to breathe' },
  },
  {
    name: 'reporting an error in a service',
    fr: `${SERVICES.fr}/{SERVICE}/erreur`,
    en: `${SERVICES.en}/{SERVICE}/error`,
    heading: { fr: 'Signaler une erreur', en: 'Report an error' },
    unlisted: true,
  },
  {
    name: 'the list of practices',
    fr: '/fr/pratiques',
    en: '/en/practices',
    heading: { fr: 'Pratiques prometteuses', en: 'Promising practices' },
  },
  {
    name: "a community's practices",
    fr: `${atRisk.fr}/pratiques`,
    en: `${atRisk.en}/practices`,
    heading: atRisk.heading,
    title: { fr: 'Pratiques prometteuses\u00a0: Élèves à risque', en: 'Promising practices: Students at risk' },
  },
  {
    name: 'the list of practice guides',
    ...GUIDES,
    heading: { fr: 'Guides de pratiques', en: 'Practice guides' },
  },
  {
    name: 'an edition of a practice guide',
    ...EDITION,
    heading: EARLY,
    title: { fr: `${EARLY.fr}\u00a0: guide de pratiques`, en: `${EARLY.en}: practice guide` },
  },
  {
    name: 'a chapter of a practice guide',
    fr: `${EDITION.fr}/chapitres/3`,
    en: `${EDITION.en}/chapters/3`,
    heading: { fr: '3. Lire à deux', en: '3. Reading in pairs' },
    title: { fr: `Lire à deux\u00a0: ${EARLY.fr}`, en: `Reading in pairs: ${EARLY.en}` },
  },
  {
    name: "a community's practice guides",
    fr: `${atRisk.fr}/guides`,
    en: `${atRisk.en}/guides`,
    heading: atRisk.heading,
    title: { fr: 'Guides de pratiques\u00a0: Élèves à risque', en: 'Practice guides: Students at risk' },
  },
  {
    name: "a community's deliverables",
    fr: `${atRisk.fr}/livrables`,
    en: `${atRisk.en}/deliverables`,
    heading: atRisk.heading,
    title: { fr: 'Livrables\u00a0: Élèves à risque', en: 'Deliverables: Students at risk' },
  },
  design,
];

/** The other communities: the same page with other content. */
export const furtherCommunities: Place[] = [
  community(
    'guidance counsellors',
    { fr: 'orientation', en: 'guidance-counsellors' },
    { fr: 'Conseillères et conseillers d’orientation', en: 'Guidance counsellors' },
  ),
  community(
    'speech-language pathologists',
    { fr: 'orthophonistes', en: 'speech-language-pathologists' },
    { fr: 'Orthophonistes', en: 'Speech-language pathologists' },
  ),
  community(
    'psychoeducators',
    { fr: 'psychoeducation', en: 'psychoeducators' },
    { fr: 'Psychoéducatrices et psychoéducateurs', en: 'Psychoeducators' },
  ),
  community('psychologists', { fr: 'psychologues', en: 'psychologists' }, { fr: 'Psychologues', en: 'Psychologists' }),
  community(
    'resource teachers',
    { fr: 'orthopedagogues', en: 'remedial-teachers' },
    { fr: 'Orthopédagogues', en: 'Resource teachers' },
  ),
  community(
    'well-being, preschool and primary',
    { fr: 'bien-etre-prescolaire-primaire', en: 'well-being-preschool-primary' },
    { fr: 'Bien-être au préscolaire et au primaire', en: 'Well-being in preschool and elementary school' },
  ),
  community(
    'well-being, secondary and adult',
    { fr: 'bien-etre-secondaire-fp-fga', en: 'well-being-secondary-vocational-adult' },
    {
      fr: 'Bien-être au secondaire, en FP et en FGA',
      en: 'Well-being in secondary, vocational and adult education',
    },
  ),
  community(
    'a codevelopment group',
    { fr: 'prendre-soin-des-equipes', en: 'caring-for-school-teams' },
    { fr: 'Prendre soin des équipes', en: 'Caring for school teams' },
  ),
  community(
    'small schools',
    { fr: 'petites-ecoles-a-distance', en: 'small-schools-at-a-distance' },
    { fr: 'Petites écoles\u00a0: intervenir à distance', en: 'Small schools: working remotely' },
  ),
];

/** Addresses that something is wrong with: they are pages all the same. */
export const failures = [
  { name: 'a page that does not exist', status: 404, fr: '/fr/introuvable', en: '/en/nowhere' },
  { name: 'a list with an unknown filter', status: 400, fr: `${COMMUNITIES.fr}?kind=pirate`, en: `${COMMUNITIES.en}?kind=pirate` },
  { name: 'a list without a match', status: 200, fr: `${COMMUNITIES.fr}?kind=codevelopment&profession=psychologist`, en: `${COMMUNITIES.en}?kind=codevelopment&profession=psychologist` },
  { name: 'an address that cannot be read', status: 400, fr: '/fr/%zz', en: '/en/%zz' },
  { name: 'a certificate that no one has', status: 404, fr: '/fr/attestations/BCDFGHJK', en: '/en/certificates/BCDFGHJK' },
];

/** A place's path in a language. To be asked within a test: some are known once the portal runs. */
export function at(place: { fr: string; en: string }, lang: Lang): string {
  return place[lang].replace(/\{(\w+)\}/, (_, name: string) => process.env[name] ?? `no-${name}`);
}
