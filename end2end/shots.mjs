// Pictures of every page that links lead to, in both languages, at three widths, light and dark, in
// target/shots/ with an index. Says where a page is wider than the window.
//
//   node end2end/shots.mjs [/fr/… …]     only these pages

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { headless } from './support/chromium.mjs';
import { root, startPortal } from './support/portal.mjs';

const WIDTHS = [360, 768, 1280];
const SCHEMES = ['light', 'dark'];
const START = ['/fr', '/en', '/fr/design', '/en/design', '/fr/introuvable', '/en/not-found'];
const MOST = 80;

const asked = process.argv.slice(2);
const folder = join(root, 'target/shots');
const fileOf = (path, width, scheme) => `${path.slice(1).replace(/[^\p{L}\p{N}]+/gu, '-')}.${width}.${scheme}.png`;

/** Every page in reach, each once, without its query. */
async function pages(browser, base) {
  const found = new Set(START);
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const path of found) {
    await page.goto(base + path);
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.href));
    for (const link of links) {
      const { origin, pathname } = new URL(link);
      if (origin === base && /^\/(fr|en)(\/|$)/.test(pathname) && found.size < MOST) found.add(pathname);
    }
  }
  await page.close();
  return [...found];
}

const portal = await startPortal({ log: 'shots', env: { ENSEMBLE_DEVELOPMENT: 'true' } });
const browser = await chromium.launch(headless);
try {
  const paths = asked.length > 0 ? asked : await pages(browser, portal.url);
  if (asked.length === 0) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({
        colorScheme: scheme,
        locale: 'fr-CA',
        reducedMotion: 'reduce',
        timezoneId: 'America/Toronto',
        viewport: { width, height: 800 },
      });
      const page = await context.newPage();
      for (const path of paths) {
        await page.goto(portal.url + path, { waitUntil: 'networkidle' });
        await page.evaluate(() => document.fonts.ready);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) console.error(`${path} at ${width}: ${over} px too wide`);
        await page.screenshot({ path: join(folder, fileOf(path, width, scheme)), fullPage: true });
      }
      await context.close();
    }
  }

  const figures = paths.map((path) => {
    const shots = SCHEMES.flatMap((scheme) => WIDTHS.map((width) => [fileOf(path, width, scheme), width]));
    const images = shots.map(([file, width]) => `<a href="${file}"><img src="${file}" width="${width / 4}" loading="lazy" alt=""></a>`);
    return `<h2>${path}</h2><p>${images.join('\n')}</p>`;
  });
  const style = 'body{font:1rem/1.4 system-ui;margin:2rem;background:#888}img{vertical-align:top;margin:.25rem}';
  const index = `<!doctype html><meta charset="utf-8"><title>Ensemble</title><style>${style}</style>${figures.join('\n')}`;
  await writeFile(join(folder, 'index.html'), index);
  console.log(`${paths.length * WIDTHS.length * SCHEMES.length} pictures of ${paths.length} pages: target/shots/index.html`);
} finally {
  await browser.close();
  await portal.stop();
}
