import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { meQuery } from '../api/queries';
import type { Me } from '../api/types';
import { datesIn, type Dates } from '../texts/dates';

/** Who is signed in. Only below the signed-in layout, which has loaded it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export function useDates(): Dates {
  const { zone } = useMe().organisation;
  return useMemo(() => datesIn(zone), [zone]);
}

export const may = (me: Me, action: string): boolean => me.permissions.includes(action);

export const holds = (me: Me, role: string | undefined): boolean => me.roles.some((held) => held === role);

/** A peer worker who is nothing else sees their own journey, and no one else's. */
export const isOnlyPeerWorker = (me: Me): boolean =>
  me.roles.length > 0 && me.roles.every((role) => role === 'peerWorker');
