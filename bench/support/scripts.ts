/**
 * The scripts that start servers, as `npm start` uses them. They are not compiled, so from the compiled benchmarks they are
 * found from the root of the project.
 */
export const root = new URL('../../../', import.meta.url);

const script = <T>(name: string): Promise<T> => import(new URL(`scripts/${name}.mjs`, root).href) as Promise<T>;

export const { startPostgres } = await script<typeof import('../../scripts/pg.mjs')>('pg');
export const { choosePorts, startTemporalServer, ensureTemporalBinary } =
  await script<typeof import('../../scripts/temporal-server.mjs')>('temporal-server');
export const { SERVER_VERSION } = await script<typeof import('../../scripts/temporal-binary.mjs')>('temporal-binary');
export const { launch, lastLines } = await script<typeof import('../../scripts/processes.mjs')>('processes');
export const { freePort, freePorts } = await script<typeof import('../../scripts/ports.mjs')>('ports');
export const { bundleWorkflows } =
  await script<typeof import('../../scripts/bundle-workflows.mjs')>('bundle-workflows');

export const { openScratch } = await script<typeof import('../../scripts/scratch.mjs')>('scratch');
export const { addresses, ensureDatabase, startDatabase } =
  await script<typeof import('../../scripts/database.mjs')>('database');
export const { secretsOf } = await script<typeof import('../../scripts/data-dir.mjs')>('data-dir');
export const { thriftyEnv, thriftyFlags } = await script<typeof import('../../scripts/thrift.mjs')>('thrift');

export type Postgres = Awaited<ReturnType<typeof startPostgres>>;
export type TemporalServer = Awaited<ReturnType<typeof startTemporalServer>>;
export type Handle = ReturnType<typeof launch>;
