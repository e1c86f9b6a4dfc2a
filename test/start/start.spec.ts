import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { freePort } from '../../scripts/ports.mjs';
import { lookAt } from '../../scripts/processes.mjs';

jest.setTimeout(120_000);

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];
const started: Started[] = [];

interface Started {
  readonly child: ChildProcess;
  readonly dir: string;
  readonly url: string;
  said(): string;
}

/** The environment of a person at a terminal, not of a test. */
function environment(dir: string, port: number, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { NODE_ENV: _test, TEST_DATABASE_URL: _url, TEST_TEMPORAL_ADDRESS: _address, ...person } = process.env;
  return { ...person, DATA_DIR: dir, PORT: String(port), ...more };
}

function aFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'peerwork-start-'));
  folders.push(dir);
  return dir;
}

/** Starts the product as a person does, and waits until it says that it is ready. */
async function start(dir: string, { args = [] as string[], port = 0, env = {} } = {}): Promise<Started> {
  const at = port || (await freePort());
  const child = spawn('npm', ['start', '--', ...args], {
    cwd: root,
    env: environment(dir, at, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const product = { child, dir, url: `http://localhost:${at}`, said: () => output };
  started.push(product);
  for (const until = Date.now() + 90_000; !output.includes('Ctrl-C stops everything'); await delay(50))
    if (child.exitCode !== null || Date.now() > until) throw new Error(`it did not start:\n${output}`);
  return product;
}

/** Runs one that is not meant to get far. */
function attempt(dir: string, port: number, node: string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, 'scripts/start.mjs'], {
    cwd: root,
    env: environment(dir, port),
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, said: `${stdout}${stderr}`.trim() };
}

/** The process that npm started, and everything that this one started. */
function crew({ dir }: Started): Record<string, number> {
  const run = join(dir, 'run');
  const read = (file: string) => (JSON.parse(readFileSync(join(run, file), 'utf8')) as { pid: number }).pid;
  const services = readdirSync(run).filter((file) => file.endsWith('.process.json'));
  const pids = Object.fromEntries(services.map((file) => [file.slice(0, -'.process.json'.length), read(file)]));
  const postgres = Number(readFileSync(join(dir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  return { ...pids, postgres, start: read('lock') };
}

async function stop({ child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function gone(pids: number[]): Promise<number[]> {
  for (const until = Date.now() + 20_000; Date.now() < until && pids.some((pid) => lookAt(pid));) await delay(50);
  return pids.filter((pid) => lookAt(pid));
}

async function isWell({ url }: Started): Promise<boolean> {
  return fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function signIn({ url }: Started, email: string, password: string): Promise<number> {
  const body = JSON.stringify({ email, password });
  const headers = { 'content-type': 'application/json', origin: url };
  return (await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers, body })).status;
}

afterAll(async () => {
  for (const product of started) await stop(product);
  for (const dir of folders) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

describe('npm start', () => {
  let product: Started;
  let account: { email: string; password: string };

  beforeAll(async () => {
    product = await start(aFolder());
    const { accounts } = JSON.parse(readFileSync(join(product.dir, 'sample.json'), 'utf8')) as {
      accounts: (typeof account)[];
    };
    account = accounts[0]!;
  });

  it('says where the page is and who can sign in, and both are true', async () => {
    expect(product.said()).toContain(product.url);
    expect(product.said()).toContain(account.email);
    expect(await signIn(product, account.email, account.password)).toBe(200);
    expect(await (await fetch(product.url)).text()).toContain('<!doctype html>');
  });

  it('refuses a second instance on the same folder in one sentence', async () => {
    const { status, said } = attempt(product.dir, await freePort());
    expect(said).toMatch(/^.* is in use by another instance \(process \d+, .*\): .*\.$/);
    expect(status).toBe(1);
  });

  it('refuses a port that another program has in one sentence', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const { status, said } = await new Promise<ReturnType<typeof attempt>>((resolve) => {
      other.once('listening', () => resolve(attempt(aFolder(), port)));
    });
    other.close();
    expect(said).toMatch(/^Port \d+ is taken by another program: .*npm start$/);
    expect(status).toBe(1);
  });

  it('refuses an old Node in one sentence', () => {
    const older = `Object.defineProperty(process, 'version', { value: 'v18.20.0' });
      Object.defineProperty(process.versions, 'node', { value: '18.20.0' });`;
    const { status, said } = attempt(aFolder(), 1, ['--import', `data:text/javascript,${encodeURIComponent(older)}`]);
    expect(said).toMatch(/^Node 20\.19 or newer is needed, and this is v18\.20\.0: .*\.$/);
    expect(status).toBe(1);
  });

  it('refuses a folder that is none in one sentence', () => {
    const file = join(aFolder(), 'file');
    writeFileSync(file, '');
    const { status, said } = attempt(file, 1);
    expect(said).toMatch(/^.* cannot be used as data folder .*: set DATA_DIR to another one\.$/);
    expect(status).toBe(1);
  });

  it.each(['api', 'postgres'])('starts %s again when it is killed', async (name) => {
    const before = crew(product)[name]!;
    process.kill(before, 'SIGKILL');
    expect(await gone([before])).toEqual([]);
    for (const until = Date.now() + 30_000; Date.now() < until && !(await isWell(product));) await delay(100);
    expect(await isWell(product)).toBe(true);
    expect(crew(product)[name]).not.toBe(before);
  });

  it('cleans up after itself when it was killed with everything running, and keeps what was there', async () => {
    const before = crew(product);
    process.kill(before.start!, 'SIGKILL');
    expect(await gone([before.start!, before.api!, before.worker!])).toEqual([]);
    const again = await start(product.dir);
    expect(await gone(Object.values(before))).toEqual([]);
    expect(await signIn(again, account.email, account.password)).toBe(200);
    expect(again.said()).not.toContain('Loading the sample');
    product = again;
  });

  it('leaves no process behind when it is told to stop', async () => {
    const pids = Object.values(crew(product));
    expect(pids.length).toBeGreaterThanOrEqual(4);
    await stop(product);
    expect(await gone(pids)).toEqual([]);
    expect(readdirSync(join(product.dir, 'run'))).toEqual([]);
  });
});

describe('npm start -- --empty', () => {
  it('has no sample, and npm run admin makes the first organisation', async () => {
    const product = await start(aFolder(), { args: ['--empty'], env: { CLOCK: 'local' } });
    expect(product.said()).toContain('npm run admin');
    const email = 'first@service.example';
    const words = ['--name', 'A service', '--zone', 'Europe/Berlin', '--email', email];
    const { stdout, stderr } = spawnSync('npm', ['run', '-s', 'admin', '--', 'create-organisation', ...words], {
      cwd: root,
      env: environment(product.dir, 1),
      encoding: 'utf8',
    });
    expect(stderr.replaceAll(/^npm .*\n/gm, '')).toBe('');
    const password = /only now: (\S+)/.exec(stdout)?.[1] ?? '';
    expect(await signIn(product, email, password)).toBe(200);
    await stop(product);
  });
});
