import type { JourneyCard } from '../api/types';
import { t } from '../texts';
import type { Dates } from '../texts/dates';

export type Tone = 'late' | 'soon' | 'waiting' | 'paused';

export interface Standing {
  tone: Tone;
  word: string;
  why: string;
}

const SOON_DAYS = 7;

export type Subject = Pick<
  JourneyCard,
  'standing' | 'attention' | 'daysQuiet' | 'reviewAt' | 'explainedUntil' | 'nextDeadline' | 'stage'
> & { decisions: number | readonly unknown[] };

const openOf = ({ decisions }: Subject): number => (typeof decisions === 'number' ? decisions : decisions.length);

/** The one thing to say about a journey at a glance. A journey that simply goes its way has none. */
export function standingOf(card: Subject, dates: Dates): Standing | undefined {
  const words = t.badges;
  if (card.stage === 'closed') return undefined;
  if (card.standing !== 'active' && card.standing !== 'underReview') return resting(card, dates);
  if (card.attention !== 'moving') return { tone: 'late', word: words.late, why: words.lateWhy(card.daysQuiet) };
  if (card.standing === 'underReview') return underReview(card, dates);
  if (openOf(card) > 0) return { tone: 'soon', word: words.decide, why: words.decideWhy(openOf(card)) };
  if (card.explainedUntil && dates.daysFromToday(card.explainedUntil) > 0)
    return { tone: 'waiting', word: words.waiting, why: words.waitingWhy(dates.day(card.explainedUntil)) };
  if (card.nextDeadline && dates.daysFromToday(card.nextDeadline.at) <= SOON_DAYS)
    return { tone: 'soon', word: words.soon, why: words.soonWhy(dates.dayAndAway(card.nextDeadline.at)) };
  return undefined;
}

/** Beside the badge of the moment: the standing itself, where the badge says something else. */
export function alsoStanding(card: Subject, dates: Dates): Standing | undefined {
  if (card.stage === 'closed' || card.standing !== 'underReview' || card.attention === 'moving') return undefined;
  return underReview(card, dates);
}

/** A pause, a talk put off, a stand-down: nothing nags meanwhile, and nothing has failed. */
function resting({ standing, reviewAt }: Subject, dates: Dates): Standing {
  const words = t.badges;
  const when = reviewAt ? dates.dayAndAway(reviewAt) : '';
  const due = reviewAt !== null && dates.daysFromToday(reviewAt) <= 0;
  const tone = due ? 'soon' : 'paused';
  if (standing === 'notNow') return { tone, word: words.notNow, why: when && words.notNowWhy(when) };
  if (standing === 'stoodDown') return { tone: 'waiting', word: words.stoodDown, why: words.stoodDownWhy };
  return { tone, word: words.paused, why: when && words.pausedWhy(when) };
}

function underReview({ reviewAt }: Subject, dates: Dates): Standing {
  const words = t.badges;
  return {
    tone: 'waiting',
    word: words.underReview,
    why: words.underReviewWhy(reviewAt ? dates.dayAndAway(reviewAt) : ''),
  };
}

const tones: Record<string, Tone> = {
  'journey-stalled': 'late',
  'stall-escalated': 'late',
  'pause-review-overdue': 'late',
  'decision-escalated': 'late',
  'certificate-lapsed': 'late',
  'policy-overdue': 'late',
  'insurance-lapsed': 'late',
  'left-at-once': 'late',
  'stood-down': 'late',
  'session-unrecorded': 'late',
  'obligation-overdue': 'late',
  'supervisor-missing': 'late',
  'misses-escalated': 'late',
  'cover-missing': 'late',
  'address-failing': 'late',
  'no-time-in-common': 'soon',
  'another-time-asked': 'soon',
  'obligation-asked': 'soon',
  'three-way-this-week': 'soon',
  'pause-review-due': 'soon',
  'talk-again-due': 'soon',
  'ready-to-move': 'soon',
  'certificate-renewal': 'soon',
  'two-sided-review-due': 'soon',
  'return-step-reached': 'soon',
  'concern-raised': 'soon',
  'paid-basis-chosen': 'soon',
  'exit-due': 'soon',
  'follow-up-due': 'soon',
  'policy-to-acknowledge': 'soon',
  'policy-review-near': 'soon',
  'boundary-agreement-stale': 'soon',
  'delay-explained': 'waiting',
  'on-a-pause': 'paused',
  'not-now': 'paused',
};

/** How pressing a matter is. */
export const toneOf = (matter: string): Tone => tones[matter] ?? (matter.startsWith('decide-') ? 'soon' : 'waiting');
