import { Injectable } from '@nestjs/common';

import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { FreeText, type Written } from '../free-text/free-text.js';
import type { Page } from '../http/schemas.js';
import { readEntries } from '../journal/entries.js';
import type { NoteSpace } from '../journal/process-kind.js';
import { may, type Action } from '../permissions/permissions.js';

/** What a form says is read on its own page, by its own readers. */
const FORM = 'form';

type Shown = { readonly text: string } | { readonly withheld: true };

/** What was asked of a journey and what happened, newest first; words only for those who may read them. */
@Injectable()
export class JourneyTimeline {
  constructor(
    private readonly database: Database,
    private readonly texts: FreeText,
  ) {}

  async read(member: Member, subject: Subject, journeyId: string, page: Page) {
    return this.database.reading(member.organisationId, async (manager) => {
      const { entries, ...counted } = await readEntries(manager, journeyId, page);
      const written = await this.texts.of(
        manager,
        journeyId,
        entries.map(({ version }) => version),
      );
      const reads = (action: Action) => may(action, member.roles, subject.relations);
      const readable: Partial<Record<NoteSpace, boolean>> = {
        lineManagement: reads('journey.readNotes'),
        own: reads('journey.readOwnPages'),
      };
      const shown = (text: Written): Shown =>
        (readable[text.space] || text.authorId === member.userId) && text.text !== null
          ? { text: text.text }
          : { withheld: true };
      const words = written.filter(({ field }) => field !== FORM);
      return {
        items: entries.map((entry) => ({
          ...entry,
          ...Object.fromEntries(
            words.filter(({ version }) => version === entry.version).map((text) => [text.field, shown(text)]),
          ),
        })),
        ...counted,
      };
    });
  }
}
