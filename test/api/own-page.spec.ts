import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { bringTo } from './journeys.world.js';

const ON = '2026-02-03';
const A_DAY = 24 * 60 * 60 * 1000;
let now = Date.UTC(2026, 1, 3, 12);

let api: TestApi;
let all: Client;
let worker: Client;
let id: string;

beforeAll(async () => {
  api = await testApi({ now: () => now });
  await api.api.clock.stop();
  all = await api.signedIn('coordinator', 'manager', 'supervisor');
  worker = await api.signedIn('peerWorker');
  id = await begin('outreach');
});
afterAll(() => api?.close());

async function begin(track: string): Promise<string> {
  const body = { type: 'StartJourney', personId: worker.personId, programmeId: api.programmeId, track };
  return (await all.post('/journeys', body).expect(201)).body.id;
}

const mine = async (path = '') => (await worker.get(`/journeys/${id}${path}`).expect(200)).body;
const settle = () =>
  api.api.engine.journal.settle({ organisationId: api.organisationId, processId: id, kind: 'journey' }, now);

describe('the worker’s own page', () => {
  it('says what is next and what is missing before it, each with its clause', async () => {
    const { nextMove, missing, stage } = await mine();
    expect({ stage, nextMove }).toEqual({ stage: 'recruitment', nextMove: 'StartInduction' });
    expect(missing.map(({ requirement }: { requirement: string }) => requirement)).toEqual([
      'eligibility-knows-the-service',
      'qualities-self',
      'qualities-interviewer',
      'role-description-seen',
      'role-offered',
    ]);
    for (const { clause, sentence } of missing)
      expect([clause, sentence]).toEqual([expect.any(String), expect.any(String)]);
  });

  it('offers what is the worker’s to do, and nothing that is staff’s', async () => {
    const { offers } = await mine('/offers');
    expect(offers.map(({ type }: { type: string }) => type).toSorted()).toEqual([
      'AcknowledgePolicy',
      'AddCertificate',
      'AddNote',
      'ChooseBasis',
      'FillForm',
      'GiveNotice',
      'LeaveNow',
      'LogExperience',
      'PauseJourney',
      'SignBoundaryAgreement',
      'SignContract',
      'StateWish',
      'WithdrawExperience',
    ]);
  });

  it('lists every journey of one’s own, on every track, and nobody else’s', async () => {
    const other = await begin('facilitation');
    await api.aJourney(all, 'other');
    const { body } = await worker.get('/journeys').expect(200);
    expect(body.items.map((card: { track: string }) => card.track).toSorted()).toEqual(['facilitation', 'outreach']);
    expect((await mine()).siblings).toEqual([
      { id: other, track: 'facilitation', stage: 'recruitment', programmeId: api.programmeId },
    ]);
    await worker.get(`/journeys?track=facilitation`).expect(200);
  });

  it('has the dates: what training is planned, what was done, when certificates run out', async () => {
    await all.command(id, { type: 'AgreeTopic', topic: 'harm-reduction' }).expect(200);
    await all.command(id, { type: 'PlanTraining', topic: 'boundaries', on: '2026-02-10' }).expect(200);
    await all
      .command(id, { type: 'RecordTraining', topic: 'confidentiality', on: ON, trainer: 'internal' })
      .expect(200);
    const { topics } = await mine();
    const topic = (name: string) => topics.find((one: { id: string }) => one.id === name);
    expect(topic('boundaries')).toMatchObject({
      name: 'Boundaries',
      mandatory: true,
      plannedOn: '2026-02-10',
      doneOn: null,
      certificate: null,
    });
    expect(topic('confidentiality')).toMatchObject({ doneOn: ON, plannedOn: null });
    expect(topic('harm-reduction')).toMatchObject({ mandatory: false, agreed: true });
    expect(topic('boundaries').clauses).toContain('TURAS 10.1.3.2');
  });

  it('counts training of another track as done here', async () => {
    const { body } = await worker.get('/journeys?track=facilitation').expect(200);
    const elsewhere = (await worker.get(`/journeys/${body.items[0].id}`).expect(200)).body;
    const topic = elsewhere.topics.find((one: { id: string }) => one.id === 'confidentiality');
    expect(topic).toMatchObject({ doneOn: ON });
  });

  it('carries the terms that its forms ask for', async () => {
    expect((await mine()).terms).toMatchObject({
      version: 1,
      zone: 'Europe/Dublin',
      eligibility: [{ id: 'knows-the-service', sentence: 'Has used or visited the service' }],
      basis: { allowed: ['voluntary', 'expenses', 'paid'], livingWageCents: 1_500, weeklyHoursCap: 16 },
    });
  });
});

