import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { Person } from '../api/types';
import { fullName } from '../journey/names';
import { may, useMe } from '../shell/me';
import { stageName, t } from '../texts';
import classes from './people-list.module.css';
import { StartJourney } from './start-journey';

export function PeopleList({ people }: { people: Person[] }) {
  const mayStart = may(useMe(), 'journey.StartJourney');
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
              <span className={classes.stage}>{journeyOf(person)}</span>
            </div>
            {mayStart && mayBegin(person) && (
              <Button
                variant="default"
                size="xs"
                data-row
                aria-label={`${t.people.start}: ${fullName(person)}`}
                onClick={() => setStarting(person)}
              >
                {t.people.start}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <StartJourney person={starting} close={() => setStarting(undefined)} />
    </>
  );
}

const mayBegin = ({ inPeerWork, journey }: Person): boolean => journey?.stage === 'closed' || !inPeerWork;

function journeyOf({ inPeerWork, journey }: Person): string {
  if (journey) return stageName(journey.stage);
  return inPeerWork ? t.people.inPeerWork : t.people.noJourney;
}
