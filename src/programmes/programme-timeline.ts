import type { EntityManager } from 'typeorm';

import type { ProgrammeInput } from '../../state-machines/programme/programme.messages.js';
import type { Page } from '../http/schemas.js';
import { readEntries } from '../journal/entries.js';

/** What was asked of a programme and what happened, newest first. What a section said then is in the journal, not here. */
export async function readTimeline(manager: EntityManager, id: string, page: Page) {
  const { entries, ...counted } = await readEntries(manager, id, page);
  const items = entries.map(({ input, ...entry }) => ({
    id: String(entry.version),
    ...entry,
    ...codesOf(input as ProgrammeInput),
  }));
  return { items, ...counted };
}

const codesOf = (input: ProgrammeInput) => ({
  type: input.type,
  section: input.type === 'RecordReadiness' ? input.section : null,
});
