import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { median } from './statistics.js';

/** Watches the machine while something is measured, and says in one line what it was like. */
export class Environment {
  private readonly before = cpuTimes();

  /** @param dir a folder on the disk that the database writes to */
  constructor(private readonly dir: string) {}

  describe(versions: Readonly<Record<string, string>>): string {
    const after = cpuTimes();
    const total = after.total - this.before.total;
    const share = (now: number, then: number): string =>
      total > 0 ? `${((100 * (now - then)) / total).toFixed(1)} %` : '?';
    const model = cpus()[0]?.model.replaceAll(/\s+/g, ' ').trim() || 'unnamed';
    const parts = {
      cores: `${availableParallelism()} (${model})`,
      memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
      load: loadavg()
        .map((load) => load.toFixed(1))
        .join(' '),
      steal: share(after.steal, this.before.steal),
      idle: share(after.idle, this.before.idle),
      'fdatasync of 8 kB': `${(1_000 * fsyncMs(this.dir)).toFixed(0)} µs`,
      Node: process.versions.node,
      ...versions,
    };
    return Object.entries(parts)
      .map(([name, value]) => `${name}: ${value}`)
      .join(' · ');
  }
}

/** What `pg_test_fsync` measures first: 8 kB written and flushed, over and over, at one place of a file. */
function fsyncMs(dir: string): number {
  const path = join(dir, `fsync-probe-${process.pid}`);
  const file = openSync(path, 'w');
  const page = Buffer.alloc(8_192, 1);
  const once = (): number => {
    const began = performance.now();
    writeSync(file, page, 0, page.length, 0);
    fdatasyncSync(file);
    return performance.now() - began;
  };
  try {
    return median(Array.from({ length: 200 }, once));
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

/** In ticks since the machine was started; on systems without /proc nothing is known of steal. */
function cpuTimes(): { total: number; idle: number; steal: number } {
  try {
    const line = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!;
    const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
    return { total: ticks.reduce((sum, tick) => sum + tick, 0), idle: ticks[3]! + ticks[4]!, steal: ticks[7]! };
  } catch {
    return { total: 0, idle: 0, steal: 0 };
  }
}
