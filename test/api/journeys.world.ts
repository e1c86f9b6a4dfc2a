import { forms, type Form } from '../../state-machines/journey/forms.js';
import type { Client } from '../support/api.js';

/** Something that each kind of field may say. */
const answers: Readonly<Record<Form['fields'][number]['kind'], unknown>> = {
  text: 'Something that was said.',
  line: 'A line.',
  list: ['One thing', 'Another thing'],
  yesNo: true,
  date: '2026-03-01',
  qualities: { 'listens-well': 'has', reflects: 'willing' },
  boundaries: { gifts: 'never', touch: 'always' },
};

/** A form filled in from its first field to its last. */
export function contentOf(id: string): Record<string, unknown> {
  const form = forms.find((one) => one.id === id)!;
  return Object.fromEntries(form.fields.map((field) => [field.id, answers[field.kind]]));
}

interface Missing {
  readonly requirement: string;
  readonly remedy: string;
}

interface Detail {
  readonly stage: string;
  readonly nextMove: string;
  readonly missing: readonly Missing[];
  readonly policyVersion: number;
}

const isForm = (id: string): boolean => forms.some((form) => form.id === id);

/** The commands that meet a requirement, as somebody who may do everything gives them. */
export function remedyOf(
  { requirement, remedy }: Missing,
  on: string,
  { policyVersion }: Detail,
  holderId: string,
): object[] {
  const topic = requirement.replace('training-', '');
  const both = (type: string) => ['worker', 'service'].map((side) => ({ type, side, on }));
  const waived = { type: 'WaiveRequirement', requirement, until: '2099-01-01', why: 'a test' };
  const remedies: Record<string, object[]> = {
    RecordStep: [{ type: 'RecordStep', requirement, on }],
    FillForm: isForm(requirement) ? [{ type: 'FillForm', form: requirement, on, content: contentOf(requirement) }] : [],
    ConfirmEligibility: [
      { type: 'ConfirmEligibility', criterion: requirement.replace('eligibility-', ''), basis: 'conversation', on },
    ],
    OfferRole: [{ type: 'OfferRole', on }],
    NameLineManager: [{ type: 'NameLineManager', holderId }],
    ChooseBasis: [{ type: 'ChooseBasis', basis: 'voluntary', valueExplained: true }],
    AcknowledgePolicy: [{ type: 'AcknowledgePolicy', version: policyVersion }],
    RecordTraining: requirement.startsWith('training-')
      ? [{ type: 'RecordTraining', topic, on, trainer: 'internal' }]
      : [],
    SignContract: both('SignContract'),
    SignBoundaryAgreement: both('SignBoundaryAgreement'),
    StateWish: [{ type: 'StateWish', wish: 'yes' }],
    Decide: [{ type: 'Decide', matter: 'may-lead', answer: 'yes' }],
  };
  const steps = remedies[remedy] ?? [];
  if (requirement === 'training-spread' || steps.length === 0) return [{ ...waived, until: yearAfter(on) }];
  return steps;
}

const yearAfter = (on: string): string => `${Number(on.slice(0, 4)) + 1}${on.slice(4, 8)}01`;

/** Brings a journey to a stage over HTTP: what is missing is met or waived, and the next move is made. */
export async function bringTo(stage: string, all: Client, id: string, on: string): Promise<void> {
  for (let moves = 0; moves < 8; moves++) {
    const detail = (await all.get(`/journeys/${id}`).expect(200)).body as Detail;
    if (detail.stage === stage) return;
    for (const missing of detail.missing)
      for (const command of remedyOf(missing, on, detail, all.userId)) await accepted(all, id, command);
    await accepted(all, id, { type: detail.nextMove });
  }
  throw new Error(`the journey does not come to ${stage}`);
}

async function accepted(all: Client, id: string, command: object): Promise<void> {
  const { status, body } = await all.command(id, command);
  if (status !== 200) throw new Error(`${JSON.stringify(command)} was answered ${JSON.stringify(body)}`);
}
