// Requests per second and how long they take, under wrk: each page on a small database and on one
// with a hundred times the content, beside a bare axum route that answers as many bytes. What is
// compared takes turns, so that a machine that slows down slows down all of it.

import { readFile } from 'node:fs/promises';

import { startPortal } from '../support/portal.mjs';
import { memory } from './start.mjs';
import { PAGES, bareRoute, kilobytes, median, pageBytes, run } from './workbench.mjs';

const CONNECTIONS = 32;
const THREADS = 2;
const WARM_UP = 3;
/** The page that the targets are about is measured longer. */
const TURNS = { community: { rounds: 3, seconds: 10 }, home: { rounds: 2, seconds: 5 }, list: { rounds: 2, seconds: 5 } };
const COPIES = 99;
const MS = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

export async function measure({ signal }) {
  const small = await startPortal({ log: 'bench-load' });
  let large;
  try {
    large = await startPortal({ log: 'bench-load-large', seed: ['--bench', '--copies', String(COPIES), '--reflections', '0'] });
    const pages = {};
    for (const [name, path] of Object.entries(PAGES)) pages[name] = await compare(path, small, large, TURNS[name], signal);
    const packed = [];
    const asBrowsers = { 'Accept-Encoding': 'gzip, deflate, br, zstd' };
    for (let round = 0; round < 2; round += 1) {
      packed.push(await wrk(small, PAGES.community, { seconds: 5, headers: asBrowsers, signal }));
    }
    return { pages, packed: summary(packed), afterwards: { small: await memory(small.pid), large: await memory(large.pid) } };
  } finally {
    await Promise.all([small.stop(), large?.stop()]);
  }
}

export function rows({ pages, packed, afterwards }) {
  const { bare, small, large, bytes } = pages.community;
  const share = small.rps / bare.rps;
  const kept = large.rps / small.rps;
  const spread = small.p99 / small.p50;
  return [
    { what: 'bare route, as many bytes', measured: `${perSecond(bare)}, ${kilobytes(bytes)}` },
    { what: 'community page', measured: `${perSecond(small)}, ${fraction(share)} of the bare route`, target: '≥ 1/8, aim 1/4', met: share >= 1 / 8 },
    { what: 'community page, waiting', measured: `p50 ${ms(small.p50)}, p99 ${ms(small.p99)}: ${spread.toFixed(1)} ×`, target: 'p99 < 3 × p50', met: spread < 3 },
    { what: 'community page, 100 × content', measured: `${perSecond(large)}, ${percent(kept)}`, target: '≥ 80 %', met: kept >= 0.8 },
    ...['home', 'list'].flatMap((name) => beside(name, pages[name])),
    { what: 'community page, compressed', measured: perSecond(packed) },
    { what: 'processor time of the server for one', measured: `${micros(small)}; bare ${micros(bare)}; compressed ${micros(packed)}` },
    { what: 'memory, after the load', measured: `${afterwards.small.resident.toFixed(1)} MB` },
  ];
}

/** Pages without a target, for information. */
const beside = (name, { bare, small, large }) => [
  { what: `${name} page`, measured: `${perSecond(small)}, ${fraction(small.rps / bare.rps)} of the bare route; p99 ${(small.p99 / small.p50).toFixed(1)} × p50` },
  { what: `${name} page, 100 × content`, measured: `${perSecond(large)}, ${percent(large.rps / small.rps)}` },
];
const perSecond = ({ rps }) => `${Math.round(rps)}/s`;
const fraction = (share) => `1/${(1 / share).toFixed(1)}`;
const percent = (share) => `${Math.round(share * 100)} %`;
const ms = (number) => `${number.toFixed(1)} ms`;
const micros = ({ cpu }) => `${Math.round(cpu)} µs`;

async function compare(path, small, large, { rounds, seconds }, signal) {
  const bytes = await pageBytes(small.url + path);
  const bare = await bareRoute(bytes);
  try {
    const sides = { bare: [bare, ''], small: [small, path], large: [large, path] };
    for (const [server, at] of Object.values(sides)) await wrk(server, at, { seconds: WARM_UP, signal });
    const turns = { bare: [], small: [], large: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const [side, [server, at]] of Object.entries(sides)) turns[side].push(await wrk(server, at, { seconds, signal }));
    }
    const summaries = Object.entries(turns).map(([side, all]) => [side, summary(all)]);
    return { path, bytes, ...Object.fromEntries(summaries) };
  } finally {
    bare.stop();
  }
}

export function summary(turns) {
  const middle = Object.fromEntries(['rps', 'p50', 'p99', 'cpu'].map((name) => [name, median(turns.map((turn) => turn[name]))]));
  return { ...middle, turns };
}

/** One load on a server: requests per second, milliseconds waited, its own microseconds per request. */
export async function wrk({ url, pid }, path, { seconds, headers = {}, connections = CONNECTIONS, signal }) {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = [`-t${THREADS}`, `-c${connections}`, `-d${seconds}s`, '--latency', ...given, url + path];
  const before = await processorTime(pid);
  const { stdout } = await run('wrk', args, { timeout: (seconds + 10) * 1000, signal });
  const used = (await processorTime(pid)) - before;

  const fault = stdout.match(/Non-2xx.*|Socket errors.*/)?.[0];
  if (fault) throw new Error(`${url}${path}: ${fault}`);
  const at = (percent) => {
    const [, number, unit] = stdout.match(new RegExp(`^\\s+${percent}%\\s+([\\d.]+)(us|ms|s|m)`, 'm'));
    return number * MS[unit];
  };
  const requests = Number(stdout.match(/(\d+) requests in/)[1]);
  const rps = Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]);
  return { rps, p50: at(50), p90: at(90), p99: at(99), requests, cpu: used / requests };
}

/** What a process has used of the processors so far, in microseconds (ticks of 10 ms). */
export async function processorTime(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => {
    throw new Error('the server under load has ended: stopped from outside, or see target/logs/bench-load.log');
  });
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
