// Before a meeting: a calendar that has not changed, beside a bare axum route; the page of a meeting to which 300 people
// come, beside one to which 10 come; and how long it takes until 50,000 reminders that are due are in the outbox. What is
// compared takes turns.

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { signIn } from '../support/live.mjs';
import { root, startPortal } from '../support/portal.mjs';
import { summary, wrk } from './load.mjs';
import { bareRoute, run } from './workbench.mjs';

const MEMBER = { email: 'beatrice.lafrenaye-diallo@ensemble.example', password: 'cinq bateaux au quai' };
const ROUNDS = 3;
const SECONDS = 5;
const ANSWERS = { few: 10, many: 300 };
const PEOPLE = 5_000;
/** How long the portal may take to begin: it looks for reminders once a minute. */
const PATIENCE = 180_000;

export async function measure({ signal }) {
  return { calendar: await calendar(signal), ...(await pages(signal)), reminders: await reminders(signal) };
}

export function rows({ calendar, few, many, reminders }) {
  const share = calendar.unchanged.rps / calendar.bare.rps;
  const kept = many.rps / few.rps;
  return [
    {
      what: 'a person’s calendar that has not changed (304)',
      measured: `${Math.round(calendar.unchanged.rps)}/s, 1/${(1 / share).toFixed(1)} of a bare route`,
      target: '≥ 1/4',
      met: share >= 1 / 4,
    },
    {
      what: `page of a meeting to which ${ANSWERS.many} people come`,
      measured: `${Math.round(many.rps)}/s, ${Math.round(kept * 100)} % of that of one to which ${ANSWERS.few} come`,
      target: '≥ 80 %',
      met: kept >= 0.8,
    },
    {
      what: `${reminders.count} reminders written`,
      measured: `${reminders.seconds.toFixed(1)} s`,
      target: '< 60 s',
      met: reminders.seconds < 60,
    },
  ];
}

const fill = async ({ folder }, command, ...count) => {
  const args = [join(root, 'end2end/bench/meetings.py'), command, join(folder, 'ensemble.db'), ...count.map(String)];
  return (await run('python3', args)).stdout.trim();
};

async function calendar(signal) {
  const portal = await startPortal({ log: 'bench-calendar' });
  const bare = await bareRoute(0);
  try {
    const cookie = await signIn(portal, MEMBER);
    const made = await fetch(`${portal.url}/fr/compte/calendrier/adresse`, { method: 'POST', headers: { cookie, origin: portal.url }, body: new URLSearchParams() });
    const path = (await made.text()).match(/\/fr\/calendrier\.ics\?key=[\w-]+/)?.[0];
    if (!path) throw new Error(`making an address answers ${made.status}`);
    const etag = (await fetch(portal.url + path)).headers.get('etag');
    const headers = { 'If-None-Match': etag };
    const again = await fetch(portal.url + path, { headers });
    if (again.status !== 304) throw new Error(`a calendar that has not changed answers ${again.status}`);
    const turns = { bare: [], unchanged: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      turns.bare.push(await wrk(bare, '', { seconds: SECONDS, signal }));
      turns.unchanged.push(await wrk(portal, path, { seconds: SECONDS, headers, signal }));
    }
    return { bare: summary(turns.bare), unchanged: summary(turns.unchanged) };
  } finally {
    bare.stop();
    await portal.stop();
  }
}

async function pages(signal) {
  const sides = {};
  try {
    for (const [side, count] of Object.entries(ANSWERS)) {
      const portal = await startPortal({ log: `bench-answers-${side}` });
      sides[side] = { portal, turns: [] };
      const id = await fill(portal, 'answers', count);
      sides[side].cookie = await signIn(portal, MEMBER);
      sides[side].path = `/fr/rencontres/${id}`;
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { portal, path, cookie, turns } of Object.values(sides)) {
        turns.push(await wrk(portal, path, { seconds: SECONDS, headers: { Cookie: cookie }, signal }));
      }
    }
    return Object.fromEntries(Object.entries(sides).map(([side, { turns }]) => [side, summary(turns)]));
  } finally {
    await Promise.all(Object.values(sides).map(({ portal }) => portal.stop()));
  }
}

/** From the last moment at which none was written until all are: they are written in batches. */
async function reminders(signal) {
  const portal = await startPortal({ log: 'bench-reminders' });
  try {
    const written = async () => Number(await fill(portal, 'reminded'));
    const before = await written();
    const count = Number(await fill(portal, 'reminders', PEOPLE));
    const deadline = performance.now() + PATIENCE;
    let began = performance.now();
    for (let now = 0; now < count; await sleep(100)) {
      signal.throwIfAborted();
      if (performance.now() > deadline) throw new Error(`${now} of ${count} reminders after ${PATIENCE / 1000} s`);
      const asked = performance.now();
      now = (await written()) - before;
      if (now === 0) began = asked;
    }
    return { count, seconds: (performance.now() - began) / 1000 };
  } finally {
    await portal.stop();
  }
}
