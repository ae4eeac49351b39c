// One portal for all browser tests; its address reaches them as `baseURL`.

import { startPortal } from './portal.mjs';

export default async function globalSetup() {
  const portal = await startPortal({ log: 'browser-tests' });
  process.env.PORTAL_URL = portal.url;
  return () => portal.stop();
}
