import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import {
  IconAdjustments,
  IconFileText,
  IconMessages,
  IconLayoutColumns,
  IconRoute,
  IconSearch,
  IconSunHigh,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';

import type { Me } from '../api/types';
import { t } from '../texts';
import { isOnlyPeerWorker, may, useMe } from './me';
import classes from './nav.module.css';
import { UserMenu } from './user-menu';

type Place = {
  to: '/' | '/board' | '/people' | '/supervision' | '/programme' | '/account';
  label: string;
  Icon: typeof IconUsers;
};

function placesFor(me: Me): Place[] {
  if (isOnlyPeerWorker(me))
    return [
      { to: '/', label: t.shell.myJourney, Icon: IconRoute },
      { to: '/account', label: t.shell.account, Icon: IconAdjustments },
    ];
  return [
    { to: '/', label: t.shell.today, Icon: IconSunHigh },
    ...(may(me, 'journey.see') ? [{ to: '/board', label: t.shell.board, Icon: IconLayoutColumns } as const] : []),
    ...(may(me, 'person.see') ? [{ to: '/people', label: t.shell.people, Icon: IconUsers } as const] : []),
    ...(may(me, 'supervision.see')
      ? [{ to: '/supervision', label: t.shell.supervision, Icon: IconMessages } as const]
      : []),
    ...(may(me, 'policy.read') ? [{ to: '/programme', label: t.shell.programme, Icon: IconFileText } as const] : []),
  ];
}

function Mark() {
  return (
    <Link to="/" className={classes.mark} aria-label={t.product}>
      <svg viewBox="0 0 64 64" width="26" height="26" aria-hidden>
        <path
          d="M10 46c10 0 11-26 22-26s12 26 22 26"
          fill="none"
          stroke="currentColor"
          strokeWidth="6"
          strokeLinecap="round"
        />
        <circle cx="32" cy="20" r="9" fill="currentColor" />
      </svg>
      <span className={classes.product}>{t.product}</span>
    </Link>
  );
}

export function TopBar({ openSearch, openShortcuts }: { openSearch: () => void; openShortcuts: () => void }) {
  const me = useMe();
  const here = useHere();
  return (
    <header className={classes.bar}>
      <div className={classes.inside}>
        <Mark />
        <nav aria-label={t.shell.nav} className={classes.links}>
          {placesFor(me).map(({ to, label }) => (
            <Link key={to} to={to} className={classes.link} {...here(to)}>
              {label}
            </Link>
          ))}
        </nav>
        {!isOnlyPeerWorker(me) && may(me, 'journey.see') && (
          <>
            <UnstyledButton className={classes.search} onClick={openSearch}>
              <IconSearch size={16} aria-hidden />
              <span>{t.shell.find}</span>
              <Kbd size="xs" aria-hidden>
                /
              </Kbd>
            </UnstyledButton>
            <ActionIcon
              className={classes.searchSmall}
              variant="subtle"
              size={44}
              aria-label={t.shell.find}
              onClick={openSearch}
            >
              <IconSearch size={22} />
            </ActionIcon>
          </>
        )}
        <UserMenu openShortcuts={openShortcuts} />
      </div>
    </header>
  );
}

/** The pages on a programme lie beside one another: any of them is there. */
const ofProgramme = /^\/(programme|policy|rehearsal|clauses)(\/|$)/;
const ofSupervision = /^\/(supervision|supervisors|absences|reminders)(\/|$)/;

/** The page that somebody is on. */
function useHere(): (to: Place['to']) => { 'aria-current'?: 'page' } {
  const { pathname } = useLocation();
  const isHere = (to: Place['to']): boolean => {
    if (to === '/programme') return ofProgramme.test(pathname);
    if (to === '/supervision') return ofSupervision.test(pathname);
    return to === '/' ? pathname === '/' : pathname.startsWith(to);
  };
  return (to) => (isHere(to) ? { 'aria-current': 'page' } : {});
}

/** On a phone the pages lie under the thumb. */
export function Tabs() {
  const places = placesFor(useMe());
  const here = useHere();
  return (
    <nav aria-label={t.shell.nav} className={classes.tabs}>
      {places.map(({ to, label, Icon }) => (
        <Link key={to} to={to} className={classes.tab} {...here(to)}>
          <Icon size={22} stroke={1.6} aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  );
}
