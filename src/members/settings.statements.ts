import type { Window } from '../../state-machines/core/working-calendar.js';
import type { Tx } from '../database/database.js';
import type { Settings } from './members.schemas.js';

type Reading = Pick<Tx, 'query'>;

/** Hours in which nobody is told anything that can wait, unless they say otherwise. */
const QUIET = { from: '21:00', until: '08:00' };

interface SettingsRow {
  readonly kept: boolean;
  readonly zone: string | null;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly digestHour: number | null;
  readonly stopped: string[] | null;
  readonly availability: Window[] | null;
  readonly phone: string | null;
  readonly lineManagerId: string | null;
}

/** What somebody set, or what holds where they set nothing. */
export async function readSettings(tx: Reading, userId: string): Promise<Settings> {
  const [row] = await tx.query<SettingsRow>(
    `select s.user_id is not null as kept, s.zone, to_char(s.quiet_from, 'HH24:MI') as "quietFrom",
       to_char(s.quiet_until, 'HH24:MI') as "quietUntil", s.digest_hour as "digestHour", s.stopped, s.availability,
       n.phone, s.line_manager_id as "lineManagerId"
     from member m left join member_setting s on s.user_id = m.user_id left join person_name n on n.person_id = m.person_id
     where m.user_id = $1`,
    [userId],
    'settings-of',
  );
  if (!row) throw new Error('settings are read by a member');
  const { kept, stopped, ...set } = row;
  const quiet = kept ? {} : { quietFrom: QUIET.from, quietUntil: QUIET.until };
  return { ...set, ...quiet, stopped: stopped ?? [] };
}

/** Keeps what somebody set, in the transaction of whatever follows from it. */
export function writeSettings(tx: Tx, { userId, personId }: Owner, settings: Settings, at: Date): void {
  const { zone, quietFrom, quietUntil, digestHour, stopped, availability, phone, lineManagerId } = settings;
  tx.write(
    `insert into member_setting (organisation_id, user_id, zone, quiet_from, quiet_until, digest_hour, stopped, availability,
       line_manager_id, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (user_id) do update set zone = excluded.zone, quiet_from = excluded.quiet_from,
       quiet_until = excluded.quiet_until, digest_hour = excluded.digest_hour, stopped = excluded.stopped,
       availability = excluded.availability, line_manager_id = excluded.line_manager_id, updated_at = excluded.updated_at`,
    [
      tx.organisationId,
      userId,
      zone,
      quietFrom,
      quietUntil,
      digestHour,
      [...new Set(stopped)].toSorted(),
      availability && JSON.stringify(availability),
      lineManagerId,
      at,
    ],
    'keep-settings',
  );
  tx.write('update person_name set phone = $2 where person_id = $1', [personId, phone], 'keep-phone');
}

interface Owner {
  readonly userId: string;
  readonly personId: string;
}

/** Somebody's digest as it stands: nothing, until one was first asked for. */
export interface Digest {
  readonly id: string;
  readonly kept: { readonly zone: string; readonly hour: number | null } | null;
}

export async function readDigest(tx: Reading, userId: string): Promise<Digest> {
  const [row] = await tx.query<Digest>(
    `select d.id, case when p.id is not null then
       jsonb_build_object('zone', p.state -> 'context' -> 'zone', 'hour', p.state -> 'context' -> 'hour') end as kept
     from (select process_named('digest:' || $1::text) as id) d left join process p on p.id = d.id`,
    [userId],
    'digest-of',
  );
  return row!;
}

/** Is this one on the staff now? */
export async function isStaff(tx: Reading, userId: string): Promise<boolean> {
  const [row] = await tx.query(
    `select 1 from member where user_id = $1 and (ended_at is null or ended_at > now()) and roles && array['coordinator', 'manager', 'supervisor']`,
    [userId],
    'is-staff',
  );
  return row !== undefined;
}
