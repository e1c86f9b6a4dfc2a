import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { obligationsQuery, useObligationCommand } from '../api/supervision-queries';
import type { Journey, Owed } from '../api/types';
import { may, useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { useShowMore } from '../shell/show-more';
import { useKeepFocus } from '../shell/use-keep-focus';
import { Answered } from '../supervision/answered';
import { t } from '../texts';
import type { Dates } from '../texts/dates';
import classes from './journey-supervision.module.css';

const settled = new Set(['fulfilled', 'withdrawn']);

/** What the organisation owes this person, the promise that ends first on top. */
export function JourneyOwed({ journey }: { journey: Journey }) {
  const shown = may(useMe(), 'obligation.see');
  const { data } = useQuery({ ...obligationsQuery({ scope: 'journey', journeyId: journey.id }), enabled: shown });
  const open = (data?.items ?? [])
    .filter(({ stage }) => !settled.has(stage))
    .toSorted((a, b) => a.promisedBy.localeCompare(b.promisedBy));
  const { shown: first, more } = useShowMore(open, 5);
  const keepFocus = useKeepFocus<HTMLUListElement>(open);
  if (open.length === 0) return null;
  return (
    <Section title={t.owedTo.title(journey.person.givenName)}>
      <ul className={classes.owed} {...keepFocus}>
        {first.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {more}
    </Section>
  );
}

function Item({ item }: { item: Owed }) {
  const dates = useDates();
  const command = useObligationCommand(item.id);
  const name = t.owedTo.about[item.about ?? ''] ?? t.owedTo.what[item.what] ?? item.what;
  const button = t.owedOfMe.fulfil[item.what] ?? t.journey.done;
  const fulfil = async () => (await command.give({ type: 'Fulfil' })) && say(t.owedOfMe.done(name));
  return (
    <li>
      <strong>{name}</strong>
      <span data-late={item.stage === 'overdue' || undefined}>{toldOf(item, dates)}</span>
      {item.offers.some(({ type, allowed }) => type === 'Fulfil' && allowed) && (
        <Button
          variant="subtle"
          size="compact-sm"
          display="block"
          ml="-0.5rem"
          aria-label={`${button}: ${name}`}
          loading={command.busy}
          onClick={() => void fulfil()}
        >
          {button}
        </Button>
      )}
      <Answered progress={command.progress} name={item.person.givenName} />
    </li>
  );
}

/** By when, how late, and who is asked. */
function toldOf({ stage, promisedBy, daysLate, askedOf }: Owed, dates: Dates): string {
  const when = dates.dayTime(promisedBy);
  const late = stage === 'overdue';
  return [
    stage === 'suspended' ? t.owedTo.resting : late ? t.owedOfMe.wasPromised(when) : t.owedOfMe.promised(when),
    late && daysLate > 0 && t.supervision.daysLate(daysLate),
    askedOf?.name,
  ]
    .filter(Boolean)
    .join(' · ');
}
