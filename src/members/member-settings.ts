import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';

import type { Instant, Role } from '../../state-machines/core/process.js';
import type { DigestInput } from '../../state-machines/digest/digest.messages.js';
import type { Member } from '../auth/sessions.js';
import { Database, type Tx } from '../database/database.js';
import { mayStop, topics, type Topic } from '../delivery/topics.js';
import { Malformed } from '../http/faults.js';
import type { Fault } from '../http/problem.js';
import { ProcessCommands } from '../journal/process-commands.js';
import { CHANNELS, NOW } from '../parts.js';
import type { Settings } from './members.schemas.js';
import { isStaff, readDigest, readSettings, writeSettings } from './settings.statements.js';

/** Ways on which something can be stopped; the inbox is one's own page. */
const stoppable = ['email', 'calendar', 'sms', 'push'] as const;
type Stoppable = (typeof stoppable)[number];

/** How somebody wants to be told, and when they can meet: each member keeps their own. */
@Injectable()
export class MemberSettings {
  constructor(
    private readonly database: Database,
    private readonly commands: ProcessCommands,
    @Inject(CHANNELS) private readonly channels: readonly string[],
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  read({ organisationId, userId }: Member): Promise<Settings> {
    return this.database.listing(organisationId, (tx) => readSettings(tx, userId));
  }

  /** The digest follows in the same transaction: it starts, changes its hour, or rests. */
  async keep(member: Member, settings: Settings): Promise<Settings> {
    const { organisationId, userId } = member;
    const { processId, input } = await this.database.listing(organisationId, async (tx) => {
      const faults = [...stopFaults(settings.stopped, member), ...(await lineManagerFaults(tx, settings, member))];
      if (faults.length > 0) throw new Malformed(faults);
      const { id, kept } = await readDigest(tx, userId);
      return { processId: id, input: digestInput(member, settings, kept) };
    });
    const beside = async (tx: Tx) => writeSettings(tx, member, settings, new Date(this.now()));
    if (!input) await this.database.withinOrganisation(organisationId, beside);
    else
      await this.commands.give(member, { kind: 'digest', processId, input, key: randomUUID(), sent: settings, beside });
    return this.read(member);
  }

  /** What there is to be told of, and what of it this one may stop. */
  topics({ roles }: Member) {
    return {
      channels: [...this.channels],
      topics: topics.map((topic) => ({
        topic,
        stoppable: stoppable.filter((channel) => mayStop(channel, topic, worksInARole(roles))),
      })),
    };
  }
}

function digestInput(
  { userId, zone: organisations }: Member,
  { zone: own, digestHour: hour }: Settings,
  kept: { zone: string; hour: number | null } | null,
): DigestInput | undefined {
  const zone = own ?? organisations;
  if (!kept) return hour === null ? undefined : { type: 'StartDigest', userId, zone, hour };
  const same = kept.hour === hour && (hour === null || kept.zone === zone);
  return same ? undefined : { type: 'ChangeDigest', zone, hour };
}

/** Whoever looks after somebody, and is asked to act. */
const worksInARole = (roles: readonly Role[]): boolean => roles.some((role) => role !== 'peerWorker');

function stopFaults(stopped: readonly string[], { roles }: Member): Fault[] {
  return stopped.flatMap((code, index) => {
    const [channel, topic] = code.split(':') as [Stoppable, Topic | undefined];
    const path = `stopped.${index}`;
    if (!stoppable.includes(channel) || (topic && !topics.includes(topic)))
      return [{ path, message: 'is no way and no topic' }];
    if (topic && !mayStop(channel, topic, worksInARole(roles)))
      return [{ path, message: 'has to be told: it is asked of whoever holds your role' }];
    return [];
  });
}

async function lineManagerFaults(
  tx: Pick<Tx, 'query'>,
  { lineManagerId }: Settings,
  { userId }: Member,
): Promise<Fault[]> {
  if (lineManagerId === null) return [];
  const path = 'lineManagerId';
  if (lineManagerId === userId) return [{ path, message: 'is yourself' }];
  if (!(await isStaff(tx, userId))) return [{ path, message: 'is kept with your journey' }];
  return (await isStaff(tx, lineManagerId)) ? [] : [{ path, message: 'is nobody on the staff' }];
}
