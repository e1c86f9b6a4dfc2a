import type { Actor, Instant, Role } from '../core/process.js';
import { isMetByItself, isWaived } from './gates.js';
import {
  decisionMatters,
  type DecisionMatter,
  type JourneyContext,
  type JourneyMessage,
  type OpenDecision,
} from './journey.messages.js';
import { presentStage } from './tracks.js';

/** Who takes each decision: the one who is asked, and a manager once nobody has answered. */
const deciders: Readonly<Record<DecisionMatter, readonly Role[]>> = {
  'may-lead': ['supervisor', 'manager'],
  'waiver-lapsed': ['manager'],
  'reconfirm-eligibility': ['supervisor', 'manager'],
  'review-agreement': ['supervisor', 'manager'],
};

export const mayDecide = (matter: DecisionMatter, by: JourneyMessage['by']): boolean =>
  by?.roles.some((role) => deciders[matter].includes(role)) ?? false;

/** The open decisions that an answer is about. */
export const openOn = ({ decisions }: Pick<JourneyContext, 'decisions'>, matter: DecisionMatter, about?: string) =>
  decisions.filter((one) => one.matter === matter && (about === undefined || one.about === about));

/** A decision is taken when it was asked for. Support for a lead role may also be given before the time is served. */
export function isDecidable(journey: JourneyContext, matter: DecisionMatter, about?: string): boolean {
  if (openOn(journey, matter, about).length > 0) return true;
  return (
    matter === 'may-lead' &&
    about === undefined &&
    journey.track === 'facilitation' &&
    presentStage(journey) === 'supportedPractice'
  );
}

/** Decisions that still need taking: what was recorded since may have answered them. */
export function stillOpen(journey: JourneyContext, at: Instant): readonly OpenDecision[] {
  return journey.decisions.filter(({ matter, about = '' }) => {
    if (matter === 'may-lead') return presentStage(journey) === 'supportedPractice';
    if (matter === 'waiver-lapsed') return !isMetByItself(about, journey, at) && !isWaived(about, journey, at);
    if (matter === 'reconfirm-eligibility') return journey.policy.eligibility.some(({ id }) => id === about);
    return true;
  });
}

/** The last answer to a matter. */
export const answerOn = ({ decided }: Pick<JourneyContext, 'decided'>, matter: DecisionMatter, about?: string) =>
  decided.find((one) => one.matter === matter && one.about === about);

/** A decision that this person may take now, if there is one. */
export const answerable = (journey: JourneyContext, by: Actor): DecisionMatter =>
  decisionMatters.find((matter) => isDecidable(journey, matter) && mayDecide(matter, by)) ??
  journey.decisions[0]?.matter ??
  'may-lead';
