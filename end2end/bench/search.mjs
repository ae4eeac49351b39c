// The search of a portal with the demonstration content, under wrk: three questions, asked over 32 connections.

import { startPortal } from '../support/portal.mjs';
import { summary, wrk } from './load.mjs';

/** A common word, a phrase, and a word of the other language. */
const QUESTIONS = ['élèves', '« plan d’intervention »', 'students'];
const WARM_UP = 3;
const ROUNDS = 3;
const SECONDS = 5;
const SPREAD = 4;
const PER_SECOND = 600;

export async function measure({ signal }) {
  const portal = await startPortal({ log: 'bench-search' });
  try {
    const turns = Object.fromEntries(QUESTIONS.map((question) => [question, []]));
    const ask = (question, seconds) => wrk(portal, `/fr/recherche?q=${encodeURIComponent(question)}`, { seconds, signal });
    for (const question of QUESTIONS) await ask(question, WARM_UP);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const question of QUESTIONS) turns[question].push(await ask(question, SECONDS));
    }
    return Object.fromEntries(Object.entries(turns).map(([question, all]) => [question, summary(all)]));
  } finally {
    await portal.stop();
  }
}

export function rows(questions) {
  return Object.entries(questions).map(([question, { rps, p50, p99 }]) => {
    const spread = p99 / p50;
    return {
      what: `search for ${question}, 32 connections`,
      measured: `${Math.round(rps)}/s; p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms: ${spread.toFixed(1)} ×`,
      target: `p99 ≤ ${SPREAD} × p50, ≥ ${PER_SECOND}/s`,
      met: spread <= SPREAD && rps >= PER_SECOND,
    };
  });
}
