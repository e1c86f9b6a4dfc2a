import { morningAfter, morningOf } from '../core/calendar.js';
import { openOn } from './decisions.js';
import { hasCome, reconfirmOn, waiverLapsesOn, waiversToAsk } from './due.js';
import { askerOf, doing, recording, type Asked, type Outcome } from './journey.setup.js';
import type { DecisionMatter, JourneyContext, JourneyEvent, OpenDecision } from './journey.messages.js';

interface Question {
  readonly matter: DecisionMatter;
  readonly about?: string;
  readonly askedOf?: string;
}

/** Opens decisions for people to take: the machine never takes one. */
function opening({ decisions }: JourneyContext, questions: readonly Question[], since: number): Outcome {
  const opened = questions.map(({ matter, about }): OpenDecision => ({
    matter,
    since,
    ...(about && { about }),
    escalated: false,
  }));
  const superseded = ({ matter, about }: OpenDecision) =>
    opened.some((one) => one.matter === matter && one.about === about);
  return {
    remembers: { decisions: [...decisions.filter((one) => !superseded(one)), ...opened] },
    happened: questions.map((question): JourneyEvent => ({ type: 'DecisionOpened', since, ...question })),
  };
}

export const mayLeadOpens = doing('TimeServedPassed', (journey, { at }) =>
  opening(journey, [{ matter: 'may-lead' }], at),
);

export const reviewAgreementOpens = doing('UnderReviewTimePassed', (journey, { at }) => {
  const { remembers, happened } = opening(journey, [{ matter: 'review-agreement' }], at);
  return { remembers: { ...remembers, reviewAt: null }, happened };
});

export const reconfirmationOpens = doing('ReconfirmationTimePassed', (journey, input) => {
  const due = journey.confirmations.filter((confirmation) => {
    const day = reconfirmOn(journey, confirmation);
    return day !== null && hasCome(day, input, journey);
  });
  const questions = due.map(({ criterion }): Question => ({ matter: 'reconfirm-eligibility', about: criterion }));
  return opening(journey, questions, input.at);
});

/** A waiver that lapses is never prolonged by itself: the one who gave it is asked, once. */
export const waiverLapses = doing('WaiverLapsed', (journey, input) => {
  const lapsed = waiversToAsk(journey).filter((waiver) => hasCome(waiverLapsesOn(waiver), input, journey));
  const questions = lapsed.map(({ requirement, by }): Question => ({
    matter: 'waiver-lapsed',
    about: requirement,
    ...(by && { askedOf: by }),
  }));
  const { remembers, happened } = opening(journey, questions, input.at);
  const waivers = journey.waivers.map((one) => (lapsed.includes(one) ? { ...one, lapseTold: true } : one));
  return { remembers: { ...remembers, waivers }, happened };
});

export const decisionsEscalate = doing('DecisionTimePassed', ({ decisions, policy, zone }, { at }) => {
  const isLate = ({ escalated, since }: OpenDecision) =>
    !escalated && morningAfter(since, policy.escalateAfterDays, zone) <= at;
  return {
    remembers: { decisions: decisions.map((one) => (isLate(one) ? { ...one, escalated: true } : one)) },
    happened: decisions
      .filter(isLate)
      .map(({ matter, since }): JourneyEvent => ({ type: 'DecisionEscalated', matter, since })),
  };
});

/** A person's answer: to one matter, or to all that wait of its kind. */
export const decide = recording('Decide', (journey, input, today) => {
  const { matter, answer, about } = input;
  const answered = openOn(journey, matter, about).map((one) => one.about);
  const matters = answered.length > 0 ? answered : [undefined];
  return {
    remembers: {
      decisions: journey.decisions.filter((one) => one.matter !== matter || !answered.includes(one.about)),
      decided: [
        ...journey.decided.filter((one) => one.matter !== matter || !matters.includes(one.about)),
        ...matters.map((one) => decisionOn(one, input)),
      ],
      ...followsFrom(journey, input, answered, today),
    },
    happened: matters.map((one): JourneyEvent => ({ type: 'Decided', matter, ...(one && { about: one }), answer })),
  };
});

const decisionOn = (about: string | undefined, input: Asked<'Decide'>): JourneyContext['decided'][number] => ({
  matter: input.matter,
  ...(about && { about }),
  answer: input.answer,
  at: input.at,
  by: askerOf(input),
  askAgainOn: input.answer === 'no' ? (input.askAgainOn ?? null) : null,
});

/** A criterion that still holds counts from today; what was agreed under review is looked at again on the day that is named. */
function followsFrom(
  { confirmations, zone }: JourneyContext,
  input: Asked<'Decide'>,
  answered: readonly (string | undefined)[],
  today: string,
): Partial<JourneyContext> {
  const { matter, answer, askAgainOn } = input;
  if (matter === 'reconfirm-eligibility' && answer === 'yes') {
    const anew = { on: today, by: askerOf(input) };
    return {
      confirmations: confirmations.map((one) => (answered.includes(one.criterion) ? { ...one, ...anew } : one)),
    };
  }
  if (matter === 'review-agreement' && answer === 'no' && askAgainOn)
    return { reviewAt: morningOf(askAgainOn, zone), agreedUntil: askAgainOn };
  return {};
}
