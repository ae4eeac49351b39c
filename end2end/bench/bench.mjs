// Speed and weight, measured in one run on this machine: how the server starts, how it answers under
// wrk beside a bare axum route, how that holds with a hundred times the content, lists and search in a
// portal as full as after years, search under wrk, calendars, answers and reminders of meetings, the pages of a call
// that thousands answered, the directory of services, practices, findings and a long guide with its files, how fluent
// a long agenda is, what a first visit weighs, how well the check finds what could identify a student, and Lighthouse.
// Writes target/bench/bench.json, Lighthouse's reports and table.md. A missed target is shown and fails nothing; a step
// that could not be measured does.
//
//   node end2end/bench/bench.mjs [start load people full search meetings calls practice editor weight pii print lighthouse]     after `make dist`; all when none is named
//
// BENCH_WAIT is how many seconds to wait for compilers to end before measuring (60).

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root } from '../support/portal.mjs';
import * as calls from './calls.mjs';
import * as editor from './editor.mjs';
import * as full from './full.mjs';
import * as lighthouse from './lighthouse.mjs';
import * as load from './load.mjs';
import { compilers, describe, quiet, ticks } from './machine.mjs';
import * as meetings from './meetings.mjs';
import * as people from './people.mjs';
import * as pii from './pii.mjs';
import * as practice from './practice.mjs';
import * as print from './print.mjs';
import * as search from './search.mjs';
import * as start from './start.mjs';
import { markdown } from './table.mjs';
import * as weight from './weight.mjs';
import { built } from './workbench.mjs';

const LIMIT = 20 * 60_000;
const STEPS = { start, load, people, full, search, meetings, calls, practice, editor, weight, pii, print, lighthouse };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) fail(`no such step: ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}`);
await built().catch((error) => fail(error.message));

const out = join(root, 'target/bench');
if (asked.length === 0) await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const busyBefore = await quiet(Number(process.env.BENCH_WAIT ?? 60) * 1000);
const signal = AbortSignal.timeout(LIMIT);
const before = await ticks();
const result = { machine: await describe(), steps: {}, rows: [], failures: [] };

for (const [name, step] of Object.entries(STEPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`${name}…`);
  const began = performance.now();
  const others = new Set(await compilers());
  try {
    const figures = await step.measure({ out, signal });
    const rows = step.rows(figures);
    result.steps[name] = figures;
    result.rows.push(...rows);
    for (const row of rows) {
      console.error(`  ${row.what}: ${row.measured}`);
      if (row.failed) result.failures.push({ step: name, why: row.failed });
    }
  } catch (error) {
    const why = signal.aborted ? `the ${LIMIT / 60_000} minutes are over` : error.message;
    result.failures.push({ step: name, why });
    result.rows.push({ what: name, measured: `not measured: ${why.split('\n')[0]}`, target: '', met: false });
    console.error(`  ${why}`);
  }
  for (const other of await compilers()) others.add(other);
  result.machine.during = { ...result.machine.during, [name]: { seconds: seconds(began), compilers: [...others] } };
  await writeFile(join(out, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
}

const after = await ticks();
result.machine.stolen = (after.stolen - before.stolen) / (after.all - before.all);
result.machine.busy = busyBefore || Object.values(result.machine.during).some((step) => step.compilers.length > 0);
await writeFile(join(out, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
const table = markdown(result);
await writeFile(join(out, 'table.md'), table);
console.log(`\n${table}`);
process.exit(result.failures.length > 0 ? 1 : 0);

function seconds(since) {
  return Math.round((performance.now() - since) / 100) / 10;
}

function fail(sentence) {
  console.error(`bench: ${sentence}`);
  process.exit(2);
}
