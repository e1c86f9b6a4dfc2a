import type { Journey, Missing } from '../api/types';
import { topicOf } from '../texts';
import { modeAt } from './choices';
import type { Values } from './command-fields';

type Gap = Pick<Missing, 'requirement' | 'remedy'>;

/** What the button beside something missing knows already of the command that mends it. */
export function remedyValues({ requirement, remedy }: Gap, journey: Journey | undefined): Values {
  const topic = topicOf(requirement);
  switch (remedy) {
    case 'RecordStep':
      return { requirement };
    case 'FillForm':
      return { form: requirement };
    case 'RecordTraining':
      return topic ? { topic } : {};
    case 'ConfirmEligibility':
      return { criterion: requirement.replace(/^eligibility-/, '') };
    case 'Decide':
      return { matter: 'may-lead' };
    case 'LogExperience':
      return { mode: modeFor(requirement, journey) };
    case 'SignContract':
      return sideLeft(journey?.contract);
    case 'SignBoundaryAgreement':
      return sideLeft(journey?.boundaryAgreement);
    default:
      return {};
  }
}

function modeFor(requirement: string, journey: Journey | undefined): string {
  if (requirement === 'paired-outing') return 'inPair';
  if (requirement === 'staffed-outing' || requirement === 'staffed-work') return 'withStaff';
  return journey ? modeAt(journey) : 'withStaff';
}

/** The side that has not signed yet. */
const sideLeft = (signed: Journey['contract'] | undefined): Values =>
  signed?.worker && !signed.service ? { side: 'service' } : signed?.service && !signed.worker ? { side: 'worker' } : {};
