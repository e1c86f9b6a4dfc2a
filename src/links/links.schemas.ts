import { z } from 'zod';

/** 32 bytes in base64url, as they stand in a message. */
export const TokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is no link of ours');

export const OpenedLinkAnswer = z
  .union([
    z.object({ path: z.string().describe('Where the link leads') }),
    z.object({ signInNeeded: z.literal(true) }).describe('Sign in, and open it again'),
  ])
  .meta({ id: 'OpenedLink' });
export type OpenedLink = z.infer<typeof OpenedLinkAnswer>;
