import {
  blankLater,
  blankMet,
  command,
  deadline,
  documents,
  field,
  gate,
  issue,
  later,
  message,
  met,
  pages,
  step,
  type Clause,
} from './clause.js';

const outreach: readonly Clause[] = [
  blankMet(
    'TURAS 10.1',
    'Every outreach project settles its own details.',
    pages.policy,
    field('tracks.outreach.aims'),
    field('tracks.outreach.whereAndWhen'),
    field('tracks.outreach.trainingIn'),
  ),
  met('TURAS 10.1.1', 'The aims are clear and can be reached.', field('tracks.outreach.aims')),
  blankMet(
    'TURAS 10.1.2',
    'It is clear whom outreach is for, where it takes place and when.',
    field('tracks.outreach.whereAndWhen'),
    field('general.targetGroup'),
  ),
  blankMet(
    'TURAS 10.1.3',
    'Training in what the work needs, spread over several sessions so that it stays.',
    field('tracks.outreach.trainingIn'),
    field('tracks.outreach.minimumTrainingDates'),
    field('tracks.*.extraTopics'),
    gate('training-spread'),
  ),
  met('TURAS 10.1.3.1', 'Trained in difficult questions and situations.', gate('training-difficult-questions')),
  met('TURAS 10.1.3.2', 'Trained in boundaries.', gate('training-boundaries')),
  met('TURAS 10.1.3.3', 'Trained in keeping things confidential in practice.', gate('training-confidentiality')),
  met(
    'TURAS 10.1.4',
    'Outreach takes place with staff, in pairs, or alone among one’s own peers.',
    command('StartInPairs'),
    gate('training-lone-working'),
    command('StartAlone'),
    gate('paired-outing'),
    gate('alone-agreed'),
    command('LogExperience'),
  ),
  met('TURAS 10.1.5', 'Whoever goes out with staff knows the outreach policy.', gate('outreach-policy-read')),
  blankLater(
    'TURAS 10.1.6',
    'How an outing is debriefed is agreed.',
    field('tracks.*.debriefSystem'),
    step('debrief-agreed'),
    issue('supervision'),
  ),
  blankLater(
    'TURAS 10.1.7',
    'Formal supervision at agreed intervals, and support from staff whenever it is asked for.',
    field('tracks.outreach.supervision'),
    issue('supervision'),
  ),
  later(
    'TURAS 10.1.8',
    'A simple way to keep count and give feedback, which feeds the evaluation.',
    command('LogExperience'),
    issue('evaluation'),
  ),
];

const facilitation: readonly Clause[] = [
  blankMet(
    'TURAS 11.1',
    'The policy says who may facilitate: by time in the group, outreach done or training taken.',
    field('tracks.facilitation.role.eligibility'),
    gate('eligibility-*'),
    command('ConfirmEligibility'),
  ),
  met('TURAS 11.2.1', 'Trained in facilitating a group.', gate('training-facilitation')),
  met('TURAS 11.2.2', 'Trained in co-facilitating this particular group.', gate('training-this-group')),
  met('TURAS 11.2.3', 'Trained in difficult dynamics.', gate('training-difficult-dynamics')),
  met('TURAS 11.2.4', 'Trained in boundaries.', gate('training-boundaries')),
  met('TURAS 11.2.5', 'Trained in keeping things confidential in practice.', gate('training-confidentiality')),
  later(
    'TURAS 11.3',
    'A peer always facilitates with a member of staff; two experienced peers may do it together.',
    field('tracks.facilitation.experiencedAfter'),
    issue('sessions'),
  ),
  blankMet(
    'TURAS 11.4',
    'After some time as co-facilitator a peer may lead, if they wish to and are supported in it.',
    field('tracks.facilitation.leadAfter'),
    gate('time-served'),
    gate('worker-wants'),
    gate('supervisor-supports'),
    deadline('TimeServedPassed'),
    message('decide-may-lead'),
  ),
  later(
    'TURAS 11.5',
    'The schedule holds time to plan before a session and to debrief after it.',
    field('tracks.facilitation.debriefSystem'),
    issue('sessions'),
  ),
  blankLater(
    'TURAS 11.6',
    'Supervision takes place regularly.',
    field('tracks.facilitation.supervision'),
    issue('supervision'),
  ),
];

