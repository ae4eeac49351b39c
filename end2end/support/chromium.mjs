// How the browser is started: Debian's Chromium, quiet on the network. Elsewhere, Playwright's own.

import { existsSync } from 'node:fs';

const full = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const launchOptions = {
  ...(existsSync(full) ? { executablePath: full } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--font-render-hinting=none',
    '--no-first-run',
  ],
};

const shell = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';

/**
 * For the tests: the same Chromium without the window around the page, where it is installed. The window comes with
 * each context, with a process of its own: a context that shows one page takes 0.7 s of processor time with it, and
 * 0.2 s without.
 */
export const headless = { ...launchOptions, ...(existsSync(shell) ? { executablePath: shell } : {}) };
