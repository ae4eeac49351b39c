// One portal for all browser tests. Its address reaches them as `baseURL`, those of the meetings, which
// get theirs while the content is loaded, as MEETING_COMING and so on: see site.ts.

import { startPortal } from './portal.mjs';

const MEETINGS = {
  MEETING_COMING: ['/fr/communautes/eleves-a-risque/rencontres', 'Repérer tôt, sans étiqueter'],
  MEETING_PAST: ['/fr/communautes/eleves-a-risque/rencontres', 'Ce dont nos milieux ont besoin'],
  MEETING_MONTH: ['/fr/communautes/bien-etre-secteur-anglophone/rencontres', 'Première rencontre'],
};

export default async function globalSetup() {
  const portal = await startPortal({ log: 'browser-tests', env: { ENSEMBLE_DEVELOPMENT: 'true' } });
  try {
    for (const [name, [page, title]] of Object.entries(MEETINGS)) {
      const html = await (await fetch(portal.url + page)).text();
      const links = [...html.matchAll(/<a\s[^>]*href="\/fr\/rencontres\/([^"]+)"[^>]*>(.*?)<\/a>/gs)];
      const [, id] = links.find(([, , words]) => words.includes(title)) ?? [];
      if (!id) throw new Error(`${page} links to no meeting called “${title}”`);
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
