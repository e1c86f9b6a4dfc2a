import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DateTime } from 'luxon';

import type { Instant } from '../../state-machines/core/process.js';
import { LocalClock } from '../../src/clock/local-clock.js';
import { zone, type Arrival, type Line } from '../support/two-years/cast.js';
import { Stage } from '../support/two-years/stage.js';

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open({ workers: 1, supervisors: 1 }, { wake: () => undefined });
});
afterEach(() => stage?.close());

const at = (local: string): Instant => DateTime.fromISO(local, { zone }).toMillis();

async function give(when: Instant, input: Line['input']): Promise<void> {
  const { workers, supervisors } = stage.cast;
  const processId = workers[0]!.supervisionId;
  await stage.give({ at: when, kind: 'supervision', processId, input, by: supervisors[0] });
}

/** Supervision that begins on a day, and whose first session is agreed on for an instant. */
async function aSession(begin: Instant, startsAt: Instant): Promise<void> {
  const { programmeId, workers, terms } = stage.cast;
  const { personId, journeyId } = workers[0]!;
  const { version: policyVersion } = terms;
  await give(begin, {
    type: 'JoinSupervision',
    ...{ personId, programmeId, journeyId, track: 'outreach', policyVersion },
  } as Line['input']);
  await give(begin + HOUR, { type: 'MoveSession', startsAt: new Date(startsAt).toISOString() } as Line['input']);
}

/** The clock is there again, and looks. */
const look = (now: Instant) => new LocalClock(() => now).settle(stage.engine.hands, now);

/** What came in between, of one matter: when, and to whom. */
async function came(matter: string): Promise<string[]> {
  const { workers } = stage.cast;
  const all = await stage.arrivals(new Set([workers[0]!.supervisionId]));
  return all
    .filter((one) => one.matter === matter)
    .toSorted((one, other) => one.at - other.at || inWords(one).localeCompare(inWords(other)))
    .map(inWords);
}

function inWords({ at: when, userId }: Arrival): string {
  const { workers, supervisors, coordinator, manager } = stage.cast;
  const names = new Map([
    [workers[0]!.userId, 'worker'],
    [supervisors[0]!.userId, 'supervisor'],
    [coordinator.userId, 'coordinator'],
    [manager.userId, 'manager'],
  ]);
  return `${DateTime.fromMillis(when, { zone }).toFormat('ccc dd LLL HH:mm')} ${names.get(userId)}`;
}

/** By how much each was late, as the account of messages says it. */
async function lateness(matter: string): Promise<number[]> {
  const { database, organisationId } = stage;
  const rows = await database.withinOrganisation(organisationId, (tx) =>
    tx.query<{ late: number }>(
      `select distinct (extract(epoch from d.settled_at - d.due_at) * 1000)::float8 as late from dispatch d
         join reaction r using (process_id, version, index)
       where d.channel = 'email' and d.state = 'sent' and r.body ->> 'matter' = $1 order by 1`,
      [matter],
    ),
  );
  return rows.map(({ late }) => late);
}

describe('a clock that was away', () => {
  it('over the hour of a reminder tells it once when it is back, and says how late it was', async () => {
    await aSession(at('2027-06-07T10:05'), at('2027-06-16T14:00'));
    await look(at('2027-06-15T17:00'));
    await look(at('2027-06-15T18:00'));
    expect(await came('session-reminder')).toEqual(['Tue 15 Jun 17:00 supervisor', 'Tue 15 Jun 17:00 worker']);
    expect(await lateness('session-reminder')).toEqual([3 * HOUR]);
  });

  it('over a whole session reminds nobody of what is over', async () => {
    await aSession(at('2027-06-07T10:05'), at('2027-06-16T14:00'));
    await look(at('2027-06-16T17:00'));
    expect(await came('session-reminder')).toEqual([]);
    await look(at('2027-06-17T15:00'));
    expect(await came('session-unrecorded')).toEqual(['Thu 17 Jun 15:00 supervisor']);
    expect(await lateness('session-unrecorded')).toEqual([0]);
  });

  it('for a week climbs the ladder step by step, and not in a burst', async () => {
    await aSession(at('2027-06-07T10:05'), at('2027-06-16T14:00'));
    await look(at('2027-06-24T10:00'));
    expect(await came('session-unrecorded')).toEqual(['Thu 24 Jun 10:00 supervisor']);
    for (let now = at('2027-06-24T11:00'); now < at('2027-07-12T20:00'); now += HOUR) await look(now);
    const told = await came('session-unrecorded');
    const hearers = told.map((one) => one.split(' ').at(-1));
    expect(hearers).toEqual(['supervisor', 'coordinator', 'supervisor', 'manager']);
    const days = [...new Set(told.map((one) => one.slice(0, 10)))];
    expect(days).toHaveLength(3);
    const late = await lateness('session-unrecorded');
    expect(Math.max(...late)).toBeGreaterThan(2 * DAY); // counted from when it was due, not from when it was found
  });

  it('for a week, in which it was dealt with after all, says nothing any more', async () => {
    await aSession(at('2027-06-07T10:05'), at('2027-06-16T14:00'));
    await give(at('2027-06-24T09:00'), { type: 'RecordSession', outcome: 'held' } as Line['input']);
    await look(at('2027-06-24T10:00'));
    expect(await came('session-unrecorded')).toEqual([]);
  });

  it.each([
    ['spring', '2027-03-22T10:05', '2027-03-29T11:00', '2027-03-28T15:00', 'Sun 28 Mar 15:00', 4],
    ['autumn', '2027-10-25T10:05', '2027-11-01T11:00', '2027-10-31T15:00', 'Sun 31 Oct 15:00', 4],
    ['the very night', '2027-03-22T10:05', '2027-03-28T14:00', '2027-03-28T09:00', 'Sun 28 Mar 09:00', 19],
  ])(
    'over the change of the clocks (%s) is late by the hours that passed',
    async (_, begin, session, back, told, late) => {
      await aSession(at(begin), at(session));
      await look(at(session) - 30 * HOUR);
      await look(at(back));
      await look(at(back) + HOUR);
      expect(await came('session-reminder')).toEqual([`${told} supervisor`, `${told} worker`]);
      expect(await lateness('session-reminder')).toEqual([late * HOUR]);
    },
  );
});
