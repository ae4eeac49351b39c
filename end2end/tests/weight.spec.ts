// What a first visit weighs on the wire: an old school laptop on a busy network should not wait.

import { expect, test } from '../support/test';
import { LANGS, LANGUAGE, at, atRisk, home, meetings, terms } from '../support/site';

const MOST = 40_000;

for (const place of [home, atRisk, meetings, terms]) {
  for (const lang of LANGS) {
    test(`${place.name} in ${LANGUAGE[lang]} weighs at most 40 kB`, async ({ page }) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      const names = new Map<string, string>();
      const weights = new Map<string, number>();
      session.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, response.url));
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => weights.set(requestId, encodedDataLength));
      await page.goto(at(place, lang), { waitUntil: 'networkidle' });
      const files = [...weights].map(([id, bytes]) => [names.get(id)?.replace(/^https?:\/\/[^/]+/, ''), bytes] as const);
      const sum = files.reduce((all, [, bytes]) => all + bytes, 0);
      expect(sum, JSON.stringify(files)).toBeGreaterThan(5_000);
      expect(sum, JSON.stringify(files)).toBeLessThanOrEqual(MOST);
    });
  }
}
