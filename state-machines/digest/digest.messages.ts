import { z } from 'zod';

import type { Instant, Stamped } from '../core/process.js';

/** One mail a day instead of many, at an hour of one's own. */
export const DigestHourSchema = z.int().min(0).max(23);

export type DigestInput =
  | { readonly type: 'StartDigest'; readonly userId: string; readonly zone: string; readonly hour: number }
  | { readonly type: 'ChangeDigest'; readonly zone: string; readonly hour: number | null }
  | { readonly type: 'DigestTimeCame' };

export type DigestMessage = Stamped<DigestInput, Record<string, never>>;

export interface DigestContext {
  readonly userId: string;
  readonly zone: string;
  /** Nothing while digests are off. */
  readonly hour: number | null;
  readonly lastAt: Instant;
}

export type DigestEvent =
  | { readonly type: 'DigestStarted' }
  | { readonly type: 'DigestChanged' }
  | { readonly type: 'DigestDue'; readonly since: Instant };
