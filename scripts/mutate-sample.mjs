/**
 * `npm run mutate:sample -- [--chunks 40] [--seed 1]`: tries the rules' tests on the mutants of a random part of
 * `state-machines/`. All of them take a night (`npm run mutate`); a sample says in minutes how the whole stands.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** So many lines are mutated together: mutants that span more lines are left out. */
const LINES = 12;

const { values } = parseArgs({
  options: { chunks: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' } },
});

const places = readdirSync('state-machines', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .toSorted()
  .flatMap((name) => {
    const file = join('state-machines', name);
    const lines = readFileSync(file, 'utf8').split('\n').length;
    return Array.from(
      { length: Math.ceil(lines / LINES) },
      (_, chunk) => `${file}:${chunk * LINES + 1}-${(chunk + 1) * LINES}`,
    );
  });

const { seededRandom } = await import(new URL('../dist/bench/harness/statistics.js', import.meta.url).href);
const random = seededRandom(Number(values.seed));

const drawn = places
  .map((place) => ({ place, lot: random() }))
  .toSorted((one, other) => one.lot - other.lot)
  .slice(0, Number(values.chunks))
  .map(({ place }) => place);
console.log(`${drawn.length} of ${places.length} parts, seed ${values.seed}`);
const { status } = spawnSync('nice', ['-n', '15', 'node_modules/.bin/stryker', 'run', '--mutate', drawn.join(',')], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