describe('staff who walk a journey themselves', () => {
  it('do nothing staff would do on their own journey, whatever else they are', async () => {
    const both = await api.signedIn('coordinator', 'manager', 'supervisor', 'peerWorker');
    const body = { type: 'StartJourney', personId: both.personId, programmeId: api.programmeId, track: 'outreach' };
    await both.post('/journeys', body).expect(403);
    const { body: begun } = await all.post('/journeys', body).expect(201);
    for (const command of [
      { type: 'OfferRole', on: ON },
      { type: 'RecordStep', requirement: 'contacted', on: ON },
      { type: 'WaiveRequirement', requirement: 'role-offered', until: '2026-03-01', why: 'me' },
      { type: 'Decide', matter: 'may-lead', answer: 'yes' },
      { type: 'SignContract', side: 'service', on: ON },
      { type: 'StandDown' },
      { type: 'FillForm', form: 'appraisal', on: ON, content: { strengths: 'All', next: 'More' } },
    ])
      await both.command(begun.id, command).expect(403);
  });
});

describe('a pause', () => {
  it('is one button and two dates, takes no reason, and silences what nags', async () => {
    await worker.command(id, { type: 'PauseJourney', reviewOn: '2026-04-01', reason: 'relapse' }).expect(400);
    await worker.command(id, { type: 'PauseJourney', from: ON, reviewOn: '2026-04-01' }).expect(200);
    expect(await mine()).toMatchObject({
      standing: 'paused',
      stage: 'recruitment',
      nextDeadline: { type: 'ReviewDatePassed' },
    });
    const { body } = await worker.get('/today').expect(200);
    expect(body.needsYou).toEqual([]);
    expect(body.waiting).toContainEqual(
      expect.objectContaining({
        matter: 'on-a-pause',
        why: expect.objectContaining({ params: expect.objectContaining({ until: '2026-04-01' }) }),
      }),
    );
    const listed = await all.get('/journeys?standing=paused').expect(200);
    expect(listed.body.items.map((card: { id: string }) => card.id)).toEqual([id]);
  });

  it('leaves no trace in what a keyworker sees', async () => {
    const keyworker = await api.signedIn('supervisor');
    await all.command(id, { type: 'NameKeyworker', holderId: keyworker.userId }).expect(200);
    const seen = async () =>
      (await keyworker.get('/people').expect(200)).body.items.filter(
        (person: { id: string }) => person.id !== keyworker.personId,
      );
    const onPause = await seen();
    expect(onPause).toEqual([{ id: worker.personId, givenName: 'Wren', familyName: 'Example', inPeerWork: true }]);
    for (const path of ['', '/timeline', '/offers', '/forms', '/boundary-agreement', '/experience', '/look-ahead'])
      await keyworker.get(`/journeys/${id}${path}`).expect(403);
    expect((await keyworker.get('/journeys').expect(200)).body.items).toEqual([]);
    expect((await keyworker.get('/today').expect(200)).body).toMatchObject({ needsYou: [], waiting: [] });
    await all
      .command(id, { type: 'ResumeJourney', talkedOn: ON, steps: [{ step: 'fewerHours', on: '2026-02-10' }] })
      .expect(200);
    expect(await seen()).toEqual(onPause);
    expect((await mine()).returnSteps).toEqual([{ step: 'fewerHours', on: '2026-02-10' }]);
  });
});

describe('standing', () => {
  it('down is a manager’s word, keeps the stage, and is a matter for managers', async () => {
    const coordinator = await api.signedIn('coordinator');
    await coordinator.command(id, { type: 'StandDown' }).expect(403);
    await all.command(id, { type: 'StandDown' }).expect(200);
    expect(await mine()).toMatchObject({ standing: 'stoodDown', stage: 'recruitment' });
    const { body } = await all.get('/today').expect(200);
    expect(body.needsYou).toContainEqual(
      expect.objectContaining({
        journeyId: id,
        matter: 'stood-down',
        action: { type: 'Reinstate', href: `/journeys/${id}` },
      }),
    );
    expect((await worker.get('/today').expect(200)).body.needsYou).toEqual([]);
    await all.command(id, { type: 'Reinstate' }).expect(200);
  });

  it('under review says until when', async () => {
    await all
      .command(id, { type: 'PlaceUnderReview', until: '2026-02-20', note: 'Two outings with Orla.' })
      .expect(200);
    const { body } = await all.get('/today').expect(200);
    expect(body.waiting).toContainEqual(
      expect.objectContaining({
        journeyId: id,
        matter: 'under-review',
        why: expect.objectContaining({ params: expect.objectContaining({ until: '2026-02-20' }) }),
      }),
    );
    now = Date.UTC(2026, 1, 21, 12);
    await settle();
    const { decisions } = await mine();
    expect(decisions).toEqual([
      { matter: 'review-agreement', since: expect.any(String), about: null, escalated: false },
    ]);
    expect((await all.get('/journeys?decisions=true').expect(200)).body.items).toMatchObject([{ id, decisions: 1 }]);
    const asked = (await all.get('/today').expect(200)).body.needsYou;
    expect(asked).toContainEqual(
      expect.objectContaining({
        id: `${id}:decide-review-agreement`,
        matter: 'decide-review-agreement',
        action: { type: 'Decide', href: `/journeys/${id}` },
      }),
    );
    await all.command(id, { type: 'Decide', matter: 'review-agreement', answer: 'yes' }).expect(200);
    expect(await mine()).toMatchObject({ standing: 'active', decisions: [] });
  });

  it('of an applicant may be "not now", with a day to talk again, and rests until then', async () => {
    const { id: applicant } = await api.aJourney(all);
    await all.command(applicant, { type: 'NotNow', reason: 'supportFirst', talkAgainOn: '2026-03-02' }).expect(200);
    const card = (await all.get('/journeys?standing=notNow').expect(200)).body.items;
    expect(card).toMatchObject([{ id: applicant, standing: 'notNow', nextDeadline: { type: 'TalkAgainDatePassed' } }]);
    now = Date.UTC(2026, 2, 2, 12);
    await api.api.engine.journal.settle(
      { organisationId: api.organisationId, processId: applicant, kind: 'journey' },
      now,
    );
    const { body } = await all.get('/today').expect(200);
    expect(body.needsYou).toContainEqual(expect.objectContaining({ journeyId: applicant, matter: 'talk-again-due' }));
  });
});

