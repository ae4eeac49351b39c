// Throws at a running portal what could take it down, while a probe asks /healthz ten times a second and a facilitator
// writes in another meeting: the probe never waits longer than 250 ms, the process stays under 300 MB, and nothing that
// was acknowledged is missing afterwards, when the portal is killed and started again. All of it on this machine; every
// loop is counted.
//
//   node end2end/attack.mjs     after `make build`; on PostgreSQL where `.make/with-postgres` has started one

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { WebSocket } from 'ws';
import * as Y from 'yjs';

import { freshDatabase } from './support/database.mjs';
import { COMMUNITY, FACILITATOR, meetings, signIn } from './support/live.mjs';
import { startPortal } from './support/portal.mjs';

const MEMBER = { email: 'beatrice.lafrenaye-diallo@ensemble.example', password: 'cinq bateaux au quai' };
const LONGEST_WAIT = 250;
const MOST_MEMORY = 300_000_000;
const PROBE_EVERY = 100;

const server = process.env.ENSEMBLE_TEST_POSTGRES;
const env = server ? { DATABASE_URL: await freshDatabase(server, 'attack') } : {};
let portal = await startPortal({ log: 'attack', env });
const faults = [];

try {
  const facilitator = await signIn(portal, FACILITATOR);
  const member = await signIn(portal, MEMBER);
  const [quiet, ...others] = await meetings(portal);
  const writer = await write(quiet, facilitator);
  const probe = probing();

  for (const [name, attack] of attacks(facilitator, member, others)) {
    const began = performance.now();
    probe.begin(name);
    const outcome = await attack();
    await sleep(300);
    const { longest, memory, asked } = probe.end();
    console.log(
      `${name}: ${Math.round(performance.now() - began)} ms, /healthz at most ${Math.round(longest)} ms of ${asked}, memory ${Math.round(memory / 1e6)} MB${outcome ? `; ${outcome}` : ''}`,
    );
    if (asked === 0) faults.push(`${name}: the probe was never answered`);
    if (longest > LONGEST_WAIT) faults.push(`${name}: /healthz took ${Math.round(longest)} ms`);
    if (memory > MOST_MEMORY) faults.push(`${name}: ${Math.round(memory / 1e6)} MB of memory`);
  }
  await probe.stop();
  await writer.settle();
  const written = writer.stop();
  if (written.saved < 20) faults.push(`only ${written.saved} updates of the writer were acknowledged`);

  process.kill(portal.pid, 'SIGKILL');
  await portal.stop({ keep: true });
  portal = await startPortal({ log: 'attack', env, folder: portal.folder });
  const text = await read(quiet, await signIn(portal, FACILITATOR));
  if (text !== written.text) faults.push(`what was acknowledged is not all there: ${text.length} of ${written.text.length} letters`);
  console.log(`${written.saved} updates were acknowledged meanwhile; ${text.length} letters are there after a kill`);
} catch (error) {
  faults.push(error.stack);
} finally {
  await portal.stop();
}
for (const fault of faults) console.error(`attack: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
else console.log('The portal answered throughout.');

/** The inputs, by what they are. */
function attacks(facilitator, member, documents) {
  const each = (cookie, updates) => async () => {
    const ends = [];
    for (const [index, update] of updates.entries()) ends.push(await push(documents[index % documents.length], cookie, update));
    return `ends: ${ends.join(', ')}`;
  };
  return [
    ['values nested 10,000 deep, by a reader', each(member, [nestedArrays(10_000), nestedArrays(400_000)])],
    ['values nested 10,000 deep, by a writer', each(facilitator, [nestedArrays(10_000)])],
    ['types nested 6,100 and 30,000 deep', each(facilitator, [nestedMaps(6_100), nestedMaps(30_000)])],
    ['24,000 clients at one place', each(facilitator, [crowd(24_000), crowd(2_000)])],
    ['letters that jump over each other', each(facilitator, [jumping(4_900)])],
    ['previews of 20,000 signs', () => previews(member)],
    ['a reader who does not read', () => deaf(documents[0], member, 2)],
    ['400 sockets of one person', () => manySockets(documents[0], member, 400)],
    ['eight covers of 6000 × 4000', () => covers(facilitator)],
    ['five archives', () => archives(member)],
    ['190 large drafts', () => drafts(member)],
    ['request heads that never end', () => heads(200)],
  ];
}

/** Asks /healthz ten times a second, and looks at the memory of the process. */
function probing() {
  let seen = { longest: 0, memory: 0, asked: 0 };
  let running = true;
  const loop = (async () => {
    while (running) {
      const began = performance.now();
      const answered = await fetch(`${portal.url}/healthz`, { signal: AbortSignal.timeout(10_000) }).then(
        (answer) => answer.ok,
        () => false,
      );
      const took = performance.now() - began;
      seen.longest = Math.max(seen.longest, answered ? took : Number.POSITIVE_INFINITY);
      seen.asked += answered ? 1 : 0;
      seen.memory = Math.max(seen.memory, await residentMemory());
      await sleep(Math.max(0, PROBE_EVERY - took));
    }
  })();
  return {
    begin: () => (seen = { longest: 0, memory: 0, asked: 0 }),
    end: () => seen,
    stop: async () => {
      running = false;
      await loop;
    },
  };
}

async function residentMemory() {
  const status = await readFile(`/proc/${portal.pid}/status`, 'utf8').catch(() => '');
  const found = status.match(/VmRSS:\s+(\d+) kB/);
  // A process that is gone has no memory, and the probe says so.
  return found ? Number(found[1]) * 1024 : 0;
}

function open(document, cookie) {
  const address = `${portal.url.replace('http', 'ws')}/live/meeting/${document}?saved=1`;
  const socket = new WebSocket(address, { headers: { cookie, origin: portal.url }, perMessageDeflate: false });
  socket.binaryType = 'arraybuffer';
  socket.on('error', () => {});
  return socket;
}

/** Whether a socket was let in. */
function opened(socket) {
  return new Promise((resolve) => {
    socket.once('open', () => resolve(true));
    socket.once('close', () => resolve(false));
  });
}

/** Sends one update, and waits until the socket closes or two seconds have gone. */
async function push(document, cookie, update) {
  const socket = open(document, cookie);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  if (!(await opened(socket))) throw new Error('the attacker was not let in: nothing was tried');
  socket.send(frame(0, 2, update));
  const code = await Promise.race([closed, sleep(2_000, 'stays')]);
  socket.terminate();
  return code;
}

/** A facilitator who types a letter every 50 ms; what the portal acknowledged is counted. */
async function write(document, cookie) {
  const doc = new Y.Doc();
  const text = doc.getText('attack');
  const socket = open(document, cookie);
  let [sent, saved] = [0, 0];
  socket.on('message', (data) => {
    const bytes = new Uint8Array(data);
    if (bytes[0] === 100) saved = readNumber(bytes, 1);
  });
  if (!(await opened(socket))) throw new Error('the writer was not let in');
  doc.on('update', (update) => {
    sent += 1;
    socket.send(frame(0, 2, update));
  });
  const typing = setInterval(() => text.insert(text.length, 'x'), 50);
  return {
    settle: async () => {
      clearInterval(typing);
      for (let tries = 0; saved < sent && tries < 100; tries += 1) await sleep(50);
      if (saved < sent) throw new Error(`the writer sent ${sent} updates, ${saved} were acknowledged`);
    },
    stop: () => {
      socket.terminate();
      return { saved, text: text.toString() };
    },
  };
}

/** What the writer's text says, as a newcomer reads it. */
async function read(document, cookie) {
  const doc = new Y.Doc();
  const socket = open(document, cookie);
  socket.on('message', (data) => {
    const bytes = new Uint8Array(data);
    if (bytes[0] === 0 && (bytes[1] === 1 || bytes[1] === 2)) Y.applyUpdate(doc, contentOf(bytes));
  });
  await opened(socket);
  socket.send(frame(0, 0, Y.encodeStateVector(doc)));
  await sleep(1_000);
  socket.terminate();
  return doc.getText('attack').toString();
}

async function post(path, cookie, body, headers = {}) {
  const answer = await fetch(`${portal.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: portal.url, 'sec-fetch-site': 'same-origin', ...headers },
    body,
  }).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.status;
}

