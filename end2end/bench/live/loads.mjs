// Who types where, what the server needs for it, and what is left when it is killed.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { editors } from '../../support/live.mjs';
import { SERVERS } from './servers.mjs';

/** One letter a second each. The server is killed after the load that says so. */
export const LOADS = {
  '50 × 1': { title: '50 editors of one document', editors: 50, documents: 1, killed: true },
  '200 × 1': { title: '200 editors of one document', editors: 200, documents: 1 },
  '3 × 20': { title: '60 people on 20 documents, as at tables', editors: 3, documents: 20 },
  '4 × 500': { title: '4 editors of each of 500 documents', editors: 4, documents: 500 },
};
const SECONDS = 12;
export const IDLE = { connections: 2000, documents: 200 };

/** One load on one server that has just been started. */
export async function measure(name, load, signal) {
  const folder = await mkdtemp(join(tmpdir(), 'ensemble-live-'));
  const facts = join(folder, 'facts.json');
  let server = await SERVERS[name].start(load.documents);
  try {
    const wanted = ['--editors', load.editors, '--seconds', SECONDS, '--server', server.pid];
    const kept = load.killed ? ['--stay', '--report-acknowledged', facts] : [];
    const crowd = editors('type', [...server.at, ...wanted, ...kept], { signal });
    const figures = await crowd.next();
    if (!load.killed) return figures;

    // With everybody still there: some servers keep a document when the last one has left it.
    await server.kill();
    await crowd.leave();
    server = await server.again();
    return { ...figures, afterwards: await editors('verify', [...server.at, facts], { signal }).next() };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Many who only read. */
export async function idle(signal) {
  const server = await SERVERS.ensemble.start(IDLE.documents);
  try {
    const wanted = ['--connections', IDLE.connections, '--server', server.pid];
    return await editors('idle', [...server.at, ...wanted], { signal }).next();
  } finally {
    await server.stop();
  }
}
