import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import type { useDraft } from '../api/use-draft';
import { t } from '../texts';
import classes from './long-text.module.css';

const MOST = 10_000;

interface LongTextProps {
  id: string;
  asked: { name: 'note' | 'why'; required: boolean };
  draft: ReturnType<typeof useDraft>;
  fault: string | undefined;
}

/** A text that is kept while it is typed. Where it may be left out it stays folded until wanted. */
export function LongText({ id, asked, draft, fault }: LongTextProps) {
  const [open, setOpen] = useState(false);
  const why = asked.name === 'why';
  if (!asked.required && !why && !open && !draft.text)
    return (
      <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => setOpen(true)}>
        {t.form.addNote}
      </Button>
    );
  const kept = draft.saved === 'server' ? t.form.draftServer : draft.saved === 'here' ? t.form.draftHere : '';
  const label = why ? t.form.why : asked.required ? t.form.note : t.form.optionalNote;
  return (
    <Textarea
      id={id}
      label={label}
      description={[why ? t.form.whyHint : t.form.noteHint, kept].filter(Boolean).join(' · ')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={draft.text}
      onChange={(event) => draft.write(event.currentTarget.value)}
      error={fault}
      maxLength={MOST}
      rows={why ? 3 : 6}
      classNames={{ input: classes.text! }}
      data-autofocus={asked.required || open}
      autoFocus={open}
    />
  );
}
