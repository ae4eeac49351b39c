// Databases: on the PostgreSQL that `.make/with-postgres` starts, and the one on SQLite of a portal that runs.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A database of its own beside the one that the address names. */
export async function freshDatabase(address, purpose) {
  const url = new URL(address);
  const name = `${purpose}_${process.pid}`;
  await run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-c', `CREATE DATABASE ${name}`, address]);
  url.pathname = `/${name}`;
  return String(url);
}

const PROGRAM = `
import json, sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=30) as database:
    print(json.dumps(database.execute(sys.argv[2], json.loads(sys.argv[3])).fetchall()))
`;

/** Executes a statement in the database of a portal, beside its server: to move dates, and to change what nobody should. The rows that it gives. */
export async function onSqlite({ folder }, statement, ...values) {
  const { stdout } = await run('python3', ['-c', PROGRAM, join(folder, 'ensemble.db'), statement, JSON.stringify(values)]);
  return JSON.parse(stdout);
}
