/**
 * `npm test`: everything that is proved, on servers of its own that go away with it.
 *   npm test                 rules, journal, HTTP, Temporal, then walks through the page, then a short crash run
 *   npm test -- due-date     only the tests whose file has that in its name, with only the servers that they need
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { freePort } from './ports.mjs';
import { lastLines, launch, run } from './processes.mjs';
import { explain, Halt, say, step } from './say.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const args = process.argv.slice(2);
const everything = args.length === 0;
const inCi = Boolean(process.env.CI);
const score = { passed: 0, failed: 0, skipped: 0 };
/** @type {{ stop(): Promise<void> }[]} */
const servers = [];

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => process.exit(130));

/** @type {Awaited<ReturnType<typeof import('./scratch.mjs').openScratch>>} */
let scratch;

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

async function main() {
  await ensureInstalled();
  const { openScratch } = await import('./scratch.mjs');
  scratch = await openScratch('peerwork-npm-test-');
  process.on('exit', scratch.close);
  await ensureBuilt(everything ? undefined : ['server']);
  const env = await startServers(await selectedTests());
  await runJest(env);
  for (const server of servers.splice(0).toReversed()) await server.stop();
  if (everything) await walkThroughThePage();
  if (everything) await crash();
}

/** Which tests Jest would run, by the text of their files. */
async function selectedTests() {
  const { output } = await run(process.execPath, [
    ...jest,
    '--listTests',
    ...args.filter((arg) => !/^--json|^--outputFile/.test(arg)),
  ]);
  const files = output.split('\n').filter((line) => line.endsWith('.spec.ts'));
  return files.map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

/** Rules and house rules need no server, the start brings its own; a file that speaks of Temporal needs that too. @param {{ file: string, text: string }[]} tests @returns {Promise<NodeJS.ProcessEnv>} */
async function startServers(tests) {
  const env = { ...process.env, NODE_ENV: 'test', ...(inCi && { CI: 'true' }) };
  if (tests.every(({ file }) => /\/test\/(machines|house|start)\//.test(file))) return env;
  const { startPostgres } = await import('./pg.mjs');
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const postgres = await step('Starting PostgreSQL', () =>
    startPostgres({ dir: join(scratch.dir, 'postgres'), settings }),
  );
  servers.push(postgres);
  const temporal = tests.some(({ text }) => /\b(describeTemporal|testTemporal)\b/.test(text))
    ? await startTemporal(postgres)
    : undefined;
  return { ...env, TEST_DATABASE_URL: postgres.url, ...(temporal && { TEST_TEMPORAL_ADDRESS: temporal.address }) };
}

/** @param {import('./pg.mjs').Postgres} postgres */
async function startTemporal(postgres) {
  const { ensureTemporalBinary, startTemporalServer } = await import('./temporal-server.mjs');
  const binary = await ensureTemporalBinary({ serverOnly: true, onProgress: say });
  if (!binary) {
    missing('NOT TESTED: what needs a real Temporal server, for none can be had here (Go would build one).');
    return undefined;
  }
  const wish = { dataDir: join(scratch.dir, 'temporal'), pg: postgres, timeSkipping: true, ports: {}, binary };
  const server = await step('Starting a Temporal server with time skipping', () => startTemporalServer(wish));
  servers.push(server);
  scratch.crew.add('temporal', server.pid, binary.program);
  return server;
}

/** @param {NodeJS.ProcessEnv} env */
async function runJest(env) {
  const results = join(scratch.dir, 'jest.json');
  const { status } = await run(process.execPath, [...jest, '--json', `--outputFile=${results}`, ...args], {
    env,
    show: true,
  });
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = readResults(results) ?? {
    numRuntimeErrorTestSuites: 1,
  };
  count(numPassedTests, numFailedTests + numRuntimeErrorTestSuites, numPendingTests);
  if (status !== 0 && score.failed === 0) count(0, 1);
}

/** A whole product of the walks' own, started as anybody starts it. */
async function walkThroughThePage() {
  const { findChromium } = await import('./chromium.mjs');
  const CHROMIUM = await findChromium();
  if (!CHROMIUM) return missing('NOT TESTED: the page, for there is no Chromium here (apt-get install chromium).');
  const { startMailFolder } = await import('./mail-folder.mjs');
  const MAIL_FOLDER = join(scratch.dir, 'mail');
  const mail = await startMailFolder(MAIL_FOLDER);
  servers.push(mail);
  const product = await startProduct(mail.env);
  const results = join(scratch.dir, 'walks.json');
  const env = { ...process.env, CHROMIUM, BASE_URL: product.url, MAIL_FOLDER, PLAYWRIGHT_JSON_OUTPUT_NAME: results };
  say('Walking through the page in Chromium');
  const { status } = await run(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    {
      env,
      show: true,
    },
  );
  await product.stop();
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = readResults(results)?.stats ?? {};
  count(expected + flaky, unexpected || (status === 0 ? 0 : 1), skipped);
}

/** @param {Record<string, string>} mail where it sends its mail */
async function startProduct(mail) {
  const port = String(await freePort());
  const log = join(scratch.dir, 'start.log');
  const env = { ...process.env, ...mail, DATA_DIR: join(scratch.dir, 'product'), PORT: port };
  const product = launch(process.execPath, ['scripts/start.mjs'], { env, log, graceMs: 20_000 });
  servers.push(product);
  await step('Starting a product to walk through', async () => {
    while (!lastLines(log).includes('Ctrl-C stops everything')) {
      if (!product.running()) throw new Halt(`The product did not start. It said:\n${lastLines(log)}`);
      await delay(100);
    }
  });
  return { ...product, url: `http://localhost:${port}` };
}

/** Kills everything in turn under load; a longer one is `npm run crash`. */
async function crash() {
  say('A short crash run: everything is killed in turn, under load');
  const { status } = await run(process.execPath, ['dist/bench/crash/main.js', '--kills', '8', '--seconds', '30'], {
    show: true,
  });
  count(status === 0 ? 1 : 0, status === 0 ? 0 : 1);
}

/** @param {string} sentence */
function missing(sentence) {
  console.error(`\n${'!'.repeat(80)}\n${sentence}\n${'!'.repeat(80)}\n`);
  count(0, inCi ? 1 : 0, inCi ? 0 : 1);
}

/** @param {number} [passed] @param {number} [failed] @param {number} [skipped] */
function count(passed = 0, failed = 0, skipped = 0) {
  score.passed += passed;
  score.failed += failed || 0;
  score.skipped += skipped;
}

/** @param {string} file */
function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

await main().catch((fault) => {
  console.error(explain(fault));
  score.failed += 1;
});
for (const server of servers.toReversed()) await server.stop();
console.log(`\n${score.passed} passed, ${score.failed} failed${score.skipped ? `, ${score.skipped} skipped` : ''}`);
process.exit(score.failed > 0 ? 1 : 0);
