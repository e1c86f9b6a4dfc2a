import { Button } from '@mantine/core';

import type { Outcome, SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { t } from '../texts';
import classes from './own.module.css';
import { Told } from './told';
import { mayDo, supervisorOf } from './use-own-supervision';

/** The time has passed: one tap says what became of it. What the supervisor missed never counts against the worker. */
export function HowItWent({ supervision, leads }: { supervision: SupervisionDetail; leads: boolean }) {
  const command = useSupervisionCommand(supervision.id);
  const dates = useDates();
  const words = t.ownSupervision;
  const name = supervisorOf(supervision);
  const { slot, dueOn } = supervision;

  async function record(outcome: Outcome, done: string): Promise<void> {
    if (await command.give({ type: 'RecordSession', outcome })) say(done);
  }

  return (
    <>
      <p className={classes.when}>{words.how}</p>
      <p className={classes.muted}>
        {slot ? words.howBody(name, dates.dayTime(slot.startsAt)) : words.howBodyNoTime(name, dates.day(dueOn))}
      </p>
      <Told progress={command.progress} />
      {mayDo(supervision, 'RecordSession') && (
        <div className={classes.taps}>
          <Button
            size="md"
            variant={leads ? 'filled' : 'default'}
            loading={command.busy}
            onClick={() => void record('held', words.heldDone)}
          >
            {words.held}
          </Button>
          <Button
            size="md"
            variant="default"
            disabled={command.busy}
            onClick={() => void record('missedBySupervisor', words.notComeDone)}
          >
            {words.notCome(name)}
          </Button>
        </div>
      )}
    </>
  );
}
