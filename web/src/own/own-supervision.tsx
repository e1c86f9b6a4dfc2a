import type { Journey } from '../api/types';
import { Section } from '../shell/section';
import { t } from '../texts';
import { MyLink } from './my-link';
import { NextSession } from './next-session';
import classes from './own.module.css';
import { useOwnSupervision } from './use-own-supervision';

/** On the first page: the next session, and the way to everything else about it. */
export function OwnSupervision({ journey }: { journey: Journey }) {
  const { data: supervision } = useOwnSupervision(journey);
  const words = t.ownSupervision;
  if (!supervision || supervision.stage === 'ended') return null;
  return (
    <Section title={supervision.stage === 'planned' ? words.next : words.title}>
      <NextSession supervision={supervision} />
      <p className={classes.onward}>
        <MyLink part="supervision" journeyId={journey.id} words={words.rest(supervision.agenda.length)} />
      </p>
    </Section>
  );
}
