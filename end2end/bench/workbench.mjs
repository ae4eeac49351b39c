// What is measured, and the small things that several steps need.

import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { freePort, root } from '../support/portal.mjs';

export const run = promisify(execFile);

/** The pages measured; the goals are about the first two. */
export const PAGES = { community: '/fr/communautes/eleves-a-risque', home: '/fr', list: '/fr/communautes' };

/** The program as one deploys it, unless ENSEMBLE_BIN names another. */
export const PROGRAM = (process.env.ENSEMBLE_BIN ??= join(root, 'target/deploy/ensemble'));

const BASELINE = join(root, 'target/examples/baseline');

/** Refuses to begin without what `make bench` builds. */
export async function built() {
  for (const file of [PROGRAM, BASELINE, join(root, 'target/site/pkg/manifest.json')]) {
    if (!existsSync(file)) throw new Error(`${file} is missing: “make bench” builds it`);
  }
}

/** The list of hashed files that the pages refer to. */
export async function manifest() {
  return JSON.parse(await readFile(join(root, 'target/site/pkg/manifest.json'), 'utf8'));
}

/** The bare axum route that answers so many bytes. */
export async function bareRoute(bytes) {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(BASELINE, [address, String(bytes)], { stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const url = `http://${address}/`;
  for (const deadline = performance.now() + 5_000; ; await sleep(10)) {
    if (await fetch(url).then((answer) => answer.ok, () => false)) break;
    if (child.exitCode !== null || performance.now() > deadline) throw new Error('the bare route does not answer');
  }
  return {
    url,
    pid: child.pid,
    stop: () => {
      process.off('exit', kill);
      kill();
    },
  };
}

/** A page as it comes without compression. */
export async function pageBytes(url) {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength;
}

export const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
