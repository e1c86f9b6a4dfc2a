import { z } from 'zod';

export const PolicyQuerySchema = z.strictObject({ programmeId: z.uuid() });
export type PolicyQuery = z.infer<typeof PolicyQuerySchema>;

/** The document is checked against the policy's own schema, blank by blank, so that the answer can name each clause. */
export const AdoptPolicySchema = z
  .strictObject({ programmeId: z.uuid(), document: z.looseObject({}) })
  .meta({ id: 'AdoptPolicy' });
export type AdoptPolicy = z.infer<typeof AdoptPolicySchema>;

const BlankAnswer = z.object({ path: z.string(), clause: z.string(), explains: z.string(), filled: z.boolean() });

export const PolicyAnswer = z
  .object({
    version: z.int().nullable(),
    document: z.record(z.string(), z.unknown()).nullable(),
    adoptedAt: z.iso.datetime().nullable(),
    blanks: z.array(BlankAnswer),
  })
  .meta({ id: 'AdoptedPolicy' });

export const ProgrammesAnswer = z
  .array(z.object({ id: z.uuid(), name: z.string(), tracks: z.array(z.string()) }).meta({ id: 'Programme' }))
  .meta({ id: 'Programmes' });
