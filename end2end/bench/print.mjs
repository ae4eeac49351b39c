// How long the program that makes PDF files takes for a guide of at least 60 pages, from its start to its last byte.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { median, PROGRAM } from './workbench.mjs';

const PRINT = join(dirname(PROGRAM), 'ensemble-print');
const PAGES = 60;
const SECTIONS = 101;
const ROUNDS = 15;
const SECONDS = 1;

const text = (words) => [{ text: words }];
const paragraph = (lang, words) => ({ paragraph: { lang, text: text(words) } });

/** A guide with what guides have: passages in both languages, lists, tables, sources. */
function guide() {
  const passage = 'Repérer tôt ne demande pas de nouvel outil; cela demande que les adultes d’une école se disent ce qui a été vu. ';
  const item = (words) => [paragraph('fr', words)];
  const blocks = [
    paragraph('fr', passage.repeat(6)),
    { source: { lang: 'fr', text: text('Réflexion, version 2') } },
    paragraph('en', 'We look at Mondays first: late arrivals, a bag that stays closed. '.repeat(7)),
    { list: { lang: 'fr', ordered: true, items: [item('Regarder ensemble'), item('En parler'), item('Essayer')] } },
    { table: { lang: 'fr', caption: 'Essais', header: [text('Semaine'), text('Gestes')], rows: [[text('1'), text('deux')], [text('2'), text('trois')]] } },
  ];
  const sections = Array.from({ length: SECTIONS }, (_, index) => ({ id: `s${index}`, level: index % 12 === 0 ? 1 : 2, title: `Passage ${index}`, lang: 'fr', blocks }));
  return JSON.stringify({
    title: 'Repérer tôt', subtitle: null, lang: 'fr', address: 'https://ensemble.example/fr/guide', version: '1.0', date: '2026-11-20',
    publisher: 'Ensemble', contributors: [], sections,
    words: {
      contents: 'Table des matières', version: 'Version', date: 'Publié le', address: 'Adresse', publisher: 'Publié par',
      contributors: 'Avec', sources: 'Source', accessibility: '',
    },
  });
}

function print(input, signal) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(PRINT, [], { signal, stdio: ['pipe', 'pipe', 'inherit'] });
    const chunks = [];
    child.on('error', reject);
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('close', (code) => {
      if (code === 0) resolve({ ms: performance.now() - begun, pdf: Buffer.concat(chunks) });
      else reject(new Error(`ensemble-print ended with ${code}`));
    });
    child.stdin.end(input);
  });
}

export async function measure({ signal }) {
  if (!existsSync(PRINT)) throw new Error(`${PRINT} is missing: “make dist” builds it`);
  const input = guide();
  const { pdf } = await print(input, signal);
  const pages = Number(/NPages>(\d+)</.exec(pdf.toString('latin1'))?.[1]);
  if (!(pages >= PAGES)) throw new Error(`the guide has ${pages} pages, fewer than ${PAGES}`);
  const milliseconds = [];
  for (let round = 0; round < ROUNDS; round += 1) milliseconds.push((await print(input, signal)).ms);
  return { pages, bytes: pdf.length, milliseconds };
}

export function rows({ pages, bytes, milliseconds }) {
  const seconds = median(milliseconds) / 1000;
  return [{
    what: `PDF/UA-1 of a guide of ${pages} pages`,
    measured: `${seconds.toFixed(2)} s (at most ${(Math.max(...milliseconds) / 1000).toFixed(2)}), ${Math.round(bytes / 1000)} kB`,
    target: `< ${SECONDS} s`,
    met: seconds < SECONDS,
  }];
}
