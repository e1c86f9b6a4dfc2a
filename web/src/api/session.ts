import { useSyncExternalStore } from 'react';

/**
 * The session may end while someone is writing. Then the page keeps everything as it is, asks for the password in a
 * dialog, and whoever was waiting for an answer goes on.
 */
let waiting: { promise: Promise<void>; resolve: () => void } | undefined;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Opens the dialog (once, however many ask) and comes back when somebody has signed in. */
export function askToSignIn(): Promise<void> {
  if (!waiting) {
    let resolve!: () => void;
    const promise = new Promise<void>((settle) => {
      resolve = settle;
    });
    waiting = { promise, resolve };
    tell();
  }
  return waiting.promise;
}

export function signedInAgain(): void {
  waiting?.resolve();
  waiting = undefined;
  tell();
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => waiting !== undefined);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
