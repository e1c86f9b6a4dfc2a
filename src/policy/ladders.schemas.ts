import { z } from 'zod';

import { roles } from '../../state-machines/core/process.js';
import { ladderIds, ladderRoles, StepSchema } from '../../state-machines/ladder/ladder.js';

export const LadderQuerySchema = z.strictObject({
  programmeId: z.uuid(),
  journeyId: z.uuid(),
  ladder: z.enum(ladderIds),
});
export type LadderQuery = z.infer<typeof LadderQuerySchema>;

const person = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    /** As what they are told: where nobody holds the role of the step, whoever stands above is. */
    as: z.enum(roles),
    /** Whom they stand in for while that one is away. */
    coverFor: z.string().nullable(),
  })
  .meta({ id: 'LadderPerson' });

const people = z.array(person);

export const LadderPeopleAnswer = z
  .object({
    journey: z.object({ id: z.uuid(), policyVersion: z.int() }),
    /** Whom each role that a ladder may name comes to now: for a ladder that is still being written. */
    roles: z.array(z.object({ role: z.enum(ladderRoles), people })),
    /** The ladder under which the journey runs; each person is told once a step. */
    steps: z.array(StepSchema.extend({ index: z.int(), people })),
  })
  .meta({ id: 'LadderPeople' });
