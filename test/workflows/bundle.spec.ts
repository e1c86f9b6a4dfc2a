import { describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { kinds } from '../../src/kinds.js';
import * as workflows from '../../workflows/index.js';
import { testBundle } from '../support/bundle.js';

jest.setTimeout(60_000); // the bundle may have to be built first

/** Every file that went into the product's bundle, read off its own source map. */
function contents(): string[] {
  const code = readFileSync(testBundle('workflows/index.ts'), 'utf8');
  const map = Buffer.from(code.slice(code.lastIndexOf('base64,') + 'base64,'.length), 'base64');
  const { sources } = JSON.parse(map.toString()) as { sources: string[] };
  return sources.filter((source) => !source.startsWith('webpack/'));
}

describe('the workflow bundle', () => {
  it('holds our workflows and what Temporal needs, and nothing else: no rules, no server, no database', () => {
    const foreign = contents().filter(
      (source) =>
        !source.startsWith('workflows/') &&
        !/^node_modules\/(@temporalio\/(common|workflow|worker)|nexus-rpc|ms|long)\//.test(source),
    );
    expect(foreign).toEqual([]);
  });

  it('names no path of the machine that built it', () => {
    expect(contents().filter((source) => source.startsWith('/'))).toEqual([]);
  });

  it('has a workflow for every kind of process', () => {
    for (const { rules } of kinds) expect(workflows).toHaveProperty(rules.name, expect.any(Function));
  });
});
