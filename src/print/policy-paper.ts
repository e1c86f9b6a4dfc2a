import { acceptabilities, type Acceptability } from '../../state-machines/policy/boundaries.js';
import { policyBlanks, type Blank } from '../../state-machines/policy/blanks.js';
import { valueAt } from '../../state-machines/policy/document.js';
import {
  examineDraft,
  type BlankState,
  type Examination,
  type PolicyDraft,
} from '../../state-machines/policy/draft.js';
import type { Track } from '../../state-machines/policy/policy.js';
import { alwaysOutOfScope } from '../../state-machines/policy/templates.js';
import { lockedTopics, mandatoryTopics, nameOfTopic } from '../../state-machines/policy/topics.js';
import type { LocalDate } from '../../state-machines/core/process.js';
import type { Clause } from '../clauses/clause.js';
import {
  facts,
  heading,
  list,
  paragraph,
  quiet,
  subheading,
  table,
  withClause,
  type Block,
  type Paper,
} from './paper.js';
import { answerTo, NOT_FILLED, supervisionPattern } from './policy-values.js';
import { acceptabilityNames, times, trackNames, written } from './words.js';

export interface PolicyToPrint {
  readonly programme: string;
  readonly document: PolicyDraft;
  /** Nothing for a draft. */
  readonly adopted: { readonly version: number; readonly on: LocalDate } | null;
  readonly clauses: readonly Pick<Clause, 'id' | 'text'>[];
}

/** The chapters of the policy: clauses of the sources, and the blanks that belong there. */
const chapters: readonly { readonly title: string; readonly of: string; readonly track?: Track }[] = [
  { title: 'What this policy is about', of: 'TURAS [123]\\.' },
  { title: 'Our approach, and for whom it is', of: 'TURAS [45]\\.' },
  { title: 'Principles', of: 'TURAS 6\\.' },
  { title: 'Who is responsible for what', of: 'TURAS 7\\.' },
  { title: 'Qualities of peer workers', of: 'TURAS 8\\.' },
  { title: 'What is needed, and what it costs', of: 'TURAS 9\\.' },
  { title: 'Outreach', of: 'TURAS 10\\.', track: 'outreach' },
  { title: 'Group facilitation', of: 'TURAS 11\\.', track: 'facilitation' },
  { title: 'Mentoring', of: 'TURAS 12\\.', track: 'mentoring' },
  { title: 'Other tasks', of: '^$', track: 'other' },
  { title: 'Conduct, pauses and fairness', of: 'TURAS 13\\.' },
];

/** The whole policy for the board: our wording of every clause, with the organisation's own answers where the sources leave a blank. */
export function policyPaper(policy: PolicyToPrint): Paper {
  const examined = examineDraft(policy.document);
  const title = policy.adopted ? 'Peer work policy' : 'Peer work policy: draft';
  return {
    title,
    subtitle: policy.programme,
    ...(!policy.adopted && { notice: noticeOf(examined) }),
    foot: policy.adopted ? `${title}, version ${policy.adopted.version}` : title,
    blocks: [
      ...headOf(policy),
      ...(policy.adopted ? [] : openBlanks(examined)),
      ...chapters.flatMap((chapter, index) => chapterOf(policy, examined, chapter, index + 1)),
      ...supportOf(policy.document, chapters.length + 1),
      ...boundariesOf(policy.document, chapters.length + 2),
    ],
  };
}

function noticeOf({ blanks }: Examination): string {
  const open = blanks.filter(({ filled }) => !filled).length;
  return `DRAFT, not adopted. ${open === 0 ? 'No blank is open.' : `${times(open, 'blank is', 'blanks are')} open.`}`;
}

function headOf({ document, adopted }: PolicyToPrint): Block[] {
  const day = (path: string): string => {
    const value = valueAt(document, path);
    return typeof value === 'string' && value !== '' ? written(value) : NOT_FILLED;
  };
  return [
    facts('This document', [
      ['Version', adopted ? String(adopted.version) : 'Draft'],
      ['Adopted on', adopted ? written(adopted.on) : 'Not adopted'],
      ['Approved on (TURAS head)', day('general.approvedOn')],
      ['To be reviewed by (TURAS head)', day('general.reviewBy')],
    ]),
    quiet(
      'Each sentence carries the number of the clause that it comes from: TURAS is the Peer Work Policy, GUIDE the guide “Doing Peer Work”.',
    ),
  ];
}

/** What a draft still lacks, first of all: the board sees at a glance what it is asked to decide. */
function openBlanks({ blanks, faults }: Examination): Block[] {
  const rows = blanks.filter(({ filled }) => !filled).map((blank) => [blank.clause, placeOf(blank), questionOf(blank)]);
  return [
    heading('Blanks that are still open'),
    table(
      { caption: 'Blanks still to be filled in', head: ['Clause', 'Where', 'Question'], rows, widths: [2, 2, 6] },
      'Every blank is filled in.',
    ),
    ...(faults.length > 0
      ? [subheading('What does not fit'), list(faults.map(({ message, clause }) => withClause(message, clause)))]
      : []),
  ];
}

