import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';

/** Writes down that nothing is to come on a way any more: a code, `email:reminders` or `sms`. */
export function stop(tx: Tx, userId: string, code: string, now: Instant): void {
  tx.write(
    `insert into member_setting (organisation_id, user_id, stopped, updated_at) values ($1, $2, array[$3], $4)
     on conflict (user_id) do update set updated_at = $4,
       stopped = case when $3 = any(member_setting.stopped) then member_setting.stopped else array_append(member_setting.stopped, $3) end`,
    [tx.organisationId, userId, code, new Date(now)],
    'stop',
  );
}

/** Takes it back, with everything that was stopped on that way alone. */
export function startAgain(tx: Tx, userId: string, channel: string, now: Instant): void {
  tx.write(
    `update member_setting set updated_at = $3,
       stopped = array(select s from unnest(stopped) s where s <> $2 and s not like $2 || ':%') where user_id = $1`,
    [userId, channel, new Date(now)],
    'start-again',
  );
}
