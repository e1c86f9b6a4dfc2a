import { askerOf, recording, superseding, type Asked } from './journey.setup.js';
import type { JourneyContext, Signatures } from './journey.messages.js';
import { isAgreementCurrent } from './requirements.js';

export const offerRole = recording('OfferRole', (_, { on }) => ({
  remembers: { offeredOn: on },
  happened: [{ type: 'RoleOffered', on }],
}));

export const recordStep = recording('RecordStep', ({ steps }, input) => {
  const { requirement, on } = input;
  const step = { requirement, on, by: askerOf(input) };
  return {
    remembers: { steps: superseding(steps, step, (one) => one.requirement === requirement) },
    happened: [{ type: 'StepRecorded', requirement, on }],
  };
});

export const fillForm = recording('FillForm', (context, input) => {
  const { form, on } = input;
  const forms = superseding(context.forms, { form, on, by: askerOf(input) }, (one) => one.form === form);
  return {
    remembers: { forms, ...voidedBy(form, context), ...reviewHeldBy({ ...context, forms }, input) },
    happened: [{ type: 'FormFilled', form, on }],
  };
});

/** Other answers than those that were signed: the boundary agreement is signed anew (GUIDE App C-use). */
function voidedBy(form: string, { boundaryAgreement }: JourneyContext): Partial<JourneyContext> {
  if (form !== 'boundary-agreement') return {};
  return { boundaryAgreement: { ...boundaryAgreement, worker: null, service: null } };
}

/** A two-sided review is held once both sides have said what the work gives them (TURAS 6.1). */
function reviewHeldBy({ forms, reviewedAt, startedAt }: JourneyContext, { form, at }: Asked<'FillForm'>) {
  const sides = ['review-worker', 'review-service'];
  if (!sides.includes(form)) return {};
  const since = new Date(reviewedAt ?? startedAt).toISOString().slice(0, 10);
  const held = sides.every((side) => forms.some((one) => one.form === side && one.on >= since));
  return held ? { reviewedAt: at } : {};
}

export const confirmEligibility = recording('ConfirmEligibility', ({ confirmations, decisions, decided }, input) => {
  const { criterion, basis, on } = input;
  const confirmation = { criterion, basis, on, by: askerOf(input) };
  const isThis = (one: { matter: string; about?: string }) =>
    one.matter === 'reconfirm-eligibility' && one.about === criterion;
  return {
    remembers: {
      confirmations: superseding(confirmations, confirmation, (one) => one.criterion === criterion),
      decisions: decisions.filter((one) => !isThis(one)),
      decided: decided.filter((one) => !isThis(one)),
    },
    happened: [{ type: 'EligibilityConfirmed', criterion, basis, on }],
  };
});

export const chooseBasis = recording('ChooseBasis', (_, { basis, hourlyCents, weeklyHours, at }) => ({
  remembers: { basis: { basis, hourlyCents: hourlyCents ?? null, weeklyHours: weeklyHours ?? null } },
  happened: [{ type: 'BasisChosen', basis, since: at }],
}));

export const acknowledgePolicy = recording('AcknowledgePolicy', (_, { version, at }) => ({
  remembers: { acknowledged: { version, at } },
  happened: [{ type: 'PolicyAcknowledged', version }],
}));

export const signContract = recording('SignContract', ({ contract }, { side, on }) => ({
  remembers: { contract: { ...contract, [side]: on } },
  happened: [{ type: 'ContractSigned', side, on }],
}));

const unsigned: Signatures = { worker: null, service: null };

/** A signature under another service column than the other one's begins the agreement anew. */
export const signBoundaryAgreement = recording('SignBoundaryAgreement', (context, { side, on }) => {
  const signed = isAgreementCurrent(context) ? context.boundaryAgreement : unsigned;
  return {
    remembers: { boundaryAgreement: { ...signed, [side]: on, since: context.policy.boundariesSince } },
    happened: [{ type: 'BoundaryAgreementSigned', side, on }],
  };
});

export const waive = recording('WaiveRequirement', ({ waivers }, input) => {
  const { requirement, until, at } = input;
  const waiver = { requirement, by: askerOf(input), at, until };
  return {
    remembers: { waivers: superseding(waivers, waiver, (one) => one.requirement === requirement) },
    happened: [{ type: 'RequirementWaived', requirement, until }],
  };
});