const outline = (id: string, text: string, name: string, ...more: Clause['where']) =>
  met(id, text, field(`tracks.mentoring.${name}`), ...more);
const blankOfOutline = (id: string, text: string, name: string) =>
  blankMet(id, text, field(`tracks.mentoring.${name}`));

const mentoring: readonly Clause[] = [
  blankMet(
    'TURAS 12.1',
    'The policy says who may mentor; a mentor stays on a path like that of the person they support.',
    field('tracks.mentoring.role.eligibility'),
    gate('eligibility-*'),
    command('ConfirmEligibility'),
    field('tracks.mentoring.reconfirmEveryDays'),
    deadline('ReconfirmationTimePassed'),
    message('decide-reconfirm-eligibility'),
  ),
  met(
    'TURAS 12.2',
    'An outline of the project is written together with people who may become mentors.',
    field('tracks.mentoring.role.coAuthors'),
    field('tracks.mentoring.goals'),
    documents.policy,
  ),
  outline('TURAS 12.2.1', 'The outline names the goals of mentoring.', 'goals'),
  outline('TURAS 12.2.2', 'The outline names the principles: honesty, not judging, and others.', 'principles'),
  blankOfOutline('TURAS 12.2.3', 'The outline says when and how often a pair meets.', 'meetings'),
  blankOfOutline(
    'TURAS 12.2.4',
    'The outline says where support ends: calls at night, lending money, private relationships.',
    'limits',
  ),
  blankOfOutline('TURAS 12.2.5', 'The outline says what happens when mentor or mentee relapses.', 'onRelapse'),
  outline(
    'TURAS 12.2.6',
    'The outline says what staff offer: supervision, peer groups, debriefing, practical help.',
    'staffSupports',
    field('tracks.mentoring.debriefSystem'),
  ),
  blankOfOutline(
    'TURAS 12.2.7',
    'The outline says whether stability is shown by tests or seen in how somebody is.',
    'evidence',
  ),
  outline(
    'TURAS 12.2.8',
    'The outline says how mentors know that it went well, and what is kept for the evaluation.',
    'evaluation',
    field('general.exit.keepMonths'),
    deadline('RetentionTimePassed'),
  ),
  outline('TURAS 12.2.9', 'The outline says how trouble with a buddy or another mentor is raised.', 'raisingIssues'),
  met(
    'TURAS 12.3',
    'A mentor is bound by the code of conduct of staff, and signs a contract once the training is done.',
    gate('contract-signed'),
    gate('training-code-of-conduct'),
    command('SignContract'),
    documents.contract,
  ),
  met(
    'TURAS 12.4',
    'Training takes place in house and is complete before mentoring begins.',
    gate('in-house-training'),
    field('tracks.mentoring.extraTopics'),
    command('StartMentoring'),
  ),
  met('TURAS 12.4.1', 'Trained in active listening and communication.', gate('training-active-listening')),
  met('TURAS 12.4.2', 'Trained in difficult scenarios.', gate('training-difficult-scenarios')),
  met(
    'TURAS 12.4.3',
    'Trained in boundaries and confidentiality.',
    gate('training-boundaries'),
    gate('training-confidentiality'),
  ),
  met('TURAS 12.4.4', 'Trained in basic child protection.', gate('training-child-protection')),
  met('TURAS 12.4.5', 'Trained in the code of conduct.', gate('training-code-of-conduct')),
  met('TURAS 12.4.6', 'Trained in confidentiality (named twice).', gate('training-confidentiality')),
  blankLater(
    'TURAS 12.5',
    'Coming to supervision and peer groups is part of mentoring; somebody who does not come may be stopped.',
    field('general.missedSupervisions'),
    issue('supervision'),
  ),
  later('TURAS 12.6', 'All who take part look regularly at how it goes and say what to change.', issue('evaluation')),
];

/** TURAS 10 to 12: outreach, facilitation, mentoring. */
export const turasTracks: readonly Clause[] = [...outreach, ...facilitation, ...mentoring];
