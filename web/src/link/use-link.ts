import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { answer, api, quietly } from '../api/client';
import { ProblemError } from '../api/problem';
import { meQuery } from '../api/queries';
import type { Me } from '../api/types';

/** How far a link has led. `ask` waits for a tap: programs that look through mail must not use anybody's link up. */
export type LinkStep = 'looking' | 'ask' | 'opening' | 'signIn' | 'else' | 'old' | 'unknown' | 'failed';

const steps: Record<string, LinkStep> = { LINK_OF_SOMEONE_ELSE: 'else', LINK_EXPIRED: 'old' };

/** Opens a link by itself for whoever is signed in already, and by a tap for anybody else. */
export function useLink(token: string): { step: LinkStep; me: Me | undefined; open: () => Promise<void> } {
  const router = useRouter();
  const queries = useQueryClient();
  const { data: me, isPending } = useQuery({ ...meQuery, retry: false });
  const [step, setStep] = useState<LinkStep>();
  const known = me !== undefined;

  async function open(): Promise<void> {
    setStep('opening');
    try {
      const to = await answer(api.POST('/api/links/{token}/open', { params: { path: { token } }, ...quietly }));
      if (!('path' in to)) return setStep('signIn');
      queries.clear();
      router.history.replace(isOwnPath(to.path) ? to.path : '/');
    } catch (error) {
      setStep(stepAfter(error));
    }
  }

  useEffect(() => {
    if (known) void open();
    // Once, as soon as it is known who is there.
    // oxlint-disable-next-line exhaustive-deps
  }, [known]);

  return { step: step ?? (isPending || known ? 'looking' : 'ask'), me, open };
}

const isOwnPath = (path: string): boolean => /^\/(?![/\\])/.test(path);

function stepAfter(error: unknown): LinkStep {
  if (!(error instanceof ProblemError)) return 'failed';
  const { code, status } = error.problem;
  return steps[code] ?? (status === 410 ? 'old' : status === 404 || status === 400 ? 'unknown' : 'failed');
}
