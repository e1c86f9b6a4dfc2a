import { Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useCommand } from '../api/use-command';
import { useDraft } from '../api/use-draft';
import { ProgressLine } from '../journey/progress-line';
import { useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { say } from '../shell/say';
import { t } from '../texts';
import { DialogActions } from '../shell/dialog-actions';
import { goalsOf } from './goals-field';
import { commandProgramme, type Content, type ReadinessField, type ReadinessSection } from './programme-queries';
import { ReadinessFieldInput } from './readiness-field';

interface Props {
  programmeId: string;
  section: ReadinessSection;
  close: () => void;
}

/** The form of a section. What is typed survives a reload, until it is saved. */
export function ReadinessForm({ programmeId, section, close }: Props) {
  const { id, fields, title } = section;
  const draft = useDraft(useMe().userId, `${programmeId}.${id}`);
  const content = parsed(draft.text) ?? section.content ?? {};
  const [tried, setTried] = useState(false);
  const command = useCommand((given: Content, key: string) =>
    commandProgramme(programmeId, { type: 'RecordReadiness', section: id, content: given }, key),
  );
  const refused = command.progress.step === 'refused' ? command.progress.problem : undefined;
  const holes = fields.filter((field) => field.required && isEmpty(field, content[field.id]));
  const faultIn = (field: ReadinessField) =>
    tried && holes.includes(field)
      ? t.policy.empty
      : refused?.errors?.find(({ path }) => path.split('.').includes(field.id))?.message;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (holes[0]) return document.getElementById(elementOf(id, holes[0]))?.focus();
    const given = Object.fromEntries(
      fields.filter((field) => !isEmpty(field, content[field.id])).map((field) => [field.id, content[field.id]]),
    );
    if ((await command.give(given)) === undefined) return;
    draft.done();
    say(t.programme.saved);
    close();
  }
  return (
    <form noValidate aria-label={title} onSubmit={(event) => void submit(event)}>
      <Stack gap="md" mt="sm">
        {fields.map((field) => (
          <ReadinessFieldInput
            key={field.id}
            id={elementOf(id, field)}
            field={field}
            value={content[field.id]}
            fault={faultIn(field)}
            write={(value) => draft.write(JSON.stringify({ ...content, [field.id]: value }))}
          />
        ))}
        {refused && (
          <Notice tone="late" role="alert">
            {refused.detail}
          </Notice>
        )}
        <ProgressLine progress={command.progress} />
        <DialogActions close={close} busy={command.busy} submit={t.programme.save} />
      </Stack>
    </form>
  );
}

const elementOf = (section: string, field: ReadinessField): string => `${section}-${field.id}`;

function parsed(text: string): Content | undefined {
  try {
    return text ? (JSON.parse(text) as Content) : undefined;
  } catch {
    return undefined;
  }
}

function isEmpty({ kind }: ReadinessField, value: unknown): boolean {
  if (kind === 'goals') return !goalsOf(value).some(({ goal, indicators }) => goal.trim() && indicators.length > 0);
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
