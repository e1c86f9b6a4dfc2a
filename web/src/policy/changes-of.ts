import { valueAt } from './document';
import { partOf } from './layout';
import { isComplete } from './parts-nav';
import type { PolicyState, Preview } from './policy-types';

/** What adopting would change: a track that is not complete yet, and was not before, stays out of the policy. */
export const changesOf = (policy: PolicyState, { changes }: Preview): Preview['changes'] =>
  changes.filter(({ path }) => {
    const part = partOf(path);
    return isComplete(policy, part) || valueAt(policy.document, `tracks.${part}`) !== undefined;
  });
