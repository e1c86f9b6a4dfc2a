import { createFileRoute } from '@tanstack/react-router';

import { PeoplePart } from '../journey/parts';

export const Route = createFileRoute('/_app/journeys/$journeyId/people')({ component: PeoplePart });
