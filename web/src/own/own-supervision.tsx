import type { Journey } from '../api/types';
import { Section } from '../shell/section';
import { t } from '../texts';
import { MyLink } from './my-link';
import { NextSession } from './next-session';
import { useOwnSupervision } from './use-own-supervision';

/** On the first page: the next session, and the way to everything else about it. */
export function OwnSupervision({ journey }: { journey: Journey }) {
  const { data: supervision } = useOwnSupervision(journey);
  const words = t.ownSupervision;
  if (!supervision || supervision.stage === 'ended') return null;
  return (
    <Section
      title={supervision.stage === 'planned' ? words.next : words.title}
      beside={<MyLink part="supervision" journeyId={journey.id} words={words.rest} />}
    >
      <NextSession supervision={supervision} />
    </Section>
  );
}
