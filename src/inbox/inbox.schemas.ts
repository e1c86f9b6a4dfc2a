import { z } from 'zod';

import { roles } from '../../state-machines/core/process.js';
import { PersonNameAnswer } from '../people/person-name.js';

const instant = z.iso.datetime();
const person = PersonNameAnswer;

/** What someone was told, and whether it still holds. */
export const InboxMessageAnswer = z
  .object({
    id: z.uuid(),
    matter: z.string(),
    clause: z.string(),
    to: z.enum(roles).describe('The role it was meant for; someone else was told where nobody held it'),
    journeyId: z.uuid().nullable().describe('null, as is the person, where you are told of the matter alone'),
    supervisionId: z.uuid().nullable(),
    obligationId: z.uuid().nullable(),
    programmeId: z.uuid().nullable().describe('Where it is about a programme and nobody in particular'),
    person: person.nullable(),
    path: z.string().describe('Where the next step is taken'),
    owedAt: instant,
    readAt: instant.nullable(),
    stands: z.boolean().describe('false, once the matter was dealt with'),
  })
  .meta({ id: 'InboxMessage' });
export type InboxMessage = z.infer<typeof InboxMessageAnswer>;

export const InboxAnswer = z
  .object({
    items: z.array(InboxMessageAnswer),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
    unread: z.int(),
  })
  .meta({ id: 'Inbox' });
