import { DateTime } from 'luxon';

import { isDate, morningAfter, morningOf } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/process.js';
import type { ProgrammeContext, ProgrammeTimeType } from './programme.messages.js';

/** So many days before a policy is to be reviewed, its owner is told (TURAS head). */
const NEAR_DAYS = 60;

const daysFrom = (date: LocalDate, days: number): LocalDate =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() as string;

/** The morning of a day; where that is past already, the morning after it was written down. */
const tellOn = (date: LocalDate, writtenAt: Instant, zone: string): Instant =>
  Math.max(morningOf(date, zone), morningAfter(writtenAt, 1, zone));

/** When time has something to say to a programme; nothing where it has said it, or there is nothing to say. */
export const dueAt: Readonly<Record<ProgrammeTimeType, (programme: ProgrammeContext) => Instant | null>> = {
  PolicyReviewNear: ({ policy, zone }) =>
    policy?.told === null ? tellOn(daysFrom(policy.reviewBy, -NEAR_DAYS), policy.adoptedAt, zone) : null,
  PolicyReviewOverdue: ({ policy, zone }) =>
    policy && policy.told !== 'overdue' ? tellOn(daysFrom(policy.reviewBy, 1), policy.adoptedAt, zone) : null,
  InsuranceLapsed: ({ readiness, insuranceTold, zone }) => {
    const until = insuredUntil({ readiness });
    return until && !insuranceTold ? tellOn(daysFrom(until, 1), readiness.insurance!.at, zone) : null;
  },
};

/** The last day on which the insurer's word holds. */
export function insuredUntil({ readiness }: Pick<ProgrammeContext, 'readiness'>): LocalDate | null {
  const until = readiness.insurance?.content.confirmedUntil;
  return typeof until === 'string' && isDate(until) ? until : null;
}
