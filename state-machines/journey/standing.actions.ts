import { morningAfter, morningOf } from '../core/calendar.js';
import { doing, quietIsOver, recording, superseding, askerOf, type Asked } from './journey.setup.js';
import { hasCome } from './due.js';
import type { JourneyContext, JourneyEvent } from './journey.messages.js';

const withoutReview = ({ decisions }: JourneyContext) => ({
  decisions: decisions.filter(({ matter }) => matter !== 'review-agreement'),
});

/** Rest: what was stalled or explained no longer matters, and nobody is told anything until the review. */
const resting = (context: JourneyContext, since: number) => ({
  ...withoutReview(context),
  ...{ stalledAt: null, explainedUntil: null },
  pausedAt: context.pausedAt ?? since,
});

export const pause = (type: 'JourneyPaused' | 'PauseExtended') =>
  doing('PauseJourney', (context, { at, from, reviewOn }, today) => {
    const since = from !== undefined && from < today ? morningOf(from, context.zone) : at;
    return {
      remembers: {
        ...resting(context, since),
        ...{ reviewAt: morningOf(reviewOn, context.zone), returnSteps: [] },
      },
      happened: [{ type, reviewOn }],
    };
  });

/** Back to where it was: what had been agreed under review holds again. */
const returned = ({ agreedUntil, zone }: JourneyContext, at: number) => ({
  ...quietIsOver(at),
  ...{ pausedAt: null, resumedAt: at },
  reviewAt: agreedUntil ? morningOf(agreedUntil, zone) : null,
});

export const resume = doing('ResumeJourney', (context, input, today) => ({
  remembers: {
    ...returned(context, input.at),
    ...(input.talkedOn && { steps: withTalk(context, input, input.talkedOn) }),
    returnSteps: (input.steps ?? []).map(({ step, on }) => ({ step, on, ...(on <= today && { told: true as const }) })),
  },
  happened: [{ type: 'JourneyResumed' }],
}));

function withTalk({ steps }: JourneyContext, input: Asked<'ResumeJourney'>, on: string): JourneyContext['steps'] {
  const talk = { requirement: 'return-conversation', on, by: askerOf(input) };
  return superseding(steps, talk, ({ requirement }) => requirement === talk.requirement);
}

/** Whoever leaves in good order while on a pause is back for the exit. */
export const returnToExit = doing('StartExit', (context, { at }) => ({
  remembers: returned(context, at),
  happened: [{ type: 'JourneyResumed' }],
}));

export const returnStepReached = doing('ReturnStepTimePassed', ({ returnSteps, zone }, input) => {
  const reached = returnSteps.filter(({ on, told }) => !told && hasCome(on, input, { zone }));
  return {
    remembers: {
      returnSteps: returnSteps.map((one) => (reached.includes(one) ? { ...one, told: true as const } : one)),
    },
    happened: reached.map(({ step }): JourneyEvent => ({ type: 'ReturnStepReached', step, since: input.at })),
  };
});

export const reviewDue = doing('ReviewDatePassed', ({ reviewAt }, { at }) => ({
  happened: [{ type: 'PauseReviewDue', since: reviewAt ?? at }],
}));

export const reviewOverdue = doing('ReviewEscalationTimePassed', ({ reviewAt }, { at }) => ({
  happened: [{ type: 'PauseReviewOverdue', since: reviewAt ?? at }],
}));

export const notNow = recording('NotNow', (context, { at, reason, talkAgainOn }) => ({
  remembers: {
    ...resting(context, at),
    ...{ reviewAt: morningOf(talkAgainOn, context.zone), offeredOn: null },
  },
  happened: [{ type: 'NotNowSaid', reason, talkAgainOn }],
}));

export const resumeConversation = doing('ResumeConversation', (context, { at }) => ({
  remembers: returned(context, at),
  happened: [{ type: 'ConversationResumed' }],
}));

export const talkAgain = doing('TalkAgainDatePassed', (context, { at }) => ({
  remembers: returned(context, at),
  happened: [{ type: 'TalkAgainDue', since: at }],
}));

/** Nobody stays stood down in silence: the manager, whose decision it is, is reminded. */
const reminded = ({ policy, zone }: JourneyContext, at: number) => ({
  reviewAt: morningAfter(at, policy.stalledAfterDays, zone),
});

export const standDown = doing('StandDown', (context, { at }) => ({
  remembers: { ...resting(context, at), ...reminded(context, at), pausedAt: at, returnSteps: [] },
  happened: [{ type: 'StoodDown', since: at }],
}));

export const stillStoodDown = doing('ReviewDatePassed', (context, { at }) => ({
  remembers: reminded(context, at),
  happened: [{ type: 'StillStoodDown', since: at }],
}));

export const reinstate = doing('Reinstate', (context, { at }) => ({
  remembers: returned(context, at),
  happened: [{ type: 'Reinstated' }],
}));

export const placeUnderReview = recording('PlaceUnderReview', (context, { until }) => ({
  remembers: { ...withoutReview(context), reviewAt: morningOf(until, context.zone), agreedUntil: until },
  happened: [{ type: 'PlacedUnderReview', until }],
}));

const reviewIsOver = (context: JourneyContext) => ({ ...withoutReview(context), reviewAt: null, agreedUntil: null });

export const liftReview = recording('LiftReview', (context) => ({
  remembers: reviewIsOver(context),
  happened: [{ type: 'ReviewLifted' }],
}));

/** The decision that what was agreed was kept. */
export const reviewKept = recording('Decide', (context) => ({
  remembers: reviewIsOver(context),
  happened: [{ type: 'ReviewLifted' }],
}));
