import { z } from 'zod';

import type { FormField } from '../journey/forms.js';

/** One thing that a section of readiness asks. `goals` is a list of goals, each with its indicators. */
export interface ReadinessField extends Omit<FormField, 'kind'> {
  readonly kind: Extract<FormField['kind'], 'text' | 'line' | 'list' | 'yesNo' | 'date'> | 'number' | 'goals';
}

/** A part of what a programme does before it opens. */
export interface ReadinessSection {
  readonly id: SectionId;
  readonly clause: string;
  readonly title: string;
  /** What the gate says while it is missing. */
  readonly sentence: string;
  /** Does the programme stay shut without it? */
  readonly required: boolean;
  readonly fields: readonly ReadinessField[];
}

export const sectionIds = [
  'goals',
  'evaluation-plan',
  'cost-arrangement',
  'planning-participants',
  'supervision-capacity',
  'policies-reviewed',
  'new-documents',
  'insurance',
  'buy-in-works',
  'buy-in-wanted',
  'buy-in-good-practice',
  'buy-in-risks',
  'fit',
] as const;
export type SectionId = (typeof sectionIds)[number];

const field = (id: string, label: string, kind: ReadinessField['kind'], required = true): ReadinessField => ({
  id,
  label,
  kind,
  required,
});
const optional = (id: string, label: string, kind: ReadinessField['kind']) => field(id, label, kind, false);

const section = (
  id: SectionId,
  clause: string,
  title: string,
  sentence: string,
  fields: readonly ReadinessField[],
  required = true,
): ReadinessSection => ({ id, clause, title, sentence, required, fields });

