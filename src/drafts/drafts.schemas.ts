import { z } from 'zod';

import { text } from '../http/text.js';

/** What a draft belongs to, in the page's own words: `journey:<id>:note`. */
export const DraftKeySchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,119}$/, 'is not a name for a draft');

export const DraftTextSchema = z.strictObject({ text: text(10_000) }).meta({ id: 'DraftText' });
export type DraftText = z.infer<typeof DraftTextSchema>;

export const DraftAnswer = z.object({ text: z.string(), updatedAt: z.iso.datetime() }).meta({ id: 'Draft' });
