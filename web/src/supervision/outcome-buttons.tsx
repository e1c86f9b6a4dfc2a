import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

import type { Outcome, SupervisionCard } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { useDates, useMe } from '../shell/me';
import { t } from '../texts';
import { Answered } from './answered';
import { MoveDialog } from './move-dialog';
import classes from './outcome-buttons.module.css';

const sooner = ['held'] as const satisfies Outcome[];
const atOnce = ['held', 'missedByWorker', 'missedBySupervisor'] as const satisfies Outcome[];

interface OutcomeButtonsProps {
  session: Pick<SupervisionCard, 'id' | 'person' | 'dueOn' | 'slot' | 'supervisor'>;
  /** Its time has come: the usual answer is the one primary button. */
  primary?: boolean;
  recorded: (outcome: Outcome) => void;
}

/** What became of a session, in one tap; a move asks for the new time. */
export function OutcomeButtons({ session, primary = true, recorded }: OutcomeButtonsProps) {
  const { givenName } = session.person;
  const command = useSupervisionCommand(session.id);
  const { userId } = useMe();
  const dates = useDates();
  const [moving, { open, close }] = useDisclosure(false);
  /** Nobody has missed a session before its time; it may have been held sooner. */
  const ahead = session.slot !== null && Date.parse(session.slot.startsAt) > Date.now();
  const words = t.supervision;
  const nameOf = (outcome: Outcome) =>
    outcome === 'missedBySupervisor' && session.supervisor?.userId !== userId
      ? words.supervisorMissed(session.supervisor?.name)
      : words.outcomes[outcome]!(givenName);

  async function record(outcome: Outcome): Promise<void> {
    const on = ahead ? { on: dates.today() } : {};
    if (await command.give({ type: 'RecordSession', outcome, ...on })) recorded(outcome);
  }
  const button = (outcome: Outcome, onClick: () => void) => (
    <Button
      key={outcome}
      size="compact-md"
      className={classes.button!}
      variant={primary && outcome === 'held' ? 'filled' : 'default'}
      disabled={command.busy}
      aria-label={words.outcomeLabel(nameOf(outcome), givenName)}
      onClick={onClick}
    >
      {nameOf(outcome)}
    </Button>
  );

  return (
    <>
      <div className={classes.buttons} role="group" aria-label={words.outcomesOf(givenName)}>
        {(ahead ? sooner : atOnce).map((outcome) => button(outcome, () => void record(outcome)))}
        {primary && button('movedByAgreement', open)}
      </div>
      <Answered progress={command.progress} name={givenName} />
      <MoveDialog session={session} passed opened={moving} close={close} moved={() => recorded('movedByAgreement')} />
    </>
  );
}
