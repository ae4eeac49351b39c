// What communities put together over years: the directory of services with its files, practices, findings, questions to an
// order, and a long guide with its files. Pages are compared in a small portal and in one with ten times as much of all of it.
// Requests are sent one after the other, to both portals in turn.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { FACILITATOR, signIn } from '../support/live.mjs';
import { startPortal } from '../support/portal.mjs';
import { asking, summary } from './full.mjs';
import { PROGRAM, kilobytes } from './workbench.mjs';

const COORDINATOR = { email: 'solene.marchildon-ba@ensemble.example', password: 'six canots en octobre' };
const SIZES = {
  small: { services: 500, findings: 100, practices: 100, 'guide-pages': 6, 'order-questions': 50 },
  large: { services: 5_000, findings: 1_000, practices: 1_000, 'guide-pages': 60, 'order-questions': 500 },
};
/** The guide that `ensemble seed --bench --guide-pages` adds. */
const GUIDE = '/fr/guides/guide-de-mesure';
const EDITION = `${GUIDE}/1.0`;
const COMMUNITY = '/fr/communautes/eleves-a-risque';
/** Each page with what there is more of in the large portal. */
const PAGES = {
  'directory of services': ['services', '/fr/services'],
  'search in the directory': ['services', `/fr/services?q=${encodeURIComponent('lecture parents')}`],
  'practices of all communities': ['practices', '/fr/pratiques'],
  'practices of a community': ['practices', `${COMMUNITY}/pratiques`],
  'findings of a community': ['findings', `${COMMUNITY}/constats`],
  'chapter of a guide': ['guide-pages', `${EDITION}/chapitres/1`],
  'search in a guide': ['guide-pages', `${GUIDE}?q=zeppelin`],
  'questions to an order': ['order-questions', '/fr/communautes/psychoeducation/questions-a-l-ordre'],
};
/** The files of the directory: they have all services, so that it is the time for each that is compared. */
const DIRECTORY = { CSV: '/fr/services.csv', HSDS: '/fr/services.json' };
const IMPORT = '/fr/services/importer';
const FORMATS = ['pdf', 'epub', 'docx', 'odt', 'html', 'md'];
const ROUNDS = { pages: 100, files: 20, imports: 10 };
const WARM_UP = { pages: 5, files: 2, imports: 1 };
const TIMES = 2;
const FILE_MS = 1_000;

export async function measure({ signal }) {
  const sides = {};
  try {
    for (const [side, size] of Object.entries(SIZES)) {
      const counts = Object.entries(size).flatMap(([name, count]) => [`--${name}`, String(count)]);
      const seed = ['--bench', '--copies', '0', '--reflections', '0', ...counts];
      const portal = await startPortal({ log: `bench-practice-${side}`, seed });
      sides[side] = { portal };
      const cookie = await signIn(portal, FACILITATOR);
      const coordinator = await signIn(portal, COORDINATOR);
      Object.assign(sides[side], { cookie, coordinator, ask: asking(portal, cookie) });
    }
    const pages = {};
    for (const [name, [, path]] of Object.entries(PAGES)) {
      pages[name] = await inTurn(sides, 'pages', path, ({ ask }) => ask(path, signal));
    }
    const directory = {};
    for (const [name, path] of Object.entries(DIRECTORY)) {
      directory[name] = await inTurn(sides, 'files', path, ({ ask }) => ask(path, signal));
    }
    // The services of the small portal are in the large one, too: both replace as many.
    const { content: table } = await download(sides.small, DIRECTORY.CSV, signal);
    const imported = await inTurn(sides, 'imports', IMPORT, (side) => importing(side, table, signal));
    return { pages, directory, imported, files: await guideFiles(sides.large, signal) };
  } finally {
    await Promise.all(Object.values(sides).map(({ portal }) => portal.stop()));
  }
}

/** Does the same in both portals, in turn; how long each waited. */
async function inTurn(sides, kind, path, wait) {
  const turns = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let round = -WARM_UP[kind]; round < ROUNDS[kind]; round += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const ms = await wait(side);
      if (round >= 0) turns[name].push({ path, ms });
    }
  }
  return Object.fromEntries(Object.entries(turns).map(([name, all]) => [name, summary(all)]));
}

