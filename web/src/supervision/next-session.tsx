import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { t } from '../texts';
import { Answered } from './answered';
import { askedWords } from './asked-words';
import { MoveDialog } from './move-dialog';
import { mayGive } from './offered';
import { OutcomeButtons } from './outcome-buttons';
import { ripenessOf } from './session-words';
import classes from './supervision-page.module.css';

/** The session that comes next: the agreed time and the day on which it was due, and what can be said of it. */
export function NextSession({ supervision }: { supervision: SupervisionDetail }) {
  const words = t.supervision;
  const { stage, number, person } = supervision;
  if (stage === 'suspended' || stage === 'ended')
    return (
      <Section title={words.nextSession}>
        <p className={classes.none}>{(stage === 'ended' ? words.ended : words.resting)(person.givenName)}</p>
      </Section>
    );
  return (
    <Section title={words.nextSession} beside={<span className={classes.small}>{words.number(number)}</span>}>
      <When supervision={supervision} />
      {supervision.asked && <p className={classes.asked}>{askedWords(supervision)}</p>}
      <WhatToDo supervision={supervision} />
      <Facts supervision={supervision} />
    </Section>
  );
}

function When({ supervision }: { supervision: SupervisionDetail }) {
  const dates = useDates();
  const words = t.supervision;
  const { slot, dueOn, daysLate } = supervision;
  const late = ripenessOf(supervision, dates) === 'late';
  return (
    <>
      <p className={classes.when}>
        {slot ? `${dates.dayTime(slot.startsAt)}, ${dates.away(slot.startsAt)}` : words.dueOn(dates.dayAndAway(dueOn))}
      </p>
      {late && (
        <p className={classes.late}>
          {words.notRecorded} {daysLate > 0 && words.daysLate(daysLate)}
        </p>
      )}
      {!slot && <p className={classes.late}>{words.noTime}</p>}
    </>
  );
}

function Facts({ supervision }: { supervision: SupervisionDetail }) {
  const dates = useDates();
  const words = t.supervision;
  const { slot, dueOn, supervisor, coverFor, everyDays, nextIfHeld, misses, outOfHours } = supervision;
  const after = nextIfHeld && (nextIfHeld.slot ? dates.dayTime(nextIfHeld.slot.startsAt) : dates.day(nextIfHeld.dueOn));
  const facts: [string, ReactNode][] = [
    [words.originally, dates.day(dueOn)],
    ...(slot
      ? [
          [
            slot.agreed ? words.agreedTime : words.proposedTime,
            `${dates.dayTime(slot.startsAt)}, ${words.minutes(slot.minutes)}`,
          ] as [string, ReactNode],
        ]
      : []),
    [words.pattern, words.every(everyDays)],
    [words.supervisor, `${supervisor?.name ?? words.nobody}${coverFor ? ` (${words.youCover})` : ''}`],
    ...(after ? [[words.ifHeld, after] as [string, ReactNode]] : []),
    ...(misses > 0 ? [[words.missesSince, words.misses(misses)] as [string, ReactNode]] : []),
    ...(outOfHours ? [[words.outOfHours, outOfHours] as [string, ReactNode]] : []),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A session that is still ahead can be recorded as held today. */
const mayRecord = ({ offers }: SupervisionDetail): boolean =>
  offers.some(
    ({ type, allowed, refusal }) => type === 'RecordSession' && (allowed || refusal?.code === 'SESSION_STILL_AHEAD'),
  );

function WhatToDo({ supervision }: { supervision: SupervisionDetail }) {
  const dates = useDates();
  const [moving, { open, close }] = useDisclosure(false);
  const command = useSupervisionCommand(supervision.id);
  const words = t.supervision;
  const { slot, asked, person } = supervision;
  const { givenName } = person;
  const ripe = ripenessOf(supervision, dates) !== 'ahead';
  const record = mayRecord(supervision);
  const move = mayGive(supervision, 'MoveSession');
  const outcomes = (
    <OutcomeButtons
      session={supervision}
      primary={ripe}
      recorded={(outcome) => say(words.recorded[outcome]!(givenName))}
    />
  );
  const give = async (type: 'ConfirmTime' | 'ProposeAgain', done: string) =>
    (await command.give({ type })) && say(done);
  return (
    <>
      {ripe && record && outcomes}
      <div className={classes.buttons}>
        {slot && !slot.agreed && !ripe && mayGive(supervision, 'ConfirmTime') && (
          <Button
            variant={asked ? 'default' : 'filled'}
            disabled={command.busy}
            onClick={() => void give('ConfirmTime', words.fitsDone)}
          >
            {words.fits}
          </Button>
        )}
        {move && !ripe && (
          <Button variant={asked || !slot ? 'filled' : 'default'} onClick={open}>
            {words.change}
          </Button>
        )}
        {mayGive(supervision, 'ProposeAgain') && (!slot || asked) && (
          <Button
            variant="subtle"
            disabled={command.busy}
            onClick={() => void give('ProposeAgain', words.lookAgainDone)}
          >
            {words.lookAgain}
          </Button>
        )}
      </div>
      <Answered progress={command.progress} name={givenName} />
      {!ripe && record && (
        <details className={classes.already}>
          <summary>{words.already}</summary>
          {outcomes}
        </details>
      )}
      <MoveDialog session={supervision} passed={false} opened={moving} close={close} />
    </>
  );
}
