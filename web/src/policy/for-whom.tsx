import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { ClauseLink } from '../clauses/clause-link';
import { fullName } from '../journey/names';
import { useDates } from '../shell/me';
import { useShowMore } from '../shell/show-more';
import { Section } from '../shell/section';
import { readable, requirementName, stageName, t } from '../texts';
import { partName } from './layout';
import classes from './policy-page.module.css';
import type { Gap, JourneyChange, Preview } from './policy-types';

/** What a version would mean for the journeys under way, each with its gains, losses and dates. */
export function ForWhom({ preview: { journeys, unchanged, left }, version }: { preview: Preview; version: number }) {
  const { shown, more } = useShowMore(journeys);
  const words = t.policy.adoption;
  return (
    <Section title={words.whom}>
      <p className={classes.quiet}>{journeys.length > 0 ? words.whomIntro(version) : words.same}</p>
      <ul className={classes.list}>
        {shown.map((journey) => (
          <li key={journey.id}>
            <Effects journey={journey} />
          </li>
        ))}
      </ul>
      {more}
      {left > 0 && <p className={classes.quiet}>{words.left(left)}</p>}
      {unchanged > 0 && journeys.length > 0 && <p className={classes.quiet}>{words.unchanged(unchanged)}</p>}
    </Section>
  );
}

export function Effects({ journey }: { journey: JourneyChange }) {
  const dates = useDates();
  const words = t.policy.adoption;
  const dated = (when: string | null) => (when ? dates.day(when) : words.noDate);
  return (
    <div>
      <p className={classes.who} style={{ margin: 0 }}>
        <Link to="/journeys/$journeyId" params={{ journeyId: journey.id }}>
          {fullName(journey.person)}
        </Link>
        <span className={classes.quiet}>
          {partName(journey.track)} · {stageName(journey.stage)}
        </span>
      </p>
      <dl className={classes.effects}>
        {journey.gains.length > 0 && <Effect name={words.gains}>{gaps(journey.gains)}</Effect>}
        {journey.loses.length > 0 && <Effect name={words.loses}>{gaps(journey.loses)}</Effect>}
        {journey.dates.length > 0 && (
          <Effect name={words.dates}>
            {journey.dates.map(({ type, from, to }) => (
              <span key={type} style={{ display: 'block' }}>
                {words.dateNames[type] ?? t.programme.happened[type] ?? capital(readable(type))}:{' '}
                {words.from(dated(from), dated(to))}
              </span>
            ))}
          </Effect>
        )}
      </dl>
      {journey.shut && <p className={classes.quiet}>{words.trackShut}</p>}
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Effect({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const gaps = (list: Gap[]) =>
  list.map(({ requirement, clause }) => (
    <span key={requirement} style={{ display: 'block' }}>
      {requirementName(requirement)} <ClauseLink clause={clause} />
    </span>
  ));
