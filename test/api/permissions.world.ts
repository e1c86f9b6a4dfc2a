import { randomUUID } from 'node:crypto';

import type { Input, Role } from '../../state-machines/core/process.js';
import { roles } from '../../state-machines/core/process.js';
import type { Relation } from '../../src/permissions/permissions.js';
import { relations } from '../../src/permissions/permissions.js';
import type { Client, TestApi } from '../support/api.js';
import type { Cell } from './permissions.matrix.js';
import { join } from './supervision.world.js';

interface Subject {
  readonly personId: string;
  readonly journeyId: string;
  readonly supervisionId: string;
  readonly obligationId: string;
}

/** One member of each role, and for each of them five workers: themselves, one in each relation, and a stranger. */
export class World {
  private constructor(
    private readonly api: TestApi,
    private readonly members: ReadonlyMap<Role, Client>,
    private readonly subjects: ReadonlyMap<string, Subject>,
  ) {}

  static async make(api: TestApi): Promise<World> {
    const starter = await api.signedIn('coordinator');
    const members = new Map<Role, Client>();
    const subjects = new Map<string, Subject>();
    for (const role of roles) {
      const member = await api.signedIn(role);
      members.set(role, member);
      for (const relation of relations)
        subjects.set(`${role} ${relation}`, await aSubject(api, starter, member, relation));
    }
    return new World(api, members, subjects);
  }

  /** Asks over HTTP, and answers whether it was allowed. */
  async allows({ action, role, relation }: Pick<Cell, 'action' | 'role' | 'relation'>): Promise<boolean> {
    const member = this.members.get(role as Role)!;
    if (!relation) return answered(await general[action]!(member, this.api));
    const subject = this.subjects.get(`${role} ${relation}`)!;
    const special = aboutWorkers[action];
    if (special) return special(member, subject, this.api);
    const [kind, command] = action.split('.') as [string, string];
    return answered(await commands[kind]!(member, subject, command, action));
  }
}

/** Begins a journey of someone who stands so to the member, with a note by somebody else in it. */
async function aSubject(api: TestApi, starter: Client, member: Client, relation: Relation): Promise<Subject> {
  const personId = relation === 'self' ? member.personId : await api.addPerson();
  const body = {
    type: 'StartJourney',
    personId,
    programmeId: api.programmeId,
    track: 'outreach',
    note: 'A first talk.',
  };
  const answer = await starter.post('/journeys', body).expect(201);
  const held = { supervises: 'supervisor', lineManages: 'lineManager', keyworks: 'keyworker' }[relation as string];
  if (held)
    await api.sql(
      'insert into person_relation (organisation_id, person_id, relation, holder_id, since) values ($1, $2, $3, $4, now())',
      [api.organisationId, personId, held, member.userId],
    );
  const journeyId: string = answer.body.id;
  await selfCarePlan(api, personId, journeyId);
  const supervisionId = await join(api, { personId, journeyId, at: Date.now() });
  await by(api, personId, 'supervision', supervisionId, { type: 'WriteNote' }, { note: 'What was said.' });
  const obligationId = randomUUID();
  const { programmeId } = api;
  await by(api, personId, 'obligation', obligationId, {
    ...{ type: 'OpenObligation', personId, programmeId, what: 'debrief' },
  });
  return { personId, journeyId, supervisionId, obligationId };
}

/** What the worker wrote for themselves alone. */
const selfCarePlan = (api: TestApi, personId: string, journeyId: string): Promise<void> =>
  by(
    api,
    personId,
    'journey',
    journeyId,
    { type: 'FillForm', form: 'self-care-plan', on: new Date().toISOString().slice(0, 10) } as Input,
    { form: JSON.stringify({ keepsMeWell: 'Walking by the sea.' }) },
  );

