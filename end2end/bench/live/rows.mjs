// What is said of the figures, and what they should be.

import { IDLE, LOADS } from './loads.mjs';
import { SERVERS } from './servers.mjs';

const OURS = 'ensemble';
const MEGABYTES = 100;
const BYTES_IDLE = 50_000;

/** Each says what one server's figures come to, and when ours are good beside the better of the others. */
const MEASURES = [
  {
    what: 'letters that arrived',
    tell: ({ delivered, expected, converged }) => `${delivered} of ${expected}${converged ? '' : ', **documents differ**'}`,
    target: 'all, and all documents equal',
    met: ({ delivered, expected, converged }) => delivered === expected && converged,
  },
  { what: 'p50, p95', tell: ({ p50, p95 }) => `${ms(p50)}, ${ms(p95)}` },
  {
    what: 'p99',
    tell: ({ p99 }) => ms(p99),
    target: '≤ the better of the others',
    met: (ours, others) => others.length > 0 && (ours.p99 ?? Infinity) <= Math.min(...others.map(({ p99 }) => p99 ?? Infinity)),
    beside: true,
  },
  {
    what: 'processor time of a delivery',
    tell: ({ meanwhile }) => `${meanwhile.server_us_per_delivery.toFixed(1)} µs`,
    target: '≤ half of the better of the others',
    met: (ours, others) => cost(ours) <= Math.min(...others.map(cost)) / 2,
    beside: true,
  },
  {
    what: 'memory',
    tell: ({ meanwhile }) => megabytes(meanwhile.server_resident),
    target: `≤ ${MEGABYTES} MB`,
    met: ({ meanwhile }) => meanwhile.server_resident <= MEGABYTES * 1e6,
    only: '4 × 500',
  },
];

/** The rows of one load: what, each server's, the target and whether it was met. */
export function rowsOf(load, figures) {
  const title = LOADS[load].title;
  const ours = figures[OURS];
  const others = Object.entries(figures).filter(([name, found]) => name !== OURS && found).map(([, found]) => found);
  const rows = MEASURES.map(({ what, tell, target, met, beside, only }) => {
    const row = { what: `${title}: ${what}`, cells: cells(figures, tell) };
    if (!met || (only && only !== load)) return row;
    return { ...row, target, ...(ours && (!beside || others.length > 0) ? { met: met(ours, others) } : {}) };
  });
  if (LOADS[load].killed) rows.push(survival(title, figures));
  return rows;
}

function survival(title, figures) {
  const ours = figures[OURS]?.afterwards;
  return {
    what: `${title}: letters lost by kill -9 that others had seen`,
    cells: cells(figures, ({ afterwards: { seen, seen_missing } }) => `${seen_missing} of ${seen}`),
    target: 'none',
    ...(ours ? { met: ours.seen > 0 && ours.faults.length === 0 } : {}),
  };
}

/** The rows of the idle connections. */
/** What signing in took stays with the process, and connections make use of it: the difference would be
    too little. The whole process, shared out, is what a connection costs at most. */
export function idleRows({ held, why, resident_after }) {
  const each = resident_after / IDLE.connections;
  const title = `${IDLE.connections} idle connections on ${IDLE.documents} documents`;
  const all = held === IDLE.connections;
  const weight = `${(each / 1000).toFixed(1)} kB`;
  return [
    { what: `${title}: held`, cells: [all ? String(held) : `${held}: ${why}`, '', ''], target: 'all', met: all },
    { what: `${title}: memory of the whole process, for each`, cells: [weight, '', ''], target: `< ${BYTES_IDLE / 1000} kB`, met: all && each < BYTES_IDLE },
  ];
}

function cells(figures, tell) {
  return Object.keys(SERVERS).map((name) => (figures[name] ? tell(figures[name]) : 'not measured'));
}

const cost = ({ meanwhile }) => meanwhile.server_us_per_delivery;
/** What more than a hundredth waited for in vain has no 99th percentile. */
const ms = (number) => (number === null ? 'never' : `${number.toFixed(1)} ms`);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
