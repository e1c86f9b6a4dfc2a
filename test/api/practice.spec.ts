import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { bringTo } from './journeys.world.js';

const NOW = Date.UTC(2026, 1, 3, 12);
const ON = '2026-02-03';

let api: TestApi;
let all: Client;
let worker: Client;
let id: string;

beforeAll(async () => {
  api = await testApi({ now: () => NOW });
  all = await api.signedIn('coordinator', 'manager', 'supervisor');
  worker = await api.signedIn('peerWorker');
  const body = { type: 'StartJourney', personId: worker.personId, programmeId: api.programmeId, track: 'outreach' };
  ({ id } = (await all.post('/journeys', body).expect(201)).body);
  await all.command(id, { type: 'NameSupervisor', holderId: all.userId }).expect(200);
  await bringTo('supportedPractice', all, id, ON);
}, 60_000);
afterAll(() => api?.close());

const log = (details: object = {}) => ({ type: 'LogExperience', mode: 'withStaff', on: ON, quarters: 6, ...details });
const page = async (query = '') => (await worker.get(`/journeys/${id}/experience${query}`).expect(200)).body;

describe('the log of practice', () => {
  it('is kept from the worker’s phone: mode, day, hours, with whom', async () => {
    const answer = await worker.command(id, log({ withUserId: all.userId })).expect(200);
    await all.command(id, log({ on: '2026-02-01', quarters: 4 })).expect(200);
    expect(await page()).toEqual({
      items: [
        {
          entry: answer.body.version,
          mode: 'withStaff',
          on: ON,
          hours: 1.5,
          with: { id: all.userId, name: 'Wren Example' },
          loggedBy: { id: worker.userId, name: 'Wren Example' },
          withdrawn: false,
        },
        expect.objectContaining({ on: '2026-02-01', hours: 1, with: null }),
      ],
      page: 1,
      pageSize: 50,
      total: 2,
      sums: { withStaff: { sessions: 2, hours: 2.5, firstOn: '2026-02-01' } },
    });
    const { body } = await worker.get(`/journeys/${id}`).expect(200);
    expect(body.practice).toEqual({ withStaff: { sessions: 2, hours: 2.5, firstOn: '2026-02-01' } });
  });

  it('is paged', async () => {
    expect(await page('?pageSize=1&page=2')).toMatchObject({ items: [{ on: '2026-02-01' }], total: 2 });
  });

  it('takes an entry back once, and shows that it was', async () => {
    const { body } = await worker.command(id, log({ quarters: 8, on: '2026-01-31' })).expect(200);
    const back = { type: 'WithdrawExperience', entry: body.version };
    await worker.command(id, back).expect(200);
    expect((await worker.command(id, back).expect(409)).body.code).toBe('UNKNOWN_ENTRY');
    const { items, sums } = await page();
    expect(items.at(-1)).toMatchObject({ entry: body.version, withdrawn: true });
    expect(sums).toEqual({ withStaff: { sessions: 2, hours: 2.5, firstOn: '2026-02-01' } });
  });

  it.each<[string, object, number, string]>([
    ['in the future', log({ on: '2026-02-04' }), 409, 'DATE_IN_FUTURE'],
    ['of no hours', log({ quarters: 0 }), 400, 'MALFORMED'],
    ['of half a quarter', log({ quarters: 0.5 }), 400, 'MALFORMED'],
    ['of more than a day', log({ quarters: 97 }), 400, 'MALFORMED'],
    ['in a mode that nobody knows', log({ mode: 'asleep' }), 400, 'MALFORMED'],
    ['in a mode that is not open yet', log({ mode: 'alone' }), 409, 'MODE_NOT_OPEN'],
    ['of another track', log({ mode: 'led' }), 409, 'MODE_NOT_OPEN'],
    ['with nobody of here', log({ withUserId: randomUUID() }), 400, 'MALFORMED'],
    ['with somebody who is no id', log({ withUserId: 'Orla' }), 400, 'MALFORMED'],
    ['taken back that was never made', { type: 'WithdrawExperience', entry: 1 }, 409, 'UNKNOWN_ENTRY'],
    ['taken back from version nought', { type: 'WithdrawExperience', entry: 0 }, 400, 'MALFORMED'],
    ['taken back beyond all numbers', { type: 'WithdrawExperience', entry: 9e15 }, 400, 'MALFORMED'],
  ])('refuses an entry %s', async (_, command, status, code) => {
    const before = (await page()).total;
    expect((await worker.command(id, command).expect(status)).body.code).toBe(code);
    expect((await page()).total).toBe(before);
  });

  it('of another person’s journey takes nothing back', async () => {
    const other = await api.aJourney(all);
    await bringTo('supportedPractice', all, other.id, ON);
    const { body } = await all.command(other.id, log()).expect(200);
    expect((await all.command(id, { type: 'WithdrawExperience', entry: body.version + 1_000 })).body.code).toBe(
      'UNKNOWN_ENTRY',
    );
    await worker.get(`/journeys/${other.id}/experience`).expect(403);
  });
});