const placeOf = ({ track }: Blank) => (track ? trackNames[track] : 'Everywhere');
const questionOf = ({ explains, fault }: BlankState) => fault ?? explains;

type Chapter = (typeof chapters)[number];

function chapterOf(policy: PolicyToPrint, examined: Examination, { title, of, track }: Chapter, no: number): Block[] {
  const pattern = new RegExp(`^${of}[\\d.]*$`);
  const sentences = policy.clauses.filter(({ id }) => pattern.test(id)).map(({ id, text }) => withClause(text, id));
  const answers = policyBlanks.filter((blank) => blank.track === null && pattern.test(blank.clause));
  return [
    heading(`${no}. ${title}`),
    ...(sentences.length > 0 ? [list(sentences)] : []),
    ...(answers.length > 0 ? [answersTo(policy.document, `Our answers: ${title}`, answers)] : []),
    ...(track ? trackOf(policy, examined, track) : []),
  ];
}

function answersTo(document: PolicyDraft, caption: string, blanks: readonly Blank[]): Block {
  return table({
    caption,
    head: ['Question', 'Clause', 'Answer'],
    rows: blanks.map((blank) => [blank.explains, blank.clause, answerTo(blank, valueAt(document, blank.path))]),
    widths: [4, 2, 5],
    rowHeaders: true,
  });
}

function trackOf({ document, adopted }: PolicyToPrint, { meter }: Examination, track: Track): Block[] {
  if (adopted && !meter.tracks[track].open)
    return [quiet(`${trackNames[track]} is not part of this version: its blanks are not all filled in.`)];
  const own = policyBlanks.filter((blank) => blank.track === track);
  const role = own.filter(({ path }) => path.includes('.role.'));
  const supervision = own.find(({ path }) => path.includes('.supervision.'));
  const rest = own.filter(({ path }) => !path.includes('.role.') && !path.includes('.supervision.'));
  const name = trackNames[track].toLowerCase();
  return [
    subheading('Role description', 'GUIDE 3.3'),
    answersTo(document, `Role description: ${name}`, role),
    paragraph('Whatever the role description says, these never belong to the role:'),
    list(alwaysOutOfScope.map(({ sentence, clause }) => withClause(sentence, clause))),
    subheading('How it is done here'),
    answersTo(document, `Agreed for ${name}`, rest),
    facts(`Training and supervision: ${name}`, [
      ['Topics that everyone completes', mandatoryTopics[track].map(nameOfTopic).join('\n')],
      ['Locked: no policy takes them away (TURAS 6.6)', lockedTopics.map(nameOfTopic).join('\n')],
      [
        withClause('One-to-one supervision', supervision?.clause),
        supervisionPattern(valueAt(document, `tracks.${track}.supervision`)),
      ],
    ]),
  ];
}

/** Blanks of the guide that hold for every track. */
function supportOf(document: PolicyDraft, no: number): Block[] {
  const blanks = policyBlanks.filter(
    ({ track, clause, kind, path }) =>
      track === null &&
      kind !== 'boundaries' &&
      (clause.startsWith('GUIDE') || !chapters.some(({ of }) => new RegExp(`^${of}`).test(clause))) &&
      !['general.approvedOn', 'general.reviewBy'].includes(path),
  );
  return [heading(`${no}. Certificates, support and leaving`), answersTo(document, 'Agreed for everyone', blanks)];
}

function boundariesOf(document: PolicyDraft, no: number): Block[] {
  const rows: unknown = valueAt(document, 'general.boundaries');
  return [
    heading(`${no}. Boundaries: the service’s answers`, 'GUIDE App C'),
    paragraph(
      'Each worker adds their own answers in the boundary agreement. Of two answers the stricter one holds, and where the service says never, it stays never.',
    ),
    table(
      {
        caption: 'The service’s column of the boundary agreement',
        head: ['What', 'The service says', 'Note'],
        rows: Array.isArray(rows) ? rows.map(boundaryRow) : [],
        widths: [5, 3, 4],
        rowHeaders: true,
      },
      NOT_FILLED,
    ),
  ];
}

function boundaryRow(row: unknown): string[] {
  const said = (key: string): string => {
    const value = valueAt(row, key);
    return typeof value === 'string' ? value : '';
  };
  const service = acceptabilities.find((one): one is Acceptability => one === said('service'));
  return [said('about') || NOT_FILLED, service ? acceptabilityNames[service] : NOT_FILLED, said('note')];
}
