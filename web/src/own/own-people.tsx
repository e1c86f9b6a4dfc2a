import type { Journey } from '../api/types';
import { Section } from '../shell/section';
import { t } from '../texts';
import classes from './own.module.css';

/** Who is there for the worker. */
export function OwnPeople({ journey: { relations } }: { journey: Journey }) {
  const people = (['supervisor', 'lineManager', 'keyworker'] as const).filter((relation) => relations[relation]);
  if (people.length === 0) return null;
  return (
    <Section title={t.own.contact}>
      <ul className={classes.dates}>
        {people.map((relation) => (
          <li key={relation}>
            <strong>{relations[relation]!.name}</strong>
            {t.own.yourRelation(t.relations[relation]!.toLowerCase())}
          </li>
        ))}
      </ul>
    </Section>
  );
}
