import type { Input } from '../../state-machines/core/process.js';

/** Something asked of a process, and what the product said. */
export interface Entry {
  readonly processId: string;
  readonly commandId: string;
  readonly input: Input;
  /** The fields of free text that came with it. */
  readonly texts: readonly string[];
  attempts: number;
  answer?: { readonly outcome: 'recorded'; readonly version: number } | { readonly outcome: 'refused' };
}

/** When an answer came to a request that was sent at an instant: what a user sees of a kill. */
export interface Answered {
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** What the clients know: kept outside the product, so that the product can be held to it. */
export class Ledger {
  readonly entries: Entry[] = [];
  readonly answered: Answered[] = [];
  attempts = 0;
  failures = 0;

  open(entry: Omit<Entry, 'attempts'>): Entry {
    const opened = { ...entry, attempts: 0 };
    this.entries.push(opened);
    return opened;
  }

  get acknowledged(): number {
    return this.entries.filter(({ answer }) => answer?.outcome === 'recorded').length;
  }
}
