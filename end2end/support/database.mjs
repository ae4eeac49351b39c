// Databases on the PostgreSQL that `.make/with-postgres` starts.

import { execFile } from 'node:child_process';
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
