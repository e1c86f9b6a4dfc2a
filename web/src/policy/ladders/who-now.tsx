import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { answer, api } from '../../api/client';
import { journeyQuery, journeysQuery, live } from '../../api/queries';
import type { components } from '../../api/schema';
import type { JourneyCard } from '../../api/types';
import { fullName } from '../../journey/names';
import { t, trackName } from '../../texts';
import type { LadderId, Step } from './ladder-shape';
import classes from './ladders.module.css';

const route = getRouteApi('/_app/policy/ladders');

type Roles = components['schemas']['LadderPeople']['roles'];

/** Whom the roles come to for one worker; nothing while nobody is chosen, or while it is looked up. */
export interface WhoHears {
  asked: boolean;
  roles: Roles | undefined;
}

const whoQuery = (programmeId: string, ladder: LadderId, journeyId: string) =>
  queryOptions({
    queryKey: [...live, 'ladder-people', programmeId, journeyId],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/policy/ladders/who', { params: { query: { programmeId, ladder, journeyId } }, signal })),
    placeholderData: keepPreviousData,
  });

export function useWhoHears(programmeId: string, ladder: LadderId, journeyId: string | undefined): WhoHears {
  const { data } = useQuery({ ...whoQuery(programmeId, ladder, journeyId ?? ''), enabled: journeyId !== undefined });
  return { asked: journeyId !== undefined, roles: journeyId === undefined ? undefined : data?.roles };
}

export interface Hearer {
  userId: string;
  name: string;
  /** The role that nobody holds, in whose place this one is told. */
  instead: string | null;
  coverFor: string | null;
}

/** Nobody is told twice of one step, whatever roles they are told as. */
export function hearersOf({ to }: Pick<Step, 'to'>, roles: Roles): Hearer[] {
  const told = roles
    .filter(({ role }) => to.includes(role))
    .flatMap(({ role, people }) =>
      people.map(({ userId, name, as, coverFor }) => ({ userId, name, coverFor, instead: as === role ? null : role })),
    );
  const once = new Map(
    told.toSorted((one, other) => Number(!one.instead) - Number(!other.instead)).map((one) => [one.userId, one]),
  );
  return [...once.values()];
}

const PAGE = 20;

/** Somebody may be on several journeys. */
const labelOf = ({ person, track }: Pick<JourneyCard, 'person' | 'track'>): string =>
  `${fullName(person)} · ${trackName(track)}`;

/** For whom it is asked: somebody on a journey of this programme. */
export function ChoosePerson({ programmeId, journeyId }: { programmeId: string; journeyId: string | undefined }) {
  const words = t.ladders.who;
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data: chosen } = useQuery({ ...journeyQuery(journeyId ?? ''), enabled: journeyId !== undefined });
  const asked = chosen && labelOf(chosen) === q ? '' : q;
  const { data } = useQuery(journeysQuery({ programmeId, sort: 'name', pageSize: PAGE, ...(asked && { q: asked }) }));
  const cards = [...(chosen ? [chosen] : []), ...(data?.items ?? [])].filter(
    (card, index, all) => all.findIndex(({ id }) => id === card.id) === index,
  );
  return (
    <Select
      className={classes.person!}
      label={words.title}
      description={words.hint}
      placeholder={words.placeholder}
      nothingFoundMessage={words.none}
      searchable
      clearable
      value={journeyId ?? null}
      data={cards.map((card) => ({ value: card.id, label: labelOf(card) }))}
      filter={({ options }) => options}
      onSearchChange={setTyped}
      onChange={(journey) =>
        void navigate({
          search: (now) => ({ ...now, journey: journey ?? undefined }),
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}
