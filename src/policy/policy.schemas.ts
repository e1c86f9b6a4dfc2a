import { z } from 'zod';

import { blankKinds, units } from '../../state-machines/policy/blanks.js';
import { acceptabilities } from '../../state-machines/policy/boundaries.js';
import { tracks } from '../../state-machines/policy/policy.js';
import { stages } from '../../state-machines/journey/journey.messages.js';
import { MissingSchema } from '../http/problem.js';

export const PolicyQuerySchema = z.strictObject({ programmeId: z.uuid() });
export type PolicyQuery = z.infer<typeof PolicyQuerySchema>;

export const RehearsalQuerySchema = z.strictObject({
  programmeId: z.uuid(),
  weeks: z.coerce.number().int().min(1).max(104).default(52),
});
export type RehearsalQuery = z.infer<typeof RehearsalQuerySchema>;

/** A draft may have any hole and any wrong value, which its answer tells of; it may not grow without end. */
const LONGEST_LIST = 100;
const LONGEST_TEXT = 4_000;
const DEEPEST = 8;

const part = z.looseObject({}).nullish();

const document = z
  .strictObject({
    schema: z.literal(2).default(2),
    general: part,
    tracks: z.strictObject(Object.fromEntries(tracks.map((track) => [track, part]))).nullish(),
  })
  .superRefine((value, context) => {
    const excess = excessIn(value, []);
    if (excess) context.addIssue({ code: 'custom', ...excess });
  })
  .meta({ id: 'PolicyDocument' });

interface Excess {
  readonly path: (string | number)[];
  readonly message: string;
}

/** The first place at which a document is larger than any policy. */
function excessIn(value: unknown, path: (string | number)[]): Excess | undefined {
  if (typeof value === 'string' && value.length > LONGEST_TEXT)
    return { path, message: `A text has ${LONGEST_TEXT} characters at most.` };
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > DEEPEST) return { path, message: 'Nothing in a policy is nested so deeply.' };
  const entries = Object.entries(value);
  if (entries.length > LONGEST_LIST) return { path, message: `A list has ${LONGEST_LIST} entries at most.` };
  for (const [key, inner] of entries) {
    const found = excessIn(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

export const PutDraftSchema = z
  .strictObject({
    programmeId: z.uuid(),
    /** The revision that was read; another one since then is not overwritten. */
    revision: z.int().min(0).max(2_147_483_647),
    document,
  })
  .meta({ id: 'PutPolicyDraft' });
export type PutDraft = z.infer<typeof PutDraftSchema>;

const track = z.enum(tracks);
const anyDocument = z.record(z.string(), z.unknown());
const fault = z
  .object({ path: z.string(), message: z.string(), clause: z.string().optional() })
  .meta({ id: 'PolicyFault' });
const filled = z.object({ filled: z.int(), total: z.int() });

const blank = z
  .object({
    path: z.string(),
    clause: z.string(),
    explains: z.string(),
    track: track.nullable(),
    kind: z.enum(blankKinds),
    required: z.boolean(),
    source: z.string().nullable(),
    choices: z.array(z.string()).optional(),
    unit: z.enum(units).optional(),
    /** What holds where it is left empty. */
    byDefault: z.unknown().optional(),
    filled: z.boolean(),
    fault: z.string().optional(),
  })
  .meta({ id: 'PolicyBlank' });

const meter = z.object({
  general: filled,
  tracks: z.object({
    outreach: filled.extend({ open: z.boolean() }),
    facilitation: filled.extend({ open: z.boolean() }),
    mentoring: filled.extend({ open: z.boolean() }),
    other: filled.extend({ open: z.boolean() }),
  }),
});

export const PolicyAnswer = z
  .object({
    version: z.int().nullable(),
    document: anyDocument.nullable(),
    adoptedAt: z.iso.datetime().nullable(),
    draft: z.object({ revision: z.int(), document: anyDocument, updatedAt: z.iso.datetime().nullable() }),
    meter,
    blanks: z.array(blank),
    faults: z.array(fault),
    /** What is allowed, and yet should be known. */
    notices: z.array(fault),
    /** Nothing stands before adopting the draft. */
    adoptable: z.boolean(),
  })
  .meta({ id: 'PolicyOfProgramme' });

export const VersionsAnswer = z
  .array(
    z
      .object({
        version: z.int(),
        adoptedAt: z.iso.datetime(),
        adoptedBy: z.string().nullable(),
        approvedOn: z.iso.date().nullable(),
        reviewBy: z.iso.date().nullable(),
        tracks: z.array(track),
        /** Journeys under way that are pinned to it. */
        journeys: z.int(),
      })
      .meta({ id: 'PolicyVersion' }),
  )
  .meta({ id: 'PolicyVersions' });

const effect = z
  .object({
    id: z.uuid(),
    person: z.object({ id: z.uuid(), givenName: z.string(), familyName: z.string() }),
    track,
    stage: z.enum(stages),
    policyVersion: z.int(),
    gains: z.array(MissingSchema),
    loses: z.array(MissingSchema),
    dates: z.array(z.object({ type: z.string(), from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable() })),
    shut: z.boolean(),
  })
  .meta({ id: 'PolicyEffect' });

export const PreviewAnswer = z
  .object({
    /** The draft could be adopted: only then is it said what it would mean for whom. */
    ready: z.boolean(),
    changes: z.array(z.object({ path: z.string(), from: z.unknown(), to: z.unknown(), clause: z.string().optional() })),
    journeys: z.array(effect),
    unchanged: z.int(),
    /** Journeys that were not looked at, where there are very many. */
    left: z.int(),
  })
  .meta({ id: 'PolicyPreview' });

const load = z.object({ stalls: z.int(), decisions: z.int(), supervisions: z.int() }).meta({ id: 'WeekLoad' });

export const RehearsalAnswer = z
  .object({
    ready: z.boolean(),
    weeks: z.array(z.object({ from: z.iso.date(), present: load, draft: load })),
    journeys: z.int(),
    left: z.int(),
  })
  .meta({ id: 'PolicyRehearsal' });

export const SchemaAnswer = z.record(z.string(), z.unknown()).meta({ id: 'JsonSchema' });

const clauses = z.array(z.string());

export const CatalogueAnswer = z
  .object({
    topics: z.array(z.object({ id: z.string(), name: z.string(), group: z.string(), clauses })),
    qualities: z.array(z.object({ id: z.string(), name: z.string(), clause: z.string() })),
    boundaries: z.array(
      z.object({ id: z.string(), clause: z.string(), about: z.string(), service: z.enum(acceptabilities) }),
    ),
    forms: z.array(
      z.object({
        id: z.string(),
        clause: z.string(),
        title: z.string(),
        by: z.enum(['worker', 'service', 'either']),
        readers: z.enum(['own', 'line']),
        fields: z.array(z.object({ id: z.string(), label: z.string(), kind: z.string(), required: z.boolean() })),
      }),
    ),
    /** What is asked on each track, whatever a policy says, and what no policy takes away. */
    mandatory: z.object(Object.fromEntries(tracks.map((one) => [one, z.array(z.string())]))),
    locked: z.array(z.string()),
    outOfScope: z.array(z.object({ id: z.string(), clause: z.string(), sentence: z.string() })),
    templates: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        clause: z.string(),
        tracks: z.array(track),
        risk: z.enum(['low', 'medium', 'high']),
        oversight: z.string(),
      }),
    ),
  })
  .meta({ id: 'Catalogue' });
