// How the browser is started: Debian's Chromium, quiet on the network. Elsewhere, Playwright's own.

import { existsSync } from 'node:fs';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const launchOptions = {
  ...(existsSync(path) ? { executablePath: path } : {}),
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
