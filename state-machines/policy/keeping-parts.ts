import { z } from 'zod';

import { LadderSchema, ladderIds, SpanSchema, type Ladder, type LadderId } from '../ladder/ladder.js';
import { owedThings, type OwedThing } from '../obligation/obligation.messages.js';
import type { Span } from '../core/working-calendar.js';

/** What becomes of a new start that a supervisor has no room for, or is not trained for (TURAS 7.1, GUIDE 2.3-d). */
export const strictnesses = ['warn', 'block'] as const;
export type Strictness = (typeof strictnesses)[number];

/** Whether a group that the worker stays away from counts among the misses (TURAS 12.5). */
export const groupCounts = ['counted', 'notCounted'] as const;

/** Within how long something is promised: never at once, which would be broken as soon as it is given. */
const PromiseSchema = SpanSchema.extend({ amount: z.int().min(1).max(365) });

/** What keeps the organisation's word. Each part may be left out: then it is as this product brings it. */
export const keepingParts = {
  supervisors: z
    .strictObject({ overCapacity: z.enum(strictnesses).optional(), untrained: z.enum(strictnesses).optional() })
    .optional(),
  /** How long a session of supervision takes. */
  supervisionMinutes: z.int().min(15).max(240).optional(),
  /** Both are reminded so many hours before a session. */
  remindHoursBefore: z.int().min(1).max(168).optional(),
  /** Who can be reached when nobody is in (GUIDE 4.3-e). */
  outOfHours: z.string().trim().min(1, 'fill this in').max(2_000).optional(),
  /** Within how long the organisation gives what it owes (TURAS 6.2). */
  owes: z.partialRecord(z.enum(owedThings), PromiseSchema).optional(),
  /** What climbs, and to whom, when it does not. */
  ladders: z.partialRecord(z.enum(ladderIds), LadderSchema).optional(),
};

/** How things are kept where a policy leaves a part out. */
export interface Keeping {
  readonly supervisors: { readonly overCapacity: Strictness; readonly untrained: Strictness };
  readonly supervisionMinutes: number;
  readonly remindHoursBefore: number;
  readonly outOfHours: string | null;
  readonly owes: Readonly<Record<OwedThing, Span>>;
  readonly ladders: Readonly<Record<LadderId, Ladder>>;
}
