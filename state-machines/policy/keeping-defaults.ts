import type { Span } from '../core/working-calendar.js';
import type { Ladder, LadderId, LadderStep } from '../ladder/ladder.js';
import type { OwedThing } from '../obligation/obligation.messages.js';
import type { Keeping } from './keeping-parts.js';
import type { Track } from './policy.js';

const hours = (amount: number): Span => ({ amount, unit: 'hours' });
const days = (amount: number): Span => ({ amount, unit: 'days' });
const workingDays = (amount: number): Span => ({ amount, unit: 'workingDays' });
const atOnce = hours(0);

const step = (after: Span, ...to: LadderStep['to']): LadderStep => ({
  after,
  to,
  channels: ['inbox', 'email'],
  urgent: false,
  words: '',
});

/** The last step: it breaks through quiet hours. */
const top = (after: Span): LadderStep => ({ ...step(after, 'manager'), urgent: true });

const ladder = (...steps: LadderStep[]): Ladder => ({ steps });

/** Whoever can mend it hears first, the coordinator next, and in the end the manager (TURAS 7.1). */
export const defaultLadders: Readonly<Record<LadderId, Ladder>> = {
  supervision: ladder(
    step(workingDays(1), 'supervisor'),
    step(workingDays(2), 'supervisor', 'coordinator'),
    step(workingDays(5), 'manager'),
  ),
  training: ladder(step(atOnce, 'coordinator'), step(workingDays(5), 'coordinator'), step(workingDays(5), 'manager')),
  debrief: ladder(step(atOnce, 'supervisor'), step(workingDays(1), 'coordinator'), top(workingDays(1))),
  expenses: ladder(step(atOnce, 'coordinator'), step(workingDays(3), 'coordinator'), step(workingDays(5), 'manager')),
  reply: ladder(step(atOnce, 'supervisor'), step(workingDays(1), 'coordinator'), top(workingDays(1))),
  information: ladder(
    step(atOnce, 'coordinator'),
    step(workingDays(3), 'coordinator'),
    step(workingDays(5), 'manager'),
  ),
};

/** Within how long each thing is given (TURAS 6.2, 6.3; GUIDE 4.2-f). */
export const defaultOwes: Readonly<Record<OwedThing, Span>> = {
  training: days(90),
  debrief: workingDays(1),
  expenses: workingDays(10),
  reply: workingDays(1),
  information: workingDays(5),
};

export const defaultKeeping: Keeping = {
  supervisors: { overCapacity: 'warn', untrained: 'warn' },
  supervisionMinutes: 60,
  remindHoursBefore: 24,
  outOfHours: null,
  owes: defaultOwes,
  ladders: defaultLadders,
};

/** Groups count on the track whose clause says so (TURAS 12.5). */
export const groupsCountByDefault = (track: Track): boolean => track === 'mentoring';
