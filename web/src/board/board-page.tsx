import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { journeysQuery } from '../api/queries';
import type { JourneyPage } from '../api/types';
import { ButtonLink } from '../shell/links';
import { Page } from '../shell/page';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { BoardColumns } from './board-columns';
import { BoardFilters } from './board-filters';
import { BoardList } from './board-list';
import { filterOf, isFiltered, MOST_CARDS, type BoardSearch } from './board-search';
import { stagesOf, useMachines, type Machines } from './machines';

const route = getRouteApi('/_app/board');

/** Everyone by stage. A board while it can be read as one; a list for many people, for small screens and for those who like it. */
export function BoardPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const phone = useMediaQuery('(max-width: 47.9375em)', false, { getInitialValueInEffect: false });
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const wantsList = phone || (search.view ? search.view === 'list' : narrow);
  const board = useQuery({ ...journeysQuery(filterOf(search, false)), enabled: !wantsList });
  const tooMany = (board.data?.total ?? 0) > MOST_CARDS;
  const asList = wantsList || tooMany;
  const list = useQuery({ ...journeysQuery(filterOf(search, true)), enabled: asList });
  const machines = useMachines(search.track);
  const { data, error, refetch } = asList ? list : board;
  const change = (next: Partial<BoardSearch>) =>
    void navigate({ search: (now) => clean({ ...now, page: undefined, ...next }), replace: true });

  return (
    <Page title={t.board.title} beside={data && <span>{t.board.people(data.total)}</span>}>
      <BoardFilters
        search={search}
        change={change}
        stages={machines ? stagesOf(machines) : []}
        asList={asList}
        fixed={phone || tooMany}
      />
      {tooMany && <p role="status">{t.board.tooMany(board.data!.total)}</p>}
      {data && machines ? (
        <Shown data={data} machines={machines} search={search} asList={asList} change={change} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </Page>
  );
}

interface ShownProps {
  data: JourneyPage;
  machines: Machines;
  search: BoardSearch;
  asList: boolean;
  change: (next: Partial<BoardSearch>) => void;
}

function Shown({ data, machines, search, asList, change }: ShownProps) {
  if (data.total === 0) return isFiltered(search) ? <NoMatch clear={() => change(nothing)} /> : <NoOne />;
  if (!asList) return <BoardColumns cards={data.items} machines={machines} counts={data.counts} />;
  return <BoardList page={data} machines={machines} turn={(page) => change({ page })} />;
}

const nothing: Partial<BoardSearch> = {
  q: undefined,
  track: undefined,
  stage: undefined,
  show: undefined,
  supervisor: undefined,
};

function clean(search: Partial<Record<keyof BoardSearch, unknown>>): BoardSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}

function NoMatch({ clear }: { clear: () => void }) {
  return (
    <Empty title={t.board.noMatch} action={<Button onClick={clear}>{t.board.clearFilters}</Button>}>
      {t.board.noMatchBody}
    </Empty>
  );
}

function NoOne() {
  const add = <ButtonLink to="/people">{t.today.addFirst}</ButtonLink>;
  return (
    <Empty title={t.today.empty} action={add}>
      {t.today.emptyBody}
    </Empty>
  );
}
