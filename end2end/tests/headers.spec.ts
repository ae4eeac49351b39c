// The headers that keep browsers from doing harm and let them keep what does not change, and the files
// that a page names.

import { expect, test, type APIRequestContext } from '@playwright/test';

import { open, test as watched } from '../support/test';
import { at, atRisk, communities, home } from '../support/site';

const EVERYWHERE = ['/fr', '/en/communities', '/fr/introuvable', '/fr/%zz', '/en/communities?kind=pirate', '/healthz', '/'];

/** A policy as a map of its directives. */
const directives = (policy: string) =>
  Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name, ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );

for (const path of EVERYWHERE) {
  test(`${path} is answered with every guard`, async ({ request }) => {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    const policy = directives(headers['content-security-policy']);
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(policy['frame-ancestors']).toEqual(["'none'"]);
    for (const values of Object.values(policy)) {
      expect(values).not.toContain("'unsafe-inline'");
      expect(values).not.toContain("'unsafe-eval'");
      expect(values).not.toContain('*');
    }
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(['same-origin', 'strict-origin-when-cross-origin']).toContain(headers['referrer-policy']);
    for (const feature of ['camera', 'microphone', 'geolocation']) expect(headers['permissions-policy']).toContain(`${feature}=()`);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(headers['strict-transport-security'], 'not over plain HTTP').toBeUndefined();
    expect(headers.server).toBeUndefined();
  });
}

test('a page’s policy names a fresh nonce each time, and its scripts carry it', async ({ request }) => {
  const seen = new Set<string>();
  for (let visit = 0; visit < 2; visit += 1) {
    const answer = await request.get(at(communities, 'fr'));
    const policy = directives(answer.headers()['content-security-policy']);
    const [nonce] = policy['script-src'].flatMap((source) => source.match(/^'nonce-(.+)'$/)?.[1] ?? []);
    expect(nonce.length).toBeGreaterThanOrEqual(16);
    seen.add(nonce);
    const scripts = [...(await answer.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
    for (const name of ['base-uri', 'form-action', 'img-src', 'style-src', 'font-src', 'connect-src']) expect(Object.keys(policy)).toContain(name);
  }
  expect(seen.size).toBe(2);
});

watched.describe('a script that is not ours', () => {
  watched.use({ allowed: /Content Security Policy/ });
  watched('does not run', async ({ page }) => {
    await open(page, at(communities, 'fr'));
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.hurt = "yes"';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="document.documentElement.dataset.hurt = 1">');
    });
    await page.waitForTimeout(100);
    await expect(page.locator('html[data-hurt]')).toHaveCount(0);
  });
});

/** The addresses of the files that a page's head names. */
async function files(request: APIRequestContext, path: string): Promise<string[]> {
  const html = await (await request.get(path)).text();
  const head = html.slice(0, html.indexOf('</head>'));
  const links = [...head.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/rel="(alternate|canonical)"/.test(tag));
  const named = links.flatMap((tag) => tag.match(/href="([^"]+)"/)?.[1] ?? []);
  return [...new Set(named)];
}

const TYPES: Record<string, RegExp> = {
  css: /^text\/css/,
  png: /^image\/png/,
  js: /^(text|application)\/javascript/,
  svg: /^image\/svg\+xml/,
  wasm: /^application\/wasm/,
  webmanifest: /^application\/manifest\+json/,
  woff2: /^font\/woff2/,
};

test('every file that a page names is there, of its own type', async ({ request }) => {
  const named = await files(request, at(communities, 'fr'));
  expect(named.length).toBeGreaterThan(3);
  for (const path of named) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()['content-type'], path).toMatch(TYPES[path.split('.').at(-1) ?? ''] ?? /never/);
  }
});

test('built files are named after their content, kept for ever, and travel packed', async ({ request }) => {
  const named = (await files(request, at(communities, 'fr'))).filter((path) => path.startsWith('/pkg/'));
  expect(named.map((path) => path.split('.').at(-1)).toSorted()).toEqual(expect.arrayContaining(['css', 'js', 'wasm', 'woff2']));
  for (const path of named) {
    expect(path).toMatch(/\.[0-9a-f]{8,}\.\w+$/);
    for (const encoding of ['br', 'gzip']) {
      const answer = await request.get(path, { headers: { 'accept-encoding': encoding } });
      expect(answer.headers()['cache-control'], path).toBe('public, max-age=31536000, immutable');
      // A face is packed already.
      if (path.endsWith('.woff2')) continue;
      expect(answer.headers()['content-encoding'], path).toBe(encoding);
      expect(answer.headers().vary?.toLowerCase() ?? '', path).toContain('accept-encoding');
    }
  }
});

test('a built file that is gone is not kept', async ({ request }) => {
  const answer = await request.get('/pkg/ensemble.0000000000.css');
  expect(answer.status()).toBe(404);
  expect(answer.headers()['cache-control'] ?? '').not.toContain('immutable');
});

test('the files of the server are not served', async ({ request }) => {
  for (const path of ['/../Cargo.toml', '/%2e%2e/Cargo.toml', '/pkg/%2e%2e/%2e%2e/%2e%2e/Cargo.toml', '/pkg/', '/.git/config']) {
    const answer = await request.get(path);
    expect([400, 404], path).toContain(answer.status());
    expect(await answer.text()).not.toContain('[package]');
  }
});

test('pages travel packed, and are asked for again each time', async ({ request }) => {
  for (const place of [home, atRisk]) {
    for (const encoding of ['br', 'gzip']) {
      const headers = (await request.get(at(place, 'fr'), { headers: { 'accept-encoding': encoding } })).headers();
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['cache-control']).toBe('no-cache, private');
    }
  }
});

test('the portal tells machines that it is well', async ({ request }) => {
  for (const path of ['/healthz', '/readyz']) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toMatch(/^application\/json/);
    await answer.json();
  }
  expect((await request.get('/metrics')).status(), 'metrics are on an address of their own').toBe(404);
});
