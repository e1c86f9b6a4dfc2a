import { z } from 'zod';

/** Shapes that many requests share. */

export const IdSchema = z.uuid();

export const pageFields = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};
export const PageSchema = z.strictObject(pageFields);
export type Page = z.infer<typeof PageSchema>;
