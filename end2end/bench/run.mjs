// Speed and weight, measured in one run on this machine: the release server under wrk beside a bare
// axum route that answers as many bytes, pages as a browser loads them for the first time, and
// Lighthouse. Writes target/bench/*.json and a table; a missed goal is shown, and fails nothing.

import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { chromium } from '@playwright/test';

import { launchOptions } from '../support/chromium.mjs';
import { freePort, root, startPortal } from '../support/portal.mjs';

const CONNECTIONS = 32;
const SECONDS = 8;
const ROUNDS = 3;
const out = join(root, 'target/bench');
const run = promisify(execFile);
const rows = [];

/** One line of the table: `meets` tells whether the goal is reached. */
function row(what, measured, goal = '', meets = null) {
  rows.push({ what, measured, goal, meets });
  console.error(`  ${what}: ${measured}`);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const MS = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

async function wrk(url, headers = {}) {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--latency', ...given, url]);
  const at = (percent) => {
    const [, number, unit] = stdout.match(new RegExp(`^\\s+${percent}%\\s+([\\d.]+)(us|ms|s|m)`, 'm'));
    return number * MS[unit];
  };
  const failed = stdout.match(/Non-2xx.*|Socket errors.*/)?.[0];
  if (failed) throw new Error(`${url}: ${failed}`);
  return { rps: Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]), p50: at(50), p99: at(99) };
}

/** The round in the middle by requests per second. */
const middle = (rounds) => rounds.toSorted((a, b) => a.rps - b.rps)[rounds.length >> 1];

async function memory(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/VmRSS:\s+(\d+)/)[1]) / 1024;
}

async function baseline(bytes) {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(join(root, 'target/release/examples/baseline'), [address, String(bytes)], { stdio: 'inherit' });
  const url = `http://${address}/`;
  while (!(await fetch(url).then((answer) => answer.ok, () => false))) await sleep(10);
  return { url, stop: () => child.kill() };
}

/** The first community that the French list links to. */
async function communityOf(portal) {
  const list = '/fr/communautes';
  const html = await (await fetch(portal.url + list)).text();
  const [path] = html.match(/\/fr\/communautes\/[^"?#]+/) ?? [];
  if (!path) throw new Error(`${list} links to no community`);
  return path;
}

/** What a first visit costs on the wire, headers included. */
async function weigh(browser, url) {
  const page = await (await browser.newContext()).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const sizes = new Map();
  const names = new Map();
  session.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.context().close();
  const files = [...sizes].map(([id, bytes]) => ({ url: new URL(names.get(id)).pathname, bytes }));
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function lighthouse(url, name) {
  const bin = join(root, 'end2end/bench/node_modules/.bin/lighthouse');
  const path = join(out, `lighthouse-${name}`);
  const flags = ['--headless=new', ...launchOptions.args].join(' ');
  await run(
    bin,
    [url, '--quiet', '--output=json', '--output=html', `--output-path=${path}`, `--chrome-flags=${flags}`, '--no-enable-error-reporting'],
    { env: { ...process.env, CHROME_PATH: launchOptions.executablePath ?? chromium.executablePath() }, maxBuffer: 1 << 26 },
  );
  const { categories } = JSON.parse(await readFile(`${path}.report.json`, 'utf8'));
  return Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, Math.round(score * 100)]));
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const result = { date: new Date().toISOString(), cpu: cpus()[0]?.model, cores: cpus().length };

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
let portal = await startPortal({ log: 'bench' });
try {
  const path = await communityOf(portal);
  await sleep(1_000);
  result.idle = { megabytes: await memory(portal.pid) };
  row('memory, idle', `${result.idle.megabytes.toFixed(1)} MB`, '< 40 MB', result.idle.megabytes < 40);

  const bytes = Buffer.byteLength(await (await fetch(portal.url + path)).text());
  const bare = await baseline(bytes);
  const rounds = { bare: [], page: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.bare.push(await wrk(bare.url));
    rounds.page.push(await wrk(portal.url + path));
  }
  const packed = await wrk(portal.url + path, { 'Accept-Encoding': 'br' });
  bare.stop();
  const [floor, page] = [middle(rounds.bare), middle(rounds.page)];
  Object.assign(result, { path, bytes, bare: floor, page, packed });
  row('bare route', `${floor.rps.toFixed(0)} /s, ${kilobytes(bytes)}`);
  const share = page.rps / floor.rps;
  row('community page', `${page.rps.toFixed(0)} /s: 1/${(1 / share).toFixed(1)} of the bare route`, '≥ 1/8, aim 1/4', share >= 1 / 8);
  row('p50, p99', `${page.p50.toFixed(2)} ms, ${page.p99.toFixed(2)} ms`, 'p99 < 3 × p50', page.p99 < 3 * page.p50);
  row('community page, brotli', `${packed.rps.toFixed(0)} /s`);
  result.idle.afterwards = await memory(portal.pid);
  row('memory, after the load', `${result.idle.afterwards.toFixed(1)} MB`);

  const starts = [];
  for (let start = 0; start < 5; start += 1) {
    await portal.stop({ keep: true });
    portal = await startPortal({ log: 'bench', folder: portal.folder });
    starts.push(portal.readyAfter);
  }
  result.ready = starts;
  row('ready after', `${median(starts).toFixed(0)} ms`, '≤ 200 ms', median(starts) <= 200);

  const browser = await chromium.launch(launchOptions);
  result.weight = {};
  for (const [name, at] of Object.entries({ home: '/fr', community: path })) {
    const weight = await weigh(browser, portal.url + at);
    const wasm = weight.files.some(({ url }) => url.endsWith('.wasm'));
    result.weight[name] = weight;
    row(`${name}, first load`, `${kilobytes(weight.bytes)} in ${weight.files.length} files${wasm ? ', with wasm' : ''}`,
      '≤ 40 kB', weight.bytes <= 40_000);
  }
  await browser.close();

  result.lighthouse = {};
  for (const [name, at] of Object.entries({ home: '/fr', community: path })) {
    const scores = await lighthouse(portal.url + at, name);
    result.lighthouse[name] = scores;
    const shown = Object.entries(scores).map(([id, score]) => `${id} ${score}`).join(', ');
    row(`Lighthouse, ${name}`, shown, '≥ 95 each', Object.values(scores).every((score) => score >= 95));
  }

  await portal.stop();
  portal = await startPortal({ log: 'bench-100', seed: ['--demo', '--bench', '100'] });
  const many = [];
  for (let round = 0; round < ROUNDS; round += 1) many.push(await wrk(portal.url + path));
  result.many = middle(many);
  const kept = result.many.rps / page.rps;
  row('with 100 × the content', `${result.many.rps.toFixed(0)} /s: ${(kept * 100).toFixed(0)} %`, '≥ 80 %', kept >= 0.8);
} finally {
  await portal.stop();
}

await writeFile(join(out, 'bench.json'), `${JSON.stringify({ ...result, rows }, null, 2)}\n`);
const cells = [['', 'measured', 'goal', ''], ...rows.map((r) => [r.what, r.measured, r.goal, r.meets === null ? '' : r.meets ? 'ok' : 'MISSED'])];
const widths = cells[0].map((_, column) => Math.max(...cells.map((line) => line[column].length)));
const table = cells.map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
await writeFile(join(out, 'table.txt'), `${table}\n`);
console.log(`\n${table}`);
process.exit(0);
