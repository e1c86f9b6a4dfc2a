import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ZodType } from 'zod';

import { tracks } from '../../state-machines/policy/policy.js';
import { DraftAnswer } from '../../src/drafts/drafts.schemas.js';
import { ProblemSchema } from '../../src/http/problem.js';
import { InboxAnswer } from '../../src/inbox/inbox.schemas.js';
import * as journeys from '../../src/journeys/journey.answers.js';
import * as details from '../../src/journeys/journey-detail.answers.js';
import * as people from '../../src/people/people.schemas.js';
import { ClausesAnswer } from '../../src/clauses/clauses.schemas.js';
import * as policy from '../../src/policy/policy.schemas.js';
import { MovesAnswer } from '../../src/policy-moves/policy-moves.schemas.js';
import * as programmes from '../../src/programmes/programmes.schemas.js';
import { CertificateFiles } from '../../src/documents/certificate-files.js';
import { loadSample, type SampleAccount } from '../../src/sample/load.js';
import { AbsencesAnswer } from '../../src/absences/absences.schemas.js';
import { ObligationListAnswer } from '../../src/obligations/obligations.schemas.js';
import * as supervisions from '../../src/supervision/supervision.answers.js';
import { LoadAnswer, SupervisorsAnswer } from '../../src/supervisors/supervisors.schemas.js';
import { TodayAnswer } from '../../src/today/today.schemas.js';
import { cookieOf, testApi, type TestApi } from '../support/api.js';

let api: TestApi;
let accounts: SampleAccount[];

beforeAll(async () => {
  api = await testApi();
  await api.api.clock.stop();
  const { engine, signIn, app } = api.api;
  const files = app.get(CertificateFiles);
  accounts = await loadSample({ engine, auth: signIn.auth, files, ownerUrl: api.database.ownerUrl, now: Date.now() });
}, 60_000);
afterAll(() => api?.close());

type Ask = (path: string) => Promise<{ status: number; body: { [field: string]: never } }>;

async function asking(role: string): Promise<Ask> {
  const { email, password } = accounts.find((account) => account.role === role)!;
  const cookie = cookieOf(await api.signIn(email, password).expect(200));
  return (path) => api.http.get(`/api${path}`).set('cookie', cookie) as never;
}

/** Everything that can be asked, with the schema that the description of the API promises. */
async function questions(ask: Ask): Promise<[string, ZodType][]> {
  const cards = ((await ask('/journeys?pageSize=200')).body.items ?? []) as { id: string }[];
  const met = ((await ask('/supervision?scope=all')).body.items ?? []) as { id: string }[];
  const ofProgrammes = (await ask('/programmes')).body as unknown as { id: string }[];
  const ofOne = ({ id }: { id: string }): [string, ZodType][] => [
    [`/journeys/${id}`, details.JourneyDetail],
    [`/journeys/${id}/offers`, journeys.OffersAnswer],
    [`/journeys/${id}/look-ahead`, journeys.LookAheadAnswer],
    [`/journeys/${id}/timeline?pageSize=200`, journeys.TimelineAnswer],
    [`/journeys/${id}/forms`, details.JourneyFormsAnswer],
    [`/journeys/${id}/boundary-agreement`, details.BoundaryAgreementAnswer],
    [`/journeys/${id}/experience?pageSize=200`, details.ExperienceAnswer],
  ];
  return [
    ['/me', people.MeAnswer],
    ['/journeys?pageSize=200', journeys.JourneyListAnswer],
    ['/journeys?stage=closed', journeys.JourneyListAnswer],
    ['/people?pageSize=200', people.PeopleAnswer],
    ['/people/staff', people.StaffAnswer],
    ['/programmes', programmes.ProgrammesAnswer],
    ['/catalogue', policy.CatalogueAnswer],
    ['/clauses', ClausesAnswer],
    ['/policy/schema.json', policy.SchemaAnswer],
    ...ofProgrammes.flatMap(({ id }): [string, ZodType][] => [
      [`/programmes/${id}`, programmes.ProgrammeAnswer],
      [`/programmes/${id}/timeline`, programmes.ProgrammeTimelineAnswer],
      [`/policy?programmeId=${id}`, policy.PolicyAnswer],
      [`/policy/versions?programmeId=${id}`, policy.VersionsAnswer],
      [`/policy/preview?programmeId=${id}`, policy.PreviewAnswer],
      [`/policy/rehearsal?programmeId=${id}&weeks=4`, policy.RehearsalAnswer],
      [`/policy-moves?programmeId=${id}`, MovesAnswer],
    ]),
    ['/supervision', supervisions.SupervisionListAnswer],
    ['/supervision?scope=all', supervisions.SupervisionListAnswer],
    ...met.flatMap(({ id }): [string, ZodType][] => [
      [`/supervision/${id}`, supervisions.SupervisionDetail],
      [`/supervision/${id}/timeline?pageSize=200`, supervisions.SupervisionTimelineAnswer],
    ]),
    ['/supervisors', SupervisorsAnswer],
    ['/supervisors/load?weeks=8', LoadAnswer],
    ['/obligations', ObligationListAnswer],
    ['/obligations?scope=all', ObligationListAnswer],
    ...cards.map(({ id }): [string, ZodType] => [`/obligations?scope=journey&journeyId=${id}`, ObligationListAnswer]),
    ['/absences', AbsencesAnswer],
    ['/today', TodayAnswer],
    ['/inbox', InboxAnswer],
    ...tracks.map((track): [string, ZodType] => [`/machines/journey?track=${track}`, journeys.JourneyMachineAnswer]),
    ['/drafts/none', DraftAnswer],
    ...cards.flatMap(ofOne),
  ];
}

it.each(['coordinator', 'manager', 'supervisor', 'keyworker', 'administrator', 'peer worker'])(
  'every answer to a %s is the one that is described, field by field',
  async (role) => {
    const ask = await asking(role);
    for (const [path, schema] of await questions(ask)) {
      const { status, body } = await ask(path);
      const promised = status === 200 ? schema : ProblemSchema;
      expect([path, promised.parse(body)]).toEqual([path, body]);
      if (status !== 200) expect([403, 404]).toContain(status);
    }
  },
  120_000,
);
