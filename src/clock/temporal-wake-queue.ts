import { setTimeout as delay } from 'node:timers/promises';

/** How many wakes are on their way at once, and how many may wait. */
const AT_ONCE = 16;
const MOST_WAITING = 50_000;

/**
 * Wakes on their way to Temporal. Whoever adds one never waits for it. However often a process is woken while it waits,
 * one wake goes out; while the server is away they stay, and beyond a generous number are dropped: the sweep finds those.
 */
export class WakeQueue {
  private readonly waiting = new Map<string, () => Promise<void>>();
  private readonly sending = new Set<string>();
  private held = false;
  /** Whoever added a wake has an answer to give first: sending one takes half a millisecond of work. */
  private soon: NodeJS.Immediate | undefined;

  /** `onFault` tells whether a wake is worth sending again. */
  constructor(private readonly onFault: (fault: unknown) => 'again' | 'drop') {}

  get length(): number {
    return this.waiting.size + this.sending.size;
  }

  add(id: string, send: () => Promise<void>): void {
    if (this.waiting.size >= MOST_WAITING) return;
    this.waiting.set(id, send);
    this.soon ??= setImmediate(() => {
      this.soon = undefined;
      this.pump();
    });
  }

  /** Lets nothing out for now. */
  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    this.pump();
  }

  /** Until all have gone, but no longer than this. */
  async empty(withinMs: number): Promise<void> {
    for (const until = Date.now() + withinMs; this.length > 0 && Date.now() < until;) await delay(10);
  }

  private pump(): void {
    if (this.held) return;
    for (const [id, send] of this.waiting) {
      if (this.sending.size >= AT_ONCE) return;
      if (this.sending.has(id)) continue; // its turn comes when the one on its way has arrived
      this.waiting.delete(id);
      this.sending.add(id);
      void this.send(id, send);
    }
  }

  private async send(id: string, send: () => Promise<void>): Promise<void> {
    try {
      await send();
    } catch (fault) {
      if (this.onFault(fault) === 'again' && !this.waiting.has(id)) this.waiting.set(id, send);
    } finally {
      this.sending.delete(id);
      this.pump();
    }
  }
}
