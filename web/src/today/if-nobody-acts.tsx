import { Link } from '@tanstack/react-router';

import type { Today } from '../api/types';
import { shortName } from '../journey/names';
import { holds, useDates, useMe } from '../shell/me';
import { Section } from '../shell/section';
import { aheadSentence, t } from '../texts';
import classes from './if-nobody-acts.module.css';
import rows from './rows.module.css';
import { useShowMore } from '../shell/show-more';

/** What time will do in the next weeks, day by day. */
export function IfNobodyActs({ items }: { items: Today['ifNobodyActs'] }) {
  const dates = useDates();
  const me = useMe();
  const { shown, more } = useShowMore(items, 8);
  return (
    <Section title={t.today.ifNobodyActs}>
      {items.length === 0 && <p className={rows.none}>{t.today.nothingAhead}</p>}
      <ol className={classes.list}>
        {shown.map(({ journeyId, person, at, type, to }) => (
          <li key={`${journeyId} ${at}`}>
            <span className={classes.when}>
              {dates.day(at)} <span className={classes.away}>{dates.away(at)}</span>
            </span>
            <Link to="/journeys/$journeyId" params={{ journeyId }} className={classes.what} data-row>
              {aheadSentence(type, shortName(person), to, holds(me, to))}
            </Link>
          </li>
        ))}
      </ol>
      {more}
    </Section>
  );
}
