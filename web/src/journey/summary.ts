import type { Journey } from '../api/types';
import { stageName, t, trackName } from '../texts';
import type { Dates } from '../texts/dates';

/** Who and where, in a line: track, stage, standing, and what is unusual about it. */
export function summaryOf(journey: Journey, dates: Dates): string {
  const { expectedEnd, explainedUntil, programme, stage, track } = journey;
  const words = t.journey;
  const stalled = journey.standing === 'active' && journey.attention !== 'moving' && stage !== 'closed';
  const explained = explainedUntil && dates.daysFromToday(explainedUntil) > 0;
  return [
    trackName(track),
    stageName(stage),
    ...standingWords(journey, dates),
    stalled && words.stalledFor(journey.daysQuiet),
    explained && words.explained(dates.day(explainedUntil)),
    expectedEnd && stage !== 'closed' && words.ends(dates.day(expectedEnd)),
    programme.name,
    words.policyVersion(journey.policyVersion),
  ]
    .filter(Boolean)
    .join(' · ');
}

function standingWords(journey: Journey, dates: Dates): (string | false)[] {
  const words = t.journey;
  const until = journey.reviewAt ? dates.dayAndAway(journey.reviewAt) : '';
  switch (journey.standing) {
    case 'paused':
      return [words.pausedUntil(until)];
    case 'notNow':
      return [words.notNowUntil(until)];
    case 'stoodDown':
      return [words.stoodDown];
    case 'underReview':
      return [words.underReviewUntil(until)];
    default:
      return journey.stage === 'recruitment'
        ? applicant(journey, dates)
        : [words.activeSince(dates.day(journey.startedAt))];
  }
}

/** How long an applicant has waited, and whether anyone got in touch. */
const applicant = ({ daysSinceStart, contactedOn }: Journey, dates: Dates): string[] => [
  t.journey.appliedAgo(daysSinceStart),
  contactedOn ? t.journey.contacted(dates.day(contactedOn)) : t.journey.notContacted,
];
