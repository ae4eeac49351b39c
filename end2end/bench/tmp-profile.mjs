import { chromium } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { headless } from '../support/chromium.mjs';
import { startPortal } from '../support/portal.mjs';
const FACILITATOR = { email: 'ariane.desmeules-pham@ensemble.example', password: 'quatre renards au matin' };
const ITEMS = Number(process.argv[2] ?? 200), LETTERS = Number(process.argv[3] ?? 40), SLOWED = Number(process.argv[4] ?? 4);
const extra = process.env.EXTRA_CSS ?? '';
const portal = await startPortal({ log: 'bench-editor' });
const browser = await chromium.launch(headless);
const context = await browser.newContext({ baseURL: portal.url });
await context.request.post('/fr/connexion', { form: FACILITATOR, maxRedirects: 0 });
const form = { 'title.fr': 'Essai', settled: 'day', day: '2031-11-30', begins: '13:30', minutes: '90', modality: 'virtual', video: 'https://video.ensemble.example/essai', agenda: 'empty' };
const planned = await context.request.post('/fr/communautes/eleves-a-risque/rencontres/nouvelle', { form, maxRedirects: 0 });
const page = await context.newPage();
await page.goto(`${planned.headers().location.split('?')[0]}/ordre-du-jour`);
await page.locator('#add-item').click({ timeout: 60_000 });
for (let item = 1; item <= ITEMS; item += 1) {
  await page.keyboard.insertText(`Point ${item} : de quoi parler ensemble`);
  if (item < ITEMS) await page.keyboard.press('Enter');
  await page.waitForFunction((many) => document.querySelectorAll('.agenda-editor .agenda-row').length === many, Math.min(item + 1, ITEMS));
}
if (extra) await page.evaluate((css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; }, extra);
await page.locator('.agenda-editor textarea[id$="-title.fr"]').nth(ITEMS / 2).focus();
await page.keyboard.press('End');
const cdp = await context.newCDPSession(page);
await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
await page.evaluate(() => {
  window.delays = [];
  document.addEventListener('keydown', () => {
    const began = performance.now();
    requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => window.delays.push(performance.now() - began); port2.postMessage(0); });
  }, { capture: true });
});
const events = [];
if (process.env.TRACE) {
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await cdp.send('Tracing.start', { categories: 'devtools.timeline,blink,cc,disabled-by-default-devtools.timeline,v8,disabled-by-default-v8.cpu_profiler,disabled-by-default-devtools.timeline.invalidationTracking', transferMode: 'ReportEvents' });
}
for (let letter = 0; letter < LETTERS; letter += 1) { await page.keyboard.press('x'); await page.waitForTimeout(Number(process.env.GAP ?? 60)); }
if (process.env.TRACE) { const done = new Promise((r) => cdp.once('Tracing.tracingComplete', r)); await cdp.send('Tracing.end'); await done; writeFileSync(process.env.TRACE, JSON.stringify(events)); }
const delays = (await page.evaluate(() => window.delays)).toSorted((a, b) => a - b);
const at = (s) => delays[Math.floor(delays.length * s)].toFixed(1);
console.log({ p50: at(0.5), p95: at(0.95), letters: delays.length });
await browser.close(); await portal.stop(); process.exit(0);
