// The loop of `make dev`: builds a debug server and unoptimised wasm, serves them, and does again what
// a changed file asks for: styles and public files are only laid out anew, Rust is compiled and the
// server started again. It has its own site folder, and the same data as `make run`.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
mkdirSync('data', { recursive: true });

const SITE = 'target/site-dev';
const SERVER = 'target/debug/ensemble';
const WASM = 'target/wasm32-unknown-unknown/debug';
const cargo = (...args) => ['.make/cargo', 'build', '--quiet', ...args];
const BUILD = [
  cargo('--package', 'bindgen', '--release'),
  cargo('--package', 'ensemble', '--lib', '--features', 'hydrate', '--target', 'wasm32-unknown-unknown'),
  ['cp', `${WASM}/ensemble.wasm`, `${WASM}/small.wasm`],
  cargo('--package', 'ensemble', '--lib', '--features', 'write', '--target', 'wasm32-unknown-unknown'),
  ['cp', `${WASM}/ensemble.wasm`, `${WASM}/write.wasm`],
  cargo('--package', 'ensemble', '--lib', '--features', 'live', '--target', 'wasm32-unknown-unknown'),
  ['cp', `${WASM}/ensemble.wasm`, `${WASM}/live.wasm`],
  cargo('--package', 'ensemble', '--lib', '--features', 'guard', '--target', 'wasm32-unknown-unknown'),
  cargo('--bin', 'ensemble', '--features', 'ssr'),
];
const ASSETS = [
  'node', '.make/assets.mjs', '--dev', '--out', SITE, '--bindgen', 'target/release/bindgen',
  '--wasm', `${WASM}/small.wasm`, '--write', `${WASM}/write.wasm`,
  '--live', `${WASM}/live.wasm`, '--guard', `${WASM}/ensemble.wasm`,
];

const env = { ...process.env, LEPTOS_SITE_ROOT: SITE, ENSEMBLE_DEVELOPMENT: 'true' };
const start = ([program, ...args]) => spawn(program, args, { stdio: 'inherit', env });
const run = (command) =>
  new Promise((resolve) => start(command).once('exit', (code) => resolve(code === 0)).once('error', () => resolve(false)));

async function all(commands) {
  for (const command of commands) if (!(await run(command))) return false;
  return true;
}

let server = null;

function stop() {
  const old = server;
  server = null;
  if (!old || old.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    old.once('exit', resolve);
    old.kill('SIGTERM');
    setTimeout(() => old.kill('SIGKILL'), 3_000).unref();
  });
}

async function serve() {
  await stop();
  if (await all([[SERVER, 'migrate'], [SERVER, 'seed', '--demo']])) server = start([SERVER, 'serve']);
}

const waiting = { rust: true, assets: true };
let busy = false;

async function work() {
  if (busy) return;
  busy = true;
  while (waiting.rust || waiting.assets) {
    const { rust } = waiting;
    waiting.rust = waiting.assets = false;
    const began = Date.now();
    const built = (!rust || (await all(BUILD))) && (await run(ASSETS));
    if (built && rust) await serve();
    console.error(`» ${built ? 'ready' : 'not built'} after ${((Date.now() - began) / 1000).toFixed(1)} s; watching`);
  }
  busy = false;
}

function changed(kind) {
  waiting[kind] = true;
  clearTimeout(changed.timer);
  changed.timer = setTimeout(work, 80);
}

for (const [folder, kind] of [['src', 'rust'], ['migrations', 'rust'], ['style', 'assets'], ['public', 'assets']]) {
  if (existsSync(folder)) watch(folder, { recursive: true }, () => changed(kind));
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await stop();
    process.exit(0);
  });
}
work();
