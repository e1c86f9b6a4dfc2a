import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';

import { agreementQuery, formsQuery, journeyQuery } from '../api/queries';
import type { Journey, JourneyCommand, JourneyForm } from '../api/types';
import { useDraft } from '../api/use-draft';
import type { CommandRequest } from '../journey/command-request';
import { ProgressLine } from '../journey/progress-line';
import { RefusalPanel } from '../journey/refusal-panel';
import { useJourneyCommand } from '../journey/use-journey-command';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { Empty, Failure, Rows } from '../shell/states';
import { t } from '../texts';
import { FormContent } from './form-content';
import { FormField } from './form-field';
import { contentOf, faultsIn, writtenIn, writtenOf, type Written } from './form-values';

interface FillFormProps {
  request: CommandRequest;
  close: () => void;
}

/** Any form of the sources, drawn from its description: kept as a draft while it is written, and sealed when it is done. */
export function FillForm(props: FillFormProps) {
  const { journeyId, values } = props.request;
  const { data: forms, error, refetch } = useQuery(formsQuery(journeyId));
  const { data: journey } = useQuery(journeyQuery(journeyId));
  const form = forms?.find(({ id }) => id === values?.form);
  if (!forms || !journey) return error ? <Failure error={error} retry={() => void refetch()} /> : <Rows />;
  if (!form) return <Empty title={t.refusals.UNKNOWN_FORM!('', '')} />;
  if (!form.mayFill) return <FormContent form={form} />;
  return <Sheet {...props} form={form} journey={journey} />;
}

function Sheet({ request, close, form, journey }: FillFormProps & { form: JourneyForm; journey: Journey }) {
  const me = useMe();
  const dates = useDates();
  const mine = me.personId === journey.person.id;
  const draft = useDraft(me.userId, `${journey.id}.FillForm.${form.id}`);
  const written = writtenIn(draft.text) ?? writtenOf(form.content);
  const [on, setOn] = useState(dates.today());
  const [tried, setTried] = useState(false);
  const rows = useRows(journey, form);
  const id = useId();
  const command = useJourneyCommand(journey.id);
  const told = command.progress.step === 'refused' ? command.progress.problem : undefined;
  const faults = tried ? allFaults(written) : {};
  const faultAt = (field: string) =>
    faults[field] ?? told?.errors?.find(({ path }) => path.replace(/^content\./, '').startsWith(field))?.message;
  const write = (field: string) => (value: unknown) => draft.write(JSON.stringify({ ...written, [field]: value }));

  function allFaults(now: Written): Record<string, string> {
    return { ...faultsIn(form, now, rows), ...(on > dates.today() && { on: t.form.inFuture }) };
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(allFaults(written));
    if (first) return document.getElementById(`${id}-${first}`)?.focus();
    const body = { type: 'FillForm', form: form.id, on, content: contentOf(form, written) } as JourneyCommand;
    if (!(await command.give(body))) return;
    draft.done();
    close();
    say(t.forms.done);
  }

  const kept = draft.saved === 'server' ? t.form.draftServer : draft.saved === 'here' ? t.form.draftHere : '';
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {form.readers === 'own' && <Text fw={600}>{t.own.selfCarePrivate}</Text>}
        {told && !told.errors?.length && <RefusalPanel refusal={told} request={request} close={close} />}
        {form.fields.map((field) => (
          <FormField
            key={field.id}
            id={`${id}-${field.id}`}
            field={field}
            journey={journey}
            value={written[field.id]}
            fault={faultAt(field.id)}
            write={write(field.id)}
          />
        ))}
        {!mine && (
          <TextInput
            id={`${id}-on`}
            type="date"
            label={t.forms.on}
            value={on}
            error={faultAt('on')}
            maw="16rem"
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        )}
        <ProgressLine progress={command.progress} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">
            {kept}
          </Text>
          <Group>
            <Button variant="subtle" onClick={close}>
              {t.shell.cancel}
            </Button>
            <Button type="submit" loading={command.busy}>
              {command.progress.step === 'failed' ? t.command.tryAgain : t.forms.save}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

/** The rows that a table of the form has: each asks for an answer. */
function useRows(journey: Journey, { fields }: JourneyForm) {
  const asksBoundaries = fields.some(({ kind }) => kind === 'boundaries');
  const { data: agreement } = useQuery({ ...agreementQuery(journey.id), enabled: asksBoundaries });
  return { qualities: journey.terms.qualities, boundaries: agreement?.rows.map(({ id }) => id) ?? [] };
}
