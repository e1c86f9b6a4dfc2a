import { issue, later, met, readiness, type Clause } from './clause.js';

const concern = (id: string, text: string, name: string) => met(id, text, readiness(`buy-in-${name}`));
const budget = (id: string, text: string) => later(id, text, readiness('cost-arrangement'), issue('evaluation'));

/** The guide, appendices A and B: winning people over, and what it costs. */
export const guideAppendices: readonly Clause[] = [
  concern('GUIDE App A-1', '“Does it work?” is answered with a summary of the evidence.', 'works'),
  concern(
    'GUIDE App A-2',
    '“Do our people want it?” is answered by asking staff and people who use the service.',
    'wanted',
  ),
  concern(
    'GUIDE App A-3',
    '“Is it good practice?” is answered with strategies and funders that ask for it.',
    'good-practice',
  ),
  concern(
    'GUIDE App A-4',
    '“What can go wrong?” is answered with the risks for everyone concerned, and what prevents them.',
    'risks',
  ),
  budget(
    'GUIDE App B-1',
    'Costs of setting up: hours of staff and management, licences, training, pay for training, other.',
  ),
  budget('GUIDE App B-2', 'Running costs: supervising staff, supervising peers, staff hours, peer hours, other.'),
  budget('GUIDE App B-3', 'Costs of evaluating: from outside, staff hours, paid peer hours.'),
  budget('GUIDE App B-4', 'Everything added up: management, staff, licences and training, peers, other.'),
];
