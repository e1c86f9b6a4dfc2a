import { useQuery } from '@tanstack/react-query';

import { lookAheadQuery } from '../api/queries';
import type { Journey } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { holds, useDates, useMe } from '../shell/me';
import { Section } from '../shell/section';
import { useShowMore } from '../shell/show-more';
import { Failure, Rows } from '../shell/states';
import { aheadSentence, t } from '../texts';
import classes from './look-ahead.module.css';

/** What time does if nobody acts, read off the very rules that will do it. */
export function LookAhead({ journey }: { journey: Journey }) {
  const me = useMe();
  const dates = useDates();
  const { data, error, refetch } = useQuery(lookAheadQuery(journey.id));
  const { shown, more } = useShowMore(data ?? [], 5);
  return (
    <Section title={t.journey.lookAhead}>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <Rows count={2} />)}
      {data?.length === 0 && <p className={classes.none}>{t.journey.quiet}</p>}
      <ol className={classes.list}>
        {shown.map(({ at, type, to, clause }) => (
          <li key={`${at} ${type}`}>
            <span className={classes.when}>{dates.dayAndAway(at)}</span>
            {aheadSentence(type, journey.person.givenName, to, holds(me, to))}{' '}
            {clause && <ClauseLink clause={clause} />}
          </li>
        ))}
      </ol>
      {more}
    </Section>
  );
}
