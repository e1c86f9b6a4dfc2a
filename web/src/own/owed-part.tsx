import { useQuery } from '@tanstack/react-query';

import { obligationsQuery } from '../api/supervision-queries';
import type { Journey } from '../api/types';
import { Section } from '../shell/section';
import { Empty, Failure, Rows } from '../shell/states';
import { t } from '../texts';
import { Ask } from './ask';
import { OwedList } from './owed-list';
import { byPromise, isOpen } from './owed-name';
import classes from './own.module.css';

/** All that the organisation owes the worker, what was settled lately, and a way to ask for more. */
export function OwedPart({ journey }: { journey: Journey }) {
  const { data, error, refetch } = useQuery(obligationsQuery({ scope: 'mine' }));
  const words = t.owed;
  const open = (data?.items ?? []).filter(isOpen).toSorted(byPromise);
  const settled = (data?.items ?? []).filter((item) => !isOpen(item)).toSorted((a, b) => byPromise(b, a));
  return (
    <>
      <Section title={words.short}>
        {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <Rows count={2} />)}
        {data && open.length === 0 && <Empty title={words.none}>{words.noneBody}</Empty>}
        <OwedList items={open} />
        {settled.length > 0 && (
          <details className={classes.past}>
            <summary>{words.settled(settled.length)}</summary>
            <OwedList items={settled} />
          </details>
        )}
      </Section>
      <Ask journey={journey} promises={data?.asking.promises ?? []} />
    </>
  );
}