async function download({ portal, cookie }, path, signal) {
  const began = performance.now();
  const answer = await fetch(portal.url + path, { headers: { cookie }, signal });
  const content = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  return { ms: performance.now() - began, type: answer.headers.get('content-type') ?? '', content };
}

/** Uploads a table, and replaces with it what is in the directory; the milliseconds of both. */
async function importing({ portal: { url }, coordinator }, table, signal) {
  const headers = { cookie: coordinator, origin: url, 'sec-fetch-site': 'same-origin' };
  const send = async (path, body) => {
    const answer = await fetch(url + path, { method: 'POST', headers, body, redirect: 'manual', signal });
    await answer.arrayBuffer();
    if (answer.status !== 303) throw new Error(`${path} answers ${answer.status}`);
    return answer.headers.get('location');
  };
  const form = new FormData();
  form.set('file', new Blob([table], { type: 'text/csv' }), 'services.csv');
  const began = performance.now();
  const preview = await send(IMPORT, form);
  await send(preview, new URLSearchParams({ existing: 'replace' }));
  return performance.now() - began;
}

/** How long each file of the guide takes once it was asked for; without the program that makes PDF files there is none of it. */
async function guideFiles(side, signal) {
  const prints = existsSync(join(dirname(PROGRAM), 'ensemble-print'));
  const files = {};
  for (const format of FORMATS) {
    if (format === 'pdf' && !prints) continue;
    const path = `${EDITION}/guide.${format}`;
    const turns = [];
    let last;
    for (let round = -WARM_UP.files; round < ROUNDS.files; round += 1) {
      last = await download(side, path, signal);
      if (round >= 0) turns.push({ path, ms: last.ms });
    }
    files[format] = { ...summary(turns), bytes: last.content.length };
    if (format === 'pdf') files.pdf.pages = pagesOf(last);
  }
  return files;
}

function pagesOf({ type, content }) {
  if (type !== 'application/pdf') throw new Error(`the guide as PDF is ${type}`);
  const pages = Number(/NPages>(\d+)</.exec(content.toString('latin1'))?.[1]);
  const wanted = SIZES.large['guide-pages'];
  if (!(pages >= wanted)) throw new Error(`the guide has ${pages} pages, fewer than ${wanted}`);
  return pages;
}

export function rows({ pages, directory, imported, files }) {
  const count = (number) => number.toLocaleString('en-CA');
  const compared = (what, { small, large }, ratio, unit = '') => ({
    what,
    measured: `p50 ${large.p50.toFixed(1)}, p99 ${large.p99.toFixed(1)} ms: ${ratio.toFixed(1)} × the small portal’s${unit} (${small.p50.toFixed(1)} ms)`,
    target: `p50 ≤ ${TIMES} ×${unit}`,
    met: ratio <= TIMES,
  });
  const units = { 'guide-pages': 'pages', 'order-questions': 'questions' };
  const more = SIZES.large.services / SIZES.small.services;
  return [
    ...Object.entries(pages).map(([name, both]) => {
      const [kind] = PAGES[name];
      return compared(`${name}, ${count(SIZES.large[kind])} ${units[kind] ?? kind}`, both, both.large.p50 / both.small.p50);
    }),
    ...Object.entries(directory).map(([name, both]) =>
      compared(`directory as ${name}, ${count(SIZES.large.services)} services`, both, both.large.p50 / both.small.p50 / more, ' for each service'),
    ),
    compared(
      `import of ${SIZES.small.services} services into ${count(SIZES.large.services)}`,
      imported,
      imported.large.p50 / imported.small.p50,
    ),
    ...Object.entries(files).map(([format, { p50, p99, bytes, pages: printed }]) => ({
      what: `guide of ${printed ?? SIZES.large['guide-pages']} pages as ${format}, through the portal`,
      measured: `p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)} ms, ${kilobytes(bytes)}`,
      target: `p50 < ${FILE_MS / 1000} s`,
      met: p50 < FILE_MS,
    })),
  ];
}
