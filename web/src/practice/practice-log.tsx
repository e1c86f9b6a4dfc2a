import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { experienceQuery } from '../api/queries';
import type { Entry, Journey, Offer } from '../api/types';
import { modeAt } from '../journey/choices';
import { useOpenCommand } from '../journey/command-request';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { Empty, Failure, Rows } from '../shell/states';
import { Turn } from '../shell/turn';
import { modeName, t } from '../texts';
import classes from './practice.module.css';

/** Every outing, group and meeting that was noted, newest first. */
export function PracticeLog({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const [page, setPage] = useState(1);
  const open = useOpenCommand();
  const { data, error, refetch } = useQuery(experienceQuery(journey.id, page));
  const mayDo = (type: string) => offers.some((offer) => offer.type === type && offer.allowed);
  const request = { journeyId: journey.id, person: journey.person };
  const words = t.practice;
  const note = mayDo('LogExperience') && (
    <Button
      variant="default"
      size="xs"
      onClick={() => open({ ...request, type: 'LogExperience', values: { mode: modeAt(journey) } })}
    >
      {t.commands.LogExperience!.button}
    </Button>
  );
  const takeBack = mayDo('WithdrawExperience')
    ? (entry: number) => open({ ...request, type: 'WithdrawExperience', values: { entry: String(entry) } })
    : undefined;
  return (
    <Section title={words.title} beside={note}>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <Rows />)}
      {data?.total === 0 && <Empty title={words.none}>{words.noneBody}</Empty>}
      {data && data.total > 0 && (
        <ul className={classes.log}>
          {data.items.map((entry) => (
            <Line key={entry.entry} entry={entry} takeBack={takeBack} />
          ))}
        </ul>
      )}
      {data && <Turn page={data} turn={setPage} />}
    </Section>
  );
}

function Line({ entry, takeBack }: { entry: Entry; takeBack: ((entry: number) => void) | undefined }) {
  const dates = useDates();
  const { mode, on, hours, withdrawn } = entry;
  const words = t.practice;
  return (
    <li data-withdrawn={withdrawn || undefined}>
      <div className={classes.what}>
        <strong>{dates.dayAndAway(on)}</strong>
        <span>
          {[modeName(mode), words.hoursWords(hours), entry.with && `${words.with.toLowerCase()} ${entry.with.name}`]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {entry.loggedBy && <span className={classes.by}>{`${words.by} ${entry.loggedBy.name}`}</span>}
      </div>
      {withdrawn && <span className={classes.by}>{words.takenBack}</span>}
      {!withdrawn && takeBack && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${t.commands.WithdrawExperience!.button}: ${dates.day(on)}, ${modeName(mode)}`}
          onClick={() => takeBack(entry.entry)}
        >
          {t.commands.WithdrawExperience!.button}
        </Button>
      )}
    </li>
  );
}
