// Kills the server while eight people type in two meetings, starts it again, and looks with new clients
// for everything that was acknowledged and everything that somebody else had seen; thirty times over, on
// one database: SQLite, or PostgreSQL where `.make/with-postgres` has started one. Fails with what is
// missing.
//
//   node end2end/crash.mjs [SEED]     after `make build`; the seed of an earlier run kills at the same moments

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freshDatabase } from './support/database.mjs';
import { FACILITATOR, documentsOf, editors, meetings, signIn } from './support/live.mjs';
import { startPortal } from './support/portal.mjs';

const ROUNDS = 30;
const CREW = { documents: 2, editors: 4, rate: 20 };
/** The server lives for so many milliseconds after they began to type. */
const LIFE = { least: 200, most: 1500 };

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isSafeInteger(seed)) {
  console.error(`crash: the seed must be a whole number, not ${process.argv[2]}`);
  process.exit(2);
}
const server = process.env.ENSEMBLE_TEST_POSTGRES;
const env = server ? { DATABASE_URL: await freshDatabase(server, 'crash') } : {};
console.log(`${server ? 'PostgreSQL' : 'SQLite'}, ${ROUNDS} rounds, seed ${seed}`);

let portal = await startPortal({ log: 'crash', env });
try {
  const cookie = await signIn(portal, FACILITATOR);
  const names = join(portal.folder, 'names');
  await writeFile(names, (await meetings(portal)).join('\n'));
  const at = () => documentsOf(portal, { cookie, names, documents: CREW.documents, saved: true });
  const random = numbers(seed);
  const files = [];
  const total = { sent: 0, acknowledged: 0, delivered: 0 };

  for (let round = 1; round <= ROUNDS; round += 1) {
    const file = join(portal.folder, `round-${round}.json`);
    const life = Math.round(LIFE.least + random() * (LIFE.most - LIFE.least));
    const speed = ['--editors', CREW.editors, '--rate', CREW.rate, '--seconds', 15];
    const crew = editors('crash', [...at(), ...speed, '--seed', seed + round, '--report-acknowledged', file]);
    await crew.next();
    await sleep(life);
    process.kill(portal.pid, 'SIGKILL');
    await portal.stop({ keep: true });
    const written = await crew.next();

    portal = await startPortal({ log: 'crash', env, folder: portal.folder });
    files.push(file);
    const { faults } = await editors('verify', [...at(), ...files]).next();
    const { sent, acknowledged, delivered } = written;
    console.log(`${round}: killed after ${life} ms; ${sent} updates sent, ${acknowledged} acknowledged, ${delivered} delivered`);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    for (const name of Object.keys(total)) total[name] += written[name];
  }
  // With nothing promised, nothing could have been lost.
  if (total.acknowledged === 0 || total.delivered === 0) throw new Error('nothing was acknowledged, or nothing delivered');
  console.log(`Nothing is missing: ${total.sent} sent, ${total.acknowledged} acknowledged, ${total.delivered} delivered.`);
} catch (error) {
  console.error(`crash: seed ${seed}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await portal.stop();
}

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
function numbers(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
