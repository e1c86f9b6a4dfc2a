import { createFileRoute } from '@tanstack/react-router';

import { TrainingPart } from '../journey/parts';

export const Route = createFileRoute('/_app/journeys/$journeyId/training')({ component: TrainingPart });
