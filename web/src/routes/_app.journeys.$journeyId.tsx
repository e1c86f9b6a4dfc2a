import { createFileRoute } from '@tanstack/react-router';

import { JourneyPage } from '../journey/journey-page';
import { staffOnly } from '../shell/staff-only';

interface Search {
  /** A form to open on arrival: the page that a message's button leads to. */
  do?: string;
}

export const Route = createFileRoute('/_app/journeys/$journeyId')({
  validateSearch: (search: Record<string, unknown>): Search => (typeof search.do === 'string' ? { do: search.do } : {}),
  beforeLoad: staffOnly,
  component: JourneyPage,
});
