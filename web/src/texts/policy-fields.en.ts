interface FieldWords {
  label: string;
  /** What the blank asks, in a sentence. */
  explains: string;
}

/** The titles under which the blanks stand. */
export const policySections: Record<string, string> = {
  document: 'The document',
  whom: 'Whom it is for',
  told: 'When someone is told',
  keeping: 'Certificates and reviews',
  exit: 'The exit and after',
  supervising: 'Supervision and supervisors',
  owes: 'What you owe the worker',
  ladders: 'Who hears when something is late',
  boundaries: 'Boundaries: the service’s answers',
  project: 'The project',
  role: 'The role',
  eligibility: 'Who can take it up',
  training: 'Training',
  leading: 'Towards the lead role',
  support: 'Supervision and debrief',
  others: 'Other blanks',
};

/** Every blank of the policy: by its whole path, or by its path within any track. */
export const policyFields: Record<string, FieldWords> = {
  'general.approvedOn': { label: 'Approved on', explains: 'On which day did the board or management approve it?' },
  'general.reviewBy': {
    label: 'Review by',
    explains:
      'By which day is it looked through again? You are reminded 60 days before; after it the policy is overdue.',
  },
  'general.targetGroup': { label: 'Target group', explains: 'Whom is the programme for?' },
  'general.teamEvents': { label: 'Team events', explains: 'Are peer workers part of team events?' },
  'general.stalledAfterDays': {
    label: 'Stalled after',
    explains: 'After how many days without a step is the coordinator told?',
  },
  'general.escalateAfterDays': {
    label: 'To the manager after',
    explains: 'After how many more days does the manager hear of it?',
  },
  'general.minorIncidents': {
    label: 'Minor incidents',
    explains: 'How many minor incidents, within how many days, open a decision? Nothing is ever decided by itself.',
  },
  'general.missedSupervisions': {
    label: 'Missed supervision',
    explains: 'After how many sessions missed by the worker do supervisor and manager talk about it?',
  },
  'general.certificates': {
    label: 'Certificates that run out',
    explains: 'How long before does a certificate count as “renew soon”, and for how long after does it still count?',
  },
  'general.certificates.renewSoonDays': { label: 'Renew soon, before', explains: '' },
  'general.certificates.graceDays': { label: 'Still counts for', explains: '' },
  'general.twoSidedReviewEveryDays': {
    label: 'Two-sided review every',
    explains: 'How often do both sides look at what the work gives the worker, and what it gives the service?',
  },
  'general.exit': {
    label: 'The supported exit',
    explains: 'When does it open, when is the follow-up, and how long are the records kept?',
  },
  'general.exit.openDaysBefore': { label: 'Opens before the end', explains: '' },
  'general.exit.followUpAfterDays': { label: 'Follow-up contact after', explains: '' },
  'general.exit.keepMonths': { label: 'Records are kept for', explains: '' },
  'general.minorIncidents.times': { label: 'So many', explains: '' },
  'general.minorIncidents.withinDays': { label: 'Within', explains: '' },
  'general.supervisionMinutes': { label: 'A session takes', explains: 'How long is a supervision session?' },
  'general.remindHoursBefore': {
    label: 'Reminder',
    explains: 'How long before a session are the worker and the supervisor both reminded?',
  },
  'general.outOfHours': {
    label: 'When nobody is in',
    explains: 'Whom can a worker reach in a crisis outside your hours? They see it wherever they ask for support.',
  },
  'general.supervisors.overCapacity': {
    label: 'A supervisor who is full',
    explains: 'What happens when somebody is to have a supervisor who has no room for one more?',
  },
  'general.supervisors.untrained': {
    label: 'A supervisor without training',
    explains: 'What happens when somebody is to have a supervisor who is not trained to supervise?',
  },
  'general.owes.training': { label: 'Training', explains: 'Within how long is it finished, once it has begun?' },
  'general.owes.debrief': { label: 'A debrief', explains: 'Within how long is somebody debriefed who asks for it?' },
  'general.owes.expenses': { label: 'Expenses', explains: 'Within how long are they paid back?' },
  'general.owes.reply': {
    label: 'An answer',
    explains: 'Within how long does somebody hear who asks for support, asks a question or gives feedback?',
  },
  'general.owes.information': {
    label: 'The information pack',
    explains: 'Within how long does a new worker have it?',
  },
  'general.ladders.supervision': {
    label: 'A session nobody recorded',
    explains: 'Who hears, and when, if nobody says what became of a supervision session?',
  },
  'general.ladders.training': {
    label: 'Training that is late',
    explains: 'Who hears, and when, if it is not finished in time?',
  },
  'general.ladders.debrief': { label: 'A debrief that is late', explains: 'Who hears of it, and when?' },
  'general.ladders.expenses': { label: 'Expenses that are late', explains: 'Who hears of it, and when?' },
  'general.ladders.reply': { label: 'An answer that is late', explains: 'Who hears of it, and when?' },
  'general.ladders.information': {
    label: 'An information pack that is late',
    explains: 'Who hears of it, and when?',
  },
  'general.boundaries': {
    label: 'Boundary agreement',
    explains: 'What does the service say to each row? The worker answers, too, and the stricter answer holds.',
  },
  'role.inScope': { label: 'In scope', explains: 'What does a peer worker on this track do?' },
  'role.outOfScope': { label: 'Out of scope', explains: 'What is besides that never part of it?' },
  'role.qualities': {
    label: 'Qualities',
    explains: 'Which qualities are talked about? They are talked about, never scored.',
  },
  'role.coAuthors': { label: 'Written together with', explains: 'Who took part in writing this description?' },
  'role.eligibility': {
    label: 'Who can take it up',
    explains: 'What does somebody confirm before the induction? Never a test result, never a substance.',
  },
  'role.basis': { label: 'Basis', explains: 'On which basis can somebody work here?' },
  extraTopics: {
    label: 'Training topics',
    explains: 'Which topics does your training add to those the sources ask for?',
  },
  minimumTrainingDates: {
    label: 'Separate training days',
    explains: 'Over how many separate days is the training spread?',
  },
  'tracks.outreach.minimumTrainingDates': {
    label: 'Separate training days',
    explains: 'Over how many separate days is the training spread? One day is never enough.',
  },
  debriefSystem: { label: 'Debrief', explains: 'Who debriefs the worker afterwards, how, and how soon?' },
  groupsCount: {
    label: 'Groups',
    explains:
      'Does staying away from reflective practice or the peer group count, as missing supervision does? Only what the worker misses is ever counted.',
  },
  supervision: {
    label: 'One-to-one supervision',
    explains: 'How often, at the start and later? Often at first, then at a steady distance.',
  },
  'supervision.first.times': { label: 'at first, how many times', explains: '' },
  'supervision.first.everyDays': { label: 'at first, one every', explains: '' },
  'supervision.second.times': { label: 'after that, how many times', explains: '' },
  'supervision.second.everyDays': { label: 'after that, one every', explains: '' },
  'supervision.thenEveryDays': { label: 'from then on, one every', explains: '' },
  'role.basis.allowed': { label: 'possible', explains: '' },
  'role.basis.livingWageCents': { label: 'least pay an hour', explains: '' },
  'role.basis.weeklyHoursCap': { label: 'most hours a week', explains: '' },
  'tracks.outreach.aims': { label: 'Aims', explains: 'What does the project want to reach, clearly and within reach?' },
  'tracks.outreach.whereAndWhen': { label: 'Where and when', explains: 'Where and when does outreach take place?' },
  'tracks.outreach.trainingIn': { label: 'Trained in', explains: 'What are outreach workers trained in?' },
  'tracks.facilitation.leadAfter': {
    label: 'Leading a group after',
    explains: 'How long does somebody co-facilitate before they may lead, if they wish and the supervisor agrees?',
  },
  'tracks.facilitation.experiencedAfter': {
    label: 'Experienced after',
    explains: 'From when on does somebody count as experienced, so that two of them may run a group together?',
  },
  'tracks.mentoring.staffedWork': {
    label: 'Staffed work first',
    explains: 'How much outreach or group work with staff comes before mentoring?',
  },
  'tracks.mentoring.reconfirmEveryDays': {
    label: 'Confirmed again every',
    explains: 'How often does somebody confirm again that the person is on a similar path?',
  },
  'tracks.mentoring.goals': { label: 'Goals', explains: 'What is mentoring for?' },
  'tracks.mentoring.principles': { label: 'Principles', explains: 'What does it rest on, such as honesty?' },
  'tracks.mentoring.meetings': { label: 'Meetings', explains: 'When and how often do the two meet?' },
  'tracks.mentoring.limits': {
    label: 'Limits',
    explains: 'What about calls at night, lending money, relationships beyond mentoring?',
  },
  'tracks.mentoring.onRelapse': {
    label: 'When somebody relapses',
    explains: 'What happens when the mentor relapses, or the other person does?',
  },
  'tracks.mentoring.staffSupports': {
    label: 'What staff do',
    explains: 'Which supervision, groups, debriefs and practical help do staff give?',
  },
  'tracks.mentoring.evidence': {
    label: 'How one is sure',
    explains: 'Are tests asked for, or is it judged by how the person presents?',
  },
  'tracks.mentoring.evaluation': {
    label: 'Evaluation',
    explains: 'How do mentors know that it went well, and what is kept for it?',
  },
  'tracks.mentoring.raisingIssues': {
    label: 'Raising an issue',
    explains: 'Whom does somebody turn to about the other person or about another mentor?',
  },
  'tracks.other.aims': { label: 'The task', explains: 'Which task is it, and what is it for?' },
};
