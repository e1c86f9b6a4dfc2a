import { createFileRoute } from '@tanstack/react-router';

import { FormsPart } from '../journey/parts';

export const Route = createFileRoute('/_app/journeys/$journeyId/forms')({ component: FormsPart });
