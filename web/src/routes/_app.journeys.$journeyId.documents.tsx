import { createFileRoute } from '@tanstack/react-router';

import { DocumentsPart } from '../journey/parts';

export const Route = createFileRoute('/_app/journeys/$journeyId/documents')({ component: DocumentsPart });
