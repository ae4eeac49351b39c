// One portal for all browser tests. Its address reaches them as `baseURL`, those of the meetings, of the draw and of a service,
// which get theirs while the content is loaded, as MEETING_COMING and so on: see site.ts.

import { prepareDemonstration, startPortal } from './portal.mjs';

/** The page that links to each, the beginning of its address, and what the link says. */
const LINKED = {
  MEETING_COMING: ['/fr/communautes/eleves-a-risque/rencontres', '/fr/rencontres/', 'Repérer tôt, sans étiqueter'],
  MEETING_PAST: ['/fr/communautes/eleves-a-risque/rencontres', '/fr/rencontres/', 'Ce dont nos milieux ont besoin'],
  MEETING_MONTH: ['/fr/communautes/bien-etre-secteur-anglophone/rencontres', '/fr/rencontres/', 'Première rencontre'],
  DRAW: ['/fr/appels/bien-etre-2023', '/fr/appels/bien-etre-2023/tirages/', 'Le tirage du'],
  SERVICE: ['/fr/services', '/fr/services/', 'Une heure pour respirer'],
};

export default async function globalSetup() {
  await prepareDemonstration();
  const portal = await startPortal({ log: 'browser-tests', env: { ENSEMBLE_DEVELOPMENT: 'true' } });
  try {
    for (const [name, [page, path, title]] of Object.entries(LINKED)) {
      const html = await (await fetch(portal.url + page)).text();
      const links = [...html.matchAll(new RegExp(`<a\\s[^>]*href="${path}([^"/]+)"[^>]*>(.*?)</a>`, 'gs'))];
      const [, id] = links.find(([, , words]) => words.includes(title)) ?? [];
      if (!id) throw new Error(`${page} links to nothing under ${path} called “${title}”`);
      process.env[name] = id;
    }
  } catch (error) {
    await portal.stop();
    throw error;
  }
  process.env.PORTAL_URL = portal.url;
  process.env.MAIL_FOLDER = `${portal.folder}/data/mail`;
  return () => portal.stop();
}
