import { describe, expect, it } from '@jest/globals';

import { boundaryAgreement, type AgreementToPrint } from '../../src/print/boundary-agreement.js';
import { contract } from '../../src/print/contract.js';
import { exitPack } from '../../src/print/exit-pack.js';
import { informationPack, type PackToPrint } from '../../src/print/information-pack.js';
import type { Paper } from '../../src/print/paper.js';
import { print } from '../../src/print/printer.js';
import type { Worker } from '../../src/print/working-life.js';
import type { JourneyContext } from '../../state-machines/journey/journey.messages.js';
import { alwaysOutOfScope } from '../../state-machines/policy/templates.js';
import { tracks, type Track } from '../../state-machines/policy/policy.js';
import { samplePolicy } from '../../state-machines/policy/sample-policy.js';
import { nameOfTopic } from '../../state-machines/policy/topics.js';
import { aJourney, idOf, instant } from '../support/journeys.js';
import { readPaper } from './reader.js';

const AT = instant('2026-11-22 12:00');
const read = async (paper: Paper) => readPaper(await print(paper, AT));

const contextOf = (track: Track = 'outreach', changes: Partial<JourneyContext> = {}): JourneyContext => ({
  ...aJourney({ track, stage: 'training' }).state!.context,
  ...changes,
});

const aWorker = (changes: Partial<JourneyContext> = {}, track: Track = 'outreach'): Worker => ({
  name: 'Łukasz Siobhán',
  organisation: 'Quay Services',
  programme: 'Quay outreach',
  track,
  context: contextOf(track, changes),
  policy: samplePolicy(),
  people: [
    { relation: 'lineManager', name: 'Zoë Line' },
    { relation: 'supervisor', name: 'Ada Super' },
  ],
});

describe('the information pack', () => {
  const aPack = (changes: Partial<PackToPrint> = {}): PackToPrint => ({
    ...aWorker(),
    needs: { information: ['Which bus goes to the quay'], training: ['First aid'], supports: ['Larger print'] },
    costs: { covered: ['Bus fares'], process: 'In cash, the same day' },
    ...changes,
  });

  it('holds what TURAS 9.2 asks to hand over in print', async () => {
    const { text, title } = await read(informationPack(aPack()));
    expect(title).toBe('Information pack for peer workers');
    for (const said of [
      ...['Łukasz Siobhán', 'Quay outreach', 'People who sleep rough in Exampletown', 'Tuesdays at 19:00'],
      ...['Telling people where to get help', ...alwaysOutOfScope.map(({ sentence }) => sentence)],
      ...['Zoë Line', 'Ada Super', 'Out of hours', 'Which bus goes to the quay', 'First aid', 'Larger print'],
      ...['With the staff member, the same evening', '4 sessions every week, then 4 sessions every 2 weeks'],
      ...['Bus fares', 'In cash, the same day', 'right to complain', 'This is a learning role'],
    ])
      expect(text).toContain(said);
  });

  it.each(tracks)('is printed on every track: %s', async (track) => {
    const { text } = await read(informationPack({ ...aPack(), ...aWorker({}, track) }));
    for (const topic of contextOf(track).policy.topics) expect(text).toContain(nameOfTopic(topic));
  });

  it('says so where whoever prints it may not read the needs assessment, and where none was done', async () => {
    const withheld = await read(informationPack(aPack({ needs: 'withheld' })));
    expect(withheld.text).toContain('may not read your needs assessment');
    const none = await read(informationPack(aPack({ needs: null, costs: null, policy: null, people: [] })));
    expect(none.text).toContain('You have not talked about this yet.');
    expect(none.text).toContain('Not named yet');
  });
});

