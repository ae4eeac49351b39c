// Playwright's `test`, with a page that listens: whatever the browser complains of while a test runs
// makes it fail. `allowed` matches what a test expects it to complain of.

import { expect, test as base, type Page, type Response } from '@playwright/test';

interface Options {
  allowed: RegExp;
}

/** Kinds of requests that a browser makes by itself for a page, and drops when the page is left. */
const LOADED_BY_A_PAGE = new Set(['font', 'image', 'manifest', 'other', 'script', 'stylesheet']);

/** What the browser complains of on this page, from now on. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    // Pages blend into each other (style/tokens.css). On a busy machine Chromium may leave that out, which no
    // script of ours asked for, and says so as if one had.
    if (error.message.startsWith('Transition was aborted because of invalid state')) return;
    heard.push(`script: ${error.message}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Icons, fonts, styles and scripts come after the page; going on to the next page before that is no failure, nor is
    // going on before the page itself came. What a server breaks off has another name.
    const loaded = request.isNavigationRequest() || LOADED_BY_A_PAGE.has(request.resourceType()) || request.url().endsWith('.wasm');
    if (why === 'net::ERR_ABORTED' && loaded) return;
    heard.push(`failed: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`answer: ${response.status()} ${response.url()}`);
  });
  return heard;
}

export const test = base.extend<Options>({
  allowed: [/(?!)/, { option: true }],
  page: async ({ page, allowed, javaScriptEnabled }, use) => {
    const heard = complaints(page);
    await use(page);
    // Told to run no script, Chromium says that it did not preload one, and that nothing used what it did.
    const scriptless = javaScriptEnabled ? /(?!)/ : /^failed: \S+\.js csp$|preloaded using link preload but not used/;
    const unexpected = heard.filter((complaint) => !allowed.test(complaint) && !scriptless.test(complaint));
    expect(unexpected, 'what the browser complained of').toEqual([]);
  },
});

/** Goes to a page and waits until nothing more comes: on a page with an island, the wasm too. */
export async function open(page: Page, path: string): Promise<Response | null> {
  const answer = await page.goto(path);
  await settled(page);
  return answer;
}

/** The page shown, once nothing more comes. Where the wasm waits for the first use of an island, it is used. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  const waiting = page.locator('html:has(script[data-on-use=waiting]) leptos-island');
  if ((await waiting.count()) > 0) {
    await page.locator('leptos-island').first().dispatchEvent('pointerdown');
    await expect(page.locator('script[data-on-use=alive]'), 'islands come alive').toHaveCount(1, { timeout: 20_000 });
  }
  const islands = await page.locator('script[type=module]').count();
  if (islands > 0) await page.waitForLoadState('networkidle');
}

/** What a browser says when it shows an error page of this status. */
export const answered = (...statuses: number[]): RegExp =>
  new RegExp(`^answer: (${statuses.join('|')}) |^console: .*status of (${statuses.join('|')})`);

export { expect };
