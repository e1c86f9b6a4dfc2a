import { useDebouncedCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

import { isPassing, ProblemError } from '../api/problem';
import type { Problem } from '../api/types';
import { useMe } from '../shell/me';
import { say } from '../shell/say';
import { t } from '../texts';
import { differences, merge, valueAt, withValue } from './document';
import { forgetHere, keepHere, keptHere } from './kept-draft';
import { fetchPolicy, policyQuery, putDraft } from './policy-queries';
import type { Document, PolicyState } from './policy-types';

const SAVE_AFTER_MS = 700;
const AGAIN_AFTER_MS = 4_000;

export type Saving =
  | { step: 'clean' | 'saving' | 'waiting' }
  | { step: 'refused'; problem: Problem }
  | { step: 'conflict'; clashes: string[]; theirs: PolicyState };

/**
 * The draft while it is written: on this device at every stroke, on the server a moment later. When somebody else wrote in
 * between, their changes and mine are laid together; only what both changed is asked about.
 */
export function usePolicyDraft(programmeId: string, policy: PolicyState) {
  const { userId } = useMe();
  const place = `${userId}:policy:${programmeId}`;
  const queries = useQueryClient();
  const [kept] = useState(() => keptHere(place));
  const base = useRef(kept?.base ?? policy.draft);
  const [document, setDocument] = useState(kept?.document ?? policy.draft.document);
  const mine = useRef(document);
  const [saving, setSaving] = useState<Saving>({ step: kept ? 'waiting' : 'clean' });
  const running = useRef<Promise<void>>(undefined);
  const shut = useRef(false);
  const gone = useRef(false);

  const isDirty = () => differences(base.current.document, mine.current).length > 0;

  const show = useCallback(
    (next: Document) => {
      mine.current = next;
      setDocument(next);
      keepHere(place, { base: base.current, document: next });
    },
    [place],
  );

  /** What was sent is what I build on, even where the server tidied it. */
  function settle(answer: PolicyState, sent: Document): void {
    base.current = { ...answer.draft, document: sent };
    queries.setQueryData(policyQuery(programmeId).queryKey, answer);
    if (isDirty()) return keepHere(place, { base: base.current, document: mine.current });
    forgetHere(place);
    setSaving({ step: 'clean' });
  }

  async function takeInTheirs(): Promise<void> {
    const theirs = await fetchPolicy(programmeId);
    const { document: merged, clashes } = merge(base.current.document, mine.current, theirs.draft.document);
    if (clashes.length > 0) {
      shut.current = true;
      return setSaving({ step: 'conflict', clashes, theirs });
    }
    base.current = theirs.draft;
    queries.setQueryData(policyQuery(programmeId).queryKey, theirs);
    show(merged);
    say(t.policy.draft.merged);
  }

  async function saveOnce(): Promise<void> {
    setSaving({ step: 'saving' });
    try {
      const sent = mine.current;
      settle(await putDraft({ programmeId, revision: base.current.revision, document: sent }), sent);
    } catch (error) {
      if (isStale(error)) return takeInTheirs();
      throw error;
    }
  }

  async function saveAll(): Promise<void> {
    try {
      while (isDirty() && !shut.current) await saveOnce();
      if (!isDirty()) setSaving((now) => (now.step === 'conflict' ? now : { step: 'clean' }));
    } catch (error) {
      const clear = error instanceof ProblemError && !isPassing(error);
      setSaving(clear ? { step: 'refused', problem: error.problem } : { step: 'waiting' });
      if (!clear && !gone.current) setTimeout(() => void latest.current(), AGAIN_AFTER_MS);
    }
  }

  /** Saves what is not saved yet; one at a time. */
  async function flush(): Promise<void> {
    later.cancel();
    running.current ??= saveAll().finally(() => {
      running.current = undefined;
    });
    return running.current;
  }
  const later = useDebouncedCallback(() => void flush(), SAVE_AFTER_MS);
  const latest = useRef(flush);
  latest.current = flush;

  useEffect(() => {
    const again = () => void latest.current();
    gone.current = false;
    again();
    addEventListener('online', again);
    return () => {
      gone.current = true;
      removeEventListener('online', again);
      again();
    };
  }, []);

  const { draft } = policy;
  useEffect(() => {
    if (draft.revision <= base.current.revision || differences(base.current.document, mine.current).length > 0) return;
    base.current = draft;
    mine.current = draft.document;
    setDocument(draft.document);
  }, [draft]);

  const clashing = saving.step === 'conflict';
  shut.current = clashing;

  const write = useCallback(
    (path: string, value: unknown) => {
      show(withValue(mine.current, path, value));
      setSaving((now) => (now.step === 'conflict' ? now : { step: 'saving' }));
      later();
    },
    [later, show],
  );

  /** Answers a conflict: my words over theirs, or theirs over mine, where both wrote. */
  function choose(whose: 'mine' | 'theirs'): void {
    if (saving.step !== 'conflict') return;
    const { theirs, clashes } = saving;
    const { document: merged } = merge(base.current.document, mine.current, theirs.draft.document);
    base.current = theirs.draft;
    queries.setQueryData(policyQuery(programmeId).queryKey, theirs);
    show(
      whose === 'mine'
        ? merged
        : clashes.reduce((next, at) => withValue(next, at, valueAt(theirs.draft.document, at)), merged),
    );
    shut.current = false;
    setSaving({ step: 'saving' });
    void flush();
  }

  return { document, saving, write, flush, choose };
}

const isStale = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'STALE_DRAFT';
