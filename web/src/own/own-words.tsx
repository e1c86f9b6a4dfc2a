import { Textarea } from '@mantine/core';

import type { useDraft } from '../api/use-draft';
import { t } from '../texts';
import classes from './own.module.css';

const MOST = 10_000;

interface OwnWordsProps {
  label: string;
  hint?: string;
  draft: ReturnType<typeof useDraft>;
  fault?: string | undefined;
  id?: string;
}

/** A text of the worker's own, kept while it is typed. */
export function OwnWords({ label, hint, draft, fault, id }: OwnWordsProps) {
  const kept = draft.saved === 'server' ? t.form.draftServer : draft.saved === 'here' ? t.form.draftHere : '';
  const description = [hint, kept].filter(Boolean).join(' · ');
  return (
    <Textarea
      {...(id && { id })}
      label={label}
      description={description || undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      size="md"
      rows={3}
      maxLength={MOST}
      classNames={{ input: classes.words! }}
      value={draft.text}
      error={fault}
      onChange={(event) => draft.write(event.currentTarget.value)}
    />
  );
}
