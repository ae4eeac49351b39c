// What the browser tests that failed said, in a few lines each: the end of a log is what one reads first.
// node .make/failures.mjs REPORT, the JSON report of Playwright

import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';

function* failures(suite) {
  for (const inner of suite.suites ?? []) yield* failures(inner);
  for (const spec of suite.specs ?? []) {
    if (spec.ok) continue;
    const errors = spec.tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
    yield { where: `${spec.file}:${spec.line} ${spec.title}`, said: errors.map(({ message }) => stripVTControlCharacters(message)) };
  }
}

const report = JSON.parse(await readFile(process.argv[2], 'utf8'));
for (const { where, said } of failures(report)) {
  console.log(where);
  for (const line of said.join('\n').split('\n').slice(0, 12)) console.log(`  ${line}`);
}
