// Writing together, measured in one run on this machine beside two servers that speak the same protocol:
// how long a letter takes to reach the others, what that costs the server, and what is left when it is
// killed. Writes target/bench/live.json and live.md. A missed target is shown and fails nothing; a load
// that could not be measured does.
//
//   node end2end/bench/live.mjs [ensemble hocuspocus y-websocket idle follow]     after `make dist`; all when none is named
//
// BENCH_WAIT is how many seconds to wait for compilers to end before measuring (60).

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root } from '../support/portal.mjs';
import { follow, followRows } from './live/follow.mjs';
import { LOADS, idle, measure } from './live/loads.mjs';
import { idleRows, rowsOf } from './live/rows.mjs';
import { SERVERS } from './live/servers.mjs';
import { compilers, describe, quiet, ticks } from './machine.mjs';
import { about, grid } from './table.mjs';

const LIMIT = 12 * 60_000;

const asked = process.argv.slice(2);
const steps = [...Object.keys(SERVERS), 'idle', 'follow'];
const unknown = asked.filter((name) => !steps.includes(name));
if (unknown.length > 0) {
  console.error(`live: no such step: ${unknown.join(', ')}; there are ${steps.join(', ')}`);
  process.exit(2);
}
const wanted = (name) => asked.length === 0 || asked.includes(name);

const out = join(root, 'target/bench');
await mkdir(out, { recursive: true });
const busyBefore = await quiet(Number(process.env.BENCH_WAIT ?? 60) * 1000);
const signal = AbortSignal.timeout(LIMIT);
const before = await ticks();
const others = new Set();
const result = { machine: { ...(await describe()), rivals: await rivals() }, loads: {}, rows: [], failures: [] };

for (const [load, what] of Object.entries(LOADS)) {
  const figures = (result.loads[load] = {});
  // Each server once before the next load: a machine that slows down slows down all of them.
  for (const name of Object.keys(SERVERS).filter(wanted)) {
    const found = await attempt(`${SERVERS[name].title}, ${load}`, () => measure(name, what, signal));
    if (found) figures[name] = found;
  }
  if (Object.keys(figures).length > 0) result.rows.push(...rowsOf(load, figures));
}
if (wanted('idle')) {
  result.idle = await attempt('idle', () => idle(signal));
  if (result.idle) result.rows.push(...idleRows(result.idle));
}
if (wanted('follow')) {
  result.follow = await attempt('follow', () => follow(signal));
  if (result.follow) result.rows.push(...followRows(result.follow));
}

const after = await ticks();
result.machine.stolen = (after.stolen - before.stolen) / (after.all - before.all);
result.machine.compilers = [...others];
result.machine.busy = busyBefore || others.size > 0;
await writeFile(join(out, 'live.json'), `${JSON.stringify(result, null, 2)}\n`);
const table = markdown(result);
await writeFile(join(out, 'live.md'), table);
console.log(`\n${table}`);
process.exit(result.failures.length > 0 ? 1 : 0);

/** What a measurement comes to; nothing when it fails, which is remembered. */
async function attempt(title, work) {
  console.error(`${title}…`);
  try {
    return await work();
  } catch (error) {
    const why = signal.aborted ? `the ${LIMIT / 60_000} minutes are over` : error.message;
    console.error(`  ${why}`);
    result.failures.push({ what: title, why });
  } finally {
    for (const other of await compilers()) others.add(other);
  }
}

/** The versions that we are compared with. */
async function rivals() {
  const { devDependencies } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
  return ['@hocuspocus/server', 'y-websocket'].map((name) => `${name} ${devDependencies[name]}`);
}

function markdown({ machine, rows, failures }) {
  const titles = Object.values(SERVERS).map(({ title }) => title);
  const verdict = ({ met }) => (met === undefined ? '' : met ? 'pass' : '**miss**');
  const lines = rows.map((row) => [row.what, ...row.cells, row.target ?? '', verdict(row)]);
  const troubles = failures.map(({ what, why }) => `Not measured: ${what}: ${why.split('\n')[0]}.`);
  const versions = `Beside ${machine.rivals.join(' and ')}, on Node.js ${machine.node}.`;
  return `${[...grid([['', ...titles, 'target', ''], ...lines]), '', ...troubles, about(machine), versions].join('\n')}\n`;
}
