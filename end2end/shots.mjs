// Pictures of a page of each kind that links lead to for a visitor, and of the pages of people who are signed in, in both languages, at
// three widths, light and dark, in target/shots/ with an index. Says where a page is wider than the window.
//
//   node end2end/shots.mjs [[ROLE:]/fr/… …]     only these pages, as a visitor or in a role: member:/fr

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { headless } from './support/chromium.mjs';
import { COMMUNITY, FACILITATOR, meetings, signIn } from './support/live.mjs';
import { root, startPortal } from './support/portal.mjs';

const WIDTHS = [360, 768, 1280];
const SCHEMES = ['light', 'dark'];
const START = ['/fr', '/en', '/fr/design', '/en/design', '/fr/introuvable', '/en/not-found'];

/** One person of the demonstration for each role. */
const ROLES = {
  member: { email: 'beatrice.lafrenaye-diallo@ensemble.example', password: 'cinq bateaux au quai' },
  facilitator: FACILITATOR,
  administrator: { email: 'theo.vadnais-okafor@ensemble.example', password: 'trois ponts sous la pluie' },
  newcomer: { email: 'edmund.fairweather-ross@ensemble.example', password: 'four maples in a row' },
};
/** The numbers of items of the agendas whose editor is shown. */
const AGENDAS = [0, 7, 200];

const folder = join(root, 'target/shots');
/** Cookies, as a context of the browser takes them: a page may set others beside them. */
const signedIn = (cookies, url) =>
  cookies.split('; ').map((cookie) => {
    const [name, ...value] = cookie.split('=');
    return { name, value: value.join('='), url };
  });
const fileOf = ({ role, path }, width, scheme) => `${role ? `${role}-` : ''}${path.slice(1).replace(/[^\p{L}\p{N}]+/gu, '-')}.${width}.${scheme}.png`;
const asked = process.argv.slice(2).map((each) => {
  const [, role, path] = /^(?:(\w+):)?(\/.*)$/.exec(each) ?? [];
  if (!path || (role && !ROLES[role])) throw new Error(`${each}: a path, or one of ${Object.keys(ROLES).join(', ')} and a path`);
  return { role, path };
});

/** What pages of one kind have in common: an address without names of communities and numbers. */
const kindOf = (path) =>
  path.replace(/^(\/fr\/communautes|\/en\/communities)\/(?!eleves-a-risque|students-at-risk)[^/]+/, '$1/*').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '*');

/** A page of each kind in reach, without its query. Of the communities, all pages of the one that has the most are taken. */
async function pages(browser, base) {
  const found = new Set(START);
  const kinds = new Set(START);
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const path of found) {
    await page.goto(base + path);
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.href));
    for (const link of links) {
      const { origin, pathname } = new URL(link);
      // What ends as a file does is downloaded.
      if (origin !== base || !/^\/(fr|en)(\/[^.]*)?$/.test(pathname) || kinds.has(kindOf(pathname))) continue;
      kinds.add(kindOf(pathname));
      found.add(pathname);
    }
  }
  await page.close();
  return [...found].map((path) => ({ path }));
}

/** Plans a meeting, and writes so many items into its agenda as people do; the address of its editor. */
async function agenda(context, items) {
  const title = `Ordre du jour : ${items}`;
  const form = { 'title.fr': title, 'title.en': `Agenda: ${items}`, settled: 'day', day: '2031-11-30', begins: '13:30', minutes: '90', modality: 'virtual', video: 'https://video.ensemble.example/essai', agenda: 'empty' };
  const planned = await context.request.post(`${COMMUNITY}/rencontres/nouvelle`, { form, maxRedirects: 0 });
  const path = `${planned.headers().location.split('?')[0]}/ordre-du-jour`;
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('#add-item').waitFor();
  if (items > 0) await page.locator('#add-item').click();
  for (let item = 1; item <= items; item += 1) {
    await page.keyboard.insertText(`Point ${item} : de quoi parler ensemble`);
    if (item < items) await page.keyboard.press('Enter');
    await page.waitForFunction((many) => document.querySelectorAll('.agenda-editor .agenda-row').length === many, Math.min(item + 1, items));
  }
  await page.waitForFunction(() => !document.querySelector('.agenda-now:not(.good)'));
  await page.close();
  return path;
}

