import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { secretsOf } from '../../scripts/data-dir.mjs';
import { keep } from '../../scripts/keep.mjs';
import { lock, tryLock } from '../../scripts/lock.mjs';
import { freePorts, isFree } from '../../scripts/ports.mjs';
import { acquaint, launch, roster, run, stillRuns } from '../../scripts/processes.mjs';
import { explain, Halt } from '../../scripts/say.mjs';
import { ensureTemporalBinary } from '../../scripts/temporal-binary.mjs';

const sleeper = ['-e', 'setInterval(() => {}, 1000)'];
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'peerwork-scripts-'));
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a lock', () => {
  it('is held by one at a time, and free again after', async () => {
    const file = join(dir, 'turn');
    const first = await lock(file);
    expect(tryLock(file)).toEqual({ holder: process.pid });
    first.release();
    const second = tryLock(file);
    expect(second).toHaveProperty('release');
  });

  it('cannot be kept by the dead', async () => {
    const file = join(dir, 'dead');
    const child = spawn(process.execPath, sleeper, { stdio: 'ignore' });
    writeFileSync(file, JSON.stringify(acquaint(child.pid!, process.execPath)));
    expect(tryLock(file)).toEqual({ holder: child.pid });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(tryLock(file)).toHaveProperty('release');
  });
});

describe('a process', () => {
  it('is known by more than its number', () => {
    const known = acquaint(process.pid, 'node');
    expect(stillRuns(known)).toBe(true);
    expect(stillRuns({ ...known, born: 'another day' })).toBe(false);
    expect(stillRuns({ ...known, marker: 'another program' })).toBe(false);
  });

  it('that an earlier run left is ended by name, and no other', async () => {
    const crew = roster(join(dir, 'run'));
    const [orphan, stranger] = [launch(process.execPath, sleeper, {}), launch(process.execPath, sleeper, {})];
    crew.add('api', orphan.pid, 'setInterval');
    await crew.endOrphan('api');
    await orphan.exited;
    expect(stranger.running()).toBe(true);
    await stranger.kill();
  });

  it('that cannot be started is an answer, not an accident', async () => {
    expect(await run('/no/such/program', [])).toMatchObject({ status: 127 });
    expect(await launch('/no/such/program', [], {}).exited).toMatchObject({ code: 127 });
  });
});

describe('a kept service', () => {
  it('is started again when it ends by itself, and not when it is stopped', async () => {
    let starts = 0;
    const kept = keep('sleeper', async () => {
      starts++;
      return launch(process.execPath, sleeper, {});
    });
    await (await kept.first).kill();
    while (starts < 2) await delay(20);
    expect(kept.failures()).toBe(1);
    await kept.stop();
    await delay(600);
    expect(starts).toBe(2);
  });
});

describe('ports', () => {
  it('are free and different, and the wished ones where nobody has them', async () => {
    const ports = await freePorts(['one', 'two', 'three']);
    expect(new Set(Object.values(ports)).size).toBe(3);
    expect(await isFree(ports.one)).toBe(true);
    const taken = createServer().listen(ports.one, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const next = await freePorts(['one', 'two'], { one: ports.one, two: ports.two });
    expect(next.one).not.toBe(ports.one);
    expect(next.two).toBe(ports.two);
    taken.close();
  });
});

describe('secrets', () => {
  it('are made once, for our eyes only, and never made anew over a database', () => {
    const home = join(dir, 'home');
    const made = secretsOf(home);
    expect(secretsOf(home)).toEqual(made);
    expect(Buffer.from(made.MASTER_KEY, 'base64')).toHaveLength(32);
    rmSync(join(home, 'secrets.json'));
    mkdirSync(join(home, 'postgres'));
    writeFileSync(join(home, 'postgres', 'PG_VERSION'), '18');
    expect(() => secretsOf(home)).toThrow(Halt);
  });
});

describe('a fault', () => {
  it('that a person can put right is one sentence', () => {
    expect(explain(new Halt('The port is taken.'))).toBe('The port is taken.');
    expect(explain(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toMatch(/^The disk is full: .*\.$/);
    expect(explain(new Error('could not extend file: No space left on device'))).toMatch(/^The disk is full: .*\.$/);
  });

  it('that nobody foresaw keeps its stack', () => {
    expect(explain(new TypeError('x is not a function'))).toContain('scripts.spec');
  });
});

describe('a Temporal server', () => {
  let makers: Server;
  let address: string;

  beforeAll(async () => {
    const program = join(dir, 'temporal');
    writeFileSync(program, '#!/bin/sh\necho temporal version 1.5.1\n');
    chmodSync(program, 0o755);
    await run('tar', ['-czf', 'archive.tar.gz', 'temporal'], { cwd: dir });
    makers = createServer((request, response) => {
      if (request.url?.includes('platform=')) response.end(readFileSync(join(dir, 'archive.tar.gz')));
      else response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => makers.once('listening', resolve));
    address = `http://127.0.0.1:${(makers.address() as AddressInfo).port}/cli`;
  });

  afterAll(() => {
    makers.close();
  });

  /** Without a CLI or Go on the PATH: what is left is the download. */
  async function withoutTools<T>(work: () => Promise<T>): Promise<T> {
    const { PATH } = process.env;
    process.env.PATH = '/usr/bin:/bin';
    return work().finally(() => (process.env.PATH = PATH));
  }

  it('is downloaded whole where its makers offer it, once for all who ask', async () => {
    const cacheDir = join(dir, 'cache');
    const ask = () => ensureTemporalBinary({ cacheDir, downloadFrom: address });
    const [one, two] = await withoutTools(() => Promise.all([ask(), ask()]));
    expect(one).toEqual({ kind: 'cli', program: join(cacheDir, 'bin', 'temporal') });
    expect(two).toEqual(one);
    expect(existsSync(join(cacheDir, 'build.lock'))).toBe(false);
  });

  it('is not waited for by those who cannot wait', async () => {
    const asked = withoutTools(() => ensureTemporalBinary({ cacheDir: join(dir, 'empty'), wait: false }));
    expect(await asked).toBeUndefined();
  });
});

describe('the scripts', () => {
  it('need nothing installed until they have installed it', async () => {
    const elsewhere = join(dir, 'bare');
    const root = fileURLToPath(new URL('../../', import.meta.url));
    mkdirSync(elsewhere);
    await run('cp', ['-r', join(root, 'scripts'), elsewhere]);
    const load = (name: string) =>
      run(process.execPath, ['--input-type=module', '-e', `await import('${elsewhere}/scripts/${name}.mjs')`], {
        cwd: elsewhere,
      });
    expect(await load('launch')).toEqual({ status: 0, output: '' });
    expect(await load('temporal-binary')).toEqual({ status: 0, output: '' });
  });
});
