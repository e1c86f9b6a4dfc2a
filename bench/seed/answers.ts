import { dateOf } from '../../state-machines/core/calendar.js';
import type { Actor, Instant, Missing } from '../../state-machines/core/process.js';
import type { JourneyCommand, Mode } from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';

/** Who has to do with one worker. */
export interface Company {
  readonly coordinator: Actor;
  readonly manager: Actor;
  readonly supervisor: Actor;
  readonly worker: Actor;
}

/** What is asked, and in whose name. */
export interface Asked {
  readonly input: JourneyCommand;
  readonly by: Actor;
}

const practiceFor: Readonly<Record<string, Mode>> = {
  'staffed-outing': 'withStaff',
  'paired-outing': 'inPair',
  'staffed-work': 'withStaff',
  'time-served': 'coFacilitated',
};

const after = (prefix: string, { requirement }: Missing): string => requirement.slice(prefix.length);

/** What people would do about a requirement that is not met: the whole of what a journey asks on its way, in one table. */
export function answerTo(missing: Missing, { context }: JourneyState, at: Instant, company: Company): Asked {
  const on = dateOf(at, context.zone);
  const { requirement } = missing;
  const { coordinator, manager, supervisor, worker } = company;
  const unsigned = (signed: { readonly worker: string | null }) => (signed.worker === null ? 'worker' : 'service');
  const signing = (side: 'worker' | 'service') => ({ side, on, by: side === 'worker' ? worker : supervisor });
  switch (missing.remedy) {
    case 'ConfirmEligibility': {
      const criterion = after('eligibility-', missing);
      return { input: { type: 'ConfirmEligibility', criterion, basis: 'conversation', on }, by: coordinator };
    }
    case 'FillForm':
      return { input: { type: 'FillForm', form: requirement, on }, by: coordinator };
    case 'RecordStep':
      return { input: { type: 'RecordStep', requirement, on }, by: supervisor };
    case 'OfferRole':
      return { input: { type: 'OfferRole', on }, by: coordinator };
    case 'NameLineManager':
      return { input: { type: 'NameLineManager', holderId: manager.userId }, by: coordinator };
    case 'ChooseBasis':
      return { input: { type: 'ChooseBasis', basis: 'voluntary', valueExplained: true, weeklyHours: 4 }, by: worker };
    case 'AcknowledgePolicy':
      return { input: { type: 'AcknowledgePolicy', version: context.policy.version }, by: worker };
    case 'RecordTraining': {
      const topic = requirement.startsWith('training-') ? after('training-', missing) : context.policy.topics[0]!;
      const known = requirement === 'training-spread' ? context.policy.topics[0]! : topic;
      return {
        input: { type: 'RecordTraining', topic: known, on, trainer: 'internal', qualified: true },
        by: supervisor,
      };
    }
    case 'SignContract': {
      const { by, ...signed } = signing(unsigned(context.contract));
      return { input: { type: 'SignContract', ...signed }, by };
    }
    case 'SignBoundaryAgreement': {
      const { by, ...signed } = signing(unsigned(context.boundaryAgreement));
      return { input: { type: 'SignBoundaryAgreement', ...signed }, by };
    }
    case 'LogExperience':
      return { input: { type: 'LogExperience', mode: practiceFor[requirement]!, on, quarters: 8 }, by: worker };
    case 'StateWish':
      return { input: { type: 'StateWish', wish: 'yes' }, by: worker };
    case 'Decide':
      return { input: { type: 'Decide', matter: 'may-lead', answer: 'yes' }, by: supervisor };
    default:
      throw new Error(`nobody knows what to do about ${requirement}: ${missing.remedy}`);
  }
}
