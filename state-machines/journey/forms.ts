import { z } from 'zod';

import { acceptabilities } from '../policy/boundaries.js';

/** What somebody thinks of a quality in a person: never a score (TURAS 8.1). */
export const qualityViews = ['has', 'willing', 'supportNeeded'] as const;

/** One thing that a form asks. */
export interface FormField {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'line' | 'list' | 'yesNo' | 'date' | 'qualities' | 'boundaries';
  readonly required: boolean;
}

/** Who may read what a form says: `own` is the worker alone, `line` whoever reads the notes of line support. */
export type FormReaders = 'own' | 'line';

/** A form of the sources. That it was filled in is journaled; what it says is kept apart, encrypted with the person's key. */
export interface Form {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  /** Whose hand it is in: the worker's own, the service's, or either. */
  readonly by: 'worker' | 'service' | 'either';
  readonly readers: FormReaders;
  readonly fields: readonly FormField[];
}

const field = (id: string, label: string, kind: FormField['kind'] = 'text', required = true): FormField => ({
  id,
  label,
  kind,
  required,
});
const optional = (id: string, label: string, kind: FormField['kind'] = 'text') => field(id, label, kind, false);

/** Every form of a journey. */
export const forms: readonly Form[] = [
  {
    id: 'qualities-self',
    clause: 'TURAS 8.1',
    title: 'The qualities, as the person sees them',
    by: 'either',
    readers: 'line',
    fields: [field('views', 'How do you see yourself?', 'qualities'), optional('words', 'In your own words')],
  },
  {
    id: 'qualities-interviewer',
    clause: 'TURAS 8.1',
    title: 'The qualities, as the interviewer sees them',
    by: 'service',
    readers: 'line',
    fields: [field('views', 'How do you see the person?', 'qualities'), optional('words', 'What was said')],
  },
  {
    id: 'needs-assessment',
    clause: 'TURAS 9.2',
    title: 'Needs assessment',
    by: 'either',
    readers: 'line',
    fields: [
      field('information', 'What information is needed to do this well?', 'list'),
      optional('training', 'What should training cover?', 'list'),
      optional('supports', 'Which additional supports were agreed?', 'list'),
    ],
  },
  {
    id: 'self-care-plan',
    clause: 'GUIDE 4.2-d',
    title: 'My self-care plan',
    by: 'worker',
    readers: 'own',
    fields: [
      optional('keepsMeWell', 'What keeps me well'),
      optional('signs', 'Signs that it is getting too much'),
      optional('whatHelps', 'What helps then, and whom I call'),
      optional('notForMe', 'Tasks and places that are not for me', 'list'),
      optional('myStory', 'What of my own story I share, and what I don’t'),
    ],
  },
  {
    id: 'boundary-agreement',
    clause: 'GUIDE App C-use',
    title: 'My side of the boundary agreement',
    by: 'either',
    readers: 'line',
    fields: [
      field('answers', 'What is acceptable to me?', 'boundaries'),
      optional('words', 'What we agreed beside it'),
    ],
  },
  {
    id: 'risk-assessment',
    clause: 'GUIDE 4.2-e',
    title: 'What the role may do to my life, and what we do about it',
    by: 'either',
    readers: 'line',
    fields: [
      field('effects', 'Which effects may the role have?', 'list'),
      field('strategies', 'What do we do about them?', 'list'),
      field('reviewOn', 'When do we look at this again?', 'date'),
    ],
  },
  {
    id: 'progression-plan',
    clause: 'TURAS 6.5',
    title: 'Progression plan',
    by: 'either',
    readers: 'line',
    fields: [
      field('goals', 'Where do I want to get to?', 'list'),
      optional('help', 'What would help: training, contacts, papers', 'list'),
    ],
  },
  {
    id: 'workplan',
    clause: 'GUIDE 4.5-b',
    title: 'Workplan',
    by: 'either',
    readers: 'line',
    fields: [
      field('goals', 'What do we want to achieve?', 'list'),
      field('indicators', 'How will we see it?', 'list'),
      field('until', 'Until when?', 'date'),
    ],
  },
  {
    id: 'review-worker',
    clause: 'TURAS 6.1',
    title: 'What it gives me',
    by: 'worker',
    readers: 'line',
    fields: [
      field('gives', 'What does the work give me?'),
      optional('costs', 'What does it cost me?'),
      optional('wishes', 'What should change?'),
    ],
  },
  {
    id: 'review-service',
    clause: 'TURAS 6.1',
    title: 'What it gives the service',
    by: 'service',
    readers: 'line',
    fields: [
      field('gives', 'What does the work give the service?'),
      optional('goals', 'How do the goals stand?'),
      optional('wishes', 'What should change?'),
    ],
  },
  {
    id: 'appraisal',
    clause: 'GUIDE 4.5-b',
    title: 'Appraisal',
    by: 'service',
    readers: 'line',
    fields: [
      field('strengths', 'What goes well'),
      field('next', 'What comes next'),
      optional('support', 'What support was agreed'),
    ],
  },
  {
    id: 'exit-plan',
    clause: 'GUIDE 4.6-b',
    title: 'Exit plan',
    by: 'either',
    readers: 'line',
    fields: [
      field('steps', 'What are the next steps?', 'list'),
      optional('opportunities', 'Which opportunities are there?', 'list'),
      optional('introductions', 'Who introduces me to whom?', 'list'),
      field('contact', 'How do we stay in touch once, afterwards?', 'line'),
    ],
  },
];

export const formOf = (id: string): Form | undefined => forms.find((form) => form.id === id);

const code = z.string().regex(/^[a-z][a-z0-9-]{1,48}$/);
const kinds = {
  text: z.string().trim().max(4_000),
  line: z.string().trim().max(300),
  list: z.array(z.string().trim().min(1).max(500)).max(40),
  yesNo: z.boolean(),
  date: z.iso.date(),
  qualities: z.record(code, z.enum(qualityViews)),
  boundaries: z.record(code, z.enum(acceptabilities)),
} as const;

/** What a filled-in form must look like. */
export function contentSchemaOf({ fields }: Form): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(fields.map(({ id, kind, required }) => [id, required ? filled(kind) : kinds[kind].optional()])),
  );
}

function filled(kind: FormField['kind']): z.ZodType {
  if (kind === 'text' || kind === 'line') return kinds[kind].min(1, 'fill this in');
  if (kind === 'list') return kinds.list.min(1, 'name at least one');
  return kinds[kind];
}
