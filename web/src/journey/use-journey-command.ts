import { answer, api, keyed } from '../api/client';
import type { JourneyCommand } from '../api/types';
import { useCommand } from '../api/use-command';

/** Gives the commands of one journey. */
export const useJourneyCommand = (journeyId: string) =>
  useCommand((body: JourneyCommand, key: string) =>
    answer(api.POST('/api/journeys/{id}/commands', { params: { path: { id: journeyId }, ...keyed(key) }, body })),
  );
