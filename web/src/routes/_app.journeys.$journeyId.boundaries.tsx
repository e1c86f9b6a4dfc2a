import { createFileRoute } from '@tanstack/react-router';

import { BoundariesPart } from '../journey/parts';

export const Route = createFileRoute('/_app/journeys/$journeyId/boundaries')({ component: BoundariesPart });