/** The pages of people who are signed in, as each of them sees them. */
async function ownPages(browser, portal, cookies) {
  const context = await browser.newContext({ baseURL: portal.url });
  await context.addCookies(signedIn(cookies.facilitator, portal.url));
  const editors = [];
  for (const items of AGENDAS) editors.push(await agenda(context, items));
  await context.close();
  const directory = await (await fetch(`${portal.url}/fr/repertoire`, { headers: { Cookie: cookies.member } })).text();
  const person = /\/fr\/personnes\/[0-9a-f-]{36}/.exec(directory)?.[0];
  const [meeting] = await meetings(portal);
  const own = [
    ['member', '/fr', '/en'],
    ['newcomer', '/fr', '/en'],
    ['member', '/fr/notifications', '/en/notifications'],
    ['member', '/fr/notifications/preferences', '/en/notifications/preferences'],
    ['member', '/fr/reflexions/nouvelle?community=eleves-a-risque', '/en/reflections/new?community=students-at-risk'],
    ['member', '/fr/repertoire', '/en/directory'],
    ...(person ? [['member', person, person.replace('/fr/personnes', '/en/people')]] : []),
    ['member', `/fr/rencontres/${meeting}`, `/en/meetings/${meeting}`],
    ['facilitator', '/fr', '/en'],
    ...editors.map((path) => ['facilitator', path, path.replace('/fr/rencontres', '/en/meetings').replace('ordre-du-jour', 'agenda')]),
    ['administrator', '/fr', '/en'],
    ['administrator', '/fr/administration', '/en/administration'],
    ['administrator', '/fr/administration/personnes', '/en/administration/people'],
  ];
  return own.flatMap(([role, ...paths]) => paths.map((path) => ({ role, path })));
}

const portal = await startPortal({ log: 'shots', env: { ENSEMBLE_DEVELOPMENT: 'true' } });
const browser = await chromium.launch(headless);
try {
  const cookies = {};
  for (const [role, person] of Object.entries(ROLES)) cookies[role] = await signIn(portal, person);
  const shown = asked.length > 0 ? asked : [...(await pages(browser, portal.url)), ...(await ownPages(browser, portal, cookies))];
  if (asked.length === 0) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      for (const role of [undefined, ...Object.keys(ROLES)]) {
        const context = await browser.newContext({
          colorScheme: scheme,
          locale: 'fr-CA',
          reducedMotion: 'reduce',
          timezoneId: 'America/Toronto',
          viewport: { width, height: 800 },
        });
        if (role) await context.addCookies(signedIn(cookies[role], portal.url));
        const page = await context.newPage();
        for (const each of shown.filter((one) => one.role === role)) {
          await page.goto(portal.url + each.path, { waitUntil: 'load' });
          // An editor has something to send and to hear as long as it is open.
          if (/\/(ordre-du-jour|agenda)$/.test(each.path)) await page.locator('#add-item').waitFor();
          else await page.waitForLoadState('networkidle');
          await page.evaluate(() => document.fonts.ready);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) console.error(`${each.role ?? 'visitor'} ${each.path} at ${width}: ${over} px too wide`);
          await page.screenshot({ path: join(folder, fileOf(each, width, scheme)), fullPage: true });
        }
        await context.close();
      }
    }
  }

  const figures = shown.map((each) => {
    const shots = SCHEMES.flatMap((scheme) => WIDTHS.map((width) => [fileOf(each, width, scheme), width]));
    const images = shots.map(([file, width]) => `<a href="${file}"><img src="${file}" width="${width / 4}" loading="lazy" alt=""></a>`);
    return `<h2>${each.role ? `${each.role}: ` : ''}${each.path}</h2><p>${images.join('\n')}</p>`;
  });
  const style = 'body{font:1rem/1.4 system-ui;margin:2rem;background:#888}img{vertical-align:top;margin:.25rem}';
  const index = `<!doctype html><meta charset="utf-8"><title>Ensemble</title><style>${style}</style>${figures.join('\n')}`;
  await writeFile(join(folder, 'index.html'), index);
  console.log(`${shown.length * WIDTHS.length * SCHEMES.length} pictures of ${shown.length} pages: target/shots/index.html`);
} finally {
  await browser.close();
  await portal.stop();
}
