import { setImmediate as breathe } from 'node:timers/promises';

import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import type { JourneyFacts } from '../../state-machines/journey/journey.messages.js';
import { readJourney, type JourneyState } from '../../state-machines/journey/journey.state.js';
import { changesBetween } from '../../state-machines/policy/changes.js';
import { examineDraft } from '../../state-machines/policy/draft.js';
import { isTouched, previewOf, type Effect, type NextPolicy } from '../../state-machines/policy/preview.js';
import { Rehearsing } from '../../state-machines/policy/rehearse.js';
import { versionOf } from '../../state-machines/programme/adoption.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { workerFacts } from '../journeys/journey.facts.js';
import { NOW } from '../parts.js';
import { visible, Values } from '../permissions/visible.js';
import { readPolicy, type PolicyOfProgramme } from './policy-drafts.js';
import type { RehearsalQuery } from './policy.schemas.js';

interface JourneyRow {
  id: string;
  person_id: string;
  given_name: string | null;
  family_name: string | null;
  state: JourneyState;
  facts: JourneyFacts;
}

/** More are not looked at in one answer: it says how many are left. */
const MOST_JOURNEYS = 1_000;
/** After so many journeys, others get their turn. */
const AT_A_STRETCH = 20;

/** What the draft would mean for the journeys under way, before anybody adopts it. */
@Injectable()
export class PolicyOutlook {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async preview(member: Member, programmeId: string) {
    const { policy, next, journeys, left } = await this.read(member, programmeId);
    const effects: [JourneyRow, Effect][] = [];
    const at = this.now();
    if (next)
      await inStretches(journeys, (row) => {
        const effect = previewOf(row, next, at);
        if (isTouched(effect)) effects.push([row, effect]);
      });
    return {
      ready: next !== null,
      changes: changesBetween(policy.latest?.document ?? null, policy.draft.document),
      journeys: effects.map(([row, effect]) => effectOf(row, effect)),
      unchanged: next ? journeys.length - effects.length : 0,
      left,
    };
  }

  /** The present journeys on the simulator, under their own terms and under the draft. */
  async rehearse(member: Member, { programmeId, weeks }: RehearsalQuery) {
    const { next, journeys, left } = await this.read(member, programmeId);
    const rehearsing = new Rehearsing(next, this.now(), weeks, member.zone);
    await inStretches(journeys, (row) => rehearsing.add(row, row.person_id));
    return { ready: next !== null, ...rehearsing.result(), left };
  }

  private read(member: Member, programmeId: string) {
    return this.database.reading(member.organisationId, async (manager) => {
      const policy = await readPolicy(manager, programmeId);
      const rows = await readJourneys(manager, member, programmeId);
      const total = rows[0]?.total ?? 0;
      return { policy, next: nextOf(policy), journeys: rows as JourneyRow[], left: total - rows.length };
    });
  }
}

async function inStretches(rows: readonly JourneyRow[], work: (row: JourneyRow) => void): Promise<void> {
  for (const [index, row] of rows.entries()) {
    if (index % AT_A_STRETCH === AT_A_STRETCH - 1) await breathe();
    work(row);
  }
}

/** The draft as the version that it would become; nothing while it can't be adopted. */
function nextOf({ latest, draft }: PolicyOfProgramme): NextPolicy | null {
  const { policy } = examineDraft(draft.document);
  if (!policy) return null;
  return { ...versionOf(policy, latest ?? null), policy };
}

/** One read for all of them: what each journey's rules need comes with it. */
function readJourneys(manager: EntityManager, member: Member, programmeId: string) {
  const values = new Values();
  const programme = values.add(programmeId);
  const mine = visible('journey.see', member, 'j.person_id', values);
  return manager.query<(JourneyRow & { total: number })[]>(
    `select j.id, j.person_id, n.given_name, n.family_name, k.state, count(*) over ()::int as total,
       (select to_jsonb(known) from (select ${workerFacts}) known) as facts
     from journey j join process k on k.id = j.id join person p on p.id = j.person_id
       left join person_name n on n.person_id = j.person_id
     where j.programme_id = ${programme} and j.closed_at is null and ${mine}
     order by j.started_at, j.id limit ${values.add(MOST_JOURNEYS)}`,
    values.list,
  );
}

function effectOf({ person_id, given_name, family_name, state }: JourneyRow, { dates, ...effect }: Effect) {
  const instant = (at: Instant | null) => at && new Date(at).toISOString();
  return {
    ...effect,
    person: { id: person_id, givenName: given_name ?? '', familyName: family_name ?? '' },
    track: state.context.track,
    stage: readJourney(state).stage,
    policyVersion: state.context.policy.version,
    dates: dates.map(({ type, from, to }) => ({ type, from: instant(from), to: instant(to) })),
  };
}
