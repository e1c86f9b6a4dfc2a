import {
  command,
  documents,
  field,
  form,
  gate,
  guidance,
  issue,
  later,
  met,
  pages,
  readiness,
  step,
  type Clause,
} from './clause.js';

/** The guide, 3.1 and 3.2: which kind of programme. */
export const guideProgramme: readonly Clause[] = [
  met(
    'GUIDE 3.1',
    'There are five models: groups, one to one or recovery coaching, peer research, outreach, and a mix.',
    pages.newProgramme,
    command('StartProgramme'),
  ),
  met(
    'GUIDE 3.2-a',
    'The programme fits where the people who use the service are on their way.',
    field('general.targetGroup'),
    readiness('fit'),
  ),
  met('GUIDE 3.2-b', 'The programme fits what the organisation needs.', readiness('fit'), readiness('goals')),
  later(
    'GUIDE 3.2-c',
    'There is space and there are means; where it is online, peers have the technology.',
    readiness('fit'),
    issue('sessions'),
  ),
  met(
    'GUIDE 3.2-d',
    'The skills needed are there, and clinical oversight where the work asks for it.',
    readiness('fit'),
    pages.programme,
    field('tracks.*.role.outOfScope'),
  ),
  met('GUIDE 3.2-e', 'Begin with what is low in risk, and grow.', pages.programme, gate('staffed-outing')),
];

const asksNothing = (id: string, text: string) => guidance(id, text, pages.clauses);

/** The guide, 3.3 and 3.4: designing the role, and what the worker gets for it. */
export const guideRole: readonly Clause[] = [
  met('GUIDE 3.3-1', 'Design the role in partnership.', field('tracks.*.role.coAuthors')),
  met(
    'GUIDE 3.3-2',
    'Say what belongs to the role and what does not, and how much personal support it means.',
    field('tracks.*.role.inScope'),
    field('tracks.*.role.outOfScope'),
  ),
  met(
    'GUIDE 3.3-3',
    'The role does not collide with that of staff; where tasks overlap, that is made clear.',
    step('team-briefed'),
    readiness('policies-reviewed'),
    field('tracks.*.role.outOfScope'),
  ),
  met(
    'GUIDE 3.3-4',
    'Working hours bend to welfare rules and to what recovery needs.',
    field('tracks.*.role.basis.weeklyHoursCap'),
    command('ChooseBasis'),
    command('ProposeAgain'),
    pages.account,
  ),
  later(
    'GUIDE 3.3-5',
    'Nobody is asked for what they have not learnt: whoever has not is accompanied by somebody who has.',
    gate('training-lone-working'),
    gate('alone-agreed'),
    gate('support-number'),
    issue('sessions'),
  ),
  met(
    'GUIDE 3.3-6',
    'Everyone knows their line manager, who had better not be their keyworker.',
    gate('line-manager'),
    gate('line-manager-is-not-keyworker'),
  ),
  met(
    'GUIDE 3.3-7',
    'Training and first support are settled from the start, and it is called a learning role.',
    gate('needs-assessment'),
    command('PlanTraining'),
    documents.informationPack,
    documents.contract,
  ),
  met(
    'GUIDE 3.3-q',
    'Ten qualities to choose from, each somebody has or is willing to develop; where somebody is in their recovery matters only where the role asks for it.',
    field('tracks.*.role.qualities'),
    form('qualities-self'),
    form('qualities-interviewer'),
  ),
  met(
    'GUIDE 3.3-d',
    'A role description: take a template, make it clear with people, list responsibilities, list qualities.',
    pages.policy,
    gate('role-description-seen'),
  ),
  met(
    'GUIDE 3.4-a',
    'There are several ways: invoice and expenses, other rewards, employment.',
    field('tracks.*.role.basis.allowed'),
    command('ChooseBasis'),
    gate('basis-chosen'),
  ),
  met(
    'GUIDE 3.4-b',
    'Some want to give back: help them see what their work is worth before they choose.',
    command('ChooseBasis'),
  ),
  asksNothing(
    'GUIDE 3.4-c',
    'Vouchers can feel like mistrust, and can help or harm somebody’s recovery: ask the person.',
  ),
  later(
    'GUIDE 3.4-d',
    'Pay can cost somebody their benefits: advise them, look at other ways, keep to hours and days.',
    step('welfare-check'),
    field('tracks.*.role.basis.weeklyHoursCap'),
    command('ChooseBasis'),
    issue('sessions'),
  ),
  met(
    'GUIDE 3.4-e',
    'Whoever is paid gets the living wage at least.',
    field('tracks.*.role.basis.livingWageCents'),
    command('ChooseBasis'),
  ),
];
