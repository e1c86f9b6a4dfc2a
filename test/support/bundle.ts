import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The product's workflows and those of the kinds that only tests have, bundled once for the same sources. */
export function testBundle(entry = 'test/kinds/workflows.ts'): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const hash = createHash('sha256').update(entry);
  for (const folder of ['workflows', 'test/kinds'])
    for (const file of readdirSync(join(root, folder)).toSorted())
      if (file.endsWith('.ts')) hash.update(readFileSync(join(root, folder, file)));
  const bundle = join(tmpdir(), `peerwork-test-bundle-${hash.digest('hex').slice(0, 16)}.js`);
  if (existsSync(bundle)) return bundle;
  const fresh = `${bundle}.${process.pid}`;
  execFileSync(process.execPath, [join(root, 'scripts/bundle-workflows.mjs'), join(root, entry), fresh]);
  renameSync(fresh, bundle);
  return bundle;
}
