// Lighthouse's four categories, as a telephone sees the pages. Reports are kept for people (html) and
// programs (json).

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { launchOptions } from '../support/chromium.mjs';
import { signIn } from '../support/live.mjs';
import { root, startPortal } from '../support/portal.mjs';
import { PAGES, run } from './workbench.mjs';

const LEAST = 100;
const MEMBER = { email: 'beatrice.lafrenaye-diallo@ensemble.example', password: 'cinq bateaux au quai' };
const PROGRAM = join(root, 'end2end/bench/node_modules/.bin/lighthouse');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

export async function measure({ out, signal }) {
  const portal = await startPortal({ log: 'bench' });
  try {
    const pages = {};
    for (const name of ['home', 'community']) {
      pages[name] = await examine(portal.url + PAGES[name], join(out, `lighthouse-${name}`), signal);
    }
    const headers = { Cookie: await signIn(portal, MEMBER) };
    for (const name of ['home', 'community']) {
      pages[`signed-in ${name}`] = await examine(portal.url + PAGES[name], join(out, `lighthouse-${name}-signed-in`), signal, headers);
    }
    return pages;
  } finally {
    await portal.stop();
  }
}

export function rows(pages) {
  return Object.entries(pages).map(([name, { scores, faults }]) => ({
    what: `Lighthouse, ${name} page`,
    measured: [scores.map(([id, score]) => `${id} ${score}`).join(', '), ...faults].join('; '),
    target: `≥ ${LEAST} each`,
    met: scores.every(([, score]) => score >= LEAST),
  }));
}

async function examine(url, path, signal, headers = {}) {
  const flags = ['--headless=new', ...launchOptions.args].join(' ');
  const args = [url, `--extra-headers=${JSON.stringify(headers)}`, '--quiet', '--no-enable-error-reporting', '--output=json', '--output=html', `--output-path=${path}`];
  const env = { ...process.env, CHROME_PATH: launchOptions.executablePath ?? chromium.executablePath() };
  await run(PROGRAM, [...args, `--only-categories=${CATEGORIES}`, `--chrome-flags=${flags}`], { env, signal, timeout: 90_000 });

  const report = JSON.parse(await readFile(`${path}.report.json`, 'utf8'));
  const all = CATEGORIES.map((id) => report.categories[id]);
  if (report.runtimeError) throw new Error(report.runtimeError.message);
  return {
    scores: all.map(({ id, score }) => [id, Math.round(score * 100)]),
    faults: faultsOf(report, all),
    version: report.lighthouseVersion,
    metrics: Object.fromEntries(
      ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'].map(
        (id) => [id, report.audits[id].numericValue],
      ),
    ),
  };
}

/** What costs points, in Lighthouse's own words. */
function faultsOf(report, categories) {
  const counted = categories.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id));
  return counted.map((id) => report.audits[id]).filter(({ score }) => score !== null && score < 0.9).map(({ title }) => title);
}
