import { z } from 'zod';

/** A version that was adopted, the draft, or the version in force where neither is named. */
export const PolicyPaperSchema = z
  .strictObject({
    programmeId: z.uuid(),
    version: z.coerce.number().int().min(1).max(1_000_000).optional(),
    draft: z.enum(['true', 'false']).optional(),
  })
  .refine(({ version, draft }) => version === undefined || draft !== 'true', {
    path: ['version'],
    message: 'ask for a version or for the draft',
  });
export type PolicyPaperQuery = z.infer<typeof PolicyPaperSchema>;
