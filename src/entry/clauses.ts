/** `npm run clauses [-- --json FILE]`: every clause of the sources, and where it is met. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { clauses } from '../clauses/clauses.js';
import { tableOf } from '../clauses/table.js';

/** npm keeps `--json` for itself where `--` is left out, and hands on the file alone. */
function fileToWrite(): string | undefined {
  const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
  return values.json ?? positionals[0];
}

function write(file: string): void {
  const list = clauses.map(({ id, source, status, where }) => ({ id, source, status, where }));
  writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`);
  console.log(`${list.length} clauses written to ${file}`);
}

try {
  const file = fileToWrite();
  if (file) write(file);
  else console.log(tableOf(clauses));
} catch (fault) {
  console.error((fault as Error).message);
  process.exitCode = 1;
}
