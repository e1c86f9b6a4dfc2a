import type { Request } from 'express';

import { TooMany } from './faults.js';

/** So many requests at once, refilled at so many a second. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Far more callers than one service has; beyond it the oldest are forgotten, so that memory stays bounded. */
const MOST_CALLERS = 50_000;

/** Keeps one caller from taking the service away from the others: a bucket of tokens for each, in memory. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly allowance: Allowance,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes a token of this caller, or throws `TooMany`. */
  take(caller: string): void {
    const { burst, perSecond } = this.allowance;
    const now = this.now();
    const bucket = this.buckets.get(caller) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.remember(caller, bucket);
    if (bucket.tokens < 1) throw new TooMany(Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond)));
    bucket.tokens -= 1;
  }

  private remember(caller: string, bucket: Bucket) {
    this.buckets.delete(caller);
    this.buckets.set(caller, bucket);
    if (this.buckets.size > MOST_CALLERS) this.buckets.delete(this.buckets.keys().next().value!);
  }
}

export function addressOf(request: Request): string {
  return request.ip ?? 'unknown';
}
