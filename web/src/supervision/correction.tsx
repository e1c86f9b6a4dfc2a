import { Button } from '@mantine/core';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { say } from '../shell/say';
import { t } from '../texts';
import { Answered } from './answered';
import { mayGive } from './offered';

interface CorrectionProps {
  supervision: SupervisionDetail;
  recorded: 'held' | 'missedByWorker';
}

/** A slip of the thumb is put right in one tap. */
export function Correction({ supervision, recorded }: CorrectionProps) {
  const words = t.supervision.correction;
  const command = useSupervisionCommand(supervision.id);
  if (!mayGive(supervision, 'CorrectSession')) return null;
  const outcome = recorded === 'held' ? 'missedByWorker' : 'held';

  async function correct(): Promise<void> {
    if (await command.give({ type: 'CorrectSession', outcome })) say(words.done);
  }

  return (
    <>
      <Button variant="subtle" size="compact-sm" loading={command.busy} onClick={() => void correct()}>
        {words[outcome]}
      </Button>
      <Answered progress={command.progress} name={supervision.person.givenName} />
    </>
  );
}
