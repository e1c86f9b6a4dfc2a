import { z } from 'zod';

const PlaceAnswer = z.object({
  kind: z.enum([
    'gate',
    'readiness',
    'step',
    'field',
    'deadline',
    'command',
    'form',
    'message',
    'page',
    'document',
    'issue',
  ]),
  name: z.string().describe('The name that the product uses; `*` stands for all of them'),
  path: z.string().optional().describe('The route of a page, the address of a document'),
});

export const ClausesAnswer = z.array(
  z
    .object({
      id: z.string(),
      source: z.enum(['TURAS', 'GUIDE', 'derived']),
      blank: z.boolean().describe('A hole in the source that every organisation fills in for itself'),
      text: z.string().describe('What the clause asks, in our own words'),
      status: z
        .enum(['met', 'guidance', 'later'])
        .describe('Done here, shown to people, or at least in part still to come'),
      where: z.array(PlaceAnswer),
    })
    .meta({ id: 'Clause' }),
);
