import type { LocalDate } from '../../state-machines/core/process.js';
import type { Signatures } from '../../state-machines/journey/journey.messages.js';
import { facts, heading, list, paragraph, table, withClause, type Block, type Paper } from './paper.js';
import { supervisionPattern } from './policy-values.js';
import { basisNames, money, trackNames, written } from './words.js';
import { roleBlocks, termOf, topicNames, wordsOf, type Worker } from './working-life.js';

/** The contract of a worker: one for volunteers, one for those who are paid (GUIDE 4.1). */
export function contract(worker: Worker): Paper {
  const paid = worker.context.basis?.basis === 'paid';
  const title = paid ? 'Agreement on paid peer work' : 'Agreement on voluntary peer work';
  return {
    title,
    subtitle: `${worker.name} and ${worker.organisation}`,
    ...(!worker.context.basis && { notice: 'The basis of the work has not been chosen yet.' }),
    foot: `${title}, under version ${worker.context.policy.version} of the policy`,
    blocks: [
      termsOf(worker),
      ...(paid ? paidNature(worker) : voluntaryNature(worker)),
      heading('What we ask of you', 'GUIDE 4.1'),
      list(requirements(worker)),
      heading('Your role'),
      ...roleBlocks(worker),
      heading('What you can expect of us', 'GUIDE 4.1'),
      list(supports(worker)),
      ...endBlocks(paid),
      heading('Signatures'),
      signatures(worker.name, worker.organisation, worker.context.contract),
    ],
  };
}

function termsOf({ programme, track, context: { basis, policy } }: Worker): Block {
  return facts('Between us it is agreed', [
    ['Programme', programme],
    ['Track', trackNames[track]],
    [withClause('Basis', 'TURAS 3.2'), basis ? basisNames[basis.basis] : 'Not chosen yet'],
    ...(basis?.basis === 'paid' && basis.hourlyCents !== null
      ? [[withClause('Pay for an hour', 'GUIDE 3.4-e'), money(basis.hourlyCents)] as const]
      : []),
    ...(basis?.weeklyHours ? [['Hours a week', String(basis.weeklyHours)] as const] : []),
    [withClause('At most, hours a week', 'GUIDE 3.4-d'), String(policy.basis.weeklyHoursCap)],
    ['Version of the policy', String(policy.version)],
  ]);
}

function voluntaryNature({ context }: Worker): Block[] {
  const wage =
    context.basis?.basis === 'voluntary'
      ? 'No wage is paid.'
      : 'No wage is paid; expenses that were agreed are paid back.';
  return [
    heading('Voluntary', 'GUIDE 4.1'),
    paragraph(
      `This work is voluntary. ${wage} It is not employment, and neither of us means it to become employment by this paper. You may say no to a task, and you may stop at any time. It costs you nothing: travel, childcare, food and other agreed expenses are covered (TURAS\u00a06.3).`,
    ),
  ];
}

function paidNature({ context: { policy, basis } }: Worker): Block[] {
  const floor = policy.basis.livingWageCents;
  return [
    heading('Paid', 'TURAS 3.2'),
    paragraph(
      `This work is paid${basis?.hourlyCents ? `, ${money(basis.hourlyCents)} an hour` : ''}${floor === null ? '' : `, and never less than the living wage of ${money(floor)} an hour`} (GUIDE\u00a03.4-e). What the law and our personnel policy say of employees holds for it and comes before this paper. Training and supervision belong to the work.`,
    ),
  ];
}

/** Attendance, punctuality, presentation and engagement are named in the contract (GUIDE 4.5-b). */
function requirements(worker: Worker): string[] {
  return [
    withClause('You work as the peer work policy says, which you have read.', 'TURAS 7.2'),
    withClause('You keep what you learn about people to yourself, and the boundaries that we agreed.', 'TURAS 6.6'),
    withClause('You come when we agreed, on time, ready for the work, and tell us when you cannot.', 'GUIDE 4.5-b'),
    withClause('You keep to the code of conduct that holds for everyone who works here.', 'TURAS 12.3'),
    `You complete your training: ${topicNames(worker).join('; ')}.`,
    withClause('You take part in supervision.', worker.track === 'mentoring' ? 'TURAS 12.5' : 'TURAS 6.2'),
    withClause('You ask your supervisor before you speak, sign or spend for the organisation.', 'TURAS 13.6'),
    withClause('You look after yourself first, and tell us when the work gets too much.', 'TURAS 6.9'),
  ];
}

function supports(worker: Worker): string[] {
  return [
    withClause('Training for all that we ask of you.', 'TURAS 6.2'),
    `One-to-one supervision: ${supervisionPattern(termOf(worker, 'supervision'))}.`,
    `Debriefing: ${wordsOf(worker, 'debriefSystem')}`,
    withClause('Support when you ask for it, and somebody to call in a crisis.', 'GUIDE 4.3-e'),
    withClause('Supervision that stays out of your personal matters.', 'GUIDE 4.2-c'),
    withClause('Honest words on what this can lead to, and help on the way there.', 'TURAS 6.5'),
    withClause('Fair treatment, and the right to complain without harm to you.', 'TURAS 13.7'),
  ];
}

function endBlocks(paid: boolean): Block[] {
  return [
    heading('Breaks and the end'),
    list([
      withClause('You can take a break without giving a reason; we talk about your return together.', 'TURAS 13.4'),
      paid
        ? 'You can end this agreement with the notice that the law and your employment ask for.'
        : 'You can end this agreement at any time, at once and without a reason.',
      withClause('When it ends you have a plan, your certificates and a record of your hours.', 'GUIDE 4.6'),
      withClause('Breaking the rules may end it; you are heard, and you stay welcome as a client.', 'TURAS 13.5'),
    ]),
  ];
}

/** Who signed when; whoever has not signs here. */
export function signatures(worker: string, organisation: string, signed: Signatures): Block {
  const when = (on: LocalDate | null) => (on ? `Signed on ${written(on)}` : 'Not signed yet');
  return table({
    caption: 'Signatures of both sides',
    head: ['Side', 'Recorded', 'Signature and date'],
    rows: [
      [worker, when(signed.worker), ''],
      [`For ${organisation}`, when(signed.service), ''],
    ],
    widths: [3, 3, 5],
    rowHeaders: true,
    tall: true,
  });
}
