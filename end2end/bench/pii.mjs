// How well the check finds what could identify a student in sentences of which that is known, over all of
// them and over the third that its rules were never tuned on; and how long a long text takes.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../support/portal.mjs';
import { median, run } from './workbench.mjs';

const EXAMPLE = join(root, 'target/examples/pii');
const RECALL = 0.95;
const PRECISION = 0.85;
const MILLISECONDS = 10;

export async function measure({ signal }) {
  if (!existsSync(EXAMPLE)) throw new Error('target/examples/pii is missing: “make bench” builds it');
  return JSON.parse((await run(EXAMPLE, [], { signal })).stdout);
}

export function rows({ all, heldOut, milliseconds }) {
  const time = median(milliseconds);
  return [
    ...quality('all sentences', all),
    ...quality('held out', heldOut),
    {
      what: 'pii check, 20,000 characters',
      measured: `${time.toFixed(1)} ms (at most ${Math.max(...milliseconds).toFixed(1)})`,
      target: `< ${MILLISECONDS} ms`,
      met: time < MILLISECONDS,
    },
  ];
}

function quality(which, { sentences, recall, precision, right, missed, wrong }) {
  const row = (name, value, least, others) => ({
    what: `pii check, ${name}, ${which}`,
    measured: `${value.toFixed(3)} (${right} found, ${others}; ${sentences} sentences)`,
    target: `≥ ${least}`,
    met: value >= least,
  });
  return [
    row('recall', recall, RECALL, `${missed} missed`),
    row('precision', precision, PRECISION, `${wrong} wrong`),
  ];
}
