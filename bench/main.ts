/** `npm run bench -- P1 P2 P7 P8 P9 P13 [--json FILE] [--blocks 20] [--quick]`: measures the product beside something everyone knows. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { Bench, Setting } from './bench.js';
import { Environment } from './harness/environment.js';
import { table, type Finding } from './harness/report.js';
import { foresightBench } from './foresight.bench.js';
import { httpBench } from './http.bench.js';
import { recordBench } from './record.bench.js';
import { remindersBench } from './reminders.bench.js';
import { startBench } from './start.bench.js';
import { worklistBench } from './worklist.bench.js';
import { layGround } from './support/ground.js';
import { ensureTemporalBinary, SERVER_VERSION } from './support/scripts.js';

const benches: Readonly<Record<string, Bench>> = {
  P1: recordBench,
  P2: httpBench,
  P7: remindersBench,
  P8: worklistBench,
  P9: startBench,
  P13: foresightBench,
};
const onTemporal: ReadonlySet<string> = new Set(['P1', 'P7', 'P9']);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    blocks: { type: 'string', default: '20' },
    quick: { type: 'boolean', default: false },
  },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(benches);
const unknown = wanted.filter((id) => !(id in benches));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}: there are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const interactive = process.stderr.isTTY;
const show = (line: string): void => void process.stderr.write(interactive ? `\r\u001B[K${line}` : `${line}\n`);
const plan = values.quick
  ? { blocks: 4, sliceMs: 1_000 }
  : { blocks: Math.max(4, Number(values.blocks) || 20), sliceMs: 2_500 };

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

if (wanted.some((id) => onTemporal.has(id))) await ensureTemporalBinary({ serverOnly: true, onProgress: show });
const findings: Finding[] = [];
for (const id of wanted) findings.push(...(await measure(id)));

show('');
console.log(`\n${table(findings)}`);
if (values.quick) console.log('\nA quick run: it shows that the benchmark works, not what the figure is.');
if (values.json) writeFileSync(values.json, `${JSON.stringify(findings, null, 2)}\n`);

/** Each benchmark has a database of its own, so that none measures what another left behind. */
async function measure(id: string): Promise<readonly Finding[]> {
  const ground = await layGround();
  const environment = new Environment(ground.dir);
  try {
    const setting: Setting = { ...plan, quick: values.quick, ground, onBlock, onStep };
    const found = await benches[id]!(setting);
    const [row] = await ground.query<{ server_version: string }>('show server_version');
    show('');
    console.log(`${id}  ${environment.describe({ PostgreSQL: row!.server_version, Temporal: SERVER_VERSION })}`);
    return found;
  } finally {
    await ground.clear();
  }
}

function onBlock(id: string): (done: number, of: number) => void {
  return (done, of) => {
    if (interactive || done === of) show(`${id}: block ${done} of ${of}`);
  };
}

/** Only to those who watch. */
function onStep(sentence: string): void {
  if (interactive) show(sentence);
}
