// The machine, and whether somebody else is using it.

import { readFile, readdir } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { launchOptions } from '../support/chromium.mjs';
import { root } from '../support/portal.mjs';
import { PROGRAM, run } from './workbench.mjs';

const COMPILERS = new Set(['cargo', 'rustc', 'cc1', 'cc1plus', 'rust-lld', 'wasm-opt']);

/** The compilers at work right now, whoever started them. */
export async function compilers() {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const names = await Promise.all(ids.map((id) => readFile(`/proc/${id}/comm`, 'utf8').catch(() => '')));
  return [...new Set(names.map((name) => name.trim()))].filter((name) => COMPILERS.has(name));
}

/** Waits for compilers to end. Tells whether the machine was still busy when patience ran out. */
export async function quiet(patience) {
  for (const deadline = performance.now() + patience, told = new Set(); ; await sleep(1000)) {
    const names = await compilers();
    if (names.length === 0) return false;
    if (performance.now() > deadline) {
      console.error(`bench: ${names.join(', ')} still at work; the figures will suffer`);
      return true;
    }
    if (told.size === 0) console.error(`bench: waiting for ${told.add(names).size && names.join(', ')} to end`);
  }
}

/** The processors' ticks so far, and those that other virtual machines took. */
export async function ticks() {
  const line = (await readFile('/proc/stat', 'utf8')).split('\n')[0];
  const numbers = line.split(/\s+/).slice(1, 9).map(Number);
  return { all: numbers.reduce((sum, number) => sum + number), stolen: numbers[7] };
}

/** What the figures were taken on, and of what. */
export async function describe() {
  const first = async (program, ...args) => {
    const { stdout } = await run(program, args, { cwd: root, timeout: 10_000 }).catch((error) => error);
    return stdout?.split('\n')[0].trim() || null;
  };
  return {
    date: new Date().toISOString(),
    cores: cpus().length,
    processor: cpus()[0]?.model,
    memory: totalmem(),
    kernel: release(),
    load: loadavg(),
    profile: PROGRAM.endsWith('target/deploy/ensemble') ? 'dist' : basename(dirname(PROGRAM)),
    rustc: await first('bash', '-c', '. .make/lib.sh; use_toolchain; rustc --version'),
    node: process.version,
    wrk: await first('wrk', '-v'),
    chromium: await first(launchOptions.executablePath ?? 'chromium', '--version'),
    commit: await first('git', 'describe', '--always', '--dirty'),
  };
}
