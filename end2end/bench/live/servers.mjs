// The three servers that are compared, each on its own port with storage of its own. All speak y-sync.

import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import Database from 'better-sqlite3';

import { FACILITATOR, documentsOf, meetings, signIn } from '../../support/live.mjs';
import { freePort, root, startPortal } from '../../support/portal.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * By name, what starts a server that has so many documents. A server has a `pid`, `at`: what editors are
 * told to find it, `kill()`, `again()`: the same on what the killed one had stored, and `stop()`.
 */
export const SERVERS = {
  ensemble: { title: 'Ensemble', start: ensemble },
  hocuspocus: {
    title: 'Hocuspocus',
    start: rival((port, folder) => ({
      args: [join(here, 'hocuspocus.mjs'), port, join(folder, 'documents.sqlite')],
      at: ['--url', `ws://127.0.0.1:${port}/`, '--dialect', 'hocuspocus'],
    })),
  },
  'y-websocket': {
    title: 'y-websocket',
    start: rival((port, folder) => ({
      args: [join(here, '../node_modules/y-websocket/bin/server.cjs')],
      env: { HOST: '127.0.0.1', PORT: port, YPERSISTENCE: join(folder, 'leveldb') },
      at: ['--url', `ws://127.0.0.1:${port}/{doc}`],
    })),
  },
};

/** As many people connect: the portal limits how many connections one person has. */
const PEOPLE = 100;

async function ensemble(documents, kept) {
  const portal = await startPortal({ log: 'live-ensemble', folder: kept?.folder });
  const names = join(portal.folder, 'names');
  if (!kept) await writeFile(names, (await convene(portal, documents)).join('\n'));
  const cookie = kept?.cookie ?? signInCopies(portal, await signIn(portal, FACILITATOR), PEOPLE);
  return {
    pid: portal.pid,
    at: documentsOf(portal, { cookie, names, documents }),
    kill: async () => {
      process.kill(portal.pid, 'SIGKILL');
      await portal.stop({ keep: true });
    },
    again: () => ensemble(documents, { folder: portal.folder, cookie }),
    stop: () => portal.stop(),
  };
}

/** Adds copies of a meeting that the facilitator plans, as many as wanted; their ids. */
async function convene(portal, count) {
  const [example] = await meetings(portal);
  const ids = Array.from({ length: count }, () => randomUUID());
  const database = new Database(join(portal.folder, 'ensemble.db'));
  try {
    database.pragma('busy_timeout = 5000');
    database.prepare('CREATE TEMP TABLE copy AS SELECT * FROM meeting WHERE id = ?').run(example);
    const rename = database.prepare('UPDATE copy SET id = ?');
    const add = database.prepare('INSERT INTO main.meeting SELECT * FROM copy');
    database.transaction(() => ids.forEach((id) => (rename.run(id), add.run()))).immediate();
  } finally {
    database.close();
  }
  return ids;
}

/** Copies the person of a session, with their rights and the session itself; the cookies of the copies. */
export function signInCopies(portal, cookie, count) {
  const id = Buffer.from(/(?:^|; )ensemble=([^;]+)/.exec(cookie)[1], 'base64url');
  // An id is written with its bytes reversed, and stored as its hash.
  const hashOf = (bytes) => createHash('sha256').update(Buffer.from(bytes).reverse()).digest('hex');
  const database = new Database(join(portal.folder, 'ensemble.db'));
  try {
    database.pragma('busy_timeout = 5000');
    const { person } = database.prepare('SELECT person_id AS person FROM session WHERE hash = ?').get(hashOf(id));
    const copy = (table, key, value, change) => {
      for (const row of database.prepare(`SELECT * FROM ${table} WHERE ${key} = ?`).all(value)) {
        const changed = { ...row, ...change(row) };
        const columns = Object.keys(changed);
        const add = `INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`;
        database.prepare(add).run(Object.values(changed));
      }
    };
    return database.transaction(() =>
      Array.from({ length: count }, (_, number) => {
        const [other, session] = [randomUUID(), randomBytes(16)];
        copy('person', 'id', person, () => ({ id: other, email: `editor-${number}@ensemble.example` }));
        copy('membership', 'person_id', person, () => ({ person_id: other }));
        copy('consent', 'person_id', person, () => ({ id: randomUUID(), person_id: other }));
        copy('session', 'hash', hashOf(id), ({ data }) => ({
          hash: hashOf(session),
          person_id: other,
          data: data.replace(person, other),
        }));
        return `ensemble=${session.toString('base64url')}`;
      }),
    ).immediate();
  } finally {
    database.close();
  }
}

/** A server in JavaScript; `how` says with which arguments it starts and how one reaches it. */
function rival(how) {
  return async function start(documents, kept) {
    const folder = kept ?? (await mkdtemp(join(tmpdir(), 'ensemble-rival-')));
    const port = String(await freePort());
    const { args, env, at } = how(port, folder);
    await mkdir(join(root, 'target/logs'), { recursive: true });
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(root, 'target/logs/live-rival.log'), { flags: 'a' });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const sweep = () => child.kill('SIGKILL');
    process.once('exit', sweep);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const kill = async () => {
      process.off('exit', sweep);
      sweep();
      await ended;
      log.end();
    };
    const stop = async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    };
    for (const deadline = performance.now() + 10_000; ; await sleep(20)) {
      if (await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.ok, () => false)) break;
      if (child.exitCode !== null || performance.now() > deadline) {
        await stop();
        throw new Error(`${args[0]} did not start: see target/logs/live-rival.log`);
      }
    }
    return { pid: child.pid, at: [...at, '--documents', documents], kill, again: () => start(documents, folder), stop };
  };
}
