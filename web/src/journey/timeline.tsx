import { Button } from '@mantine/core';
import { useState } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { staffQuery, timelineQuery } from '../api/queries';
import type { Journey, TimelineItem } from '../api/types';
import { may, useDates, useMe } from '../shell/me';
import { Section } from '../shell/section';
import { Failure, Rows } from '../shell/states';
import { t } from '../texts';
import { happenedSentence } from './happened';
import classes from './timeline.module.css';
import { WordsOf } from './words-of';

const AT_A_TIME = 20;

/** What happened, newest first, in sentences, a heading for each day. */
export function Timeline({ journey }: { journey: Journey }) {
  const dates = useDates();
  const me = useMe();
  const { data: staff } = useQuery({ ...staffQuery, enabled: may(me, 'staff.list') });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    timelineQuery(journey.id),
  );
  const [most, setMost] = useState(AT_A_TIME);
  const loaded = data?.pages.flatMap((page) => page.items) ?? [];
  const items = loaded.slice(0, most);
  const earlier = () => {
    setMost(most + AT_A_TIME);
    if (most + AT_A_TIME > loaded.length && hasNextPage) void fetchNextPage();
  };
  const days = byDay(items, ({ at }) => dates.dayAndAway(at));
  const nameOf = (userId: unknown) => staff?.find(({ id }) => id === userId)?.name;
  return (
    <Section title={t.journey.timeline}>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <Rows />)}
      {[...days].map(([day, ofDay]) => (
        <div key={day} className={classes.day}>
          <h3>{day}</h3>
          <ol>
            {ofDay.map((item) => (
              <li key={item.version} data-time={item.actor ? undefined : true}>
                <p className={classes.what}>{happenedSentence(item, journey.person.givenName, dates, nameOf)}</p>
                <p className={classes.who}>
                  {dates.time(item.at)} · {item.actor?.name ?? t.journey.byTime}
                </p>
                <WordsOf item={item} />
              </li>
            ))}
          </ol>
        </div>
      ))}
      {(hasNextPage || loaded.length > most) && (
        <Button variant="default" mt="sm" loading={isFetchingNextPage} onClick={earlier}>
          {t.journey.earlier}
        </Button>
      )}
    </Section>
  );
}

function byDay(items: TimelineItem[], dayOf: (item: TimelineItem) => string): Map<string, TimelineItem[]> {
  const days = new Map<string, TimelineItem[]>();
  for (const item of items) days.set(dayOf(item), [...(days.get(dayOf(item)) ?? []), item]);
  return days;
}
