import { useQuery } from '@tanstack/react-query';

import { obligationsQuery } from '../api/supervision-queries';
import type { Journey } from '../api/types';
import { Section } from '../shell/section';
import { t } from '../texts';
import { MyLink } from './my-link';
import { OwedList } from './owed-list';
import { byPromise, isOpen } from './owed-name';

const SHOWN = 3;

/** On the first page: what the organisation owes the worker now. */
export function OwnOwed({ journey }: { journey: Journey }) {
  const { data } = useQuery(obligationsQuery({ scope: 'mine' }));
  const open = (data?.items ?? []).filter(isOpen).toSorted(byPromise);
  if (open.length === 0) return null;
  return (
    <Section title={t.owed.title} beside={<MyLink part="owed" journeyId={journey.id} words={t.owed.all} />}>
      <OwedList items={open.slice(0, SHOWN)} />
    </Section>
  );
}
