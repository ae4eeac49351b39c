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
    heading: { fr: 'Première rencontre\u00a0: qui entoure nos écoles?', en: 'First meeting: who is around our schools?' },
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
    heading: { fr: 'Financement du remplacement', en: 'Funding for substitutes' },
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
    'remedial teachers',
    { fr: 'orthopedagogues', en: 'remedial-teachers' },
    { fr: 'Orthopédagogues', en: 'Remedial teachers' },
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
