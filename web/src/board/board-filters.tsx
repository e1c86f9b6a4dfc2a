import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { staffQuery } from '../api/queries';
import type { Stage } from '../api/types';
import { may, useMe } from '../shell/me';
import { stageName, t, trackName } from '../texts';
import classes from './board-filters.module.css';
import { shows, type BoardSearch } from './board-search';
import { tracks } from './machines';

interface BoardFiltersProps {
  search: BoardSearch;
  change: (next: Partial<BoardSearch>) => void;
  stages: Stage[];
  asList: boolean;
  /** The screen or the number of people leaves no choice of view. */
  fixed: boolean;
}

export function BoardFilters({ search, change, stages, asList, fixed }: BoardFiltersProps) {
  const [q, setQ] = useState(search.q ?? '');
  const [before, setBefore] = useState(search.q);
  const filterLater = useDebouncedCallback((value: string) => change({ q: value.trim() }), 250);
  if (before !== search.q) {
    setBefore(search.q);
    if (!search.q) setQ('');
  }
  const write = (value: string) => {
    setQ(value);
    filterLater(value);
  };
  const show = [
    { value: '', label: t.board.everyone },
    ...shows.map((value) => ({ value, label: t.board.shows[value] })),
  ];
  return (
    <div className={classes.filters} role="search">
      <TextInput
        type="search"
        aria-label={t.board.search}
        placeholder={t.board.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        onChange={(event) => write(event.currentTarget.value)}
        className={classes.name}
      />
      <NativeSelect
        aria-label={t.board.track}
        data={[
          { value: '', label: t.board.allTracks },
          ...tracks.map((track) => ({ value: track, label: trackName(track) })),
        ]}
        value={search.track ?? ''}
        onChange={({ currentTarget: { value } }) => change({ track: tracks.find((track) => track === value) })}
      />
      <NativeSelect
        aria-label={t.board.standing}
        data={show}
        value={search.show ?? ''}
        onChange={({ currentTarget: { value } }) => change({ show: shows.find((one) => one === value) })}
      />
      {asList && (
        <NativeSelect
          aria-label={t.board.stage}
          data={[
            { value: '', label: t.board.anyStage },
            ...stages.map((stage) => ({ value: stage, label: stageName(stage) })),
          ]}
          value={search.stage ?? ''}
          onChange={({ currentTarget: { value } }) => change({ stage: stages.find((stage) => stage === value) })}
        />
      )}
      <SupervisorFilter search={search} change={change} />
      {!fixed && (
        <SegmentedControl
          className={classes.view}
          aria-label={t.board.view}
          data={[
            { value: 'board', label: t.board.asBoard },
            { value: 'list', label: t.board.asList },
          ]}
          value={asList ? 'list' : 'board'}
          onChange={(value) => change({ view: value === 'list' ? 'list' : 'board', stage: undefined })}
        />
      )}
    </div>
  );
}

function SupervisorFilter({ search, change }: Pick<BoardFiltersProps, 'search' | 'change'>) {
  const allowed = may(useMe(), 'staff.list');
  const { data: staff = [] } = useQuery({ ...staffQuery, enabled: allowed });
  if (!allowed) return null;
  const people = staff
    .filter(({ roles }) => roles.includes('supervisor'))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <NativeSelect
      aria-label={t.board.supervisor}
      data={[{ value: '', label: t.board.anySupervisor }, ...people]}
      value={search.supervisor ?? ''}
      onChange={(event) => change({ supervisor: event.currentTarget.value })}
    />
  );
}
