import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';

import { journeyQuery, offersQuery } from '../api/queries';
import { useDraft } from '../api/use-draft';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { t, wordsOf } from '../texts';
import { CommandField } from './command-field';
import { bodyOf, commandShapes, faultsOf, fieldsOf, startingValues } from './command-fields';
import type { CommandRequest } from './command-request';
import { LongText } from './long-text';
import { PolicyToRead } from './policy-to-read';
import { ProgressLine } from './progress-line';
import { RefusalPanel } from './refusal-panel';
import { useJourneyCommand } from './use-journey-command';

/** The form of one command: a few fields, perhaps a text, one button; and the answer, when it is no, in the same place. */
export function CommandForm({ request, close }: { request: CommandRequest; close: () => void }) {
  const { journeyId, person, type } = request;
  const dates = useDates();
  const { text: asked } = commandShapes[type]!;
  const me = useMe();
  const words = wordsOf(type, person.id === me.personId, request.paused)!;
  const { data: journey } = useQuery(journeyQuery(journeyId));
  const [values, setValues] = useState(() => startingValues(type, request.values ?? {}, dates));
  const fields = fieldsOf(type, values).filter((field) => !(field === 'matter' && request.values?.matter));
  const version = journey && type === 'AcknowledgePolicy' ? { version: String(journey.terms.version) } : {};
  const given = { ...version, ...values };
  const [tried, setTried] = useState(false);
  const draft = useDraft(me.userId, `${journeyId}.${type}`);
  const { data: offers } = useQuery(offersQuery(journeyId));
  const command = useJourneyCommand(journeyId);
  const id = useId();

  const told = command.progress.step === 'refused' ? command.progress.problem : undefined;
  const shut =
    commandShapes[type]!.fields.length === 0 ? offers?.find((offer) => offer.type === type)?.refusal : undefined;
  const refusal = told && !told.errors?.length ? told : shut;
  const stuck = shut !== undefined || (refusal?.missing?.length ?? 0) > 0;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(faultsOf(type, given, draft.text, dates, journey?.terms));
    if (first) return document.getElementById(`${id}-${first}`)?.focus();
    const recorded = await command.give(bodyOf(type, given, asked ? draft.text : '', dates));
    if (!recorded) return;
    draft.done();
    close();
    say(words.done(person.givenName));
  }

  const faults = tried ? faultsOf(type, given, draft.text, dates, journey?.terms) : {};
  const faultIn = (field: string) => faults[field] ?? told?.errors?.find(({ path }) => path.endsWith(field))?.message;

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {words.intro && <Text>{words.intro}</Text>}
        {type === 'AcknowledgePolicy' && journey && <PolicyToRead journey={journey} />}
        {refusal && <RefusalPanel refusal={refusal} request={request} close={close} />}
        {fields.map((field) => (
          <CommandField
            key={field}
            id={`${id}-${field}`}
            field={field}
            type={type}
            journey={journey}
            offers={offers ?? []}
            values={given}
            fault={faultIn(field)}
            write={(value) => setValues({ ...values, [field]: value })}
          />
        ))}
        {asked && !stuck && (
          <LongText id={`${id}-${asked.name}`} asked={asked} draft={draft} fault={faultIn(asked.name)} />
        )}
        <ProgressLine progress={command.progress} />
        <Group justify="flex-end">
          <Button variant="subtle" onClick={close}>
            {t.shell.cancel}
          </Button>
          {!stuck && (
            <Button type="submit" loading={command.busy} data-autofocus={fields.length === 0 && !asked?.required}>
              {command.progress.step === 'failed' ? t.command.tryAgain : words.button}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