describe('applications', () => {
  it('show how long somebody has waited and whether they were contacted', async () => {
    const { id: applicant } = await api.aJourney(all);
    now += 3 * A_DAY;
    const card = async () =>
      (await all.get(`/journeys?sort=name&pageSize=200`).expect(200)).body.items.find(
        (one: { id: string }) => one.id === applicant,
      );
    expect(await card()).toMatchObject({ daysSinceStart: 3, contactedOn: null, offeredOn: null, policyVersion: 1 });
    await all.command(applicant, { type: 'RecordStep', requirement: 'contacted', on: '2026-03-03' }).expect(200);
    await all.command(applicant, { type: 'OfferRole', on: '2026-03-04' }).expect(200);
    expect(await card()).toMatchObject({ contactedOn: '2026-03-03', offeredOn: '2026-03-04' });
  });
});

describe('leaving', () => {
  it('at once is always possible for the worker, and the follow-up is asked for later', async () => {
    const someone = await api.signedIn('peerWorker');
    const body = { type: 'StartJourney', personId: someone.personId, programmeId: api.programmeId, track: 'other' };
    const { body: begun } = await all.post('/journeys', body).expect(201);
    await bringTo('training', all, begun.id, '2026-03-02');
    await someone.command(begun.id, { type: 'LeaveNow' }).expect(200);
    const left = (await all.get(`/journeys/${begun.id}`).expect(200)).body;
    expect(left).toMatchObject({
      stage: 'closed',
      closing: 'followUpAhead',
      closedOn: '2026-03-05',
      keepUntil: '2029-03-05',
      missing: [],
      nextMove: null,
    });
    expect((await all.get('/journeys?stage=closed').expect(200)).body.items).toMatchObject([{ id: begun.id }]);
    now += 91 * A_DAY;
    await api.api.engine.journal.settle(
      { organisationId: api.organisationId, processId: begun.id, kind: 'journey' },
      now,
    );
    const { body: today } = await all.get('/today').expect(200);
    expect(today.needsYou).toContainEqual(
      expect.objectContaining({
        journeyId: begun.id,
        matter: 'follow-up-due',
        action: { type: 'RecordFollowUp', href: `/journeys/${begun.id}` },
      }),
    );
    await all.command(begun.id, { type: 'RecordFollowUp', on: '2026-06-03' }).expect(200);
    expect((await all.get(`/journeys/${begun.id}`).expect(200)).body).toMatchObject({ closing: 'keeping' });
  });
});

describe('the chart', () => {
  it.each([
    [
      'outreach',
      ['recruitment', 'induction', 'training', 'supportedPractice', 'inPairs', 'alone', 'supportedExit', 'closed'],
    ],
    [
      'facilitation',
      ['recruitment', 'induction', 'training', 'supportedPractice', 'leading', 'supportedExit', 'closed'],
    ],
    ['mentoring', ['recruitment', 'induction', 'training', 'mentoring', 'supportedExit', 'closed']],
    ['other', ['recruitment', 'induction', 'training', 'supportedPractice', 'supportedExit', 'closed']],
  ])('of each track has its own stages, and ways only between them: %s', async (track, stages) => {
    const { body } = await worker.get(`/machines/journey?track=${track}`).expect(200);
    expect(body.stages.map((stage: { id: string }) => stage.id)).toEqual(stages);
    for (const { from, to } of body.edges) expect(stages).toEqual(expect.arrayContaining([from, to]));
    await worker.get('/machines/journey?track=astronaut').expect(400);
  });
});
