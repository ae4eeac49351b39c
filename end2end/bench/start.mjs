// How long the server takes until it is ready, on a database that exists, and what it holds in memory
// while nobody asks anything.

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { startPortal } from '../support/portal.mjs';
import { median } from './workbench.mjs';

const STARTS = 7;
const REST = 3_000;

export async function measure({ signal }) {
  let portal = await startPortal({ log: 'bench' });
  try {
    const ready = [];
    for (let start = 0; start < STARTS; start += 1) {
      await portal.stop({ keep: true });
      portal = await startPortal({ log: 'bench', folder: portal.folder });
      ready.push(portal.readyAfter);
    }
    await sleep(REST, undefined, { signal });
    return { ready, idle: await memory(portal.pid) };
  } finally {
    await portal.stop();
  }
}

export function rows({ ready, idle }) {
  const [least, middle, most] = [Math.min(...ready), median(ready), Math.max(...ready)].map(Math.round);
  return [
    { what: 'ready after start', measured: `${middle} ms (${least} to ${most})`, target: '≤ 200 ms', met: middle <= 200 },
    { what: 'memory, idle', measured: `${idle.resident.toFixed(1)} MB`, target: '< 40 MB', met: idle.resident < 40 },
  ];
}

/** What a process holds, in megabytes: all of it, and what is not read from a file. */
export async function memory(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const of = (name) => (Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))[1]) * 1024) / 1e6;
  return { resident: of('VmRSS'), own: of('RssAnon') };
}