describe('the boundary agreement', () => {
  interface Row {
    id: string;
    worker: string | null;
    holds: string;
    locked: boolean;
  }
  const agreement = async (member = worker) =>
    (await member.get(`/journeys/${id}/boundary-agreement`).expect(200)).body as {
      rows: Row[];
      [field: string]: unknown;
    };
  const answers = { gifts: 'never', touch: 'always', lending: 'always' };

  it('has fourteen rows and two columns, and the stricter holds', async () => {
    const content = { answers, words: 'We talk about gifts again in May.' };
    await worker.command(id, { type: 'FillForm', form: 'boundary-agreement', on: ON, content }).expect(200);
    const { rows, ...about } = await agreement();
    expect(rows).toHaveLength(14);
    const row = (name: string) => rows.find((one) => one.id === name);
    expect(row('gifts')).toMatchObject({ service: 'sometimes', worker: 'never', holds: 'never', locked: false });
    expect(row('touch')).toMatchObject({ service: 'sometimes', worker: 'always', holds: 'sometimes' });
    expect(row('lending')).toMatchObject({ service: 'never', worker: 'always', holds: 'never', locked: true });
    expect(row('own-story')).toMatchObject({ clause: 'GUIDE App C-12', worker: null, holds: 'sometimes' });
    expect(about).toMatchObject({ words: 'We talk about gifts again in May.', stale: false, mayFill: true });
  });

  it('is signed by each side for itself', async () => {
    const { id: other } = await api.aJourney(all);
    const supervisor = await api.signedIn('supervisor');
    await all.command(other, { type: 'NameSupervisor', holderId: supervisor.userId }).expect(200);
    const sign = (side: string) => ({ type: 'SignBoundaryAgreement', side, on: ON });
    await supervisor.command(other, sign('worker')).expect(403);
    await supervisor.command(other, sign('nobody')).expect(400);
    await supervisor.command(other, sign('service')).expect(200);
    const seen = await supervisor.get(`/journeys/${other}/boundary-agreement`).expect(200);
    expect(seen.body).toMatchObject({
      signed: { worker: null, service: ON },
      maySign: { worker: false, service: true },
    });
    await worker.command(id, sign('service')).expect(403);
    expect(await agreement()).toMatchObject({ signed: { worker: null, service: null } }); // the worker's side has changed
    await worker.command(id, sign('worker')).expect(200);
    await worker.command(id, { ...sign('worker'), on: '2026-02-04' }).expect(409);
    await all.command(id, sign('service')).expect(200);
    expect(await agreement()).toMatchObject({
      signed: { worker: ON, service: ON },
      maySign: { worker: true, service: false },
    });
  });

  it('keeps the worker’s answers from those who may not read notes', async () => {
    const manager = await api.signedIn('manager');
    const { rows, ...about } = await agreement(manager);
    expect(rows.every(({ worker: answer }) => answer === null)).toBe(true);
    expect(about).toMatchObject({ withheld: true, words: null });
  });

  it('is talked about again when the service’s column has changed', async () => {
    await api.sql(
      `insert into policy (organisation_id, programme_id, version, document, adopted_at, boundaries_since)
       select organisation_id, programme_id, 2, jsonb_set(document::jsonb, '{general,boundaries,4,service}', '"never"'), now(), 2
       from policy where programme_id = $1 and version = 1`,
      [api.programmeId],
    );
    await all.command(id, { type: 'MoveToPolicy', version: 2 }).expect(200);
    const { rows, stale } = await agreement();
    expect(stale).toBe(true);
    expect(rows.find((row) => row.id === 'gifts')).toMatchObject({ service: 'never', locked: true, holds: 'never' });
    const { body } = await worker.get('/today').expect(200);
    const matters = body.needsYou.map(({ matter }: { matter: string }) => matter);
    expect(matters).toEqual(expect.arrayContaining(['policy-to-acknowledge', 'boundary-agreement-stale']));
    await worker.command(id, { type: 'AcknowledgePolicy', version: 1 }).expect(409);
    await worker.command(id, { type: 'AcknowledgePolicy', version: 2 }).expect(200);
    expect((await worker.get(`/journeys/${id}`).expect(200)).body.acknowledged).toMatchObject({
      version: 2,
      current: true,
    });
  });
});

describe('the contract', () => {
  it('is signed by each side for itself, and on paper by those who move journeys', async () => {
    const { id: other } = await api.aJourney(all);
    const coordinator = await api.signedIn('coordinator');
    const early = await coordinator.command(other, { type: 'SignContract', side: 'worker', on: ON }).expect(409);
    expect(early.body.code).toBe('NOT_AT_THIS_STAGE');
    await worker.command(id, { type: 'SignContract', side: 'service', on: ON }).expect(403);
    await worker.command(id, { type: 'SignContract', side: 'worker', on: ON }).expect(200);
    expect((await worker.get(`/journeys/${id}`).expect(200)).body.contract).toEqual({ worker: ON, service: ON });
  });
});
