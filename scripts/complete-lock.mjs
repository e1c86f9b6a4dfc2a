// Adds the platform packages that the registry in use could not serve, so that `npm ci` accepts the lock file everywhere.
import { readFileSync, writeFileSync } from 'node:fs';
const f = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(f, 'utf8'));
const OS = { android: 'android', darwin: 'darwin', freebsd: 'freebsd', linux: 'linux', win32: 'win32', windows: 'win32', openharmony: 'openharmony', netbsd: 'netbsd', openbsd: 'openbsd', sunos: 'sunos', aix: 'aix' };
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];
let n = 0;
for (const [at, p] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(p.optionalDependencies ?? {})) {
    if (!/^\d+\.\d+\.\d+[\w.+-]*$/.test(range)) continue;            // platform packages are pinned exactly
    const parts = name.split(/[/-]/), os = parts.map((x) => OS[x]).find(Boolean), cpu = CPU.find((c) => parts.includes(c));
    if (!os || !cpu) continue;
    let dir = at, found = false;
    for (;;) { if (lock.packages[`${dir ? dir + '/' : ''}node_modules/${name}`]) { found = true; break; } if (!dir) break; const i = dir.lastIndexOf('/node_modules/'); dir = i < 0 ? '' : dir.slice(0, i); }
    if (found) continue;
    const base = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) + '/' : '';
    lock.packages[`${base}node_modules/${name}`] = { version: range, cpu: [cpu], ...(p.dev ? { dev: true } : {}), optional: true, os: [os] };
    n++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(f, JSON.stringify(lock, null, 2) + '\n');
console.log('added', n);
