import { createFileRoute } from '@tanstack/react-router';

import { PracticePart } from '../journey/parts';

export const Route = createFileRoute('/_app/journeys/$journeyId/practice')({ component: PracticePart });