async function previews(cookie) {
  const texts = ['>', '[', '*_', '- ', '`', '|a', '![', '<a', '&'].map((sign) => sign.repeat(20_000 / sign.length));
  const statuses = [];
  for (const text of texts) {
    const preview = () => post('/api/reflections/preview', cookie, new URLSearchParams({ text, lang: 'fr' }));
    statuses.push(...(await Promise.all([preview(), preview(), preview()])));
  }
  return `answers: ${[...new Set(statuses)].join(', ')}`;
}

async function deaf(document, cookie, connections) {
  const sockets = [];
  for (let count = 0; count < connections; count += 1) {
    const socket = open(document, cookie);
    if (!(await opened(socket))) continue;
    socket.pause();
    for (let asked = 0; asked < 400 && socket.readyState === 1; asked += 1) socket.send(frame(0, 0, new Uint8Array([0])));
    sockets.push(socket);
  }
  await sleep(1_500);
  for (const socket of sockets) socket.terminate();
}

async function manySockets(document, cookie, count) {
  const sockets = Array.from({ length: count }, () => open(document, cookie));
  await Promise.all(sockets.map(opened));
  await sleep(300);
  const left = sockets.filter((socket) => socket.readyState === 1).length;
  for (const socket of sockets) socket.terminate();
  if (left > 10) faults.push(`one person kept ${left} sockets of one document`);
}

async function covers(cookie) {
  const path = `${COMMUNITY}/couverture`;
  const picture = await largePicture();
  const cover = () => {
    const form = new FormData();
    form.set('picture', new Blob([picture], { type: 'image/png' }), 'x.png');
    form.set('alt-fr', 'x');
    form.set('alt-en', 'x');
    return post(path, cookie, form);
  };
  const statuses = await Promise.all(Array.from({ length: 8 }, cover));
  return `answers: ${statuses.join(', ')}`;
}

