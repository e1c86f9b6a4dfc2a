/** Installs the dependencies when the lock file asks for others than are there. Needs nothing but Node and npm. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './processes.mjs';
import { diskFull, Halt, step } from './say.mjs';

const stamp = 'node_modules/.peerwork-installed';
/** Another Node or another machine may need other binaries. */
const machine = `${process.platform}-${process.arch}-${process.versions.modules}`;

/** @returns {Promise<void>} */
export async function ensureInstalled() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const [installedOn, installedFrom] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : [machine];
  if (installedOn === machine && installedFrom === lock) return;
  if (installedOn !== machine || !holdsWhatTheLockNames()) await step('Installing the dependencies (npm ci)', install);
  writeFileSync(stamp, `${machine} ${lock}`);
}

/** Somebody may have run npm by hand: then npm's own list says what is installed. */
function holdsWhatTheLockNames() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([place, entry]) =>
      !place.includes('node_modules/') || entry.optional || entry.link || installed[place]?.version === entry.version,
  );
}

/** Through the very npm that started us, where one did; the tools that build are needed in production too. */
async function install() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const { status, output } = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
  if (status === 0) return;
  if (/ENOSPC|No space left/.test(output)) throw new Halt(diskFull);
  throw new Halt(
    `npm could not install the dependencies. It said:\n${output.trim().split('\n').slice(-12).join('\n')}`,
  );
}
