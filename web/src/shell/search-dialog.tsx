import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent } from 'react';

import { journeysQuery } from '../api/queries';
import { StandingBadge } from '../journey/badge';
import { fullName } from '../journey/names';
import { stageName, t } from '../texts';
import classes from './search-dialog.module.css';
import { keepFocusSomewhere } from './use-keep-focus';

/** From anywhere to a person: type, arrow down, enter. */
export function SearchDialog({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} onExitTransitionEnd={keepFocusSomewhere} title={t.search.title}>
      <Search close={close} />
    </Modal>
  );
}

function Search({ close }: { close: () => void }) {
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q.trim(), 150);
  const list = useRef<HTMLUListElement>(null);
  const { data } = useQuery({ ...journeysQuery({ q: asked, pageSize: 8 }), enabled: asked.length > 1 });
  const found = asked.length > 1 ? (data?.items ?? []) : [];

  return (
    <div onKeyDown={(event) => walk(event, list.current)}>
      <TextInput
        data-autofocus
        type="search"
        label={t.search.label}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        autoComplete="off"
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <p className={classes.hint} role="status">
        {asked.length < 2
          ? t.search.hint
          : data && (found.length ? t.search.results(data.total) : t.search.none(asked))}
      </p>
      <ul className={classes.found} ref={list}>
        {found.map((card) => (
          <li key={card.id}>
            <Link to="/journeys/$journeyId" params={{ journeyId: card.id }} className={classes.hit} onClick={close}>
              <span className={classes.name}>{fullName(card.person)}</span>
              <span className={classes.stage}>{stageName(card.stage)}</span>
              <StandingBadge card={card} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Arrows walk through the field and what was found; Enter in the field opens the first. */
function walk(event: KeyboardEvent, list: HTMLUListElement | null): void {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  if (event.key === 'Enter' && at === -1) return links[0]?.click();
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const next = at + (event.key === 'ArrowDown' ? 1 : -1);
  if (next < 0) event.currentTarget.querySelector('input')?.focus();
  else links[Math.min(next, links.length - 1)]?.focus();
}
