import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import type { SupervisionCard } from '../api/types';
import { supervisionsQuery } from '../api/supervision-queries';
import { fullName } from '../journey/names';
import { holds, useMe } from '../shell/me';
import { useShowMore } from '../shell/show-more';
import { Empty, Failure, Rows } from '../shell/states';
import { t } from '../texts';
import { SupervisionFrame } from './supervision-frame';
import { SupervisionTable } from './supervision-table';
import classes from './supervision-list.module.css';

const route = getRouteApi('/_app/supervision/');

/** Everyone who is supervised: when they meet next, by whom, and what is late. */
export function SupervisionListPage() {
  const me = useMe();
  const overview = holds(me, 'coordinator') || holds(me, 'manager');
  const { show = holds(me, 'supervisor') || !overview ? 'mine' : 'all', q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(supervisionsQuery({ scope: show }));
  const words = t.supervision;
  const found = (data?.items ?? []).filter(({ person }) => fullName(person).toLowerCase().includes(q.toLowerCase()));
  return (
    <SupervisionFrame
      title={words.title}
      beside={data && <span className={classes.quiet}>{words.people(data.items.length)}</span>}
    >
      <p className={classes.intro}>{words.listIntro}</p>
      <div className={classes.choices}>
        {overview && (
          <SegmentedControl
            aria-label={words.show}
            data={[
              { value: 'mine', label: words.mine },
              { value: 'all', label: words.everyone },
            ]}
            value={show}
            onChange={(next) =>
              void navigate({ search: (now) => ({ ...now, show: next as 'mine' | 'all' }), replace: true })
            }
          />
        )}
        <TextInput
          type="search"
          role="searchbox"
          aria-label={words.filter}
          placeholder={words.filter}
          leftSection={<IconSearch size={16} aria-hidden />}
          className={classes.search!}
          value={q}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            void navigate({
              search: (now) => ({ ...(now.show && { show: now.show }), ...(typed && { q: typed }) }),
              replace: true,
              resetScroll: false,
            });
          }}
        />
      </div>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <Rows count={6} />)}
      {data && found.length === 0 && <Nobody filtered={q !== ''} mine={show === 'mine'} />}
      {found.length > 0 && <Listed cards={found} />}
    </SupervisionFrame>
  );
}

function Nobody({ filtered, mine }: { filtered: boolean; mine: boolean }) {
  const words = t.supervision;
  if (filtered) return <Empty title={words.noMatch}>{words.noMatchBody}</Empty>;
  if (mine) return <Empty title={words.noneOfYours}>{words.noneOfYoursBody}</Empty>;
  return <Empty title={words.noneYet}>{words.noneYetBody}</Empty>;
}

function Listed({ cards }: { cards: SupervisionCard[] }) {
  const sorted = cards.toSorted(
    (one, other) => pressing(other) - pressing(one) || startOf(one).localeCompare(startOf(other)),
  );
  const { shown, more } = useShowMore(sorted, 50);
  return (
    <>
      <SupervisionTable cards={shown} />
      {more}
    </>
  );
}

const startOf = ({ slot, dueOn }: SupervisionCard): string => slot?.startsAt ?? dueOn;

/** Late ones first, then those with a decision or a wish, then by date; what rests comes last. */
function pressing({ stage, daysLate, decision, asked, slot }: SupervisionCard): number {
  if (stage === 'ended') return -2;
  if (stage === 'suspended') return -1;
  if (stage === 'unrecorded' || daysLate > 0) return 1_000 + daysLate;
  return decision ? 100 : asked || !slot ? 10 : 0;
}
