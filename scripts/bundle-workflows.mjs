// Builds the workflow bundle ahead of time, so that a worker starts without a bundler:
//   node scripts/bundle-workflows.mjs [FROM] [TO]     workflows/index.ts → dist/workflows-bundle.js
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The code of a bundle that holds every workflow which the file at `workflowsPath` exports. */
export async function bundleWorkflows(workflowsPath = join(root, 'workflows/index.ts')) {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      mode: 'production',
      // The worker insists on an inline map; without sources it is small, and stack traces stay readable.
      devtool: 'inline-nosources-source-map',
      output: {
        ...config.output,
        devtoolModuleFilenameTemplate: (module) => withinProject(module.absoluteResourcePath),
      },
    }),
  });
  return code;
}

/** Paths of the building machine stay out of the bundle and of every stack trace. */
const withinProject = (path) => (path.startsWith(root) ? path.slice(root.length + 1) : path);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [from = join(root, 'workflows/index.ts'), to = join(root, 'dist/workflows-bundle.js')] = process.argv.slice(2);
  const code = await bundleWorkflows(resolve(from));
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, code);
  console.log(`[bundle] ${relative(root, to)}: ${Math.round(code.length / 1024)} kB`);
}
