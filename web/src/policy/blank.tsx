import { NativeSelect, Textarea, TextInput } from '@mantine/core';

import type { Policy } from '../api/types';
import { t } from '../texts';
import classes from './policy-page.module.css';
import { controlFor } from './policy-document';

interface BlankProps {
  id: string;
  blank: Policy['blanks'][number];
  value: string;
  fault: string | undefined;
  write: (value: string) => void;
}

/** A blank of the policy: what it is called, what it asks, and the clause that leaves it open. */
export function Blank({ id, blank: { path, clause, explains }, value, fault, write }: BlankProps) {
  const words = t.policy.blanks[path];
  const control = controlFor(path);
  const hint = control === 'topics' ? ` ${t.policy.topicHint}` : '';
  const common = {
    id,
    className: classes.blank!,
    label: words?.label ?? path,
    description: `${words?.explains ?? explains}${hint} (${clause})`,
    error: fault,
    value,
    onChange: (event: { currentTarget: { value: string } }) => write(event.currentTarget.value),
  };
  if (control === 'teamEvents')
    return (
      <NativeSelect
        {...common}
        data={[
          { value: '', label: '', disabled: true },
          { value: 'included', label: t.policy.included },
          { value: 'notIncluded', label: t.policy.notIncluded },
        ]}
        maw="14rem"
      />
    );
  if (control === 'days' || control === 'number')
    return (
      <TextInput
        {...common}
        inputMode="numeric"
        maw="100%"
        styles={{ input: { maxWidth: '8rem' } }}
        rightSectionWidth={0}
      />
    );
  return <Textarea {...common} classNames={{ input: classes.text! }} rows={2} maxLength={2000} />;
}