/** Journaled as if from the worker's own phone. */
async function by(
  api: TestApi,
  personId: string,
  kind: string,
  processId: string,
  input: Input,
  texts: Record<string, string> = {},
): Promise<void> {
  const { outcome } = await api.api.engine.journal.record({
    organisationId: api.organisationId,
    kind,
    processId,
    commandId: randomUUID(),
    input,
    texts,
    by: { userId: randomUUID(), personId, roles: ['peerWorker'] },
    at: Date.now(),
  });
  if (outcome !== 'recorded') throw new Error(`${input.type} was answered ${outcome}`);
}

interface Answered {
  readonly status: number;
  readonly body: { code?: string };
}

/** 403 is the table's no. Whatever else is said comes from behind it; anything unforeseen fails the test. */
function answered({ status, body }: Answered): boolean {
  if (![200, 201, 204, 400, 403, 404, 409].includes(status)) throw new Error(`answered ${status} ${body.code}`);
  return status !== 403;
}

const long_ago = '2001-01-01';
const nobody = '00000000-0000-4000-8000-000000000000';

/** A field that no command has: past the guard it is a 400, and nothing is done that another cell looks at. */
const shapeless = { unknown: true };

/** Details that the rules refuse or that change nothing that another cell looks at. */
const details: Readonly<Record<string, object>> = {
  RecordStep: { requirement: 'no-such-step', on: long_ago },
  RecordTraining: { topic: 'no-such-topic', on: long_ago },
  WaiveRequirement: { requirement: 'no-such-step', until: '2090-01-01', why: 'a test' },
  ExplainDelay: { until: long_ago },
  PauseJourney: { reviewOn: long_ago },
  NameLineManager: { holderId: nobody },
  NameKeyworker: { holderId: nobody },
  NameSupervisor: { holderId: nobody },
  AddNote: { note: 'a test' },
  'FillForm.worker': { form: 'self-care-plan' },
  'FillForm.service': { form: 'appraisal' },
  'FillForm.either': { form: 'exit-plan' },
  'SignContract.worker': { side: 'worker' },
  'SignContract.service': { side: 'service' },
  'SignBoundaryAgreement.worker': { side: 'worker' },
  'SignBoundaryAgreement.service': { side: 'service' },
};
const harmless = ['StartInduction', 'StartTraining', 'StartSupportedPractice', 'StartExit', 'CloseJourney'];

function commandOf(action: string): object {
  const name = action.slice('journey.'.length);
  return { type: name.split('.', 1)[0], ...(details[name] ?? (harmless.includes(name) ? {} : shapeless)) };
}

type Command = (member: Client, subject: Subject, type: string, action: string) => PromiseLike<Answered>;

const commands: Readonly<Record<string, Command>> = {
  journey: (member, { journeyId }, _, action) => member.command(journeyId, commandOf(action)),
  supervision: (member, { supervisionId }, type) =>
    member.post(`/supervision/${supervisionId}/commands`, { type, ...shapeless }),
  obligation: (member, { obligationId }, type) =>
    member.post(`/obligations/${obligationId}/commands`, { type, ...shapeless }),
};

type AboutWorker = (member: Client, subject: Subject, api: TestApi) => Promise<boolean>;

