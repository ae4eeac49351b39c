// A TCP relay between a browser and the portal that fails like real networks do: it stops forwarding without closing, or
// swallows WebSockets.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * @param {string} target the address of the portal
 * @returns {Promise<{ url: string, freeze: () => void, freezeSockets: () => void, sockets: (kind: 'pass' | 'refuse' | 'silence' | 'hold') => void, close: () => Promise<void> }>}
 */
export async function startRelay(target) {
  const { hostname, port } = new URL(target);
  let pairs = [];
  let kind = 'pass';
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const pair = { client, upstream, frozen: false, held: false, live: false };
    pairs.push(pair);
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.on('data', (bytes) => {
      if (pair.frozen || pair.held) return;
      pair.live ||= /^GET \/live\//.test(bytes.toString('latin1'));
      if (kind !== 'pass' && pair.live) {
        if (kind === 'refuse') client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        else if (kind === 'hold') pair.held = true;
        else {
          // The answer passes, and nothing after it.
          upstream.once('data', () => (pair.frozen = true));
          upstream.write(bytes);
        }
        return;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!pair.frozen || bytes.toString('latin1', 0, 12) === 'HTTP/1.1 101') client.write(bytes);
    });
    client.on('close', () => !pair.frozen && upstream.destroy());
    upstream.on('close', () => !pair.frozen && client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** What is open now is dead, and neither side learns of it; new connections pass. */
    freeze: () => pairs.forEach((pair) => (pair.frozen = true)),
    /** The same for WebSockets only. */
    freezeSockets: () => pairs.filter((pair) => pair.live).forEach((pair) => (pair.frozen = true)),
    sockets: (next) => (kind = next),
    close: async () => {
      for (const { client, upstream } of pairs) {
        client.destroy();
        upstream.destroy();
      }
      server.close();
    },
  };
}
