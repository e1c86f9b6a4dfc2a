import type { Actor, Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import type { Engine } from '../engine.js';
import type { Cast, Player } from './cast.js';
import { sampleId } from './ids.js';
import { dayOf, workingHour } from './story.js';

interface Parts {
  readonly engine: Engine;
  readonly organisationId: string;
  readonly programmeId: string;
  readonly cast: Cast;
  readonly now: Instant;
  readonly actors: ReadonlyMap<Player, Actor>;
}

/** Which days the organisation works, and what its supervisors have learned and can take on: before any session is planned. */
export async function furnishBefore(tx: Tx, { cast, now, actors }: Parts): Promise<void> {
  const { house, zone } = cast;
  await tx.query('insert into working_calendar (organisation_id, country, updated_at) values ($1, $2, $3)', [
    ...[tx.organisationId, house.country, new Date(now)],
  ]);
  for (const { player, trainedDaysAgo, skills, mostPeople, mostHours } of house.profiles) {
    const trainedOn = trainedDaysAgo === undefined ? null : dayOf(now, now, zone).in(-trainedDaysAgo);
    await tx.query(
      `insert into supervisor_profile (organisation_id, user_id, trained_on, skills, most_people, most_hours_a_week, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.organisationId, actors.get(player)!.userId, trainedOn, skills, mostPeople, mostHours, new Date(now)],
    );
  }
}

/** When somebody can meet, from now on. */
export async function sayOfTheWeek(tx: Tx, userId: string, week: readonly object[], now: Instant): Promise<void> {
  await tx.query(
    'insert into member_setting (organisation_id, user_id, availability, updated_at) values ($1, $2, $3, $4)',
    [tx.organisationId, userId, JSON.stringify(week), new Date(now)],
  );
}

/** Who is away, who asked for what, and whose week is which: after everybody's story was told. */
export async function furnishAfter(parts: Parts): Promise<void> {
  const { engine, organisationId, cast, now, actors } = parts;
  await engine.database.withinOrganisation(organisationId, async (tx) => {
    for (const [player, week] of Object.entries(cast.house.weeks))
      await sayOfTheWeek(tx, actors.get(player as Player)!.userId, week, now);
    if (cast.house.failing) await failAddress(tx, sampleId(cast.key, 'person', cast.house.failing), now);
  });
  for (const [index, leave] of cast.house.leaves.entries()) {
    const { player, from, until, enteredDaysAgo, cover } = leave;
    const { in: inDays } = dayOf(now, now, cast.zone);
    const days = { from: inDays(from), until: inDays(until) };
    const named = cover && { coverId: actors.get(cover)!.userId };
    const input = { type: 'StartAbsence', userId: actors.get(player)!.userId, ...days, ...named };
    const processId = sampleId(cast.key, 'absence', String(index));
    await record(parts, { kind: 'absence', processId, input, at: workingHour(now, enteredDaysAgo, index, cast.zone) });
  }
  for (const [index, wish] of cast.house.wishes.entries()) await grant(parts, wish, index);
}

async function grant(parts: Parts, wish: Cast['house']['wishes'][number], index: number): Promise<void> {
  const { cast, now, programmeId, actors } = parts;
  const { worker, what, about, askedOf, text, daysAgo, fulfilled } = wish;
  const ref = { kind: 'obligation', processId: sampleId(cast.key, 'wish', String(index)) };
  const personId = sampleId(cast.key, 'person', worker);
  const asked = askedOf && { askedOf: actors.get(askedOf)!.userId };
  const input = { type: 'OpenObligation', personId, programmeId, what, ...(about && { about }), ...asked };
  await record(parts, { ...ref, input, at: workingHour(now, daysAgo, index, cast.zone), text });
  if (fulfilled === undefined) return;
  const at = workingHour(now, fulfilled, index, cast.zone);
  await record(parts, { ...ref, input: { type: 'Fulfil' }, at });
}

interface Asked {
  readonly kind: string;
  readonly processId: string;
  readonly input: { readonly type: string };
  readonly at: Instant;
  readonly text?: string | undefined;
}

async function record({ engine, organisationId, actors }: Parts, { text, ...asked }: Asked): Promise<void> {
  const commandId = `sample:${asked.input.type}`;
  const by = actors.get('coordinator')!;
  const answer = await engine.journal.record({
    organisationId,
    commandId,
    by,
    ...asked,
    texts: { ...(text && { text }) },
  });
  if (answer.outcome !== 'recorded')
    throw new Error(
      `${asked.kind}, ${asked.input.type}: ${JSON.stringify('refusal' in answer ? answer.refusal : answer)}`,
    );
}

/** A mail came back for good. */
async function failAddress(tx: Tx, personId: string, now: Instant): Promise<void> {
  await tx.query(
    `insert into failing_address (organisation_id, user_id, channel, since, code, address_hash)
     select $1, m.user_id, 'email', $3, '550', sha256(convert_to(lower(trim(n.email)), 'UTF8'))
     from member m join person_name n on n.person_id = m.person_id where m.person_id = $2`,
    [tx.organisationId, personId, new Date(now - 3 * 86_400_000)],
  );
}
