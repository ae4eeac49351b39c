// The pages on which coordinators look after a call: with a hundred answers and with ten thousand. Requests are sent one after
// the other, to both portals in turn.

import { signIn } from '../support/live.mjs';
import { startPortal } from '../support/portal.mjs';
import { asking, summary } from './full.mjs';

const COORDINATOR = { email: 'solene.marchildon-ba@ensemble.example', password: 'six canots en octobre' };
const ANSWERS = { small: 100, large: 10_000 };
/** The calls that `ensemble seed --bench --answers` adds: the projects of one are read, of the other places were given. */
const READ = '/fr/administration/appels/mesure-lecture-1';
const DRAWN = '/fr/administration/appels/mesure-tirage-1';
const PAGES = {
  overview: READ,
  answers: `${READ}/reponses`,
  needs: `${READ}/besoins`,
  screening: `${READ}/lecture`,
  'end of the screening': `${READ}/lecture-terminee`,
  draws: `${DRAWN}/tirages`,
  places: `${DRAWN}/places`,
  representation: `${DRAWN}/representation`,
  figures: `${DRAWN}/chiffres`,
};
/** Pages of a planned community: the list that links to each, and how its address ends. */
const OF_PLANNED = {
  arrangement: [`${READ}/places`, 'division'],
  'list of those with a place': [`${DRAWN}/places`, 'offre'],
};
const ROUNDS = 100;
const WARM_UP = 5;
const TIMES = 2;

/** The addresses of all pages in a portal. */
async function addresses({ url }, cookie) {
  const pages = { ...PAGES };
  for (const [name, [list, end]] of Object.entries(OF_PLANNED)) {
    const html = await (await fetch(url + list, { headers: { cookie } })).text();
    const [, path] = new RegExp(`href="(${list}/[^"/]+/${end})"`).exec(html) ?? [];
    if (!path) throw new Error(`${list} links to no ${end}`);
    pages[name] = path;
  }
  return pages;
}

export async function measure({ signal }) {
  const sides = {};
  try {
    for (const [side, answers] of Object.entries(ANSWERS)) {
      const seed = ['--bench', '--copies', '0', '--reflections', '0', '--answers', String(answers)];
      const portal = await startPortal({ log: `bench-calls-${side}`, seed });
      sides[side] = { portal };
      const cookie = await signIn(portal, COORDINATOR);
      Object.assign(sides[side], { ask: asking(portal, cookie), paths: await addresses(portal, cookie) });
    }
    const pages = {};
    for (const name of Object.keys(sides.small.paths)) {
      const turns = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
      for (let round = -WARM_UP; round < ROUNDS; round += 1) {
        for (const [side, { ask, paths }] of Object.entries(sides)) {
          const ms = await ask(paths[name], signal);
          if (round >= 0) turns[side].push({ path: paths[name], ms });
        }
      }
      pages[name] = Object.fromEntries(Object.entries(turns).map(([side, all]) => [side, summary(all)]));
    }
    return pages;
  } finally {
    await Promise.all(Object.values(sides).map(({ portal }) => portal.stop()));
  }
}

export function rows(pages) {
  return Object.entries(pages).map(([name, { small, large }]) => {
    const ratio = large.p50 / small.p50;
    return {
      what: `a call’s ${name} for coordinators, ${ANSWERS.large.toLocaleString('en-CA')} answers`,
      measured: `p50 ${large.p50.toFixed(1)}, p99 ${large.p99.toFixed(1)} ms: ${ratio.toFixed(1)} × that with ${ANSWERS.small}`,
      target: `p50 ≤ ${TIMES} ×`,
      met: ratio <= TIMES,
    };
  });
}