/** What is written down before a programme opens (TURAS 6.7, 6.8, 7.1, 9.1; GUIDE 2.2–2.4, App A): about the work, never about a person by name. */
export const readinessSections: readonly ReadinessSection[] = [
  section('goals', 'TURAS 6.8', 'Goals', 'Practical goals are written down, each with its indicators.', [
    field('goals', 'What do you want to achieve, and how will you see it?', 'goals'),
  ]),
  section('evaluation-plan', 'TURAS 6.8', 'Evaluation plan', 'It is planned how the programme is evaluated.', [
    field('how', 'How will you find out whether it works?', 'text'),
    field('when', 'When, and how often?', 'line'),
    field('who', 'Who does it: which roles?', 'line'),
  ]),
  section('cost-arrangement', 'TURAS 9.1', 'Costs', 'Management and staff have agreed how costs are handled.', [
    field('covered', 'Which costs of the workers are covered?', 'list'),
    field('process', 'How is money paid back, and how soon?', 'text'),
    field('agreedOn', 'When did management and staff agree on this?', 'date'),
  ]),
  section(
    'planning-participants',
    'TURAS 6.7',
    'Who planned it',
    'People who might become peer workers took part in planning.',
    [
      field('peerWorkers', 'How many who might become peer workers took part?', 'number'),
      optional('serviceUsers', 'How many other people who use the service?', 'number'),
      optional('staff', 'How many members of staff?', 'number'),
      optional('management', 'How many from management?', 'number'),
      field('on', 'When did you last plan together?', 'date'),
    ],
  ),
  section(
    'supervision-capacity',
    'TURAS 7.1',
    'Supervision',
    'There are enough people to train, supervise and debrief.',
    [
      field('supervisors', 'How many people can supervise?', 'number'),
      field('workersEach', 'How many workers can each of them look after?', 'number'),
      field('hoursAMonth', 'How many hours a month are set aside for it?', 'number'),
      field('cover', 'Who steps in when a supervisor is away: which role?', 'line'),
    ],
  ),
  section(
    'policies-reviewed',
    'GUIDE 2.4-b',
    'Policies reviewed',
    'The policies that peer work touches were looked at again.',
    [
      field('healthAndSafety', 'Health and safety: reviewed on', 'date'),
      field('insurance', 'Insurance: reviewed on', 'date'),
      field('humanResources', 'Recruitment, pay and performance: reviewed on', 'date'),
      field('jobDescriptions', 'Job descriptions of staff: reviewed on', 'date'),
    ],
  ),
  section('new-documents', 'GUIDE 2.4-a', 'New documents', 'The documents that peer work needs are written.', [
    field('contract', 'Peer-work contract: written on', 'date'),
    field('policy', 'Involvement and peer-work policy: written on', 'date'),
    field('strategy', 'Strategy for three to five years: written on', 'date'),
    optional('owner', 'Which role looks after them?', 'line'),
  ]),
  section('insurance', 'GUIDE 2.4-b', 'Insurance', 'The insurer has confirmed that peer work is covered.', [
    field('confirmedOn', 'Confirmed on', 'date'),
    field('confirmedUntil', 'Until which day?', 'date'),
  ]),
  section('buy-in-works', 'GUIDE App A-1', 'Does it work?', 'There is a summary of what is known about peer work.', [
    field('summary', 'What shows that peer work works?', 'text'),
  ]),
  section(
    'buy-in-wanted',
    'GUIDE App A-2',
    'Do our people want it?',
    'Staff and people who use the service were asked.',
    [
      field('asked', 'Whom did you ask: which groups, and how many?', 'line'),
      field('result', 'What did they say?', 'text'),
    ],
  ),
  section(
    'buy-in-good-practice',
    'GUIDE App A-3',
    'Is it good practice?',
    'Strategies and funders that support it are named.',
    [field('references', 'Which strategies, guides and funders support it?', 'list')],
  ),
  section('buy-in-risks', 'GUIDE App A-4', 'What can go wrong?', 'The risks are written down, group by group.', [
    field('peerWorkers', 'For peer workers', 'list'),
    field('serviceUsers', 'For other people who use the service', 'list'),
    field('supporters', 'For the staff who support it', 'list'),
    optional('otherStaff', 'For other staff', 'list'),
    optional('management', 'For management and the board', 'list'),
    field('organisation', 'For the organisation', 'list'),
    field('answers', 'What do you do about them?', 'text'),
    optional('other', 'Other concerns', 'list'),
  ]),
  section(
    'fit',
    'GUIDE 3.2-a',
    'How it fits',
    'It is written down whom and what the programme suits.',
    [
      optional('stage', 'Which stage of people’s lives is it for?', 'text'),
      optional('need', 'Which need of the organisation does it answer?', 'text'),
      optional('resources', 'Rooms, devices and time: what is there?', 'text'),
      optional('oversight', 'Does it need clinical oversight, and by which role?', 'line'),
    ],
    false,
  ),
];

export const sectionOf = (id: string): ReadinessSection | undefined => readinessSections.find((one) => one.id === id);

const line = z.string().trim().max(300);
const text = z.string().trim().max(4_000);
const list = z.array(line.min(1)).max(40);

/** Empty answers are left out where nothing has to be said. */
const kinds = {
  text,
  line,
  list,
  yesNo: z.boolean(),
  date: z.iso.date(),
  number: z.int().min(0).max(10_000),
  goals: z.array(z.strictObject({ goal: line.min(1), indicators: list.min(1, 'name at least one indicator') })).max(20),
} as const;

const needed = {
  ...kinds,
  text: text.min(1, 'fill this in'),
  line: line.min(1, 'fill this in'),
  list: list.min(1, 'name at least one'),
  number: z.int().min(1, 'one at least').max(10_000),
  goals: kinds.goals.min(1, 'name at least one goal'),
} as const;

const schemas = new Map(
  readinessSections.map(({ id, fields }) => [
    id,
    z.strictObject(
      Object.fromEntries(
        fields.map(({ id: name, kind, required }): [string, z.ZodType] => [
          name,
          required ? needed[kind] : kinds[kind].optional(),
        ]),
      ),
    ),
  ]),
);

/** What the content of a section must look like. */
export const contentOf = (id: SectionId): z.ZodObject => schemas.get(id)!;