const aboutWorkers: Readonly<Record<string, AboutWorker>> = {
  /** The page and the worklist must say the same. */
  'journey.see': async (member, { journeyId }) => {
    const page = answered(await member.get(`/journeys/${journeyId}`));
    const list = await member.get('/journeys?pageSize=200');
    const listed = list.status === 200 && list.body.items.some(({ id }: { id: string }) => id === journeyId);
    if (page !== listed) throw new Error(`the page says ${page} and the list says ${listed}`);
    return page;
  },
  'journey.readNotes': async (member, { journeyId }) => {
    const answer = await member.get(`/journeys/${journeyId}/timeline`);
    return answered(answer) && answer.body.items.at(-1).note.text === 'A first talk.';
  },
  'journey.readOwnPages': async (member, { journeyId }) => {
    const answer = await member.get(`/journeys/${journeyId}/forms`);
    const plan = answered(answer) && answer.body.find(({ id }: { id: string }) => id === 'self-care-plan');
    return plan && plan.content !== null;
  },
  'supervision.see': async (member, { supervisionId }) => {
    const page = answered(await member.get(`/supervision/${supervisionId}`));
    const listed = await lists(member, '/supervision?scope=all', supervisionId);
    if (page !== listed) throw new Error(`the page says ${page} and the list says ${listed}`);
    return page;
  },
  'supervision.readNotes': async (member, { supervisionId }) => {
    const answer = await member.get(`/supervision/${supervisionId}`);
    return answered(answer) && answer.body.notes[0]?.text === 'What was said.';
  },
  'obligation.see': (member, { obligationId }) => lists(member, '/obligations?scope=all', obligationId),
  'obligation.open': async (member, { personId }, { programmeId }) =>
    answered(await member.post('/obligations', { personId, programmeId, what: 'nothing' })),
  'journey.AddCertificate': async (member, { journeyId }) =>
    answered(await member.upload(`/journeys/${journeyId}/certificates`, { topic: 'boundaries', issuedOn: 'never' })),
  'certificate.read': async (member, { journeyId }) =>
    answered(await member.get(`/journeys/${journeyId}/certificates/${nobody}`)),
  'journey.StartJourney': async (member, { personId }, { programmeId }) =>
    answered(await member.post('/journeys', { type: 'StartJourney', personId, programmeId, track: 'outreach' })),
  'person.see': async (member, { personId }) => {
    const answer = await member.get('/people?pageSize=200');
    return answered(answer) && answer.body.items.some(({ id }: { id: string }) => id === personId);
  },
};

async function lists(member: Client, path: string, id: string): Promise<boolean> {
  const answer = await member.get(path);
  return answered(answer) && answer.body.items.some((one: { id: string }) => one.id === id);
}

type General = (member: Client, api: TestApi) => PromiseLike<Answered>;

const general: Readonly<Record<string, General>> = {
  'person.create': (member) => member.post('/people', { givenName: '' }),
  'supervisors.see': (member) => member.get('/supervisors'),
  'supervisors.change': (member) => member.put(`/supervisors/${nobody}`, shapeless),
  'reminders.see': (member) => member.get('/reminders/health'),
  'staff.list': (member) => member.get('/people/staff'),
  'programme.list': (member) => member.get('/programmes'),
  'policy.read': (member, { programmeId }) => member.get(`/policy?programmeId=${programmeId}`),
  'programme.see': (member, { programmeId }) => member.get(`/programmes/${programmeId}`),
  'programme.change': (member) => member.post('/programmes', { name: '' }),
  'programme.open': (member, { programmeId }) =>
    member.post(`/programmes/${programmeId}/commands`, { type: 'OpenProgramme' }),
  'policy.draft': (member, { programmeId }) => member.put('/policy/draft', { programmeId }),
  'policy.preview': (member, { programmeId }) => member.get(`/policy/preview?programmeId=${programmeId}`),
  'policy.adopt': (member, { programmeId }) =>
    member.post(`/programmes/${programmeId}/commands`, { type: 'AdoptPolicy', revision: 0 }),
  'policy.move': (member) => member.post('/policy-moves', { programmeId: '' }),
  'today.see': (member) => member.get('/today'),
  'inbox.read': (member) => member.get('/inbox'),
  'draft.keep': (member) => member.delete('/drafts/a-test'),
  'settings.own': (member) => member.get('/me/settings'),
  'absence.see': (member) => member.get('/absences'),
  'absence.enter': (member) => member.post('/absences', { userId: '' }),
  'absence.enterForOthers': (member, { users }) => member.get(`/absences/cover?userId=${users.coordinator}`),
  'calendar.see': (member) => member.get('/working-calendar'),
  'calendar.change': (member) => member.put('/working-calendar', {}),
  'machine.see': (member) => member.get('/machines/journey'),
  'clock.see': (member) => member.get('/clock'),
  'clause.see': (member) => member.get('/clauses'),
};
