import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';

import { ButtonLink } from '../shell/links';
import { may, useMe } from '../shell/me';
import { Page } from '../shell/page';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { programmeListQuery, type ProgrammeCard } from './programme-queries';
import classes from './programme-frame.module.css';
import { PolicyDue } from './policy-due';
import type { ProgrammeSearch } from './programme-search';

const places = [
  { to: '/programme', label: t.programme.parts.readiness },
  { to: '/policy', label: t.programme.parts.policy },
  { to: '/rehearsal', label: t.programme.parts.rehearsal },
  { to: '/clauses', label: t.programme.parts.clauses },
] as const;

/** The four pages on a programme lie side by side. */
export function ProgrammeParts() {
  const mayRehearse = may(useMe(), 'policy.preview');
  const { programme }: ProgrammeSearch = useSearch({ strict: false });
  return (
    <nav aria-label={t.programme.partsLabel} className={classes.parts}>
      {places
        .filter(({ to }) => mayRehearse || to !== '/rehearsal')
        .map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            search={programme ? { programme } : {}}
            className={classes.part}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false, exact: false }}
          >
            {label}
          </Link>
        ))}
    </nav>
  );
}

const LAST = 'programme';

/** The one in the address; else the one that was looked at last; else the first that is open. */
const chosenFrom = (programmes: ProgrammeCard[], chosen: string | undefined): ProgrammeCard | undefined =>
  programmes.find(({ id }) => id === (chosen ?? localStorage.getItem(LAST))) ??
  programmes.find(({ stage }) => stage === 'open') ??
  programmes[0];

/** The programme that a page speaks of. */
export function useProgramme() {
  const { programme: chosen }: ProgrammeSearch = useSearch({ strict: false });
  const { data: programmes, error, refetch } = useQuery(programmeListQuery);
  const programme = chosenFrom(programmes ?? [], chosen);
  useEffect(() => {
    if (chosen) localStorage.setItem(LAST, chosen);
  }, [chosen]);
  return { programmes, programme, error, refetch };
}

interface FrameProps {
  title: string;
  actions?: ReactNode;
  children: (programme: ProgrammeCard) => ReactNode;
}

/** A page on one programme: its parts, the choice where there are several, and what its policy's dates ask. */
export function ProgrammeFrame({ title, actions, children }: FrameProps) {
  const { programmes, programme, error, refetch } = useProgramme();
  return (
    <Page title={title} beside={programme && <span className={classes.name}>{programme.name}</span>} actions={actions}>
      <div className={classes.bar}>
        <ProgrammeParts />
        {programme && programmes && programmes.length > 1 && <Choice programmes={programmes} chosen={programme.id} />}
      </div>
      {!programmes && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {programmes?.length === 0 && <NoProgramme />}
      {programme && (
        <>
          <PolicyDue programme={programme} />
          {children(programme)}
        </>
      )}
    </Page>
  );
}

function Choice({ programmes, chosen }: { programmes: ProgrammeCard[]; chosen: string }) {
  const navigate = useNavigate();
  return (
    <NativeSelect
      aria-label={t.programme.choose}
      className={classes.choice!}
      data={programmes.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={(event) => void navigate({ to: '.', search: { programme: event.currentTarget.value } })}
    />
  );
}

function NoProgramme() {
  const mayBegin = may(useMe(), 'programme.change');
  const begin = <ButtonLink to="/programme/new">{t.programme.new}</ButtonLink>;
  return (
    <Empty title={t.programme.none} action={mayBegin && begin}>
      {mayBegin ? t.programme.noneBody : t.programme.noneForYou}
    </Empty>
  );
}
