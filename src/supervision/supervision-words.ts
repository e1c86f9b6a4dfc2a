import type { EntityManager } from 'typeorm';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { SupervisionContext } from '../../state-machines/supervision/supervision.messages.js';
import type { Member, Subject } from '../auth/sessions.js';
import type { FreeText, Written } from '../free-text/free-text.js';
import { namesOf } from '../journeys/names.js';
import { may } from '../permissions/permissions.js';
import type { SupervisionDetail } from './supervision.answers.js';

/** More than two years of weekly sessions bring forth. */
const MOST_WORDS = 300;

interface WordsRow {
  version: number;
  type: string;
  at: Date;
  author_id: string | null;
}

/** How much of what was said the one who asks may read. */
export type Circle = 'two' | 'cover' | 'outside';

/**
 * The two who meet read what was said: the worker, and the one who is named as supervisor at this moment. Whoever stands
 * in for that one reads what the next session is about. Everyone else sees that a session happened, and no word of it
 * (GUIDE 4.3-d).
 */
export function circleOf({ roles }: Member, { named, relations }: Subject): Circle {
  if (may('supervision.readNotes', roles, named)) return 'two';
  return may('supervision.readNotes', roles, relations) ? 'cover' : 'outside';
}

type Words = Pick<SupervisionDetail, 'agenda' | 'pulses' | 'notes'>;

const nothing: Words = { agenda: [], pulses: [], notes: [] };

/** What was said in a supervision, as far as this one may read it. */
export async function wordsFor(
  manager: EntityManager,
  texts: FreeText,
  { id, agenda, zone }: Pick<SupervisionContext, 'agenda' | 'zone'> & { readonly id: string },
  { userId }: Member,
  circle: Circle,
): Promise<Words> {
  if (circle === 'outside') return nothing;
  const rows = await readRows(manager, id);
  const items = agenda.map(({ item }) => item);
  const written = await texts.of(manager, id, [...new Set([...rows.map(({ version }) => version), ...items])]);
  const names = await namesOf(
    manager,
    rows.map(({ author_id }) => author_id),
  );
  const wordsOf = (version: number, field: string) =>
    written.find((one) => one.version === version && one.field === field);
  const reads = (text: Written | undefined) =>
    circle === 'two' || text?.authorId === userId ? (text?.text ?? null) : null;
  return {
    agenda: agenda.map((one) => {
      const text = wordsOf(one.item, 'text');
      const author = text?.authorId ?? rows.find(({ version }) => version === one.item)?.author_id;
      return { ...one, text: text?.text ?? null, mine: author === userId };
    }),
    pulses: rows
      .filter(({ type }) => type === 'AnswerPulse')
      .map(({ version, at }) => ({ on: dateOf(at.getTime(), zone), text: reads(wordsOf(version, 'text')) }))
      .toReversed(),
    notes: rows.flatMap(({ version, at, author_id }) => {
      const note = wordsOf(version, 'note');
      if (!note) return [];
      const text = reads(note);
      const by = author_id ? { userId: author_id, name: names.get(author_id) ?? '—' } : null;
      return [{ at: at.toISOString(), by, text, withheld: text === null }];
    }),
  };
}

/** Everything that came with words, or asked how the work feels; the latest first. */
function readRows(manager: EntityManager, id: string): Promise<WordsRow[]> {
  return manager.query<WordsRow[]>(
    `select l.version, l.input ->> 'type' as type, l.at, l.actor_id as author_id from journal l
     where l.process_id = $1 and (l.input ->> 'type' in ('AnswerPulse', 'WriteNote', 'AddAgendaItem')
       or exists (select from free_text t where t.process_id = l.process_id and t.version = l.version))
     order by l.version desc limit ${MOST_WORDS}`,
    [id],
  );
}
