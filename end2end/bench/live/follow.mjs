// Those who follow a meeting that runs, as their pages do: how long until each is told that the item changed or that a hand
// was raised, and what a follower costs while nothing happens. A page then reads what it shows by itself.

import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { COMMUNITY, FACILITATOR, signIn } from '../../support/live.mjs';
import { startPortal } from '../../support/portal.mjs';
import { signInCopies } from './servers.mjs';

export const FOLLOWERS = 300;
/** How many items change, and how many hands are raised. */
const CHANGES = 40;
/** How long nothing happens, in seconds. */
const QUIET = 120;
/** A page asks the server for its time so often in a row, once in so many seconds (see the island `clock`). */
const SAMPLES = { count: 5, every: 240 };
const PATIENCE = 10_000;
/** A meeting of today with the community's usual agenda, as its form is sent. */
const MEETING = {
  'title.fr': 'Suivre ensemble', 'title.en': 'Following together', settled: 'day', day: new Date().toLocaleDateString('sv-SE', { timeZone: 'America/Toronto' }),
  begins: '13:30', minutes: '90', modality: 'virtual', video: 'https://video.ensemble.example/essai', agenda: 'community',
};

/** Milliseconds of each change and each hand at each follower, and what a follower is sent in a minute in which nothing happens. */
export async function follow(signal) {
  const portal = await startPortal({ log: 'live-follow' });
  const followers = [];
  try {
    const cookie = await signIn(portal, FACILITATOR);
    const post = async (path, form, by = cookie) => {
      const headers = { cookie: by, origin: portal.url };
      const answer = await fetch(portal.url + path, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(form), signal });
      if (answer.status !== 303) throw new Error(`${path} answers ${answer.status}`);
      return answer.headers.get('location');
    };
    const meeting = (await post(`${COMMUNITY}/rencontres/nouvelle`, MEETING)).split('/').pop().split('?')[0];
    const send = (path, form, by) => post(`/fr/rencontres/${meeting}${path}`, form, by);
    await send('/publier', { confirmed: '1' });
    await send('/animer/commencer', {});
    const people = signInCopies(portal, cookie, FOLLOWERS);
    for (const person of people) followers.push(await open(portal, `/live/run/${meeting}`, person));
    await Promise.all(followers.map((follower) => follower.after(0)));

    const items = [];
    for (let change = 0; change < CHANGES; change += 1) {
      const { number, state } = followers[0].latest();
      items.push(...(await told(followers, number, () => send('/animer/changer', { command: change % 2 ? 'previous' : 'next', item: state.item }))));
    }
    const hands = [];
    for (const person of people.slice(0, CHANGES)) {
      const { number } = followers[0].latest();
      hands.push(...(await told(followers, number, () => send('/parole/main', { act: 'raise' }, person))));
    }
    const before = followers.reduce((sum, follower) => sum + follower.bytes(), 0);
    await sleep(QUIET * 1000, undefined, { signal });
    const sent = followers.reduce((sum, follower) => sum + follower.bytes(), 0) - before;
    const asked = await sample(portal, people[0]);
    return {
      followers: FOLLOWERS,
      items: percentiles(items),
      hands: percentiles(hands),
      bytesAMinute: ((sent / FOLLOWERS) * 60) / QUIET + (asked * SAMPLES.count * 60) / SAMPLES.every,
    };
  } finally {
    followers.forEach((follower) => follower.close());
    await portal.stop();
  }
}

export function followRows({ followers, items, hands, bytesAMinute }) {
  const title = `${followers} followers of a meeting`;
  const row = (what, measured, target, met) => ({ what: `${title}: ${what}`, cells: [measured, '', ''], target, met });
  return [
    row('a change of item, p50, p99', `${items.p50.toFixed(1)}, ${items.p99.toFixed(1)} ms`, 'p99 ≤ 250 ms', items.p99 <= 250),
    row('a hand, p50, p99', `${hands.p50.toFixed(1)}, ${hands.p99.toFixed(1)} ms`, 'p99 ≤ 150 ms', hands.p99 <= 150),
    row('sent to each while nothing happens', `${Math.round(bytesAMinute)} bytes a minute`, '< 2 kB', bytesAMinute < 2000),
  ];
}

/** Does something, and says how long it took from the press until each follower was told. */
async function told(followers, number, act) {
  const began = performance.now();
  const waiting = followers.map((follower) => follower.after(number).then((at) => at - began));
  // Where the press fails, that is what is reported.
  waiting.forEach((each) => each.catch(() => {}));
  await act();
  const took = await Promise.all(waiting);
  // The next change begins when all is quiet.
  await sleep(50);
  return took;
}

/** Opens the stream of a follower. */
async function open({ url }, path, cookie) {
  const asked = request(url + path, { headers: { cookie }, agent: false });
  asked.end();
  const [answer] = await once(asked, 'response');
  if (answer.statusCode !== 200) throw new Error(`following answers ${answer.statusCode}`);
  let latest = { number: 0 };
  let rest = '';
  const waiting = new Set();
  answer.setEncoding('utf8').on('data', (chunk) => {
    rest += chunk;
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const piece = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (!piece.startsWith('data: ')) continue;
      latest = JSON.parse(piece.slice('data: '.length));
      const at = performance.now();
      for (const each of waiting) if (latest.number > each.number) (waiting.delete(each), each.resolve(at));
    }
  });
  answer.on('error', () => {});
  return {
    latest: () => latest,
    bytes: () => asked.socket.bytesRead + asked.socket.bytesWritten,
    close: () => asked.destroy(),
    /** When the follower was told of a change after this one. */
    after(number) {
      if (latest.number > number) return Promise.resolve(performance.now());
      return new Promise((resolve, reject) => {
        const each = { number, resolve: (at) => (clearTimeout(late), resolve(at)) };
        const late = setTimeout(() => reject(new Error(`a follower was not told within ${PATIENCE / 1000} s`)), PATIENCE);
        waiting.add(each);
      });
    },
  };
}

/** The bytes of asking for the time once, both ways. */
async function sample({ url }, cookie) {
  const asked = request(`${url}/live/time`, { headers: { cookie }, agent: false });
  asked.end();
  const [answer] = await once(asked, 'response');
  const { socket } = asked;
  answer.resume();
  await once(answer, 'end');
  return socket.bytesRead + socket.bytesWritten;
}

function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p99: at(0.99) };
}
