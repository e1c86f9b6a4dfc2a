import type { JourneyContext, Relation } from '../../state-machines/journey/journey.messages.js';
import { valueAt } from '../../state-machines/policy/document.js';
import type { Policy, Track } from '../../state-machines/policy/policy.js';
import { alwaysOutOfScope } from '../../state-machines/policy/templates.js';
import { nameOfTopic } from '../../state-machines/policy/topics.js';
import { heading, list, paragraph, subheading, table, withClause, type Block } from './paper.js';
import { relationNames } from './words.js';

/** Whom a paper is about, and under which terms. */
export interface Worker {
  readonly name: string;
  readonly organisation: string;
  readonly programme: string;
  readonly track: Track;
  readonly context: JourneyContext;
  /** The version that the journey is pinned to. */
  readonly policy: Policy | null;
  readonly people: readonly { readonly relation: Relation; readonly name: string }[];
}

/** What the policy says about the worker's track; nothing where that version holds no such thing. */
export const termOf = ({ policy, track }: Worker, path: string): unknown => valueAt(policy, `tracks.${track}.${path}`);

export const wordsOf = (worker: Worker, path: string, otherwise = 'Ask your supervisor.'): string => {
  const value = termOf(worker, path);
  return typeof value === 'string' && value !== '' ? value : otherwise;
};

/** The lines of a list, whatever else it may hold; none where it is no list. */
export const linesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const linesOf = (worker: Worker, path: string): readonly string[] => linesIn(termOf(worker, path));

/** Tasks of the role, and what never belongs to it. */
export function roleBlocks(worker: Worker): Block[] {
  return [
    paragraph(
      withClause(
        'This is a learning role: nobody expects you to know everything, and support comes with it.',
        'GUIDE 3.3-7',
      ),
    ),
    subheading('What belongs to your role', 'GUIDE 3.3-2'),
    list(linesOf(worker, 'role.inScope'), 'Ask your supervisor.'),
    subheading('What does not'),
    list([
      ...linesOf(worker, 'role.outOfScope'),
      ...alwaysOutOfScope.map(({ sentence, clause }) => withClause(sentence, clause)),
    ]),
    paragraph('If somebody asks you for one of these, you do not have to find an answer: bring it to staff.'),
  ];
}

/** Who is who, by role; a number for out of hours is written in by hand, because it is agreed with each worker. */
export function peopleBlocks({ people }: Worker): Block[] {
  const named = (relation: Relation) => people.find((one) => one.relation === relation)?.name ?? 'Not named yet';
  return [
    heading('Who is who'),
    table({
      caption: 'People who are there for you',
      head: ['Role', 'Name', 'How to reach them'],
      rows: [
        [relationNames.lineManager, named('lineManager'), ''],
        [relationNames.supervisor, named('supervisor'), ''],
        ['Out of hours, in a crisis (GUIDE\u00a04.3-e)', '', ''],
      ],
      widths: [3, 3, 4],
      rowHeaders: true,
    }),
    paragraph(
      'Your line manager is not your keyworker: what you tell one is not told to the other (GUIDE\u00a03.3-6, 3.5-c).',
    ),
  ];
}

export const topicNames = ({ context }: Worker): string[] => context.policy.topics.map(nameOfTopic);
