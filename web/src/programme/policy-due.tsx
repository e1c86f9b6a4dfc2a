import { ClauseLink } from '../clauses/clause-link';
import { useDates } from '../shell/me';
import { Notice } from '../shell/notice';
import { t } from '../texts';
import type { ProgrammeCard } from './programme-queries';
import classes from './programme-frame.module.css';

/** So long before the day, people are told (TURAS head). */
const NEAR_DAYS = 60;

/** The policy is to be looked through again: soon, or since. */
export function PolicyDue({ programme: { reviewBy, policyOverdue } }: { programme: ProgrammeCard }) {
  const dates = useDates();
  if (!reviewBy || (!policyOverdue && dates.daysFromToday(reviewBy) > NEAR_DAYS)) return null;
  const words = t.programme;
  return (
    <div className={classes.due}>
      <Notice tone={policyOverdue ? 'late' : 'soon'}>
        <strong>{policyOverdue ? words.overdueTitle : words.reviewSoonTitle}.</strong>{' '}
        {policyOverdue ? words.overdue(dates.dayAndAway(reviewBy)) : words.reviewSoon(dates.dayAndAway(reviewBy))}{' '}
        <ClauseLink clause="TURAS head" />
      </Notice>
    </div>
  );
}
