import { FileInput, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';

import { answer, api, keyed } from '../api/client';
import { journeyQuery, offersQuery } from '../api/queries';
import { useCommand } from '../api/use-command';
import { codesFor } from '../journey/choices';
import type { CommandRequest } from '../journey/command-request';
import { ProgressLine } from '../journey/progress-line';
import { useDates } from '../shell/me';
import { Notice } from '../shell/notice';
import { say } from '../shell/say';
import { refusalSentence, t } from '../texts';
import { DialogActions } from '../shell/dialog-actions';

const MOST_BYTES = 10 * 1024 * 1024;

interface Certificate {
  file: File | null;
  topic: string;
  issuedOn: string;
  expiresOn: string;
}

/** A certificate with its file. The server looks at what the file is, whatever its name says. */
export function AddCertificate({ request, close }: { request: CommandRequest; close: () => void }) {
  const { journeyId, person, values } = request;
  const dates = useDates();
  const [given, setGiven] = useState<Certificate>({
    file: null,
    topic: values?.topic ?? '',
    issuedOn: dates.today(),
    expiresOn: '',
  });
  const [tried, setTried] = useState(false);
  const { data: journey } = useQuery(journeyQuery(journeyId));
  const { data: offers = [] } = useQuery(offersQuery(journeyId));
  const command = useCommand((body: FormData, key: string) =>
    answer(
      api.POST('/api/journeys/{id}/certificates', {
        params: { path: { id: journeyId }, ...keyed(key) },
        body: body as never,
        bodySerializer: (form: unknown) => form as FormData,
      }),
    ),
  );
  const id = useId();
  const faults = tried ? faultsIn(given, dates.today()) : {};
  const set = (part: Partial<Certificate>) => setGiven({ ...given, ...part });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(faultsIn(given, dates.today()));
    if (first) return document.getElementById(`${id}-${first}`)?.focus();
    if (!(await command.give(formOf(given)))) return;
    close();
    say(t.certificates.done);
  }

  const { progress } = command;
  const words = t.certificates;
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{words.intro}</Text>
        {progress.step === 'refused' && (
          <Notice tone="late" role="alert">
            {progress.problem.errors?.[0]?.message ?? refusalSentence(progress.problem, person.givenName)}
          </Notice>
        )}
        <FileInput
          id={`${id}-file`}
          label={words.file}
          placeholder={words.chooseFile}
          accept="application/pdf,image/png,image/jpeg"
          value={given.file}
          error={faults.file}
          clearable
          onChange={(file) => set({ file })}
        />
        <NativeSelect
          id={`${id}-topic`}
          label={words.topic}
          data={[
            { value: '', label: '', disabled: true },
            ...codesFor({ field: 'topic', type: 'AddCertificate', journey, offers }),
          ]}
          value={given.topic}
          error={faults.topic}
          onChange={(event) => set({ topic: event.currentTarget.value })}
        />
        <TextInput
          id={`${id}-issuedOn`}
          type="date"
          label={words.issuedOn}
          value={given.issuedOn}
          error={faults.issuedOn}
          maw="16rem"
          onChange={(event) => set({ issuedOn: event.currentTarget.value })}
        />
        <TextInput
          id={`${id}-expiresOn`}
          type="date"
          label={words.expiresOn}
          value={given.expiresOn}
          error={faults.expiresOn}
          maw="16rem"
          onChange={(event) => set({ expiresOn: event.currentTarget.value })}
        />
        <ProgressLine progress={progress} />
        <DialogActions close={close} busy={command.busy} submit={words.add} />
      </Stack>
    </form>
  );
}

function faultsIn({ file, topic, issuedOn, expiresOn }: Certificate, today: string): Record<string, string> {
  const words = t.certificates;
  return {
    ...(!file && { file: words.needFile }),
    ...(file && file.size > MOST_BYTES && { file: words.tooLarge }),
    ...(!topic && { topic: t.form.needed.topic! }),
    ...(!issuedOn && { issuedOn: t.form.needed.on! }),
    ...(issuedOn > today && { issuedOn: t.form.inFuture }),
    ...(expiresOn && expiresOn < issuedOn && { expiresOn: words.expiresFirst }),
  };
}

function formOf({ file, topic, issuedOn, expiresOn }: Certificate): FormData {
  const form = new FormData();
  form.set('topic', topic);
  form.set('issuedOn', issuedOn);
  if (expiresOn) form.set('expiresOn', expiresOn);
  form.set('file', file!);
  return form;
}
