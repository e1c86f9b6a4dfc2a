/** `npm run clauses [-- --json FILE]`: every clause of the sources, and where it is met. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { clauses } from '../clauses/clauses.js';
import { tableOf } from '../clauses/table.js';

const { values } = parseArgs({ options: { json: { type: 'string' } } });

if (values.json) {
  const list = clauses.map(({ id, source, status, where }) => ({ id, source, status, where }));
  writeFileSync(values.json, `${JSON.stringify(list, null, 2)}\n`);
  console.log(`${list.length} clauses written to ${values.json}`);
} else console.log(tableOf(clauses));
