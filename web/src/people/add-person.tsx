import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';

import { focusFirst } from '../shell/focus-first';
import { answer, api, keyed } from '../api/client';
import type { NewPerson } from '../api/types';
import { useCommand } from '../api/use-command';
import { ProgressLine } from '../journey/progress-line';
import { say } from '../shell/say';
import { Notice } from '../shell/notice';
import { t } from '../texts';
import { DialogActions } from '../shell/dialog-actions';

export function AddPerson({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title={t.people.addTitle}>
      <PersonForm close={close} />
    </Modal>
  );
}

function PersonForm({ close }: { close: () => void }) {
  const command = useCommand((body: NewPerson, key: string) =>
    answer(api.POST('/api/people', { params: keyed(key), body })),
  );
  const form = useForm({
    initialValues: { givenName: '', familyName: '', email: '' },
    validate: {
      givenName: (name) => (name.trim() ? null : t.people.needGiven),
      familyName: (name) => (name.trim() ? null : t.people.needFamily),
      email: (email) => (email === '' || /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t.people.badEmail),
    },
  });

  async function submit({ givenName, familyName, email }: typeof form.values): Promise<void> {
    const person = { givenName: givenName.trim(), familyName: familyName.trim() };
    const added = await command.give({ ...person, ...(email ? { email: email.trim() } : {}) });
    if (!added) return;
    close();
    say(t.people.added(person.givenName));
  }

  const { progress } = command;
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values), focusFirst)}>
      <Stack gap="md">
        {progress.step === 'refused' && (
          <Notice tone="late" role="alert">
            {progress.problem.errors?.[0]?.message ?? progress.problem.detail}
          </Notice>
        )}
        <TextInput
          label={t.people.givenName}
          name="givenName"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('givenName')}
        />
        <TextInput
          label={t.people.familyName}
          name="familyName"
          autoComplete="off"
          {...form.getInputProps('familyName')}
        />
        <TextInput
          label={t.people.email}
          description={t.people.emailHint}
          name="email"
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <ProgressLine progress={progress} />
        <DialogActions close={close} busy={command.busy} submit={t.people.add} />
      </Stack>
    </form>
  );
}
