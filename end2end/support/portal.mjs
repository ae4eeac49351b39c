// A portal of one's own: the release server (or the one that ENSEMBLE_BIN names) on a free port, with
// a fresh database in a temporary folder and the demonstration content in it. Tests, pictures and
// measurements start here.

import { execFile, spawn } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const run = promisify(execFile);

/** The program: the release server, or the one that ENSEMBLE_BIN names. */
const program = () => resolve(process.env.ENSEMBLE_BIN ?? join(root, 'target/release/ensemble'));

/** Runs a command of the program with the settings of a portal: whether it succeeded, and what it said. */
export async function command({ folder, env }, ...args) {
  try {
    const { stdout, stderr } = await run(program(), args, { cwd: folder, env });
    return { succeeded: true, said: stdout + stderr };
  } catch (error) {
    if (typeof error.code !== 'number') throw error;
    return { succeeded: false, said: error.stdout + error.stderr };
  }
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The variables of this process that a portal gets, with a database in its folder. */
function variables(folder) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(ENSEMBLE_|LEPTOS_|DATABASE_URL$)/.test(name));
  return { ...Object.fromEntries(inherited), DATABASE_URL: `sqlite:${join(folder, 'ensemble.db')}` };
}

/** Fills a database with the demonstration content, once for all portals that are started from now on: each gets a copy. */
export async function prepareDemonstration() {
  const folder = await mkdtemp(join(tmpdir(), 'ensemble-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const options = { cwd: folder, env: variables(folder) };
  await run(program(), ['migrate'], options);
  await run(program(), ['seed', '--demo'], options);
  process.env.DEMONSTRATION = folder;
}

/**
 * Starts a portal. `env` adds settings; `seed` is what `ensemble seed` is told, or false for an empty
 * database; `log` names the log file under target/logs. With `folder`, the one that an earlier portal
 * left behind (`stop({ keep: true })`) is served again, at the same `port` where that matters. Call `stop()` in the end: it asks as systemd
 * would, and takes the folder away.
 */
export async function startPortal({ env = {}, seed = ['--demo'], log = 'portal', folder, port: wanted } = {}) {
  const cwd = folder ?? (await mkdtemp(join(tmpdir(), 'ensemble-')));
  const port = wanted ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const options = {
    cwd,
    env: {
      ...variables(cwd),
      LEPTOS_SITE_ADDR: `127.0.0.1:${port}`,
      LEPTOS_SITE_ROOT: join(cwd, 'site'),
      ...env,
    },
  };
  const sweep = () => {
    child?.kill('SIGKILL');
    rmSync(cwd, { recursive: true, force: true });
  };
  let child;
  process.once('exit', sweep);
  if (!folder) {
    // A copy, so that a build meanwhile pulls nothing away from under the portal.
    await cp(join(root, 'target/site'), join(cwd, 'site'), { recursive: true });
    if (process.env.DEMONSTRATION && String(seed) === '--demo' && !env.DATABASE_URL) {
      await cp(process.env.DEMONSTRATION, cwd, { recursive: true });
    } else {
      await run(program(), ['migrate'], options);
      if (seed) await run(program(), ['seed', ...seed], options);
    }
  }

  await mkdir(join(root, 'target/logs'), { recursive: true });
  const sink = createWriteStream(join(root, `target/logs/${log}.log`), { flags: folder ? 'a' : 'w' });
  const began = performance.now();
  child = spawn(program(), ['serve'], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(sink, { end: false });
  child.stderr.pipe(sink, { end: false });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));

  const stop = async ({ keep = false } = {}) => {
    child.kill('SIGTERM');
    const outcome = await Promise.race([ended, sleep(15_000, 'late', { ref: false })]);
    if (outcome === 'late') child.kill('SIGKILL');
    process.off('exit', sweep);
    sink.end();
    if (!keep) await rm(cwd, { recursive: true, force: true });
    return outcome;
  };

  for (const deadline = began + 15_000; ; await sleep(2)) {
    if (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)) break;
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`the portal did not start: see target/logs/${log}.log`);
    }
  }
  const readyAfter = performance.now() - began;
  return { url, port, pid: child.pid, folder: cwd, env: options.env, readyAfter, stop };
}
