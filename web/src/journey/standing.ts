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

type Subject = Pick<
  JourneyCard,
  'standing' | 'attention' | 'daysQuiet' | 'reviewAt' | 'explainedUntil' | 'nextDeadline'
>;

/** The one thing to say about a journey at a glance. A journey that simply goes its way has none. */
export function standingOf(card: Subject, dates: Dates): Standing | undefined {
  const { late, soon, waiting, paused, ...why } = t.badges;
  if (card.standing === 'paused') {
    const words = card.reviewAt ? why.pausedWhy(dates.dayAndAway(card.reviewAt)) : '';
    const due = card.reviewAt !== null && dates.daysFromToday(card.reviewAt) <= 0;
    return { tone: due ? 'soon' : 'paused', word: paused, why: words };
  }
  if (card.attention !== 'moving') return { tone: 'late', word: late, why: why.lateWhy(card.daysQuiet) };
  if (card.explainedUntil && dates.daysFromToday(card.explainedUntil) > 0)
    return { tone: 'waiting', word: waiting, why: why.waitingWhy(dates.day(card.explainedUntil)) };
  if (card.nextDeadline && dates.daysFromToday(card.nextDeadline.at) <= SOON_DAYS)
    return { tone: 'soon', word: soon, why: why.soonWhy(dates.dayAndAway(card.nextDeadline.at)) };
  return undefined;
}

const tones: Record<string, Tone> = {
  'journey-stalled': 'late',
  'stall-escalated': 'late',
  'pause-review-overdue': 'late',
  'pause-review-due': 'soon',
  'ready-to-move': 'soon',
  'delay-explained': 'waiting',
  'on-a-pause': 'paused',
};

/** How pressing a matter is. */
export const toneOf = (matter: string): Tone => tones[matter] ?? 'waiting';
