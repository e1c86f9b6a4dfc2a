import { createFileRoute } from '@tanstack/react-router';

import { WaiversPart } from '../journey/parts';

export const Route = createFileRoute('/_app/journeys/$journeyId/waivers')({ component: WaiversPart });
