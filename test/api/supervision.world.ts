import { createHash, randomUUID } from 'node:crypto';

import type { Input } from '../../state-machines/core/process.js';
import type { Client, TestApi } from '../support/api.js';

/** The id that a journey gives the supervision of its worker. */
export function supervisionIdOf(personId: string, programmeId: string): string {
  const hash = createHash('md5').update(`supervision:${personId}:${programmeId}`).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-3$3-8$4-$5');
}

/** A journey of this person, named supervisor and all, whose supervision has begun at this instant. */
export async function aSupervision(
  api: TestApi,
  starter: Client,
  { personId, supervisorId, at }: { readonly personId: string; readonly supervisorId?: string; readonly at: number },
): Promise<{ id: string; journeyId: string }> {
  const { programmeId } = api;
  const body = { type: 'StartJourney', personId, programmeId, track: 'outreach' };
  const { id: journeyId } = (await starter.post('/journeys', body).expect(201)).body;
  if (supervisorId) await hold(api, personId, 'supervisor', supervisorId);
  return { id: await join(api, { personId, journeyId, at }), journeyId };
}

/** What a journey tells as it comes into its first role. */
export async function join(
  api: TestApi,
  { personId, journeyId, at }: { readonly personId: string; readonly journeyId: string; readonly at: number },
): Promise<string> {
  const { programmeId } = api;
  const id = supervisionIdOf(personId, programmeId);
  const input = { type: 'JoinSupervision', personId, programmeId, journeyId, track: 'outreach', policyVersion: 1 };
  await tell(api, id, input, at);
  return id;
}

/** Something that a journey says to a supervision. */
export async function tell(api: TestApi, processId: string, input: Input, at: number): Promise<void> {
  const answer = await api.api.engine.journal.record({
    organisationId: api.organisationId,
    kind: 'supervision',
    processId,
    commandId: randomUUID(),
    input,
    at,
  });
  if (answer.outcome !== 'recorded') throw new Error(`${input.type} was answered ${JSON.stringify(answer)}`);
}

/** Names somebody to a relation, past all rules. */
export const hold = (
  api: TestApi,
  personId: string,
  relation: 'supervisor' | 'lineManager' | 'keyworker',
  holderId: string,
): Promise<unknown> =>
  api.sql(
    `insert into person_relation (organisation_id, person_id, relation, holder_id, since) values ($1, $2, $3, $4, now())
     on conflict (person_id, relation) do update set holder_id = excluded.holder_id`,
    [api.organisationId, personId, relation, holderId],
  );

/** Somebody is away, and somebody else stands in. */
export const cover = (api: TestApi, absentId: string, coverId: string | null): Promise<unknown> =>
  api.sql(
    `insert into covering (organisation_id, absent_id, cover_id, absence_id) values ($1, $2, $3, $4)
     on conflict (absent_id) do update set cover_id = excluded.cover_id`,
    [api.organisationId, absentId, coverId, randomUUID()],
  );
