import { Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';

import type { Supervisor } from '../api/types';
import { DialogActions } from '../shell/dialog-actions';
import { focusFirst } from '../shell/focus-first';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { Answered } from '../supervision/answered';
import { t } from '../texts';
import { useKeepProfile } from './load-queries';

const MOST_PEOPLE = 200;
const MOST_HOURS = 60;

/** What a supervisor has learned and for how much there is room; an empty field is no limit. */
export function ProfileForm({ supervisor, close }: { supervisor: Supervisor; close: () => void }) {
  const dates = useDates();
  const words = t.supervisors;
  const command = useKeepProfile(supervisor.userId);
  const form = useForm({
    initialValues: {
      trainedOn: supervisor.trainedOn ?? '',
      mostPeople: inField(supervisor.mostPeople),
      mostHours: inField(supervisor.mostHours),
      skills: supervisor.skills.join('\n'),
    },
    validate: {
      trainedOn: (day) => (day && day > dates.today() ? words.needDay : null),
      mostPeople: (text) => (isLimit(text, 1, MOST_PEOPLE) ? null : words.needPeople),
      mostHours: (text) => (isLimit(text, 0.5, MOST_HOURS) ? null : words.needHours),
    },
  });

  async function submit({ trainedOn, mostPeople, mostHours, skills }: typeof form.values): Promise<void> {
    const kept = await command.give({
      trainedOn: trainedOn || null,
      mostPeople: limitOf(mostPeople),
      mostHours: limitOf(mostHours),
      skills: skills.split('\n').flatMap((skill) => skill.trim() || []),
    });
    if (!kept) return;
    close();
    say(words.saved(supervisor.name));
  }

  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values), focusFirst)}>
      <Stack gap="md">
        <TextInput
          type="date"
          label={words.trainedOn}
          description={words.emptyUntrained}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maw="16rem"
          name="trainedOn"
          data-autofocus
          {...form.getInputProps('trainedOn')}
        />
        <TextInput
          inputMode="numeric"
          label={words.mostPeople}
          description={words.empty}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maw="16rem"
          name="mostPeople"
          {...form.getInputProps('mostPeople')}
        />
        <TextInput
          inputMode="decimal"
          label={words.mostHours}
          description={words.empty}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maw="16rem"
          name="mostHours"
          {...form.getInputProps('mostHours')}
        />
        <Textarea
          label={words.skillsLabel}
          description={words.skillsHint}
          rows={3}
          name="skills"
          {...form.getInputProps('skills')}
        />
        <Answered progress={command.progress} name={supervisor.name} />
        <DialogActions close={close} busy={command.busy} submit={words.save} />
      </Stack>
    </form>
  );
}

const inField = (limit: number | null): string => (limit === null ? '' : String(limit));

const limitOf = (text: string): number | null => (text.trim() ? Number(text.trim().replace(',', '.')) : null);

/** People are whole, hours come by the half. */
function isLimit(text: string, least: number, most: number): boolean {
  const limit = limitOf(text);
  return limit === null || (limit >= least && limit <= most && Number.isInteger(limit / least));
}