/** A PNG of one colour, 6000 × 4000: it is small to send and large to open. */
async function largePicture() {
  const { deflateSync, crc32 } = await import('node:zlib');
  const sum = crc32 ?? crcOf;
  const chunk = (kind, data) => {
    const bytes = Buffer.concat([Buffer.from(kind), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(sum(bytes) >>> 0);
    return Buffer.concat([head, bytes, tail]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(6000, 0);
  size.writeUInt32BE(4000, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(4000 * (1 + 6000 * 3));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function crcOf(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc;
}

async function archives(cookie) {
  const get = async () => {
    const answer = await fetch(`${portal.url}/fr/mes-reflexions/archive`, { headers: { cookie } });
    await answer.arrayBuffer();
    return answer.status;
  };
  const ends = await Promise.allSettled(Array.from({ length: 5 }, get));
  const bad = ends.filter(({ status, value }) => status === 'rejected' || (value !== 200 && value !== 503));
  if (bad.length > 0) faults.push(`${bad.length} of 5 archives broke off`);
  if (!ends.some(({ value }) => value === 200)) faults.push('no archive came');
}

async function drafts(cookie) {
  const draft = (fields) => {
    const form = new URLSearchParams({ 'subject[reflection]': randomUUID(), base: '0' });
    for (let field = 0; field < fields; field += 1) {
      form.set(`fields[${field}][0]`, `text.${field}`);
      form.set(`fields[${field}][1]`, 'x'.repeat(20_000));
    }
    return post('/api/drafts/keep', cookie, form);
  };
  const [tooLarge, many] = [[], []];
  for (let number = 0; number < 40; number += 1) tooLarge.push(await draft(90));
  for (let number = 0; number < 150; number += 1) many.push(await draft(20));
  if (tooLarge.some((status) => status !== 413)) faults.push(`drafts of 1.8 MB were answered ${[...new Set(tooLarge)].join(', ')}`);
  const kept = many.filter((status) => status === 200).length;
  if (kept === 0 || kept > 100) faults.push(`${kept} of 150 drafts of 400 kB were kept`);
  return `${kept} of 150 drafts of 400 kB were kept`;
}

async function heads(count) {
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(portal.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nhost: x\r\nx-slow: ');
    return socket;
  });
  await sleep(12_500);
  const left = sockets.filter((socket) => !socket.destroyed && socket.readyState === 'open').length;
  for (const socket of sockets) socket.destroy();
  if (left > 0) faults.push(`${left} of ${count} connections with unfinished heads are still open`);
}

/** Updates, written by hand: what no editor would send. */
function nestedArrays(depth) {
  const value = new Uint8Array(2 * depth);
  for (let level = 0; level < depth; level += 1) value.set([117, level === depth - 1 ? 0 : 1], 2 * level);
  return Uint8Array.from([...bytesOf(1, 1, 7, 0), 8, ...bytesOf(1), ...text('load'), ...bytesOf(1), ...value, 0]);
}

function nestedMaps(depth) {
  const bytes = bytesOf(1, depth, 7, 0);
  for (let clock = 0; clock < depth; clock += 1) {
    bytes.push(0x27, ...(clock === 0 ? [...bytesOf(1), ...text('load')] : bytesOf(0, 7, clock - 1)), ...text('k'), 1);
  }
  return Uint8Array.from([...bytes, 0]);
}

function crowd(clients) {
  const bytes = bytesOf(clients);
  for (let client = 1; client <= clients; client += 1) bytes.push(...bytesOf(1, client, 0), 4, ...bytesOf(1), ...text('load'), ...text('x'));
  return Uint8Array.from([...bytes, 0]);
}

function jumping(letters) {
  const bytes = [...bytesOf(2, letters, 2, 0)];
  for (let letter = 0; letter < letters; letter += 1) bytes.push(4, ...bytesOf(1), ...text('load'), ...text('x'));
  bytes.push(...bytesOf(letters, 1, 0));
  for (let letter = 0; letter < letters; letter += 1) bytes.push(0x44, ...bytesOf(2, letter), ...text('y'));
  return Uint8Array.from([...bytes, 0]);
}

function bytesOf(...numbers) {
  const bytes = [];
  for (let number of numbers) {
    for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
    bytes.push(number);
  }
  return bytes;
}

function text(words) {
  return [...bytesOf(words.length), ...Buffer.from(words)];
}

function frame(kind, step, content) {
  return Buffer.concat([Buffer.from([kind, step, ...bytesOf(content.length)]), content]);
}

function readNumber(bytes, at) {
  let [number, factor] = [0, 1];
  for (; ; at += 1, factor *= 128) {
    number += (bytes[at] & 127) * factor;
    if (bytes[at] < 128) return number;
  }
}

function contentOf(bytes) {
  let at = 2;
  while (bytes[at] > 127) at += 1;
  return bytes.subarray(at + 1);
}
