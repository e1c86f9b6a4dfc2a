import { Button, Stack } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { useDraft } from '../api/use-draft';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { useShowMore } from '../shell/show-more';
import { t } from '../texts';
import classes from './own.module.css';
import { OwnWords } from './own-words';
import { Told } from './told';
import { mayDo, supervisorOf } from './use-own-supervision';

/** What the two wrote down, for the two of them (GUIDE 4.3-d). */
export function NotesTogether({ supervision }: { supervision: SupervisionDetail }) {
  const me = useMe();
  const dates = useDates();
  const { shown, more } = useShowMore(
    supervision.notes.toSorted((a, b) => b.at.localeCompare(a.at)),
    5,
  );
  const words = t.ownSupervision;
  return (
    <Section title={words.notes}>
      <p className={classes.muted}>{words.notesBody(supervisorOf(supervision))}</p>
      {shown.length === 0 && <p className={classes.muted}>{words.noNotes}</p>}
      <ul className={classes.dates}>
        {shown.map(({ at, by, text }) => (
          <li key={at}>
            <span className={classes.said}>{text ?? words.noteWithheld}</span>
            <span className={classes.muted}>
              {by === null || by.userId === me.userId
                ? words.noteMine(dates.day(at))
                : words.noteBy(by.name, dates.day(at))}
            </span>
          </li>
        ))}
      </ul>
      {more}
      {mayDo(supervision, 'WriteNote') && <WriteNote supervision={supervision} />}
    </Section>
  );
}

function WriteNote({ supervision }: { supervision: SupervisionDetail }) {
  const me = useMe();
  const draft = useDraft(me.userId, `supervision.${supervision.id}.note`);
  const [tried, setTried] = useState(false);
  const command = useSupervisionCommand(supervision.id);
  const id = useId();
  const words = t.ownSupervision;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!draft.text.trim()) return document.getElementById(id)?.focus();
    if (!(await command.give({ type: 'WriteNote', note: draft.text }))) return;
    setTried(false);
    draft.write('');
    draft.done();
    say(words.noteDone);
  }

  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <OwnWords
          id={id}
          label={words.note}
          draft={draft}
          fault={tried && !draft.text.trim() ? words.needsWords : undefined}
        />
        <Told progress={command.progress} />
        <Button type="submit" size="md" variant="default" loading={command.busy} className={classes.send!}>
          {words.noteKeep}
        </Button>
      </Stack>
    </form>
  );
}
