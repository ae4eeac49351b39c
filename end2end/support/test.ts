// Playwright's `test`, with a page that listens: whatever the browser complains of while a test runs
// makes it fail. `allowed` names what a test expects it to complain of.

import { expect, test as base, type Page } from '@playwright/test';

interface Options {
  allowed: RegExp[];
}

/** What the browser complains of on this page, from now on. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => heard.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`answer: ${response.status()} ${response.url()}`);
  });
  return heard;
}

export const test = base.extend<Options>({
  allowed: [[], { option: true }],
  page: async ({ page, allowed }, use) => {
    const heard = complaints(page);
    await use(page);
    const unexpected = heard.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)));
    expect(unexpected, 'what the browser complained of').toEqual([]);
  },
});

/** What a browser says when it shows an error page of this status. */
export const answered = (...statuses: number[]): RegExp[] =>
  statuses.flatMap((status) => [new RegExp(`^answer: ${status} `), new RegExp(`^console: .*status of ${status}`)]);

export { expect };
