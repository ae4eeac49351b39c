// What a first visit costs on the wire, headers included, and how large the wasm is.

import { readFile, stat } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import { chromium } from '@playwright/test';

import { launchOptions } from '../support/chromium.mjs';
import { root, startPortal } from '../support/portal.mjs';
import { PAGES, kilobytes, manifest } from './workbench.mjs';

const MOST = 40_000;
const ORDER = ['home', 'community', 'list'];

export async function measure() {
  const portal = await startPortal({ log: 'bench' });
  const browser = await chromium.launch(launchOptions);
  try {
    const pages = {};
    for (const name of ORDER) pages[name] = await weigh(browser, portal.url + PAGES[name]);
    return { pages, wasm: await wasm() };
  } finally {
    await browser.close();
    await portal.stop();
  }
}

export function rows({ pages, wasm }) {
  const light = (bytes) => ({ target: '≤ 40 kB', met: bytes <= MOST });
  return [
    ...ORDER.map((name) => {
      const { bytes, files } = pages[name];
      const kinds = new Map();
      for (const file of files) kinds.set(file.kind, (kinds.get(file.kind) ?? 0) + file.bytes);
      const parts = [...kinds].map(([kind, sum]) => `${kind} ${kilobytes(sum)}`).join(', ');
      return { what: `${name} page, first visit`, measured: `${kilobytes(bytes)} (${parts})`, ...(name === 'list' ? {} : light(bytes)) };
    }),
    { what: 'wasm of the islands', measured: `${kilobytes(wasm.raw)}, brotli ${kilobytes(wasm.brotli)}` },
  ];
}

async function weigh(browser, url) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const files = new Map();
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      const path = new URL(response.url).pathname;
      files.set(requestId, { path, kind: kindOf(path, type), status: response.status, bytes: 0 });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const file = files.get(requestId);
      if (file) file.bytes = encodedDataLength;
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    const all = [...files.values()];
    // With a window on a screen, the browser asks for these too.
    const also = page.locator('link[rel~=icon], link[rel=manifest]');
    for (const path of await also.evaluateAll((links) => links.map((link) => new URL(link.href).pathname))) {
      if (all.some((file) => file.path === path)) continue;
      all.push({ path, kind: kindOf(path, 'Other'), ...(await received(new URL(path, url))) });
    }
    const missing = all.find(({ status }) => status !== 200);
    if (missing) throw new Error(`${url} asks for ${missing.path}, which answers ${missing.status}`);
    return { bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), files: all };
  } finally {
    await context.close();
  }
}

/** What the table calls a file: as the browser does, where that says anything. */
function kindOf(path, type) {
  const [extension] = path.match(/[^./]+$/) ?? [];
  return { svg: 'icon', wasm: 'wasm', webmanifest: 'manifest' }[extension] ?? type.toLowerCase();
}

/** The bytes that come back over the connection. */
function received(url) {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent: false, timeout: 5_000, headers: { 'accept-encoding': 'gzip, br' } }, (answer) => {
      const { socket, statusCode: status } = answer;
      answer.resume().on('end', () => resolve({ status, bytes: socket.bytesRead }));
    });
    asked.on('error', reject).on('timeout', () => asked.destroy(new Error(`${url} does not answer`)));
  });
}

async function wasm() {
  const file = join(root, `target/site/pkg/${(await manifest()).small}.wasm`);
  const content = await readFile(file);
  const brotli = await stat(`${file}.br`).then(({ size }) => size, () => brotliCompressSync(content).length);
  return { raw: content.length, brotli };
}
