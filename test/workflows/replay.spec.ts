import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';

import { testBundle } from '../support/bundle.js';

jest.setTimeout(60_000); // the bundle may have to be built first

const folder = new URL('../histories/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

const replay = (name: string, codePath: string) =>
  Worker.runReplayHistory(
    { workflowBundle: { codePath } },
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object,
  );

beforeAll(() => {
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { forward: {}, filter: 'OFF' } },
  });
});

afterAll(() => Runtime.instance().shutdown());

describe('every history that was ever kept', () => {
  it('is there', () => {
    expect(names.length).toBeGreaterThanOrEqual(14);
  });

  it.each(names)('is lived through again by the workflows of today: %s', async (name) => {
    await replay(name, testBundle());
  });

  it('would catch a workflow that does something else', async () => {
    const broken = testBundle('test/kinds/broken-workflows.ts');
    await expect(replay('journey-of-two-years.json', broken)).rejects.toThrow(DeterminismViolationError);
  });
});
