import { Button, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';

import type { AgendaSection, SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { useDraft } from '../api/use-draft';
import { useMe } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { t } from '../texts';
import { Answered } from './answered';
import { mayGive } from './offered';
import classes from './supervision-page.module.css';

/** What both want to talk about: the five standing items, the question on boundaries, and whatever else was written. */
export function Agenda({ supervision }: { supervision: SupervisionDetail }) {
  const words = t.supervision;
  const { agenda, defaultAgenda } = supervision;
  const sections = [...defaultAgenda, ...agenda.map(({ section }) => section)];
  const shown = [...new Set<AgendaSection>([...sections, 'boundaries'])];
  return (
    <div id="agenda">
      <Section title={words.agenda} beside={<span className={classes.small}>{words.points(agenda.length)}</span>}>
        <p className={classes.intro}>{words.agendaIntro}</p>
        <ol className={classes.agenda}>
          {shown.map((section) => (
            <li key={section}>
              <h3>{words.sections[section] ?? section}</h3>
              {section === 'boundaries' && <p className={classes.small}>{words.boundariesHint}</p>}
              <Points supervision={supervision} section={section} />
            </li>
          ))}
        </ol>
        {mayGive(supervision, 'AddAgendaItem') && <AddPoint supervision={supervision} />}
      </Section>
    </div>
  );
}

function Points({ supervision, section }: { supervision: SupervisionDetail; section: AgendaSection }) {
  const words = t.supervision;
  const { givenName } = supervision.person;
  const points = supervision.agenda.filter((item) => item.section === section);
  const mayRemove = mayGive(supervision, 'RemoveAgendaItem');
  const command = useSupervisionCommand(supervision.id);
  const remove = async (item: number) => (await command.give({ type: 'RemoveAgendaItem', item })) && say(words.removed);
  if (points.length === 0) return null;
  return (
    <>
      <ul className={classes.points}>
        {points.map(({ item, by, text, mine }) => (
          <li key={item}>
            <div>
              <p className={text === null ? classes.quiet : classes.words}>{text ?? words.withheld}</p>
              <p className={classes.small}>{by === 'worker' ? words.byWorker(givenName) : words.bySupervisor}</p>
            </div>
            {mayRemove && (mine ?? by === 'supervisor') && (
              <Button
                size="compact-sm"
                variant="subtle"
                disabled={command.busy}
                aria-label={words.removeLabel(text ?? '')}
                onClick={() => void remove(item)}
              >
                {words.removeItem}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Answered progress={command.progress} name={givenName} />
    </>
  );
}

function AddPoint({ supervision }: { supervision: SupervisionDetail }) {
  const { userId } = useMe();
  const id = useId();
  const words = t.supervision;
  const [section, setSection] = useState<AgendaSection>('checkIn');
  const [tried, setTried] = useState(false);
  const draft = useDraft(userId, `${supervision.id}.AddAgendaItem`);
  const command = useSupervisionCommand(supervision.id);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const text = draft.text.trim();
    if (!text) return document.getElementById(id)?.focus();
    if (!(await command.give({ type: 'AddAgendaItem', section, text }))) return;
    draft.write('');
    draft.done();
    setTried(false);
    say(words.added);
  }

  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <NativeSelect
          label={words.addTo}
          maw="24rem"
          data={Object.entries(words.sections).map(([value, label]) => ({ value, label }))}
          value={section}
          onChange={(event) => setSection(event.currentTarget.value as AgendaSection)}
        />
        <Textarea
          id={id}
          label={words.addText}
          rows={2}
          maxLength={10_000}
          value={draft.text}
          error={tried && !draft.text.trim() && words.needText}
          onChange={(event) => draft.write(event.currentTarget.value)}
        />
        <Answered progress={command.progress} name={supervision.person.givenName} />
        <Button type="submit" variant="default" loading={command.busy} w="fit-content">
          {words.add}
        </Button>
      </Stack>
    </form>
  );
}
