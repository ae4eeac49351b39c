// A portal as full as after years: the first page of a community's reflections and what people search, on
// a thousand reflections and on a hundred thousand with half a million answers, and what it costs the
// server to keep what somebody writes. What is compared takes turns.

import { Agent, request } from 'node:http';

import { signIn } from '../support/live.mjs';
import { startPortal } from '../support/portal.mjs';
import { processorTime } from './load.mjs';

const MEMBER = { email: 'beatrice.lafrenaye-diallo@ensemble.example', password: 'cinq bateaux au quai' };
const LIST = '/fr/communautes/eleves-a-risque/reflexions';
const SIZES = { small: [1_000, 5_000], large: [100_000, 500_000] };
/** What people look for: common and rare words, phrases, elisions, inclusive spellings, both languages. */
const ASKED = [
  'élèves', 'eleve', 'l’équipe-école', 'lecture', 'prévention classe', 'participants', 'participant.e.s', 'psychoéducatrice',
  'psychoéducateurs/trices', 'conseillères', '"plan d’intervention"', '« plan d’intervention » parents', 'télépratique secondaire',
  'anxiété examen', 'sculpture', 'violoncelle', 'géode potager', 'qu’est-ce qui aide', 'fiche sans nom', 'zeppelin assiduité',
  'students', 'teachers', 'intervention plan', '"intervention plan"', 'peer mediation', 'attendance', 'box breathing library',
  'kayak', 'picture schedule', 'what really helps', 'consent form', 'lanterne families',
];
const ROUNDS = { list: 200, search: 8 };
const CALLS = 2_000;
const TIMES = 3;
const SEARCH_MS = 30;
const KEEP_MS = 1;

export async function measure({ signal }) {
  const portals = {};
  try {
    const seeding = {};
    for (const [name, [reflections, comments]] of Object.entries(SIZES)) {
      const began = performance.now();
      const seed = ['--bench', '--reflections', String(reflections), '--comments', String(comments)];
      portals[name] = await startPortal({ log: `bench-full-${name}`, seed });
      seeding[name] = (performance.now() - began) / 1000;
    }
    return { seeding, ...(await compare(portals, { signal })) };
  } finally {
    await Promise.all(Object.values(portals).map((portal) => portal.stop()));
  }
}

/** How long a small portal and a large one let people wait, and what keeping a draft costs the large one. */
export async function compare(portals, { signal } = {}) {
  const cookies = {};
  for (const [name, portal] of Object.entries(portals)) cookies[name] = await signIn(portal, MEMBER);
  const search = ASKED.map((asked) => `/fr/recherche?q=${encodeURIComponent(asked)}`);
  const paths = { list: Array(ROUNDS.list).fill(LIST), search: Array(ROUNDS.search).fill(search).flat() };
  const waited = {};
  for (const who of ['member', 'visitor']) {
    for (const [door, all] of Object.entries(paths)) {
      const asked = Object.entries(portals).map(([name, portal]) => [name, asking(portal, who === 'member' ? cookies[name] : ''), []]);
      for (const path of new Set(all)) for (const [, ask] of asked) await ask(path, signal);
      for (const path of all) for (const [, ask, turns] of asked) turns.push({ path, ms: await ask(path, signal) });
      waited[`${door}, ${who}`] = Object.fromEntries(asked.map(([name, , turns]) => [name, summary(turns)]));
    }
  }
  return { waited, keep: await keeping(portals.large, cookies.large) };
}

export function rows({ seeding, waited, keep }) {
  const times = ({ p50, p95, p99 }) => `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)} ms`;
  return [
    { what: 'seeding 100,000 reflections', measured: `${seeding.large.toFixed(0)} s`, target: '≤ 180 s', met: seeding.large <= 180 },
    ...Object.entries(waited).flatMap(([door, { small, large }]) => {
      const ratio = large.p99 / small.p99;
      const found = door.startsWith('search');
      return [
        { what: `${door}, 1,000 reflections`, measured: times(small) },
        {
          what: `${door}, 100,000 reflections`,
          measured: `${times(large)}: ${ratio.toFixed(1)} × the small p99`,
          target: `p99 < ${TIMES} ×${found ? `, p95 < ${SEARCH_MS} ms` : ''}`,
          met: ratio < TIMES && (!found || large.p95 < SEARCH_MS),
        },
      ];
    }),
    { what: 'keeping a draft, the server’s processor', measured: `${keep.cpu.toFixed(2)} ms`, target: `< ${KEEP_MS} ms`, met: keep.cpu < KEEP_MS },
  ];
}

/** Asks one after the other over one connection; how many milliseconds until the whole page was there. */
function asking({ url }, cookie) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (path, signal) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const sent = request(url + path, { agent, signal, headers: cookie ? { cookie } : {} }, (answer) => {
        answer.resume().on('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - began);
          else reject(new Error(`${path} answers ${answer.statusCode}`));
        });
      });
      sent.on('error', reject).end();
    });
}

function summary(all) {
  const sorted = all.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const slowest = new Map();
  for (const { path, ms } of all) slowest.set(path, Math.max(ms, slowest.get(path) ?? 0));
  const worst = [...slowest].toSorted((a, b) => b[1] - a[1]).slice(0, 3);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), requests: sorted.length, worst: worst.map(([path, ms]) => ({ path: decodeURIComponent(path), ms })) };
}

/** The server's own milliseconds for keeping a draft once, over many times. */
async function keeping({ url, pid }, cookie) {
  const field = (name, text, index) => [[`fields[${index}][0]`, name], [`fields[${index}][1]`, text]];
  const text = 'Depuis septembre, nous essayons un tableau de suivi avec les élèves du deuxième cycle. '.repeat(12);
  const keep = async (turn) => {
    const body = new URLSearchParams([
      ['subject[reflection]', '01940000-0000-7000-8000-000000000001'],
      ['base', '0'],
      ...field('lang', 'fr', 0),
      ...field('text', text + turn, 1),
      ['tab[own]', 'bench'],
      ['tab[after]', ''],
    ]);
    const answer = await fetch(`${url}/api/drafts/keep`, { method: 'POST', body, headers: { cookie, origin: url, 'sec-fetch-site': 'same-origin' } });
    const said = await answer.text();
    if (!answer.ok || !said.includes('bench@')) throw new Error(`keeping a draft answers ${answer.status} ${said}`);
  };
  for (let turn = 0; turn < 50; turn += 1) await keep(turn);
  const before = await processorTime(pid);
  for (let turn = 0; turn < CALLS; turn += 1) await keep(turn);
  return { cpu: ((await processorTime(pid)) - before) / CALLS / 1000, calls: CALLS };
}
