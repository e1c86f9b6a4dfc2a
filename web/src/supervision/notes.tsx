import { Button, Stack, Textarea } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { useDraft } from '../api/use-draft';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { useShowMore } from '../shell/show-more';
import { t } from '../texts';
import { Answered } from './answered';
import classes from './supervision-page.module.css';

/** What the two want to keep of their talks. Nobody else reads it. */
export function Notes({ supervision }: { supervision: SupervisionDetail }) {
  const dates = useDates();
  const words = t.supervision;
  const { notes, person, coverFor } = supervision;
  const { shown, more } = useShowMore(notes, 5);
  return (
    <Section title={words.notes}>
      <p className={classes.intro}>
        {coverFor ? words.notesOfCover(person.givenName, coverFor.name) : words.notesReaders(person.givenName)}
      </p>
      <WriteNote supervision={supervision} />
      <ul className={classes.notes}>
        {shown.map(({ at, by, text, withheld }) => (
          <li key={at}>
            <p className={withheld || text === null ? classes.quiet : classes.words}>{text ?? words.withheld}</p>
            <p className={classes.small}>{[by?.name, dates.dayTime(at)].filter(Boolean).join(', ')}</p>
          </li>
        ))}
      </ul>
      {notes.length === 0 && <p className={classes.none}>{words.noNotes}</p>}
      {more}
    </Section>
  );
}

function WriteNote({ supervision: { id: supervisionId, person } }: { supervision: SupervisionDetail }) {
  const { userId } = useMe();
  const id = useId();
  const words = t.supervision;
  const draft = useDraft(userId, `${supervisionId}.WriteNote`);
  const [tried, setTried] = useState(false);
  const command = useSupervisionCommand(supervisionId);
  const kept = draft.saved === 'server' ? t.form.draftServer : draft.saved === 'here' ? t.form.draftHere : '';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const note = draft.text.trim();
    if (!note) return document.getElementById(id)?.focus();
    if (!(await command.give({ type: 'WriteNote', note }))) return;
    draft.write('');
    draft.done();
    setTried(false);
    say(words.noteKept);
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Textarea
          id={id}
          label={words.note}
          description={kept || undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          rows={4}
          maxLength={10_000}
          value={draft.text}
          error={tried && !draft.text.trim() && words.needText}
          onChange={(event) => draft.write(event.currentTarget.value)}
        />
        <Answered progress={command.progress} name={person.givenName} />
        <Button type="submit" variant="default" loading={command.busy} w="fit-content">
          {words.addNote}
        </Button>
      </Stack>
    </form>
  );
}
