import { monthsAfter } from '../core/calendar.js';
import { doing, quietIsOver, recording, type Outcome } from './journey.setup.js';
import type { JourneyContext, JourneyEvent, JourneyMessage } from './journey.messages.js';
import { visiting } from './moving.actions.js';

export const setExpectedEnd = recording('SetExpectedEnd', (_, { on }) => ({
  remembers: { expectedEnd: on, exitTold: false },
  happened: [{ type: 'ExpectedEndSet', on }],
}));

export const giveNotice = recording('GiveNotice', (_, { lastDay, at }) => ({
  remembers: { expectedEnd: lastDay, exitTold: true },
  happened: [{ type: 'NoticeGiven', lastDay, since: at }],
}));

export const exitDue = doing('ExitTimePassed', (_, { at }) => ({
  remembers: { exitTold: true },
  happened: [{ type: 'ExitDue', since: at }],
}));

/** Contract and access end on the day, and so does everything that was still open; from then on runs the time for which things are kept. */
function closing(context: JourneyContext, input: JourneyMessage, today: string, events: JourneyEvent[] = []): Outcome {
  return {
    remembers: {
      ...quietIsOver(input.at),
      ...{ pausedAt: null, reviewAt: null, agreedUntil: null, returnSteps: [], decisions: [] },
      visits: visiting(context, 'closed', input),
      closedOn: today,
      keepUntil: monthsAfter(today, context.policy.exit.keepMonths),
    },
    happened: [{ type: 'StageEntered', stage: 'closed' }, ...events],
  };
}

export const close = doing('CloseJourney', closing);

export const endApplication = doing('EndApplication', (context, input, today) =>
  closing(context, input, today, [{ type: 'ApplicationEnded', reason: input.reason }]),
);

export const leaveNow = doing('LeaveNow', (context, input, today) =>
  closing(context, input, today, [{ type: 'LeftAtOnce', since: input.at }]),
);

export const followUpDue = doing('FollowUpTimePassed', (_, { at }) => ({
  happened: [{ type: 'FollowUpDue', since: at }],
}));

export const followUpHeld = doing('RecordFollowUp', (_, { on }) => ({ happened: [{ type: 'FollowUpHeld', on }] }));

export const retentionEnded = doing('RetentionTimePassed', (_, { at }) => ({
  happened: [{ type: 'RetentionEnded', since: at }],
}));
