import { recording, doing } from './journey.setup.js';
import { withEntry, withoutEntry } from './practice.js';

export const logExperience = recording('LogExperience', ({ practice }, { mode, on, quarters, withUserId }) => ({
  remembers: { practice: withEntry(practice, { mode, on, quarters }) },
  happened: [{ type: 'ExperienceLogged', mode, on, quarters, ...(withUserId && { withUserId }) }],
}));

export const withdrawExperience = recording('WithdrawExperience', ({ practice }, { entry, facts }) => ({
  remembers: { practice: facts.entry ? withoutEntry(practice, facts.entry) : practice },
  happened: [{ type: 'ExperienceWithdrawn', entry }],
}));

export const stateWish = recording('StateWish', (_, { wish }) => ({
  remembers: { wish },
  happened: [{ type: 'WishStated', wish }],
}));

/** What the work gives the worker, and what it gives the service: asked of both, again and again (TURAS 6.1). */
export const twoSidedReviewDue = doing('TwoSidedReviewTimePassed', (_, { at }) => ({
  remembers: { reviewedAt: at },
  happened: [{ type: 'TwoSidedReviewDue', since: at }],
}));