describe('the contract', () => {
  const unsigned = { worker: null, service: null };

  it('names requirements, expectations, supports and the voluntary nature (GUIDE 4.1)', async () => {
    const basis = { basis: 'expenses', hourlyCents: null, weeklyHours: 8 } as const;
    const { text, title } = await read(contract(aWorker({ basis, contract: unsigned })));
    expect(title).toBe('Agreement on voluntary peer work');
    for (const said of [
      'What we ask of you',
      'What you can expect of us',
      'This work is voluntary.',
      'learning role',
      'Not signed yet',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('an hour');
  });

  it('of paid work says what is paid, and refers to the rules for employees', async () => {
    const basis = { basis: 'paid', hourlyCents: 1_650, weeklyHours: 12 } as const;
    const { text, title } = await read(contract(aWorker({ basis })));
    expect(title).toBe('Agreement on paid peer work');
    expect(text).toContain('16.50 an hour');
    expect(text).toContain('never less than the living wage of 15.00 an hour');
    expect(text).not.toContain('This work is voluntary');
  });

  it('shows who signed when', async () => {
    const { text } = await read(contract(aWorker({ contract: { worker: '2026-02-03', service: null } })));
    expect(text).toContain('Signed on 3 February 2026');
    expect(text).toContain('Not signed yet');
    expect(text).toContain('For Quay Services');
  });

  it('says that no basis was chosen yet', async () => {
    expect((await read(contract(aWorker({ basis: null })))).text).toContain('has not been chosen yet');
  });
});

describe('the boundary agreement', () => {
  const anAgreement = (changes: Partial<AgreementToPrint> = {}): AgreementToPrint => ({
    name: 'Łukasz Siobhán',
    organisation: 'Quay Services',
    programme: 'Quay outreach',
    rows: [
      { about: 'Giving gifts', service: 'sometimes', serviceNote: 'Up to 5 euro', worker: 'never', holds: 'never' },
      { about: 'Lending money', service: 'never', serviceNote: null, worker: null, holds: 'never' },
    ],
    words: 'We look at gifts again in May.',
    withheld: false,
    signed: { worker: '2026-02-03', service: '2026-02-04' },
    stale: false,
    ...changes,
  });

  it('shows both columns, what holds, and both signatures', async () => {
    const { text, raw } = await read(boundaryAgreement(anAgreement()));
    expect(text).toMatch(/Giving gifts\s+Up to 5 euro\s+Sometimes\s+Never\s+Never/);
    expect(text).toMatch(/Lending money\s+Never\s+Never/);
    expect(text).toContain('We look at gifts again in May.');
    expect(text).toContain('Signed on 3 February 2026');
    expect(text).toContain('Signed on 4 February 2026');
    expect(raw.match(/\/Scope \/Column/g)).toHaveLength(4 + 3);
  });

  it('says that the service’s answers have changed since, and that answers are withheld', async () => {
    const { text } = await read(boundaryAgreement(anAgreement({ stale: true, withheld: true, words: null })));
    expect(text).toContain('talk about it again');
    expect(text).toContain('without the worker’s answers');
  });
});

describe('the exit pack', () => {
  const day = (date: string) => instant(`${date} 12:00`);

  /** Somebody who went through everything that a journey knows. */
  const everything: Partial<JourneyContext> = {
    startedAt: day('2025-01-07'),
    closedOn: '2026-11-20',
    visits: [
      { stage: 'recruitment', at: day('2025-01-07') },
      { stage: 'induction', at: day('2025-02-03') },
      { stage: 'training', at: day('2025-03-04') },
      { stage: 'supportedPractice', at: day('2025-04-05') },
      { stage: 'inPairs', at: day('2025-06-07') },
      { stage: 'supportedPractice', at: day('2025-07-08') },
      { stage: 'inPairs', at: day('2025-08-09') },
      { stage: 'alone', at: day('2025-10-11') },
      { stage: 'supportedExit', at: day('2026-10-12') },
      { stage: 'closed', at: day('2026-11-20') },
    ],
    trainings: [
      { topic: 'boundaries', on: '2025-03-06', trainer: 'internal' },
      { topic: 'harm-reduction', on: '2025-03-07', trainer: 'external' },
    ],
    certificates: [
      { certificateId: idOf('c'), topic: 'harm-reduction', issuedOn: '2025-03-08', expiresOn: '2027-03-08' },
    ],
    practice: {
      withStaff: { sessions: 12, quarters: 90, firstOn: '2025-04-06' },
      inPair: { sessions: 5, quarters: 40, firstOn: '2025-06-08' },
    },
    pausedAt: day('2025-09-10'),
    reviewAt: day('2025-09-24'),
    resumedAt: day('2025-10-01'),
    stalledAt: day('2025-05-06'),
    explainedUntil: day('2025-05-20'),
    returnSteps: [{ step: 'noLoneWork', on: '2025-10-02' }],
    waivers: [{ requirement: 'training-confidentiality', by: idOf('m'), at: day('2025-03-20'), until: '2025-12-24' }],
    decided: [{ matter: 'may-lead', answer: 'no', at: day('2025-12-01'), by: idOf('m'), askAgainOn: '2026-01-15' }],
    decisions: [{ matter: 'reconfirm-eligibility', since: day('2026-02-16'), about: 'stable', escalated: true }],
    confirmations: [{ criterion: 'stable', basis: 'test', on: '2025-01-15', by: idOf('m') }],
    steps: [
      { requirement: 'return-conversation', on: '2025-10-03', by: idOf('m') },
      { requirement: 'welfare-check', on: '2025-09-12', by: idOf('m') },
    ],
    forms: [{ form: 'risk-assessment', on: '2025-02-17', by: idOf('m') }],
    wish: 'notNow',
    keepUntil: '2029-11-20',
  };

  const pack = (changes: Partial<JourneyContext> = {}) =>
    exitPack({ ...aWorker({ ...everything, ...changes }), at: AT });

  it('lists roles with their dates, hours by kind of work, trainings and certificates', async () => {
    const { text, title } = await read(pack());
    expect(title).toBe('Record of peer work');
    expect(text).toMatch(/From\s+7 January 2025/);
    expect(text).toMatch(/Until\s+20 November 2026/);
    expect(text).toMatch(/together with staff\s+5 April 2025\s+9 August 2025/);
    expect(text).toMatch(/independently\s+11 October 2025\s+12 October 2026/);
    expect(text).toMatch(/Outreach with staff\s+12\s+22\.5 hours\s+6 April 2025/);
    expect(text).toContain('Altogether: 32.5 hours.');
    expect(text).toMatch(/Boundaries\s+6 March 2025/);
    expect(text).toMatch(/Harm reduction\s+8 March 2025\s+8 March 2027/);
  });

  it('never tells of a pause, a stand-down, a review, a waiver, a decision or a concern', async () => {
    const { text, metadata, raw } = await read(pack());
    const all = `${text} ${metadata} ${raw}`;
    expect(text).not.toMatch(
      /paus|break|relaps|stood|stand.?down|review|waive|concern|misconduct|stall|delay|confirm|test|return|welfare|risk|decision|recover/i,
    );
    for (const date of ['10 September 2025', '24 September 2025', '1 October 2025', '24 December 2025', '15 January'])
      expect(all).not.toMatch(new RegExp(`\\b${date}`));
    for (const code of ['noLoneWork', 'not now', 'may-lead', 'eligib', 'Confidentiality'])
      expect(text.toLowerCase()).not.toContain(code.toLowerCase());
  });

  it('reads the same whatever happened beside the work', () => {
    const quiet = {
      ...{ pausedAt: null, reviewAt: null, resumedAt: null, stalledAt: null, explainedUntil: null, returnSteps: [] },
      ...{ waivers: [], decided: [], decisions: [], confirmations: [], steps: [], forms: [], wish: null },
    };
    expect(pack(quiet)).toEqual(pack());
  });

  it('is printed while the work goes on, and for somebody who did not begin', async () => {
    const { text } = await read(pack({ closedOn: null }));
    expect(text).toContain('22 November 2026 (still under way)');
    const none = { trainings: [], certificates: [], practice: {}, visits: everything.visits!.slice(0, 1) };
    expect((await read(pack(none))).text).toContain('No role was taken up.');
  });
});
