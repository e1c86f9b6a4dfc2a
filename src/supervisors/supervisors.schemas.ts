import { z } from 'zod';

import { line } from '../http/text.js';
import { date } from '../journeys/journey.answers.js';

/** What a supervisor has learned, and for how many there is room (TURAS 7.1; GUIDE 2.3-d, 4.3-h). */
export const SupervisorProfileSchema = z
  .strictObject({
    trainedOn: z.iso.date().nullable(),
    skills: z.array(line(60)).max(20),
    mostPeople: z.int().min(1).max(200).nullable(),
    mostHours: z.number().min(0.5).max(60).multipleOf(0.5).nullable(),
  })
  .meta({ id: 'SupervisorProfile' });
export type SupervisorProfile = z.infer<typeof SupervisorProfileSchema>;

export const SupervisorAnswer = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    trainedOn: date.nullable(),
    skills: z.array(z.string()),
    mostPeople: z.int().nullable(),
    mostHours: z.number().nullable(),
    /** Whom they supervise now. */
    people: z.int(),
    /** What the patterns of these people ask for now. */
    hoursAWeek: z.number(),
    /** More than there is room for. */
    over: z.boolean(),
  })
  .meta({ id: 'Supervisor' });
export type SupervisorAnswer = z.infer<typeof SupervisorAnswer>;

export const SupervisorsAnswer = z.array(SupervisorAnswer).meta({ id: 'Supervisors' });

export const LoadQuerySchema = z.strictObject({ weeks: z.coerce.number().int().min(1).max(104).default(26) });
export type LoadQuery = z.infer<typeof LoadQuerySchema>;

export const LoadAnswer = z
  .object({
    weeks: z.array(
      z.object({
        /** A Monday. */
        from: date,
        bySupervisor: z.array(z.object({ userId: z.uuid(), sessions: z.int(), hours: z.number() })),
      }),
    ),
    supervisors: SupervisorsAnswer,
  })
  .meta({ id: 'SupervisionLoad' });
export type LoadAnswer = z.infer<typeof LoadAnswer>;
