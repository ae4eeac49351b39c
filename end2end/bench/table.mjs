// The table that people read.

/** All rows, the targets beside them, and what they were measured on. */
export function markdown({ machine, rows }) {
  const verdict = ({ met }) => (met === undefined ? '' : met ? 'pass' : '**miss**');
  const lines = rows.map((row) => [row.what, row.measured, row.target ?? '', verdict(row)]);
  return `${[...grid([['', 'measured', 'target', ''], ...lines]), '', about(machine)].join('\n')}\n`;
}

/** The lines of a table; the first is its head. */
export function grid(rows) {
  const cells = rows.map((line) => line.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = cells[0].map((_, column) => Math.max(3, ...cells.map((line) => line[column].length)));
  const lines = cells.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return lines;
}

/** What figures were taken on. */
export function about({ date, cores, processor, memory, rustc, profile, commit, busy, stolen }) {
  const parts = [
    `${date.slice(0, 16).replace('T', ' ')} UTC`,
    `${cores} cores (${processor})`,
    `${Math.round(memory / 2 ** 30)} GiB`,
    rustc,
    `profile ${profile}`,
    `commit ${commit}`,
    busy ? '**compilers ran at the same time**' : 'no compiler ran at the same time',
    `${(stolen * 100).toFixed(1)} % of the processors taken by other virtual machines`,
  ];
  return `Measured ${parts.join(', ')}.`;
}
