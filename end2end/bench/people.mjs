// What signing in costs: a community page for a member beside the same page for a visitor, their home beside it, and how
// long visitors wait while twenty people a second sign in. What is compared takes turns.

import { setTimeout as sleep } from 'node:timers/promises';

import { signIn } from '../support/live.mjs';
import { startPortal } from '../support/portal.mjs';
import { summary, wrk } from './load.mjs';
import { PAGES } from './workbench.mjs';

const MEMBER = { email: 'beatrice.lafrenaye-diallo@ensemble.example', password: 'cinq bateaux au quai' };
const SIGN_INS_A_SECOND = 20;
const SECONDS = 6;
const ROUNDS = 3;
/** So few connections leave the machine time to breathe: what is asked is who stands in whose way. */
const GENTLE = 2;

export async function measure({ signal }) {
  const portal = await startPortal({ log: 'bench-people' });
  try {
    const cookie = await signIn(portal, MEMBER);
    await wrk(portal, PAGES.community, { seconds: 3, signal });
    const turns = { visitor: [], member: [], home: [], quiet: [], crowd: [] };
    let signedIn = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      turns.visitor.push(await wrk(portal, PAGES.community, { seconds: SECONDS, signal }));
      turns.member.push(await wrk(portal, PAGES.community, { seconds: SECONDS, headers: { Cookie: cookie }, signal }));
      turns.home.push(await wrk(portal, PAGES.home, { seconds: SECONDS, headers: { Cookie: cookie }, signal }));
      const gentle = { seconds: SECONDS, connections: GENTLE, signal };
      turns.quiet.push(await wrk(portal, PAGES.community, gentle));
      const crowd = people(portal);
      turns.crowd.push(await wrk(portal, PAGES.community, gentle));
      signedIn += await crowd.stop();
    }
    const sides = Object.fromEntries(Object.entries(turns).map(([side, all]) => [side, summary(all)]));
    return { ...sides, signInsASecond: signedIn / (ROUNDS * SECONDS) };
  } finally {
    await portal.stop();
  }
}

export function rows({ visitor, member, home, quiet, crowd, signInsASecond }) {
  const kept = member.rps / visitor.rps;
  const costs = member.rps / home.rps;
  const waiting = crowd.p99 / quiet.p99;
  return [
    { what: 'community page, signed in', measured: `${Math.round(member.rps)}/s, ${Math.round(kept * 100)} % of a visitor’s`, target: '≥ 70 %', met: kept >= 0.7 },
    { what: 'home, signed in', measured: `${Math.round(home.rps)}/s, ${costs.toFixed(1)} × a community page`, target: '≤ 2 ×', met: costs <= 2 },
    {
      what: `p99 of pages while ${signInsASecond.toFixed(0)} people a second sign in`,
      measured: `${crowd.p99.toFixed(1)} ms, quiet ${quiet.p99.toFixed(1)} ms: ${waiting.toFixed(1)} ×`,
      target: '< 3 × quiet',
      met: waiting < 3 && signInsASecond >= SIGN_INS_A_SECOND * 0.9,
    },
  ];
}

/** People who sign in, twenty a second, until stopped; counts them. */
function people(portal) {
  let going = true;
  let count = 0;
  const running = (async () => {
    const all = [];
    while (going) {
      all.push(signIn(portal, MEMBER).then(() => (count += 1)));
      await sleep(1000 / SIGN_INS_A_SECOND);
    }
    await Promise.all(all);
  })();
  return {
    stop: async () => {
      going = false;
      await running;
      return count;
    },
  };
}
