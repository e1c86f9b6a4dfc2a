import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { live } from '../api/queries';
import { useCommand } from '../api/use-command';
import { ProgressLine } from '../journey/progress-line';
import { fullName } from '../journey/names';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { refusalSentence, t } from '../texts';
import { Meter } from './meter';
import classes from './policy-page.module.css';
import { commandMove, isSettled, moveQuery } from './policy-queries';
import type { JourneyChange, PolicyMove } from './policy-types';

/** A move under way: how far it is, who could not be moved and why, and the buttons that stop it and go on. */
export function MoveProgress({ move: begun, journeys }: { move: PolicyMove; journeys: JourneyChange[] }) {
  const { data: move = begun } = useQuery(moveQuery(begun.id));
  const settled = isSettled(move);
  useLookAgain(settled);
  const words = t.policy.move;
  const command = useCommand((type: 'StopMove' | 'ResumeMove', key: string) => commandMove(move.id, { type }, key));
  const give = async (type: 'StopMove' | 'ResumeMove', done: string) => {
    if ((await command.give(type)) !== undefined) say(done);
  };
  return (
    <Section
      title={words.running(move.version)}
      beside={
        <span className={classes.quiet}>
          {words.stages[settled ? 'done' : move.stage === 'stopped' ? 'stopped' : 'running']}
        </span>
      }
    >
      <div role="status" aria-live="polite">
        <Meter
          of={{ filled: move.moved, total: move.total }}
          label={words.running(move.version)}
          words={words.progress}
        />
      </div>
      {move.refused.length > 0 && <Refused move={move} journeys={journeys} />}
      <ProgressLine progress={command.progress} />
      <Group gap="xs" mt="xs">
        {move.stage === 'running' && move.given < move.total && (
          <Button variant="default" loading={command.busy} onClick={() => void give('StopMove', words.stopped)}>
            {words.stop}
          </Button>
        )}
        {move.stage === 'stopped' && (
          <Button loading={command.busy} onClick={() => void give('ResumeMove', words.resumed)}>
            {words.resume}
          </Button>
        )}
      </Group>
    </Section>
  );
}

/** When the last journey has answered, everything on this page says something else. */
function useLookAgain(settled: boolean): void {
  const queries = useQueryClient();
  const before = useRef(settled);
  useEffect(() => {
    if (settled && !before.current) void queries.invalidateQueries({ queryKey: live });
    before.current = settled;
  }, [settled, queries]);
}

function Refused({ move: { refused }, journeys }: { move: PolicyMove; journeys: JourneyChange[] }) {
  const words = t.policy.move;
  return (
    <>
      <p className={classes.quiet}>{words.refused(refused.length)}</p>
      <ul className={classes.list}>
        {refused.map(({ journeyId, code }) => {
          const person = journeys.find(({ id }) => id === journeyId)?.person;
          const message = words.whyRefused(code);
          return (
            <li key={journeyId}>
              <Link to="/journeys/$journeyId" params={{ journeyId }}>
                {person ? fullName(person) : words.openJourney}
              </Link>{' '}
              <span className={classes.quiet}>{refusalSentence({ code, message }, person?.givenName ?? '')}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
