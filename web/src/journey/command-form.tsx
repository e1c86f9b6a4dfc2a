import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';

import { answer, api, keyed } from '../api/client';
import { offersQuery } from '../api/queries';
import type { JourneyCommand } from '../api/types';
import { useCommand } from '../api/use-command';
import { useDraft } from '../api/use-draft';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { t, wordsOf } from '../texts';
import { CommandField } from './command-field';
import { bodyOf, commandShapes, faultsOf, startingValues } from './command-fields';
import type { CommandRequest } from './command-request';
import { LongText } from './long-text';
import { ProgressLine } from './progress-line';
import { RefusalPanel } from './refusal-panel';

/** The form of one command: a few fields, perhaps a text, one button; and the answer, when it is no, in the same place. */
export function CommandForm({ request, close }: { request: CommandRequest; close: () => void }) {
  const { journeyId, person, type } = request;
  const dates = useDates();
  const { fields, text: asked } = commandShapes[type]!;
  const me = useMe();
  const words = wordsOf(type, person.id === me.personId, request.paused)!;
  const [values, setValues] = useState(() => startingValues(request.values ?? {}, dates));
  const [tried, setTried] = useState(false);
  const draft = useDraft(me.userId, `${journeyId}.${type}`);
  const { data: offers } = useQuery(offersQuery(journeyId));
  const command = useCommand((body: JourneyCommand, key: string) =>
    answer(api.POST('/api/journeys/{id}/commands', { params: { path: { id: journeyId }, ...keyed(key) }, body })),
  );
  const id = useId();

  const told = command.progress.step === 'refused' ? command.progress.problem : undefined;
  const shut = fields.length === 0 ? offers?.find((offer) => offer.type === type)?.refusal : undefined;
  const refusal = told && !told.errors?.length ? told : shut;
  const stuck = shut !== undefined || (refusal?.missing?.length ?? 0) > 0;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(faultsOf(type, values, draft.text, dates));
    if (first) return document.getElementById(`${id}-${first}`)?.focus();
    const recorded = await command.give(bodyOf(type, values, asked ? draft.text : ''));
    if (!recorded) return;
    draft.done();
    close();
    say(words.done(person.givenName));
  }

  const faults = tried ? faultsOf(type, values, draft.text, dates) : {};
  const faultIn = (field: string) => faults[field] ?? told?.errors?.find(({ path }) => path.endsWith(field))?.message;

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {words.intro && <Text>{words.intro}</Text>}
        {refusal && <RefusalPanel refusal={refusal} request={request} close={close} />}
        {fields.map((field) => (
          <CommandField
            key={field}
            id={`${id}-${field}`}
            field={field}
            type={type}
            offers={offers ?? []}
            value={values[field] ?? ''}
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
