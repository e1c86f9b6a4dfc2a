/** Processes that the scripts start: each can be stopped, killed, and recognised again by a later run. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit
 * @typedef {{ pid: number, exited: Promise<Exit>, running: () => boolean, stop: () => Promise<void>, kill: () => Promise<void> }} Handle
 * @typedef {{ pid: number, born: string, marker: string }} Acquaintance
 */

/** What still runs, and how it ends when this process does, whatever ends it. @type {Map<import('node:child_process').ChildProcess, NodeJS.Signals>} */
const ours = new Map();
process.on('exit', () => {
  for (const [child, signal] of ours) child.kill(signal);
});

/**
 * Starts a program of our own: apart from the terminal's Ctrl-C, its output in a file, ended with us.
 * @param {string} program
 * @param {string[]} args
 * @param {{ log?: string, env?: NodeJS.ProcessEnv, cwd?: string, uid?: number, gid?: number, stopSignal?: NodeJS.Signals, graceMs?: number, ipc?: boolean }} options
 * @returns {Handle}
 */
export function launch(program, args, { log, stopSignal = 'SIGTERM', graceMs = 10_000, ipc = false, ...rest }) {
  const out = log === undefined ? 'ignore' : openLog(log);
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', out, out, ...(ipc ? /** @type {const} */ (['ipc']) : [])];
  const child = spawn(program, args, { ...rest, detached: true, stdio });
  if (typeof out === 'number') closeSync(out);
  ours.set(child, stopSignal);
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 127, signal: null }));
  });
  void exited.then(() => ours.delete(child));
  const running = () => ours.has(child) && child.exitCode === null && child.signalCode === null;
  /** @param {NodeJS.Signals} signal */
  const end = async (signal) => {
    if (running()) child.kill(signal);
    await Promise.race([exited, delay(graceMs, undefined, { ref: false })]);
    if (running()) child.kill('SIGKILL');
    await exited;
  };
  return { pid: child.pid ?? 0, exited, running, stop: () => end(stopSignal), kill: () => end('SIGKILL') };
}

const LOG_LIMIT = 20_000_000;

/** One earlier log is kept beside the present one. @param {string} file */
function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  try {
    if (statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
  } catch {
    // the first start has no log yet
  }
  return openSync(file, 'a', 0o600);
}

/** @param {string} file @param {number} [lines] */
export function lastLines(file, lines = 15) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** When a process began and what it runs; undefined when there is none of that id. @param {number} pid */
export function lookAt(pid) {
  if (process.platform !== 'linux') return lookAtWithPs(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    return { born: fields[19] ?? '', runs: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function lookAtWithPs(pid) {
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=,args=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && stdout.trim()
    ? { born: stdout.slice(0, 24).trim(), runs: stdout.slice(24).trim() }
    : undefined;
}

/** What a later run needs to know this process again. @param {number} pid @param {string} marker a word of its command line @returns {Acquaintance} */
export function acquaint(pid, marker) {
  return { pid, marker, born: lookAt(pid)?.born ?? '' };
}

/** Whether that very process still runs: a pid alone may since belong to somebody else. @param {Acquaintance} known */
export function stillRuns({ pid, born, marker }) {
  const seen = lookAt(pid);
  return seen !== undefined && seen.born === born && seen.runs.includes(marker);
}

/**
 * Writes down which processes this run started, so that the next one can end what a kill -9 left behind.
 * @param {string} dir
 */
export function roster(dir) {
  /** @param {string} name */
  const file = (name) => join(dir, `${name}.process.json`);
  return {
    /** @param {string} name @param {number} pid @param {string} marker */
    add(name, pid, marker) {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      writeFileSync(file(name), JSON.stringify(acquaint(pid, marker)));
    },
    /** @param {string} name */
    remove: (name) => rmSync(file(name), { force: true }),
    /** Ends the process of that name if an earlier run left it. @param {string} name */
    async endOrphan(name) {
      const known = readAcquaintance(file(name));
      if (known && stillRuns(known)) await endStranger(known);
      rmSync(file(name), { force: true });
    },
  };
}

/** @param {string} file @returns {Acquaintance | undefined} */
export function readAcquaintance(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Ends a process that is not our child. @param {Acquaintance} known @param {NodeJS.Signals} [signal] @param {number} [graceMs] */
export async function endStranger(known, signal = 'SIGTERM', graceMs = 8_000) {
  for (const [how, patience] of /** @type {const} */ ([
    [signal, graceMs],
    ['SIGKILL', 5_000],
  ])) {
    if (stillRuns(known)) process.kill(known.pid, how);
    for (const until = Date.now() + patience; stillRuns(known) && Date.now() < until;) await delay(20);
  }
}

/**
 * Runs a command to its end; its output is kept for the fault that it may leave.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean }} [options]
 * @returns {Promise<{ status: number, output: string }>}
 */
export function run(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      ...options,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    ours.set(child, 'SIGTERM');
    /** @param {unknown} chunk */
    const keep = (chunk) => {
      output = (output + String(chunk)).slice(-20_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (fault) => resolve({ status: 127, output: fault.message }));
    child.once('close', (status, signal) => {
      ours.delete(child);
      resolve({ status: status ?? (signal ? 128 : 1), output });
    });
  });
}
