// The loop of `make dev`: builds a debug server and unoptimised wasm, serves them, and does again what a changed file
// asks for. A text is read when the server starts, styles and public files are laid out anew, Rust is compiled. It has
// its own build folder, its own site folder, and the same data as `make run`.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
mkdirSync('data', { recursive: true });

const SITE = 'target/site-dev';
const TARGET = 'target/dev';
const SERVER = `${TARGET}/debug/ensemble`;
const cargo = (...args) => ['.make/cargo', 'build', '--quiet', ...args];
const BINDGEN = cargo('--package', 'bindgen', '--release');
const PROGRAM = cargo('--target-dir', TARGET, '--package', 'ensemble', '--bin', 'ensemble');
const wasm = (...names) =>
  cargo('--target-dir', TARGET, ...names.flatMap((name) => ['--package', `browser-${name}`]), '--target', 'wasm32-unknown-unknown');
const BROWSER = [wasm('small'), wasm('write', 'live', 'pii', 'draw')];
const ASSETS = ['node', '.make/assets.mjs', '--dev', '--out', SITE, '--wasm', `${TARGET}/wasm32-unknown-unknown/debug`];

const env = {
  ...process.env,
  LEPTOS_SITE_ROOT: SITE,
  ENSEMBLE_DEVELOPMENT: 'true',
  ENSEMBLE_TEXTS: 'src/texts',
};
// Pages compile in less than half the time, and both halves must agree on it.
const compiling = { ...env, RUSTFLAGS: `${process.env.RUSTFLAGS ?? ''} --cfg erase_components`.trim() };

const start = ([program, ...args], variables = env) => spawn(program, args, { stdio: 'inherit', env: variables });
const run = (command, variables) =>
  new Promise((resolve) =>
    start(command, variables).once('exit', (code) => resolve(code === 0)).once('error', () => resolve(false)));
async function compile(...commands) {
  for (const command of commands) {
    if (!(await run(command, { ...compiling, ENSEMBLE_MESSAGES: messages() }))) return false;
  }
  return true;
}

/** Changes when a message comes, goes or takes other arguments; not when a text reads differently. */
function messages() {
  const hash = createHash('sha256');
  for (const lang of ['fr', 'en']) {
    for (const file of readdirSync(join('src/texts', lang)).sort()) {
      const text = readFileSync(join('src/texts', lang, file), 'utf8');
      for (const [part] of text.matchAll(/^[a-z][\w-]* =|\{\s*(?!")[^{}]*[{}]/gm)) hash.update(part).update('\0');
    }
  }
  return hash.digest('hex');
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

async function serve({ first = false } = {}) {
  await stop();
  if (!(await run([SERVER, 'migrate']))) return false;
  if (first && !(await run([SERVER, 'seed', '--demo']))) return false;
  server = start([SERVER, 'serve']);
  return true;
}

let known = '';
const waiting = { rust: true, texts: false, assets: true };
let busy = false;
let first = true;

async function work() {
  if (busy) return;
  busy = true;
  while (waiting.rust || waiting.texts || waiting.assets) {
    const { texts } = waiting;
    const now = messages();
    const rust = waiting.rust || now !== known;
    const assets = waiting.assets || rust;
    waiting.rust = waiting.texts = waiting.assets = false;
    const began = Date.now();
    const say = (what) => console.error(`» ${what} after ${((Date.now() - began) / 1000).toFixed(1)} s; watching`);
    // The first time, pages wait for what they refer to; later, a page is there before the wasm.
    let built = !first || ((await run(BINDGEN)) && (await compile(...BROWSER)) && (await run(ASSETS)));
    built = built && (!rust || (await compile(PROGRAM)));
    if (built && rust) known = now;
    if (built && (rust || texts)) built = await serve({ first });
    say(built ? 'served' : 'not built');
    if (built && !first && assets) {
      built = (!rust || (await compile(...BROWSER))) && (await run(ASSETS));
      say(built ? 'the browser’s files are there' : 'the browser’s files are not built');
    }
    first = first && !built;
  }
  busy = false;
}

function changed(kind) {
  waiting[kind] = true;
  clearTimeout(changed.timer);
  changed.timer = setTimeout(work, 80);
}

const followed = new Set();

/**
 * Tells the path of what changes in a folder and in those below. Each folder is watched by itself: on Linux, Node's recursive
 * watching loses a file that an editor replaced.
 */
function follow(folder, tell) {
  if (followed.has(folder)) return;
  try {
    watch(folder, (_, name) => {
      const path = name ? join(folder, name) : folder;
      const there = statSync(path, { throwIfNoEntry: false });
      if (!there) followed.delete(path);
      if (there?.isDirectory()) follow(path, tell);
      tell(path);
    }).on('error', () => followed.delete(folder));
    followed.add(folder);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) follow(join(folder, entry.name), tell);
    }
  } catch (error) {
    // It is gone already, as when another branch is checked out.
    if (error.code !== 'ENOENT') throw error;
    followed.delete(folder);
  }
}

const watched = [['src', 'rust'], ['migrations', 'rust'], ['style', 'assets'], ['public', 'assets']];
for (const [folder, kind] of watched) {
  if (!existsSync(folder)) continue;
  follow(folder, (path) => {
    changed(path.endsWith('.ftl') ? 'texts' : path.startsWith('src/rich_text/') ? 'assets' : kind);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await stop();
    process.exit(0);
  });
}
work();
