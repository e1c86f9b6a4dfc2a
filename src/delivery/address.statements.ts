import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import type { PushAddress } from './letter.js';

/** An address that the other side refused for good. */
export interface Failing {
  readonly userId: string;
  readonly channel: 'email' | 'sms';
  readonly code: string;
  /** The address itself, where another one may be written down by now: that one is not meant. */
  readonly address?: string;
}

/** The address as it is written down now; `f` is what failed, or the mark of it, and `n` the name. */
const hashOfAddress = `sha256(convert_to(case f.channel when 'sms' then n.phone else lower(trim(n.email)) end, 'UTF8'))`;

/** Does the mark still mean the address that is written down? */
export const stillFails = `f.address_hash = ${hashOfAddress}`;

/** Marks addresses as failing, as they stand now: once another one is written down, the mark says nothing any more. */
export function markFailing(tx: Tx, failing: readonly Failing[], now: Instant): void {
  if (failing.length === 0) return;
  tx.write(
    `insert into failing_address (organisation_id, user_id, channel, since, code, address_hash)
     select distinct on (m.user_id, f.channel) $1::uuid, m.user_id, f.channel, $2::timestamptz, f.code,
       ${hashOfAddress}
     from jsonb_to_recordset($3::jsonb) as f ("userId" uuid, channel text, code text, address text)
       join member m on m.user_id = f."userId" join person_name n on n.person_id = m.person_id
     where case f.channel when 'sms' then n.phone else n.email end is not null
       and (f.address is null or lower(trim(n.email)) = lower(f.address))
     on conflict (user_id, channel) do update
       set since = case when failing_address.address_hash = excluded.address_hash then failing_address.since else excluded.since end,
         code = excluded.code, address_hash = excluded.address_hash`,
    [tx.organisationId, new Date(now), JSON.stringify(failing)],
    'mark-failing',
  );
}

/** The browsers of these members that asked to be told. */
export async function readPushes(tx: Tx, userIds: readonly string[]): Promise<Map<string, PushAddress[]>> {
  const found = new Map<string, PushAddress[]>();
  if (userIds.length === 0) return found;
  const rows = await tx.query<PushAddress & { user_id: string }>(
    'select user_id, id, endpoint, keys from push_subscription where user_id = any($1::uuid[])',
    [userIds],
    'read-pushes',
  );
  for (const { user_id, ...push } of rows) found.set(user_id, [...(found.get(user_id) ?? []), push]);
  return found;
}
