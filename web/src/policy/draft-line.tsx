import { Button, Group } from '@mantine/core';

import { Notice } from '../shell/notice';
import { t } from '../texts';
import { list } from '../texts/plural';
import type { Saving } from './use-policy-draft';
import { nameOfPlace } from './value-words';
import classes from './policy-page.module.css';

interface Props {
  saving: Saving;
  choose: (whose: 'mine' | 'theirs') => void;
}

/** How the saving goes: a quiet word while it goes well, a clear one when it does not. */
export function DraftLine({ saving, choose }: Props) {
  const words = t.policy.draft;
  return (
    <div role="status" aria-live="polite" className={classes.saving}>
      {saving.step === 'clean' && <span>{words.clean}</span>}
      {saving.step === 'saving' && <span>{words.saving}</span>}
      {saving.step === 'waiting' && <Notice tone="soon">{words.waiting}</Notice>}
      {saving.step === 'refused' && (
        <Notice tone="late">
          {words.refused} {saving.problem.detail}
        </Notice>
      )}
      {saving.step === 'conflict' && (
        <Notice tone="late">
          <strong>{words.conflictTitle}.</strong> {words.conflict(list(saving.clashes.map(nameOfPlace)))}
          <Group gap="xs" mt="xs">
            <Button size="xs" onClick={() => choose('mine')}>
              {words.mine}
            </Button>
            <Button size="xs" variant="default" onClick={() => choose('theirs')}>
              {words.theirs}
            </Button>
          </Group>
        </Notice>
      )}
    </div>
  );
}
