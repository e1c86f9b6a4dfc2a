/** Adds the platform packages that the registry in use could not serve, so that `npm ci` accepts the lock file everywhere. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {{ version?: string, optionalDependencies?: Record<string, string>, dev?: boolean, cpu?: string[], os?: string[], optional?: boolean }} Entry
 * @typedef {Record<string, Entry>} Entries
 */

/** @type {Record<string, string>} */
const systems = { windows: 'win32' };
for (const name of [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'win32',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
])
  systems[name] = name;
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];
/** Platform packages are pinned exactly. */
const exact = /^\d+\.\d+\.\d+[\w.+-]*$/;

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Entries} */
const entries = lock.packages;
let added = 0;
for (const [place, entry] of Object.entries(entries)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (!platform || !exact.test(version) || isLocked(place, name)) continue;
    entries[`${besides(place)}node_modules/${name}`] = {
      version,
      ...platform,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log('added', added);

/** @param {string} name */
function platformOf(name) {
  const parts = name.split(/[/-]/);
  const os = parts.map((part) => systems[part]).find((found) => found !== undefined);
  const cpu = processors.find((each) => parts.includes(each));
  return os && cpu ? { cpu: [cpu], os: [os] } : undefined;
}

/** Looked up as Node would: beside the package, then in every folder above. @param {string} place @param {string} name */
function isLocked(place, name) {
  for (let dir = place; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/node_modules/')))) {
    if (entries[`${dir ? `${dir}/` : ''}node_modules/${name}`]) return true;
    if (!dir) return false;
  }
}

/** @param {string} place */
function besides(place) {
  return place.includes('/node_modules/') ? `${place.slice(0, place.lastIndexOf('/node_modules/'))}/` : '';
}
