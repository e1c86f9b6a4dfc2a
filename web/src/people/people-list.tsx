import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { staffQuery } from '../api/queries';
import type { Person, Staff } from '../api/types';
import { fullName } from '../journey/names';
import { may, useMe } from '../shell/me';
import { stageName, t } from '../texts';
import { list } from '../texts/plural';
import classes from './people-list.module.css';
import { StartJourney } from './start-journey';

export function PeopleList({ people }: { people: Person[] }) {
  const me = useMe();
  const mayStart = may(me, 'journey.StartJourney');
  const { data: staff = [] } = useQuery({ ...staffQuery, enabled: may(me, 'staff.list') });
  const [starting, setStarting] = useState<Person>();
  return (
    <>
      <ul className={classes.list}>
        {people.map((person) => (
          <li key={person.id}>
            <div className={classes.who}>
              {person.journey ? (
                <Link
                  to="/journeys/$journeyId"
                  params={{ journeyId: person.journey.id }}
                  className={classes.name}
                  data-row
                >
                  {fullName(person)}
                </Link>
              ) : (
                <span className={classes.name}>{fullName(person)}</span>
              )}
              <span className={classes.stage}>{standingOf(person, staff)}</span>
            </div>
            {mayStart && mayBegin(person, staff) && (
              <Button
                variant="default"
                size="xs"
                data-row
                aria-label={`${startWords(person)}: ${fullName(person)}`}
                onClick={() => setStarting(person)}
              >
                {startWords(person)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <StartJourney person={starting} close={() => setStarting(undefined)} />
    </>
  );
}

/** Several tracks at once are several journeys. Whoever is on the staff follows other rules (TURAS 3.2). */
const mayBegin = ({ id, inPeerWork, journey }: Person, staff: Staff[]): boolean =>
  journey !== undefined || (!inPeerWork && !staff.some(({ personId }) => personId === id));

function standingOf({ id, inPeerWork, journey }: Person, staff: Staff[]): string {
  if (journey) return stageName(journey.stage);
  if (inPeerWork) return t.people.inPeerWork;
  const member = staff.find(({ personId }) => personId === id);
  if (!member) return t.people.noJourney;
  return list(member.roles.map((role) => t.roles[role] ?? role)) || t.people.staff;
}

const startWords = ({ journey }: Person): string =>
  journey && journey.stage !== 'closed' ? t.people.startAnother : t.people.start;
