import { Button, NativeSelect, Stack } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';

import type { AgendaSection, SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { useDraft } from '../api/use-draft';
import { useMe } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { useKeepFocus } from '../shell/use-keep-focus';
import { t } from '../texts';
import classes from './own.module.css';
import { OwnWords } from './own-words';
import { Told } from './told';
import { mayDo, supervisorOf, toConfirm } from './use-own-supervision';

type Item = SupervisionDetail['agenda'][number];

/** Both write it before they meet (GUIDE 4.3-a): what stands on it, and a few words more. */
export function Agenda({ supervision }: { supervision: SupervisionDetail }) {
  const { agenda } = supervision;
  const keepFocus = useKeepFocus<HTMLUListElement>(agenda);
  const words = t.ownSupervision;
  const name = supervisorOf(supervision);
  return (
    <Section title={words.agenda}>
      <p className={classes.muted}>{agenda.length === 0 ? words.agendaEmpty : words.agendaBody(name)}</p>
      <ul className={classes.dates} {...keepFocus}>
        {agenda.map((item) => (
          <AgendaItem key={item.item} item={item} supervision={supervision} />
        ))}
      </ul>
      {mayDo(supervision, 'AddAgendaItem') && <AddItem supervision={supervision} />}
    </Section>
  );
}

function AgendaItem({ item, supervision }: { item: Item; supervision: SupervisionDetail }) {
  const command = useSupervisionCommand(supervision.id);
  const words = t.ownSupervision;
  const section = words.sections[item.section] ?? item.section;
  const mine = item.mine ?? item.by === 'worker';

  async function takeBack(): Promise<void> {
    if (await command.give({ type: 'RemoveAgendaItem', item: item.item })) say(words.takenBack);
  }

  return (
    <li>
      <strong>{section}</strong>
      <span className={classes.said}>{item.text ?? words.hidden}</span>
      <Told progress={command.progress} />
      <span className={classes.muted}>
        {mine ? words.fromYou : words.fromThem(supervisorOf(supervision))}
        {mine && (
          <Button
            variant="subtle"
            size="compact-md"
            ml="xs"
            aria-label={words.takeBackOf(section)}
            loading={command.busy}
            onClick={() => void takeBack()}
          >
            {words.takeBack}
          </Button>
        )}
      </span>
    </li>
  );
}

function AddItem({ supervision }: { supervision: SupervisionDetail }) {
  const me = useMe();
  const draft = useDraft(me.userId, `supervision.${supervision.id}.agenda`);
  const [section, setSection] = useState<AgendaSection>('checkIn');
  const [tried, setTried] = useState(false);
  const command = useSupervisionCommand(supervision.id);
  const id = useId();
  const words = t.ownSupervision;
  const leads = supervision.stage === 'planned' && !toConfirm(supervision);
  const fault = tried && !draft.text.trim() ? words.needsWords : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!draft.text.trim()) return document.getElementById(id)?.focus();
    if (!(await command.give({ type: 'AddAgendaItem', section, text: draft.text }))) return;
    setTried(false);
    draft.write('');
    draft.done();
    say(words.added);
  }

  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <NativeSelect
          label={words.about}
          size="md"
          data={Object.entries(words.sections).map(([value, label]) => ({ value, label }))}
          description={words.sectionHints[section]}
          inputWrapperOrder={['label', 'input', 'description']}
          value={section}
          onChange={(event) => setSection(event.currentTarget.value as AgendaSection)}
        />
        <OwnWords id={id} label={words.inWords} draft={draft} fault={fault} />
        <Told progress={command.progress} />
        <Button
          type="submit"
          size="md"
          variant={leads ? 'filled' : 'default'}
          loading={command.busy}
          className={classes.send!}
        >
          {words.add}
        </Button>
      </Stack>
    </form>
  );
}
