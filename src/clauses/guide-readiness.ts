import { command, deadline, field, gate, issue, later, met, pages, readiness, type Clause } from './clause.js';

/** The guide, parts 1 and 2: the principles, and getting a service ready. */
export const guideReadiness: readonly Clause[] = [
  later(
    'GUIDE 1.3-a',
    'Co-production rests on seven principles: people’s input counts, relationships are new, decisions are shared, power is talked about, skills are supported, people are in it at every stage, and all know the same.',
    issue('evaluation'),
  ),
  later(
    'GUIDE 1.3-b',
    'The principles serve to start conversations, to ask everyone, and to measure success.',
    issue('evaluation'),
  ),
  met(
    'GUIDE 2.2-a',
    'Don’t take it for granted that staff believe in peer work: give doubts room, and answer them with evidence.',
    readiness('buy-in-wanted'),
    readiness('buy-in-works'),
    readiness('buy-in-risks'),
  ),
  later(
    'GUIDE 2.2-b',
    'Staff carry the programme: they design, win people, train, support and solve problems.',
    readiness('planning-participants'),
    command('NameLineManager'),
    command('NameSupervisor'),
    issue('supervision'),
  ),
  later(
    'GUIDE 2.2-c',
    'Management sets the example, keeps time free for it, backs those who support, finds money and sees risks coming.',
    readiness('supervision-capacity'),
    issue('evaluation'),
  ),
  later(
    'GUIDE 2.2-d',
    'Learn from what went wrong: a try that failed is a challenge, not the end.',
    issue('evaluation'),
  ),
  met(
    'GUIDE 2.2-e',
    'Make a plan to win people over.',
    readiness('buy-in-works'),
    readiness('buy-in-wanted'),
    readiness('buy-in-good-practice'),
    readiness('buy-in-risks'),
  ),
  later(
    'GUIDE 2.2-f',
    'Tell staff, board and management what peer work is; let other programmes speak.',
    readiness('buy-in-works'),
    issue('evaluation'),
  ),
  later(
    'GUIDE 2.2-g',
    'Build a culture of taking part: a policy, small goals first, a working group, and evaluation with the people who use the service.',
    readiness('planning-participants'),
    issue('evaluation'),
  ),
  later(
    'GUIDE 2.3-a',
    'Developing a programme takes time: learning material, consultation, research.',
    issue('evaluation'),
  ),
  later(
    'GUIDE 2.3-b',
    'Peers are trained by somebody in the house or from outside, which costs hours or money.',
    command('RecordTraining'),
    issue('supervision'),
  ),
  later(
    'GUIDE 2.3-c',
    'The whole team learns about peer work, co-production, trauma and recovery.',
    issue('supervision'),
  ),
  later(
    'GUIDE 2.3-d',
    'Those who support peers learn to supervise, to debrief and to lead people.',
    issue('supervision'),
  ),
  later('GUIDE 2.3-e', 'There is time to reflect on practice, apart from supervision.', issue('supervision')),
  later(
    'GUIDE 2.3-f',
    'How much supervision it takes depends on how many peers there are, how often they meet, writing up, what they need (most at the start), and managers’ time.',
    field('tracks.*.supervision'),
    readiness('supervision-capacity'),
    pages.rehearsal,
    issue('supervision'),
  ),
  later(
    'GUIDE 2.3-g',
    'A group needs a room; outreach needs two peers or a member of staff, as the rules on lone working say.',
    gate('lone-working-policy'),
    gate('training-lone-working'),
    gate('staffed-outing'),
    issue('sessions'),
  ),
  later(
    'GUIDE 2.3-h',
    'Reckon what pay costs: how many people, what rate, training and supervision paid or not, rises, the employer’s share.',
    field('tracks.*.role.basis.livingWageCents'),
    issue('evaluation'),
  ),
  met(
    'GUIDE 2.4-a',
    'New papers: a contract for peers, a policy on taking part or on peer work, a strategy for three to five years.',
    readiness('new-documents'),
  ),
  met(
    'GUIDE 2.4-b',
    'Look through what there is: health and safety, insurance, personnel, staff job descriptions.',
    readiness('policies-reviewed'),
    readiness('insurance'),
    deadline('InsuranceLapsed'),
  ),
];
