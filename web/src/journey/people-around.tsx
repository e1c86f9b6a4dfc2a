import { Button } from '@mantine/core';

import type { Journey, Offer, Relation } from '../api/types';
import { Section } from '../shell/section';
import { t } from '../texts';
import { useOpenCommand } from './command-request';
import classes from './people-around.module.css';

const relations: [Relation, string][] = [
  ['lineManager', 'NameLineManager'],
  ['keyworker', 'NameKeyworker'],
  ['supervisor', 'NameSupervisor'],
];

/** Who stands beside the worker, and a way to name them. */
export function PeopleAround({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  return (
    <Section title={t.journey.people}>
      <ul className={classes.list}>
        {relations.map(([relation, type]) => {
          const holder = journey.relations[relation];
          const words = holder ? t.journey.change : t.journey.name;
          return (
            <li key={relation}>
              <span className={classes.relation}>{t.relations[relation]}</span>
              <span className={classes.holder} data-nobody={!holder || undefined}>
                {holder?.name ?? t.relations.nobody}
              </span>
              {offers.some((offer) => offer.type === type && offer.allowed) && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`${words}: ${t.relations[relation]}`}
                  onClick={() => open({ journeyId: journey.id, person: journey.person, type })}
                >
                  {words}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
