import { setTimeout as delay } from 'node:timers/promises';

import type { Handle } from './scripts.js';

export const targets = ['api', 'worker', 'temporal', 'postgres'] as const;
export type Target = (typeof targets)[number];

/** One process of the product, as something in production keeps it: whatever ends it, it is started again at once. */
export class Member {
  /** How often it ended without having been killed by us. */
  endedByItself = 0;
  private handle: Handle | undefined;
  private expected = false;
  private stopped = false;
  private starting: Promise<void> = Promise.resolve();

  constructor(
    readonly name: Target,
    private readonly begin: () => Promise<Handle>,
  ) {}

  get pid(): number {
    return this.handle?.pid ?? 0;
  }

  async start(): Promise<void> {
    this.handle = await this.begin();
    this.expected = false;
    void this.handle.exited.then(() => this.again());
  }

  /** Ends it as a power cut would, once it runs. It is on its way back up when this returns. */
  async kill(): Promise<void> {
    await this.starting;
    this.expected = true;
    await this.handle?.kill();
  }

  /** Ends it in good order and for good. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.handle?.stop();
  }

  private again(): void {
    if (this.stopped) return;
    if (!this.expected) this.endedByItself++;
    this.starting = this.insist();
  }

  /** It may need another that is still away. */
  private async insist(): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.start();
      } catch {
        await delay(100);
      }
    }
  }
}
