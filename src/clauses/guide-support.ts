import {
  command,
  deadline,
  documents,
  field,
  form,
  gate,
  issue,
  later,
  message,
  met,
  step,
  type Clause,
} from './clause.js';

const supervision = (id: string, text: string, ...where: Clause['where']) =>
  later(id, text, ...where, issue('supervision'));

/** The guide, 4.1 to 4.3: contract, personal support, supervision. */
export const guideSupport: readonly Clause[] = [
  met(
    'GUIDE 4.1',
    'Whoever is employed gets an adapted contract of employment; a volunteer one of their own, with what is asked, what is offered, and that it is voluntary.',
    documents.contract,
    gate('contract-terms-shown'),
    gate('contract-signed'),
    command('SignContract'),
  ),
  met(
    'GUIDE 4.2-a',
    'The contract may ask for regular personal support: a keyworker, a counsellor.',
    step('support-in-place'),
    command('NameKeyworker'),
  ),
  supervision('GUIDE 4.2-b', 'The contract may allow a talk of three with the person who supports the worker.'),
  later(
    'GUIDE 4.2-c',
    'Line supervision stays out of personal matters.',
    form('self-care-plan'),
    gate('line-manager-is-not-keyworker'),
    issue('cases'),
  ),
  met('GUIDE 4.2-d', 'Every worker has a self-care and recovery plan of their own.', form('self-care-plan')),
  met(
    'GUIDE 4.2-e',
    'What the role may do to somebody’s life, wellbeing and recovery is thought through, with ways to meet it.',
    form('risk-assessment'),
  ),
  later('GUIDE 4.2-f', 'Workers can say which support they need with triggers and stress.', issue('cases')),
  supervision('GUIDE 4.2-g', 'Ask regularly whether the load and the expectations are all right.'),
  supervision('GUIDE 4.2-h', 'Peers meet peers, in the house or across organisations.'),
  supervision('GUIDE 4.3-a', 'Supervisor and worker shape its values, agenda and practicalities together.'),
  supervision('GUIDE 4.3-b', 'Decide whether coming to supervision has to do with pay.'),
  supervision('GUIDE 4.3-c', 'Decide whether, when and how the keyworker or another is spoken with.'),
  supervision('GUIDE 4.3-d', 'Supervision is safe, without blame, and no surveillance.'),
  supervision(
    'GUIDE 4.3-e',
    'Supervision is regular, takes place, and somebody can be reached in a crisis.',
    gate('support-number'),
    field('tracks.*.supervision'),
  ),
  supervision('GUIDE 4.3-f', 'It has a clear agenda: wellbeing, the role and what is learnt from it, stress.'),
  supervision('GUIDE 4.3-g', 'Honest feedback is welcome in both directions.'),
  supervision(
    'GUIDE 4.3-h',
    'A supervisor knows the role, trauma and strengths, law and policy, what help there is, and ethics.',
  ),
  supervision(
    'GUIDE 4.3-i',
    'Five items: how are you, tricky situations, goals, feedback to the worker, feedback to the supervisor.',
  ),
];

const agreedTopics = [field('tracks.*.extraTopics'), command('AgreeTopic'), command('PlanTraining')] as const;

/** The guide, 4.4 to 4.6: training, performance, moving on. */
export const guideGrowth: readonly Clause[] = [
  met(
    'GUIDE 4.4-a',
    'Training has a structure, goes on, comes in time, and can be looked up again.',
    command('PlanTraining'),
    field('tracks.*.minimumTrainingDates'),
    command('RecordTraining'),
    documents.informationPack,
  ),
  met(
    'GUIDE 4.4-b',
    'The basics come at the start, with something to read again.',
    gate('information-pack'),
    documents.informationPack,
  ),
  met(
    'GUIDE 4.4-c',
    'Training is certified where possible.',
    command('AddCertificate'),
    field('general.certificates'),
    deadline('CertificateRenewalTimePassed'),
    deadline('CertificateLapsed'),
  ),
  met(
    'GUIDE 4.4-d',
    'What is not mandatory is agreed with the worker; trainers are qualified; peers train where possible.',
    command('AgreeTopic'),
    field('tracks.*.extraTopics'),
    command('RecordTraining'),
  ),
  met(
    'GUIDE 4.4-e',
    'Topics for the work: signposting, listening, mental-health first aid, harm reduction, motivational interviewing, trauma, groups, research, restorative justice, software and notes, procedures, data protection.',
    ...agreedTopics,
    gate('training-confidentiality'),
  ),
  met(
    'GUIDE 4.4-f',
    'Topics about oneself: triggers, calming down, boundaries, communication, cultures and bias, trauma and power.',
    ...agreedTopics,
    gate('training-boundaries'),
  ),
  met(
    'GUIDE 4.4-g',
    'Topics towards a job: getting ready for one, computing, leading and working in a team.',
    ...agreedTopics,
  ),
  later(
    'GUIDE 4.5-a',
    'It is a learning role and standards still hold: concerns are worked through together, with care for trauma, and put right.',
    command('RaiseConcern'),
    command('PlaceUnderReview'),
    command('LiftReview'),
    deadline('UnderReviewTimePassed'),
    message('decide-review-agreement'),
    issue('cases'),
  ),
  later(
    'GUIDE 4.5-b',
    'It takes supervision and appraisal, workplans with goals, a contract on conduct, a code of conduct, and a process for grievance and discipline.',
    form('workplan'),
    form('appraisal'),
    documents.contract,
    gate('contract-signed'),
    issue('supervision'),
    issue('cases'),
  ),
  later(
    'GUIDE 4.6-a',
    'The worker’s own goals are talked about in supervision, and training leans towards them.',
    form('progression-plan'),
    command('AgreeTopic'),
    issue('supervision'),
  ),
  met(
    'GUIDE 4.6-b',
    'The exit is planned openly and in good time.',
    field('general.exit.openDaysBefore'),
    command('SetExpectedEnd'),
    command('GiveNotice'),
    deadline('ExitTimePassed'),
    message('exit-due'),
    form('exit-plan'),
    gate('exit-plan'),
    gate('exit-discussed'),
  ),
  met(
    'GUIDE 4.6-c',
    'Whoever leaves takes certificates and a record of the hours along.',
    documents.exitPack,
    gate('exit-pack'),
  ),
  met(
    'GUIDE 4.6-d',
    'Moving on takes ideas: partners, social enterprises, groups nearby; and one contact afterwards.',
    form('exit-plan'),
    command('RecordFollowUp'),
    deadline('FollowUpTimePassed'),
    field('general.exit.followUpAfterDays'),
    message('follow-up-due'),
  ),
];
