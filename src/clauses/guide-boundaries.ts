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
  step,
  type Clause,
} from './clause.js';

/** The guide, 3.5: boundaries with staff, with people who use the service, and with oneself. */
export const guideBoundaries: readonly Clause[] = [
  met(
    'GUIDE 3.5-a',
    'Don’t assume that boundaries are known: talk about them in induction, and again in supervision.',
    gate('boundary-conversation'),
    gate('boundary-agreement'),
    command('AddAgendaItem'),
  ),
  met(
    'GUIDE 3.5-b',
    'Name what changes between staff and somebody who was a client and is a colleague now.',
    step('team-briefed'),
    gate('boundary-conversation'),
  ),
  met(
    'GUIDE 3.5-c',
    'Support with the role and key work are two people’s tasks.',
    gate('line-manager-is-not-keyworker'),
    command('NameLineManager'),
    command('NameKeyworker'),
  ),
  met(
    'GUIDE 3.5-d',
    'No talk about people who are not there; not even in supervision can anybody be recognised.',
    gate('training-confidentiality'),
    field('general.boundaries'),
    command('WriteNote'),
  ),
  guidance('GUIDE 3.5-e', 'Be a partner, not somebody who fixes things.', pages.clauses),
  met(
    'GUIDE 3.5-f',
    'No clinical work: no diagnosing or treating, no medical advice, no contradicting it, no counselling.',
    documents.policy,
    documents.informationPack,
    field('tracks.*.role.outOfScope'),
  ),
  met(
    'GUIDE 3.5-g',
    'Nobody promotes a religion or the like.',
    documents.policy,
    documents.informationPack,
    field('tracks.*.role.outOfScope'),
  ),
  guidance('GUIDE 3.5-h', 'Respect what people choose and that it is theirs to choose.', pages.clauses),
  met(
    'GUIDE 3.5-i',
    'Support others only as far as you can look after yourself.',
    form('self-care-plan'),
    command('OpenObligation'),
    command('AskForAnotherTime'),
  ),
  later(
    'GUIDE 3.5-j',
    'Your own recovery comes first: stay away from settings that trigger you.',
    form('self-care-plan'),
    issue('sessions'),
  ),
  met('GUIDE 3.5-k', 'Share of your own story only what feels right and helps.', form('self-care-plan')),
  later('GUIDE 3.5-l', 'Mistakes about boundaries are there to learn from.', command('RaiseConcern'), issue('cases')),
  met(
    'GUIDE 3.5-m',
    'From the start it is clear where the organisation’s limits are, and where one’s own.',
    form('boundary-agreement'),
    gate('boundary-agreement'),
    documents.boundaryAgreement,
  ),
  met(
    'GUIDE 3.5-n',
    'Practise what may get tricky: plans, phrases, role play.',
    command('AgreeTopic'),
    command('RecordTraining'),
    command('AddAgendaItem'),
  ),
];

const behaviours: readonly string[] = [
  'being in contact outside working hours',
  'going to each other’s personal events',
  'visiting a peer at home',
  'lending or borrowing',
  'giving or taking gifts',
  'touch, the kinds of it told apart',
  'one’s own phone number or e-mail address',
  'social media',
  'passing on what one knows of others or of the service',
  'going to recovery meetings together',
  'doing business together',
  'talking about one’s own story',
  'a sexual relationship with a peer or a peer’s family',
  'contact after somebody has left',
];

const agreed = [field('general.boundaries'), form('boundary-agreement'), documents.boundaryAgreement] as const;

/** The guide, appendix C: the boundary agreement and its fourteen rows. */
export const guideAgreement: readonly Clause[] = [
  met(
    'GUIDE App C-use',
    'The service makes its rules clear, the worker what suits them, and they agree who does what; each service may change the list.',
    ...agreed,
    gate('boundary-agreement'),
    command('SignBoundaryAgreement'),
    pages.boundaries,
    pages.ownPages,
  ),
  ...behaviours.map((behaviour, index) =>
    met(`GUIDE App C-${index + 1}`, `Is it always, sometimes or never acceptable: ${behaviour}?`, ...agreed),
  ),
];
