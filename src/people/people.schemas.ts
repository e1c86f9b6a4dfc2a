import { z } from 'zod';

import { roles } from '../../state-machines/core/process.js';
import { stages } from '../../state-machines/journey/journey.messages.js';
import { pageFields } from '../http/schemas.js';
import { line, text } from '../http/text.js';

export const PeopleListSchema = z.strictObject({ q: text(100).optional(), ...pageFields });
export type PeopleQuery = z.infer<typeof PeopleListSchema>;

export const NewPersonSchema = z
  .strictObject({ givenName: line(80), familyName: line(80), email: z.email().max(254).optional() })
  .meta({ id: 'NewPerson' });
export type NewPerson = z.infer<typeof NewPersonSchema>;

/** A keyworker learns that someone is in peer work; the stage is for those who may see the journey. */
export const PersonAnswer = z
  .object({
    id: z.uuid(),
    givenName: z.string(),
    familyName: z.string(),
    inPeerWork: z.boolean(),
    journey: z.object({ id: z.uuid(), stage: z.enum(stages) }).optional(),
  })
  .meta({ id: 'Person' });
export const PeopleAnswer = z
  .object({ items: z.array(PersonAnswer), page: z.int(), pageSize: z.int(), total: z.int() })
  .meta({ id: 'People' });

const role = z.enum(roles).meta({ id: 'Role' });
export const StaffAnswer = z
  .array(
    z.object({ id: z.uuid(), personId: z.uuid(), name: z.string(), roles: z.array(role) }).meta({ id: 'StaffMember' }),
  )
  .meta({ id: 'Staff' });

export const MeAnswer = z
  .object({
    userId: z.uuid(),
    personId: z.uuid(),
    givenName: z.string(),
    roles: z.array(role),
    organisation: z.object({ id: z.uuid(), name: z.string(), zone: z.string() }),
    permissions: z.array(z.string()),
  })
  .meta({ id: 'Me' });
