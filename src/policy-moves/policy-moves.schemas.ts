import { z } from 'zod';

import { MOST_JOURNEYS } from '../../state-machines/policy-move/policy-move.messages.js';
import { RecordedAnswer } from '../journal/process-commands.js';

export const NewMoveSchema = z
  .strictObject({
    programmeId: z.uuid(),
    version: z.int().min(1).max(2_147_483_647),
    /** All of them: every journey under way that is not there yet. */
    journeyIds: z.union([z.literal('all'), z.array(z.uuid()).min(1).max(MOST_JOURNEYS)]),
  })
  .meta({ id: 'NewPolicyMove' });
export type NewMove = z.infer<typeof NewMoveSchema>;

export const MovesQuerySchema = z.strictObject({ programmeId: z.uuid() });
export type MovesQuery = z.infer<typeof MovesQuerySchema>;

export const StartedMoveAnswer = RecordedAnswer.extend({ id: z.uuid() }).meta({ id: 'StartedPolicyMove' });

export const MoveAnswer = z
  .object({
    id: z.uuid(),
    programmeId: z.uuid(),
    version: z.int(),
    stage: z.enum(['running', 'stopped', 'done']),
    begunAt: z.iso.datetime(),
    total: z.int(),
    /** Journeys that were told. */
    given: z.int(),
    /** Those of them that went over. */
    moved: z.int(),
    refused: z.array(z.object({ journeyId: z.uuid(), code: z.string() })),
  })
  .meta({ id: 'PolicyMove' });

export const MovesAnswer = z.array(MoveAnswer).meta({ id: 'PolicyMoves' });
