// Editors who write together (the program in end2end/load), and the way to a portal's documents.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { root } from './portal.mjs';

const PROGRAM = join(root, 'target/release/load');
/** A community where the demonstration's facilitator plans the meetings. */
export const COMMUNITY = '/fr/communautes/eleves-a-risque';
export const FACILITATOR = { email: 'ariane.desmeules-pham@ensemble.example', password: 'quatre renards au matin' };

/** Signs in as a browser without JavaScript does; the cookies. */
export async function signIn({ url }, person) {
  const answer = await fetch(`${url}/fr/connexion`, { method: 'POST', body: new URLSearchParams(person), redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`signing in answers ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The ids of the community's meetings. */
export async function meetings({ url }) {
  const html = await (await fetch(`${url}${COMMUNITY}/rencontres`)).text();
  return [...new Set([...html.matchAll(/\/fr\/rencontres\/([0-9a-f-]{36})/g)].map(([, id]) => id))];
}

/**
 * What editors are told to find so many of a portal's documents. `cookie` is one session, or several, which connections
 * take in turns. `saved` asks what is durable.
 */
export function documentsOf({ url }, { cookie, names, documents, saved = false }) {
  const address = `${url.replace('http', 'ws')}/live/meeting/{doc}${saved ? '?saved=1' : ''}`;
  const cookies = [cookie].flat().flatMap((each) => ['--cookie', each]);
  return ['--url', address, '--origin', url, ...cookies, '--names', names, '--documents', documents];
}

/**
 * Starts editors. `next()` is what they say next; `leave()` ends `--stay`, and waits until they are gone.
 */
export function editors(mode, args, { signal } = {}) {
  const child = spawn(PROGRAM, [mode, ...args.map(String)], { signal });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const gone = once(child, 'close').finally(() => process.off('exit', kill));
  gone.catch(() => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += chunk));
  return {
    async next() {
      const { value, done } = await lines.next();
      if (!done) return JSON.parse(value);
      await gone;
      throw new Error(complaint.trim() || 'the editors left without a word');
    },
    async leave() {
      child.stdin.end();
      await gone;
    },
  };
}
