import { useQueries } from '@tanstack/react-query';

import { machineQuery } from '../api/queries';
import type { JourneyCard, Machine, Stage, Track } from '../api/types';
import { t } from '../texts';

export const tracks = Object.keys(t.tracks) as Track[];

/** The ways of the tracks: of one that is looked at, or of all. */
export type Machines = Partial<Record<Track, Machine>>;

export function useMachines(track: Track | undefined): Machines | undefined {
  const asked = track ? [track] : tracks;
  const found = useQueries({ queries: asked.map((one) => machineQuery(one)) });
  if (found.some(({ data }) => !data)) return undefined;
  return Object.fromEntries(asked.map((one, index) => [one, found[index]!.data!]));
}

/** Every stage that one of the tracks has, in the order in which they are walked. */
export function stagesOf(machines: Machines): Stage[] {
  const known = new Set(Object.values(machines).flatMap(({ stages }) => stages.map(({ id }) => id)));
  return (Object.keys(t.stages) as Stage[]).filter((stage) => known.has(stage));
}

/** Stages of every track: shown even when nobody is there. */
const common = new Set(['recruitment', 'induction', 'training', 'supportedExit', 'closed']);

/** The columns worth a look: with several tracks on one board, a stage of one of them only while somebody is there. */
export function columnsOf(machines: Machines, cards: JourneyCard[]): Stage[] {
  const stages = stagesOf(machines);
  if (Object.keys(machines).length === 1) return stages;
  return stages.filter((stage) => common.has(stage) || cards.some((card) => card.stage === stage));
}

/** The moves that lead on from where a person is. */
export const edgesFrom = (machines: Machines, { track, stage }: Pick<JourneyCard, 'track' | 'stage'>) =>
  machines[track]?.edges.filter(({ from }) => from === stage) ?? [];
