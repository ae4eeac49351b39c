// Kills two processes of one portal, in turns and both at once, while they remind thousands of people of meetings, starts them
// again, and looks whether each person has exactly one reminder of each meeting, in the outbox and among the emails that were
// sent. A kill that comes while no process reminds people says nothing; at least one has to come while one does. On PostgreSQL, where several processes may
// serve one portal; a killed process holds the job until its lease ends, half a minute later.
//
//   .make/with-postgres node end2end/crash-reminders.mjs     after `make build`

import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { freshDatabase } from './support/database.mjs';
import { startPortal } from './support/portal.mjs';

const PEOPLE = 3_000;
const MEETINGS = 10;
const KILLS = 6;
const run = promisify(execFile);

const server = process.env.ENSEMBLE_TEST_POSTGRES;
if (!server) throw new Error('crash-reminders: .make/with-postgres starts the database that this needs');
const address = await freshDatabase(server, 'reminders');
const sql = async (statement) => {
  const { stdout } = await run('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', statement, address], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
};
const number = async (statement) => Number(await sql(statement));
const SENT = "SELECT COUNT(*) FROM outbox WHERE kind = 'meeting-reminder'";

// Nothing runs while the people and meetings are made.
const first = await startPortal({ log: 'crash-reminders', env: { DATABASE_URL: address } });
await first.stop({ keep: true });
await sql("UPDATE meeting SET phase = 'draft'; DELETE FROM outbox");
await sql(`
  INSERT INTO person (id, email, name, lang, created_at, stamp)
  SELECT '00000000-0000-7000-8000-' || (100000000000 + n), 'p' || n || '@exemple.quebec', 'Personne ' || n, 'fr', 0, 'x'
  FROM generate_series(1, ${PEOPLE}) AS n;
  INSERT INTO membership (community_id, person_id, role, since)
  SELECT s.community_id, p.id, 'member', 0 FROM person p, community_slug s
  WHERE p.id LIKE '00000000-%' AND s.slug = 'eleves-a-risque';
  CREATE TABLE model AS
    SELECT m.* FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
    WHERE s.slug = 'eleves-a-risque' AND m.cancelled_at IS NULL AND m.month_only = 0 LIMIT 1;
  UPDATE model SET phase = 'published', announced_at = 0, published_at = 0,
    begins_at = (EXTRACT(EPOCH FROM now()) * 1000)::bigint + 23 * 3600000;`);
for (let at = 1; at <= MEETINGS; at += 1) {
  await sql(`UPDATE model SET id = '00000000-0000-7000-9000-' || (100000000000 + ${at}); INSERT INTO meeting SELECT * FROM model`);
}
const people = await number(`
  SELECT COUNT(*) FROM membership v JOIN community_slug s ON s.community_id = v.community_id
  JOIN person p ON p.id = v.person_id WHERE s.slug = 'eleves-a-risque' AND p.closed_at IS NULL`);
const expected = people * MEETINGS;

const mail = join(first.folder, 'reminders');
await mkdir(mail, { recursive: true });
const env = { ...first.env, DATABASE_URL: address, ENSEMBLE_MAIL_FOLDER: mail };
const start = (port) => startPortal({ log: `crash-reminders-${port - first.port + 1}`, env: { ...env, LEPTOS_SITE_ADDR: `127.0.0.1:${port}` }, folder: first.folder, port });
const kill = async (portal) => {
  process.kill(portal.pid, 'SIGKILL');
  await portal.stop({ keep: true });
};
/** How many files there are of reminders, and how many reminders they are: one that is sent again has the same `Message-ID`. */
const delivered = async () => {
  // The portal sends other emails meanwhile.
  const reminders = new Set((await sql("SELECT id FROM outbox WHERE kind = 'meeting-reminder'")).split('\n'));
  const files = (await readdir(mail)).filter((name) => name.endsWith('.eml'));
  const ids = [];
  for (const file of files) {
    const id = /^Message-ID:\s*<([^@>]+)@/im.exec(await readFile(join(mail, file), 'utf8'))?.[1];
    if (!id) throw new Error(`${file} has no Message-ID`);
    if (reminders.has(id)) ids.push(id);
  }
  return { files: ids.length, emails: new Set(ids).size };
};
let one = await start(first.port);
let two = await start(first.port + 1);
try {
  const began = Date.now();
  let cutOff = 0;
  for (let killed = 0; killed < KILLS; killed += 1) {
    const before = await number(SENT);
    while ((await number(SENT)) === before && before < expected) {
      if (Date.now() - began > 300_000) throw new Error(`after ${killed} kills no process went on: ${before} of ${expected}`);
      await sleep(20);
    }
    // The transaction that is under way is cut off somewhere.
    await sleep(Math.random() * 150);
    const both = killed % 3 === 2;
    const holder = await sql("SELECT COALESCE(MAX(claimed_by), '') FROM job WHERE kind = 'meeting-reminders'");
    if (holder) cutOff += 1;
    await kill(one);
    if (both) await kill(two);
    const done = await number(SENT);
    console.log(`kill ${killed + 1}${both ? ', of both' : ''}: ${done} of ${expected} reminders, the job was ${holder ? 'under way' : 'free'}`);
    one = await start(one.port);
    if (both) two = await start(two.port);
    [one, two] = [two, one];
  }
  while ((await number(SENT)) < expected) {
    if (Date.now() - began > 600_000) throw new Error(`${await number(SENT)} of ${expected} reminders`);
    await sleep(500);
  }
  if (cutOff === 0) throw new Error(`none of ${KILLS} kills came while people were being reminded`);
  // One more turn of the job finds nothing to do.
  await sleep(65_000);
  const sent = await number(SENT);
  const twice = await number(`
    SELECT COUNT(*) FROM (SELECT 1 FROM notification WHERE kind = 'meeting-reminder'
      GROUP BY person_id, subject_id HAVING COUNT(*) > 1) AS t`);
  const told = await number("SELECT COUNT(*) FROM notification WHERE kind = 'meeting-reminder'");
  const addressees = await number(`
    SELECT COUNT(*) FROM (SELECT person_id, link FROM outbox WHERE kind = 'meeting-reminder'
      GROUP BY person_id, link HAVING COUNT(*) > 1) AS t`);
  if (sent !== expected || told !== expected || twice !== 0 || addressees !== 0) {
    throw new Error(`${sent} emails and ${told} notifications of ${expected}, ${twice} and ${addressees} people reminded twice`);
  }
  while ((await number(`${SENT} AND sent_at IS NULL`)) > 0) {
    if (Date.now() - began > 1_200_000) break;
    await sleep(1_000);
  }
  const { files, emails } = await delivered();
  if (emails !== expected) throw new Error(`${emails} emails of ${expected} were sent, in ${files} files`);
  console.log(`${cutOff} of ${KILLS} kills came while people were being reminded.`);
  console.log(`Exactly one reminder for each of ${people} people and ${MEETINGS} meetings, with ${KILLS} kills of two processes.`);
} catch (error) {
  console.error(`crash-reminders: ${error.message}`);
  process.exitCode = 1;
} finally {
  await one.stop({ keep: true });
  await two.stop();
}
