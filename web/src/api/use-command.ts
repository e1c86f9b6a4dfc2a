import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { ProblemError, isPassing } from './problem';
import { live } from './queries';
import type { Problem } from './types';

/** How an intention fares. `refused` is the business saying no; `failed` may be tried again with the same key. */
export type Progress =
  | { step: 'ready' }
  | { step: 'sending' }
  | { step: 'retrying'; why: 'network' | 'busy'; attempt: number }
  | { step: 'refused'; problem: Problem }
  | { step: 'failed'; problem?: Problem };

const MOST_ATTEMPTS = 8;
const LONGEST_WAIT_MS = 15_000;

/**
 * Gives a command. One intention has one Idempotency-Key, so that it may be sent again after a lost answer and still
 * happen once. An intention that was changed is a new one; one that was left is not sent again.
 */
export function useCommand<Body, Answer>(
  send: (body: Body, key: string) => Promise<Answer>,
  /** Without a key a lost answer may hide a success: only a clear "not now" is tried again by itself. */
  { keyed = true } = {},
) {
  const [progress, setProgress] = useState<Progress>({ step: 'ready' });
  const intention = useRef<{ key: string; text: string }>(undefined);
  const queries = useQueryClient();
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const mayRepeat = (error: unknown) => isPassing(error) && (keyed || error instanceof ProblemError);

  function keyOf(body: Body): string {
    const text = JSON.stringify(body);
    if (intention.current?.text !== text) intention.current = { key: newKey(), text };
    return intention.current.key;
  }

  async function give(body: Body): Promise<Answer | undefined> {
    const key = keyOf(body);
    setProgress({ step: 'sending' });
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await send(body, key);
        intention.current = undefined;
        setProgress({ step: 'ready' });
        void queries.invalidateQueries({ queryKey: live });
        return answer;
      } catch (error) {
        if (!mayRepeat(error) || attempt === MOST_ATTEMPTS || gone.current) {
          setProgress(ended(error));
          return undefined;
        }
        setProgress({ step: 'retrying', why: error instanceof ProblemError ? 'busy' : 'network', attempt });
        await pause(waitMs(error, attempt));
        if (gone.current) return undefined;
      }
    }
  }

  return { progress, give, busy: progress.step === 'sending' || progress.step === 'retrying', clear };

  function clear(): void {
    intention.current = undefined;
    setProgress({ step: 'ready' });
  }
}

/** 128 random bits; `randomUUID` is missing where the page is not served over https. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function ended(error: unknown): Progress {
  if (!(error instanceof ProblemError)) return { step: 'failed' };
  const { problem } = error;
  return problem.status < 500 && !isPassing(error) ? { step: 'refused', problem } : { step: 'failed', problem };
}

function waitMs(error: unknown, attempt: number): number {
  const asked = error instanceof ProblemError ? error.problem.retryAfter : undefined;
  return Math.min(asked ? asked * 1000 : 500 * 2 ** attempt, LONGEST_WAIT_MS);
}

/** Waits, or less if the network comes back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });
}
