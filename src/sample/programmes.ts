import { DateTime } from 'luxon';

import type { Instant } from '../../state-machines/core/process.js';
import { sampleReadiness } from '../../state-machines/programme/sample-readiness.js';
import type { Tx } from '../database/database.js';
import { addProgramme } from '../programmes/establish-programme.js';
import type { Cast, ProgrammeToBe } from './cast.js';
import { sampleId } from './ids.js';

const A_DAY = 86_400_000;

export const programmeIdOf = ({ key }: Cast): string => sampleId(key, 'programme');

/** The programme that people are in; and one that is being prepared, where there is one. */
export async function openProgrammes(tx: Tx, cast: Cast, now: Instant): Promise<void> {
  const { programme: name, template, policy, zone, beingPrepared } = cast;
  const at = DateTime.fromISO(policy.general.approvedOn, { zone }).plus({ hours: 11 }).toMillis();
  const insuredUntil = DateTime.fromMillis(now).plus({ days: 200 }).toISODate()!;
  const readiness = sampleReadiness(policy.general.approvedOn, insuredUntil);
  await addProgramme(tx, { id: programmeIdOf(cast), name, zone, at, template, policy, readiness });
  if (beingPrepared) await prepare(tx, cast, beingPrepared, now - 20 * A_DAY);
}

/** A programme with holes in its readiness, and a draft that nobody has finished. */
async function prepare(tx: Tx, { key, zone }: Cast, { name, template, ready, draft }: ProgrammeToBe, at: Instant) {
  const id = sampleId(key, 'programme being prepared');
  const whole = sampleReadiness(DateTime.fromMillis(at, { zone }).toISODate()!);
  const readiness = Object.fromEntries(ready.map((section) => [section, whole[section]])) as typeof whole;
  await addProgramme(tx, { id, name, zone, at, template, readiness });
  await tx.query(
    'insert into policy_draft (organisation_id, programme_id, revision, document, updated_at) values ($1, $2, 1, $3, $4)',
    [tx.organisationId, id, JSON.stringify(draft), new Date(at + A_DAY)],
  );
}
