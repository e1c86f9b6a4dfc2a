/** The sample organisations of a laptop: loaded once, into an empty database, and named at every start. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeWhole } from './data-dir.mjs';
import { run } from './processes.mjs';
import { Halt, step } from './say.mjs';

/** @typedef {{ accounts: { email: string, password: string, role: string, organisation: string }[] }} Sample */

/** @param {string} dir @returns {Sample | undefined} */
export const loadedSample = (dir) => readJson(join(dir, 'sample.json'));

/** Was the loading cut off? Then the half of it that is there is thrown away. @param {string} dir */
export const wasCutOff = (dir) => existsSync(join(dir, 'sample.loading'));

/** @param {string} dir @param {NodeJS.ProcessEnv} env */
export async function loadSample(dir, env) {
  const loading = join(dir, 'sample.loading');
  writeFileSync(loading, '');
  await step('Loading the sample organisations, once', async () => {
    const { status, output } = await run(process.execPath, ['dist/src/entry/sample.js'], { env });
    if (status !== 0) throw new Halt(`The sample could not be loaded. It said:\n${output.trim()}`);
    writeWhole(join(dir, 'sample.json'), JSON.parse(output.trim().split('\n').at(-1) ?? ''));
  });
  rmSync(loading);
}
