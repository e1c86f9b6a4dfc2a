import { createFileRoute } from '@tanstack/react-router';

import { OverviewPart } from '../journey/parts';

export const Route = createFileRoute('/_app/journeys/$journeyId/')({ component: OverviewPart });
