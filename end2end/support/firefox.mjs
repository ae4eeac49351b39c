// Debian's Firefox, driven by WebDriver BiDi: Playwright drives only builds of its own. What the editor's test needs, and
// no more.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import WebSocket from 'ws';

const program = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

export const installed = existsSync(program);

/** Starts Firefox with an empty profile, and opens a window. */
export async function startFirefox() {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const child = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile },
  });
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (bytes) => {
      said += bytes;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said}`)));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map();
  let last = 0;
  socket.on('message', (data) => {
    const { id, result, error, message } = JSON.parse(String(data));
    const answer = waiting.get(id);
    waiting.delete(id);
    if (answer) error ? answer.reject(new Error(`${error}: ${message}`)) : answer.resolve(result);
  });
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  await send('session.new', { capabilities: {} });
  const { contexts } = await send('browsingContext.getTree', {});
  const { context } = contexts[0];
  await send('browsingContext.setViewport', { context, viewport: { width: 1280, height: 900 } });

  /** Runs an expression in the page; its value must be a string, a number or a boolean. */
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send('script.evaluate', { expression, target: { context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  };
  return {
    evaluate,
    goto: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    /** Presses keys one after the other: letters, and keys by their WebDriver codes. */
    press: (keys, pause = 30) =>
      send('input.performActions', {
        context,
        actions: [
          {
            type: 'key',
            id: 'keyboard',
            actions: [...keys].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }, { type: 'pause', duration: pause }]),
          },
        ],
      }),
    /** Waits until an expression is true. */
    until: async (expression, timeout = 15_000) => {
      const end = Date.now() + timeout;
      while (!(await evaluate(expression))) {
        if (Date.now() > end) throw new Error(`${expression} did not become true`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    close: async () => {
      socket.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

export const KEY = { home: '\uE011', end: '\uE010', tab: '\uE004', backspace: '\uE003' };
