import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A small project in which every rule is broken once: the rule, the file that breaks it, and how. */
const offences = [
  ['no-circles', 'src/circle/first.ts', `import { second } from './second.js';\nexport const first = () => second;`],
  [
    'machines-are-pure',
    'state-machines/impure.ts',
    `import { readFileSync } from 'node:fs';\nexport const rule = readFileSync;`,
  ],
  [
    'machines-are-pure',
    'state-machines/reaching.ts',
    `import { harmless } from '../src/harmless.js';\nexport const rule = harmless;`,
  ],
  ['workflows-are-sandboxed', 'workflows/heavy.ts', `import { setup } from 'xstate';\nexport const heavy = setup;`],
  [
    'workflows-are-sandboxed',
    'workflows/ruling.ts',
    `import { word } from '../state-machines/core/word.js';\nexport const w = word;`,
  ],
  [
    'workflows-see-types-only',
    'workflows/curious.ts',
    `import type { Harmless } from '../src/harmless.js';\nexport type Curious = Harmless;`,
  ],
  [
    'server-does-not-know-the-page',
    'src/pageful.ts',
    `import { page } from '../web/src/page.js';\nexport const pageful = page;`,
  ],
  [
    'page-does-not-know-the-server',
    'web/src/serverful.ts',
    `import type { Harmless } from '../../src/harmless.js';\nexport type S = Harmless;`,
  ],
  [
    'product-does-not-know-its-tests',
    'src/entry/tested.ts',
    `import { given } from '../../test/given.js';\nexport const tested = given;`,
  ],
  ['nothing-missing', 'src/hopeful.ts', `import { nowhere } from './nowhere.js';\nexport const hopeful = nowhere;`],
  [
    'nothing-for-development-only',
    'src/developing.ts',
    `import { check } from 'fast-check';\nexport const developing = check;`,
  ],
] as const;

/** What keeps every rule. */
const innocent = {
  'src/circle/second.ts': `import { first } from './first.js';\nexport const second = () => first;`,
  'src/harmless.ts': `export const harmless = 1;\nexport type Harmless = typeof harmless;`,
  'state-machines/core/word.ts': `import { z } from 'zod';\nexport const word = z.string();\nexport type Word = string;`,
  'state-machines/machine.ts': `import { setup } from 'xstate';\nimport { word } from './core/word.js';\nexport const machine = [setup, word];`,
  'workflows/light.ts': `import { sleep } from '@temporalio/workflow';\nimport type { Word } from '../state-machines/core/word.js';\nexport const light = (w: Word) => [sleep, w];`,
  'src/welcome.ts': `import { light } from '../workflows/light.js';\nimport { machine } from '../state-machines/machine.js';\nexport const all = [light, machine];`,
  'web/src/page.ts': `export const page = 1;`,
  'test/given.ts': `import { harmless } from '../src/harmless.js';\nexport const given = harmless;`,
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let project: string;
let violations: Violation[];

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'peerwork-rules-'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.json'])
    writeFileSync(join(project, file), readFileSync(join(root, file)));
  for (const [, file, text] of offences) place(file, text);
  for (const [file, text] of Object.entries(innocent)) place(file, text);
  violations = await cruise();
}, 60_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

function place(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), `${text}\n`);
}

function cruise(): Promise<Violation[]> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    '--config',
    join(root, '.dependency-cruiser.mjs'),
    '--output-type',
    'json',
    'src',
    'workflows',
    'state-machines',
    'web/src',
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: project, maxBuffer: 20_000_000 }, (_fault, output) =>
      resolve((JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations),
    );
  });
}

describe('the import rules', () => {
  it.each(offences.map(([rule, file]) => [rule, file]))('%s bites %s', (rule, file) => {
    expect(violations).toContainEqual(
      expect.objectContaining({ from: file, rule: expect.objectContaining({ name: rule }) }),
    );
  });

  it('leave everything else alone', () => {
    const guilty = new Set<string>([...offences.map(([, file]) => file), 'src/circle/second.ts']);
    expect(violations.filter(({ from }) => !guilty.has(from))).toEqual([]);
  });

  it('are all broken here', async () => {
    const { default: config } = (await import('../../.dependency-cruiser.mjs')) as {
      default: { forbidden: { name: string }[] };
    };
    expect(new Set(offences.map(([rule]) => rule))).toEqual(new Set(config.forbidden.map(({ name }) => name)));
  });
});
