import { Button, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';

import type { MySettings } from '../api/types';
import { ProgressLine } from '../journey/progress-line';
import { Notice } from '../shell/notice';
import { say } from '../shell/say';
import { t } from '../texts';
import { useKeepSettings } from './settings-queries';

interface KeepProps {
  /** What is to be kept, or nothing while something is wrong with it. */
  part: () => Partial<MySettings> | undefined;
  children: ReactNode;
}

/** A part of the settings with its button. */
export function Keep({ part, children }: KeepProps) {
  const command = useKeepSettings();
  const { progress } = command;
  const refused = progress.step === 'refused' ? progress.problem : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const now = part();
    if (now && (await command.give(now))) say(t.telling.kept);
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {children}
        {refused && (
          <Notice tone="late" role="alert">
            {refused.errors?.[0]?.message ?? refused.detail}
          </Notice>
        )}
        <ProgressLine progress={progress} />
        <Button type="submit" variant="default" size="md" w="fit-content" loading={command.busy}>
          {t.telling.keep}
        </Button>
      </Stack>
    </form>
  );
}
