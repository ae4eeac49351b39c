// The portal as people meet it. `make test` runs these; by hand, after `make build`:
// `npm --prefix end2end test -- --grep agenda`.

import { defineConfig } from '@playwright/test';

import { headless } from './support/chromium.mjs';

export default defineConfig({
  testDir: 'tests',
  outputDir: '../target/browser-tests',
  globalSetup: './support/global-setup.mjs',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // One more than the two processors of the smallest machine: tests also wait, for drafts, letters and quiet lines.
  // A third worker takes a sixth off the time, a fourth next to nothing.
  workers: 3,
  timeout: 30_000,
  // A page that follows another asks up to 1.5 s later, and a busy machine takes its time.
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ...(process.env.BROWSER_REPORT ? [['json', { outputFile: process.env.BROWSER_REPORT }]] : []),
  ],
  use: {
    baseURL: process.env.PORTAL_URL,
    launchOptions: headless,
    // Pages blend into each other where motion is wanted: drawing that without a graphics card takes a third of the time. Those
    // of forms.spec.ts and notifications.spec.ts do.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'fr-CA',
    timezoneId: 'America/Toronto',
    screenshot: 'only-on-failure',
    // A trace costs a third of the time; ask for one with `--trace retain-on-failure`.
    trace: 'off',
  },
});
