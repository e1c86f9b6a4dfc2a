import type { Journey, Missing, Offer } from '../api/types';

/** Forms that are in the service's hand alone. */
const ofTheService = new Set(['qualities-interviewer']);

/** Whether what is missing is for the worker to do: one's own word, signature, form or log. */
export function isMine({ remedy, requirement }: Missing, journey: Journey, offers: Offer[]): boolean {
  if (!offers.some(({ type, allowed }) => type === remedy && allowed)) return false;
  switch (remedy) {
    case 'FillForm':
      return !ofTheService.has(requirement);
    case 'SignContract':
      return journey.contract.worker === null;
    case 'SignBoundaryAgreement':
      return journey.boundaryAgreement.worker === null || journey.boundaryAgreement.stale;
    default:
      return ['AcknowledgePolicy', 'ChooseBasis', 'StateWish', 'LogExperience'].includes(remedy);
  }
}
