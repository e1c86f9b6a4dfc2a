/** `npm run build`: builds what changed since the last build, server and web page side by side. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { lock } from './lock.mjs';
import { run } from './processes.mjs';
import { diskFull, explain, Halt, say, step } from './say.mjs';

const tools = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];
const generated = new Set(['node_modules', 'dist', '.tanstack', 'routeTree.gen.ts']);

/**
 * What is built: from which sources, by which commands, and where the stamp of its sources is kept.
 * @type {Record<'server' | 'web', { what: string, sources: string[], stamp: string, commands: string[][] }>}
 */
const parts = {
  server: {
    what: 'Building the server',
    sources: [
      'src',
      'workflows',
      'state-machines',
      'bench',
      'scripts/bundle-workflows.mjs',
      'nest-cli.json',
      '.swcrc',
      'tsconfig.build.json',
    ],
    stamp: 'dist/.built-from',
    commands: [['node_modules/@nestjs/cli/bin/nest.js', 'build'], ['scripts/bundle-workflows.mjs']],
  },
  web: {
    what: 'Building the web page',
    sources: ['web'],
    stamp: 'web/dist/.built-from',
    commands: [['../node_modules/vite/bin/vite.js', 'build']],
  },
};

/** @param {(keyof typeof parts)[]} [wanted] */
export async function ensureBuilt(wanted = ['server', 'web']) {
  const stale = wanted.filter((name) => builtFrom(name) !== fingerprint(name));
  if (stale.length === 0) return;
  const turn = await lock('node_modules/.cache/peerwork-build.lock', () =>
    say('Another process is building: waiting for it'),
  );
  try {
    const builds = stale.filter((name) => builtFrom(name) !== fingerprint(name)).map(build);
    for (const result of await Promise.allSettled(builds)) if (result.status === 'rejected') throw result.reason;
  } finally {
    turn.release();
  }
}

/** @param {keyof typeof parts} name */
async function build(name) {
  const { what, stamp, commands } = parts[name];
  const from = fingerprint(name);
  await step(what, async () => {
    for (const command of commands) await compile(what, command, name === 'web' ? 'web' : '.');
  });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, from);
}

/** @param {string} what @param {string[]} command @param {string} cwd */
async function compile(what, command, cwd) {
  const { status, output } = await run(process.execPath, command, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status === 0) return;
  if (/ENOSPC|No space left/.test(output)) throw new Halt(diskFull);
  throw new Halt(
    `${what} failed. It said:\n${stripVTControlCharacters(output).trim().split('\n').slice(0, 40).join('\n')}`,
  );
}

/** The sources that the present build was made from. @param {keyof typeof parts} name */
export function builtFrom(name) {
  return existsSync(parts[name].stamp) ? readFileSync(parts[name].stamp, 'utf8') : undefined;
}

/** By content: a checkout of the same sources builds nothing. @param {keyof typeof parts} name */
function fingerprint(name) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of [...tools, ...parts[name].sources].flatMap(filesIn))
    hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => !generated.has(name));
  return names.toSorted().flatMap((name) => filesIn(join(path, name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
  const wanted = /** @type {('server' | 'web')[]} */ (process.argv.slice(2));
  await ensureBuilt(wanted.length > 0 ? wanted : undefined).catch((fault) => {
    console.error(explain(fault));
    process.exit(1);
  });
}
