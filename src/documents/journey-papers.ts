import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import { valueAt } from '../../state-machines/policy/document.js';
import type { Policy } from '../../state-machines/policy/policy.js';
import type { JourneyContext, Relation } from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { JourneyForms } from '../journeys/journey-forms.js';
import { NOW } from '../parts.js';
import { boundaryAgreement } from '../print/boundary-agreement.js';
import { contract } from '../print/contract.js';
import { exitPack } from '../print/exit-pack.js';
import { informationPack, type PackToPrint } from '../print/information-pack.js';
import { print } from '../print/printer.js';
import { nameOf } from '../print/words.js';
import { linesIn, type Worker } from '../print/working-life.js';
import { fullName } from '../people/person-name.js';

interface Row {
  readonly state: JourneyState;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly organisation: string;
  readonly programme: string;
  readonly policy: Policy | null;
  readonly costs: unknown;
  readonly people: { relation: Relation; name: string }[] | null;
}

interface WorkerRow extends Worker {
  readonly costs: PackToPrint['costs'];
}

/** Papers of one worker: read, put into words, printed. */
@Injectable()
export class JourneyPapers {
  constructor(
    private readonly database: Database,
    private readonly forms: JourneyForms,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async informationPack(member: Member, subject: Subject, journeyId: string): Promise<Buffer> {
    const [worker, needs] = await Promise.all([this.worker(member, journeyId), this.needs(member, subject, journeyId)]);
    return print(informationPack({ ...worker, needs }), this.now());
  }

  async contract(member: Member, journeyId: string): Promise<Buffer> {
    return print(contract(await this.worker(member, journeyId)), this.now());
  }

  async boundaryAgreement(member: Member, subject: Subject, journeyId: string): Promise<Buffer> {
    const [worker, agreement] = await Promise.all([
      this.worker(member, journeyId),
      this.forms.agreement(member, subject, journeyId),
    ]);
    const { name, organisation, programme } = worker;
    return print(boundaryAgreement({ ...agreement, name, organisation, programme }), this.now());
  }

  async exitPack(member: Member, journeyId: string): Promise<Buffer> {
    const worker = await this.worker(member, journeyId);
    return print(exitPack({ ...worker, at: this.now() }), this.now());
  }

  private async needs(member: Member, subject: Subject, journeyId: string): Promise<PackToPrint['needs']> {
    const forms = await this.forms.list(member, subject, journeyId);
    const form = forms.find(({ id }) => id === 'needs-assessment');
    if (form?.withheld) return 'withheld';
    if (!form?.content) return null;
    const { content } = form;
    return {
      information: linesIn(content.information),
      training: linesIn(content.training),
      supports: linesIn(content.supports),
    };
  }

  private worker({ organisationId }: Member, journeyId: string): Promise<WorkerRow> {
    return this.database.reading(organisationId, async (manager) => {
      const row = await readRow(manager, journeyId);
      if (!row) throw new NotThere();
      const { context }: { context: JourneyContext } = row.state;
      return {
        name: nameOf(row.given_name, row.family_name),
        organisation: row.organisation,
        programme: row.programme,
        track: context.track,
        context,
        policy: row.policy,
        people: row.people ?? [],
        costs: costsIn(row.costs),
      };
    });
  }
}

/** The journey, its worker's name, the version of the policy that it is pinned to, and what the programme agreed on costs. */
async function readRow(manager: EntityManager, journeyId: string): Promise<Row | undefined> {
  const [row] = await manager.query<Row[]>(
    `select k.state, n.given_name, n.family_name, o.name as organisation, g.name as programme, v.document as policy,
       (select pk.state #> '{context,readiness,cost-arrangement,content}' from process pk where pk.id = g.id) as costs,
       (select json_agg(json_build_object('relation', r.relation, 'name', ${fullName('h')}))
        from person_relation r join member m on m.user_id = r.holder_id join person_name h on h.person_id = m.person_id
        where r.person_id = j.person_id) as people
     from journey j join process k on k.id = j.id join organisation o on o.id = j.organisation_id
     join programme g on g.id = j.programme_id left join person_name n on n.person_id = j.person_id
     left join policy v on v.programme_id = j.programme_id and v.version = j.policy_version
     where j.id = $1`,
    [journeyId],
  );
  return row;
}

function costsIn(content: unknown): PackToPrint['costs'] {
  const process = valueAt(content, 'process');
  return typeof process === 'string' ? { covered: linesIn(valueAt(content, 'covered')), process } : null;
}
