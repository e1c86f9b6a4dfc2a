import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { experienceQuery } from '../api/queries';
import type { Journey, Offer } from '../api/types';
import { modeAt } from '../journey/choices';
import { useOpenCommand } from '../journey/command-request';
import { ProgressLine } from '../journey/progress-line';
import { useJourneyCommand } from '../journey/use-journey-command';
import { useDates } from '../shell/me';
import { Notice } from '../shell/notice';
import { Section } from '../shell/section';
import { say } from '../shell/say';
import { modeName, refusalSentence, t } from '../texts';
import { MyLink } from './my-link';
import classes from './own.module.css';

const USUAL_HOURS = 2;

/** One tap notes an outing of today, worked as the stage has it and as long as the last time; one more takes it back. */
export function LogToday({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  const dates = useDates();
  const log = useJourneyCommand(journey.id);
  const undo = useJourneyCommand(journey.id);
  const [noted, setNoted] = useState<number>();
  const { data } = useQuery(experienceQuery(journey.id));
  const mode = modeAt(journey);
  const last = data?.items.find((entry) => entry.mode === mode && !entry.withdrawn);
  const hours = last?.hours ?? USUAL_HOURS;
  const words = t.own;
  const told = `${modeName(mode)}, ${t.practice.hoursWords(hours)}`;
  if (!offers.some(({ type, allowed }) => type === 'LogExperience' && allowed)) return null;

  async function note(): Promise<void> {
    const recorded = await log.give({
      type: 'LogExperience',
      mode,
      on: dates.today(),
      quarters: hours * 4,
    } as Parameters<typeof log.give>[0]);
    if (recorded) setNoted(recorded.version);
  }

  async function takeBack(entry: number): Promise<void> {
    if (!(await undo.give({ type: 'WithdrawExperience', entry }))) return;
    setNoted(undefined);
    say(words.undone);
  }

  const already = noted === undefined && last?.on === dates.today();
  const { progress } = log;
  return (
    <Section title={words.log} beside={<MyLink part="practice" journeyId={journey.id} words={words.allPractice} />}>
      {progress.step === 'refused' && (
        <Notice tone="late" role="alert">
          {refusalSentence(progress.problem, journey.person.givenName)}
        </Notice>
      )}
      <ProgressLine progress={progress.step === 'ready' ? undo.progress : progress} />
      <div role="status">
        {noted !== undefined && (
          <p className={classes.noted}>
            {words.logDone(modeName(mode), t.practice.hoursWords(hours))}{' '}
            <Button variant="subtle" size="compact-md" loading={undo.busy} onClick={() => void takeBack(noted)}>
              {words.undo}
            </Button>
          </p>
        )}
      </div>
      {noted === undefined && (
        <Button
          size="lg"
          fullWidth
          variant="default"
          loading={log.busy}
          className={classes.tap!}
          onClick={() => void note()}
        >
          {words.logged[mode] ?? words.logged.other}
        </Button>
      )}
      <p className={classes.hint}>
        {noted === undefined && (already ? words.logAlready : told)}{' '}
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() =>
            open({
              journeyId: journey.id,
              person: journey.person,
              type: 'LogExperience',
              values: { mode, quarters: String(hours) },
            })
          }
        >
          {words.logOther}
        </Button>
      </p>
    </Section>
  );
}
