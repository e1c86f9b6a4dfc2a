import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { ProgrammeParts } from '../programme/programme-frame';
import frame from '../programme/programme-frame.module.css';
import { isOnlyPeerWorker, useMe } from '../shell/me';
import { Page } from '../shell/page';
import { Section } from '../shell/section';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { byChapter, clausesQuery, filtered, sources, statuses, type Clause, type ClauseSearch } from './clause-filter';
import { anchorOf } from './clause-link';
import { ClauseRow } from './clause-row';
import classes from './clauses-page.module.css';

const route = getRouteApi('/_app/clauses');

/** The audit by clause: what the sources ask for, and where the product answers. */
export function ClausesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(clausesQuery);
  const staff = !isOnlyPeerWorker(useMe());
  const change = (next: Partial<ClauseSearch>) =>
    void navigate({ search: (now) => clean({ ...now, ...next }), hash: '', replace: true, resetScroll: false });
  const shown = filtered(data ?? [], search);
  const here = useClauseOnArrival(data, shown, () => change(nothing));

  return (
    <Page
      title={t.clauses.title}
      beside={data && <span role="status">{t.clauses.counts(shown.length, data.length)}</span>}
    >
      {staff && (
        <div className={frame.bar}>
          <ProgrammeParts />
        </div>
      )}
      <p className={classes.intro}>{t.clauses.intro}</p>
      <Filters key={search.q === undefined ? 'clear' : 'words'} search={search} change={change} />
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {data && shown.length === 0 && (
        <Empty title={t.clauses.none} action={<Button onClick={() => change(nothing)}>{t.clauses.clear}</Button>}>
          {t.clauses.noneBody}
        </Empty>
      )}
      <div className={classes.chapters}>
        {byChapter(shown).map(([chapter, clauses]) => (
          <Section key={chapter} title={chapter === 'derived' ? t.clauses.sources.derived : chapter}>
            <ul className={classes.list}>
              {clauses.map((clause) => (
                <ClauseRow key={clause.id} clause={clause} here={clause.id === here} />
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </Page>
  );
}

const nothing: Partial<ClauseSearch> = { q: undefined, source: undefined, status: undefined };

function clean(search: Partial<Record<keyof ClauseSearch, unknown>>): ClauseSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}

/** `#TURAS-10.1.3.2` leads to that clause, `#TURAS-8.1` to the first of those below it, whatever was filtered before. */
function useClauseOnArrival(all: Clause[] | undefined, shown: Clause[], unfilter: () => void): string | undefined {
  const hash = useRouterState({ select: ({ location }) => decodeURIComponent(location.hash) });
  const wanted = hash ? all && clauseAt(all, hash) : undefined;
  const hidden = wanted && !shown.includes(wanted);
  useEffect(() => {
    if (!wanted) return;
    if (hidden) return unfilter();
    const row = document.getElementById(anchorOf(wanted.id));
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each address, not for each filter
  }, [wanted]);
  return wanted?.id;
}

const clauseAt = (all: Clause[], hash: string): Clause | undefined =>
  all.find(({ id }) => anchorOf(id) === hash) ?? all.find(({ id }) => /^[.-]/.test(below(anchorOf(id), hash)));

const below = (anchor: string, hash: string): string => (anchor.startsWith(hash) ? anchor.slice(hash.length) : '');

function Filters({ search, change }: { search: ClauseSearch; change: (next: Partial<ClauseSearch>) => void }) {
  const [typed, setTyped] = useState(search.q ?? '');
  const searchLater = useDebouncedCallback((q: string) => change({ q: q.trim() }), 200);
  return (
    <div className={classes.filters} role="search" aria-label={t.clauses.search}>
      <TextInput
        type="search"
        label={t.clauses.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          searchLater(event.currentTarget.value);
        }}
      />
      <NativeSelect
        label={t.clauses.source}
        data={[
          { value: '', label: t.clauses.bothSources },
          ...sources.map((value) => ({ value, label: t.clauses.sources[value] ?? value })),
        ]}
        value={search.source ?? ''}
        onChange={(event) => change({ source: sources.find((one) => one === event.currentTarget.value) })}
      />
      <NativeSelect
        label={t.clauses.status}
        data={[
          { value: '', label: t.clauses.anyStatus },
          ...statuses.map((value) => ({ value, label: t.clauses.statuses[value] ?? value })),
        ]}
        value={search.status ?? ''}
        onChange={(event) => change({ status: statuses.find((one) => one === event.currentTarget.value) })}
      />
    </div>
  );
}
