import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { audit, type Evidence, type JournalRow, type Verdict } from '../../bench/crash/audit.js';
import type { Entry } from '../../bench/crash/ledger.js';
import type { PureKind } from '../../state-machines/core/process.js';
import { earliest } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { JourneyInput } from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { an, instant, noFacts, terms } from '../support/journeys.js';

/** What a sound run left behind: a journey that was begun, forgotten until it stalled, and taken up again. */
interface Aftermath {
  readonly ledger: Entry[];
  readonly evidence: { -readonly [Part in keyof Evidence]: Evidence[Part] };
}

const begun = instant('2026-01-05 12:00');
const ended = instant('2026-03-01 12:00');
const coordinatorId = an('coordinator').userId;
const rules = { journey: journey as unknown as PureKind };

const facts = noFacts;
const beginning = { zone: 'Europe/Dublin', policy: terms(), programmeClosed: false, alreadyUnderWay: false };

const mailed = (version: number) => ({
  userId: version === 2 ? coordinatorId : an('manager').userId,
  address: version === 2 ? 'coordinator@service.example' : 'manager@service.example',
  state: 'sent',
});

function aftermath(): Aftermath {
  const processId = randomUUID();
  const journal: JournalRow[] = [];
  const ledger: Entry[] = [];
  const reactions: Evidence['reactions'][number][] = [];
  let state: JourneyState | undefined;
  const append = (row: Omit<JournalRow, 'processId' | 'version' | 'facts' | 'state' | 'actorId'>, asked: object) => {
    const decision = journey.decide(state, { ...row.input, at: row.at, facts: asked } as never);
    if (!decision.accepted) throw new Error(decision.refusal.code);
    state = decision.state;
    const version = journal.length + 1;
    journal.push(JSON.parse(JSON.stringify({ processId, version, actorId: null, facts: asked, state, ...row })));
    for (const [index, { kind: _, ...message }] of decision.owed.entries())
      reactions.push({
        processId,
        version,
        index,
        message: message as never,
        outcome: 'delivered',
        keepsDistance: false,
      });
  };
  const give = (input: JourneyInput, at: number, asked: object = facts): void => {
    for (const { input: due, at: dueAt } of state ? passTime(journey, state, at, facts) : [])
      append({ commandId: `time:${due.type}:${dueAt}`, at: dueAt, input: due }, facts);
    const commandId = `key:${randomUUID()}`;
    append({ commandId, at, input }, asked);
    ledger.push({
      processId,
      commandId,
      input,
      texts: input.type === 'AddNote' ? ['note'] : [],
      attempts: 1,
      answer: { outcome: 'recorded', version: journal.length },
    });
  };
  const who = { personId: randomUUID(), programmeId: randomUUID() };
  give({ type: 'StartJourney', ...who, track: 'outreach' }, begun, { ...facts, beginning });
  give({ type: 'AddNote' }, instant('2026-01-28 12:00'));
  give({ type: 'RecordStep', requirement: 'role-description-seen', on: '2026-02-20' }, instant('2026-02-20 12:00'));
  const last = journal.at(-1)!;
  const deadlineAt = earliest(journey.deadlinesOf(state!))!.at;
  return {
    ledger,
    evidence: {
      processes: [{ processId, kind: 'journey', version: last.version, state: last.state, deadlineAt }],
      journal,
      reactions,
      projections: [{ processId, expected: { stage: 'recruitment' }, found: { stage: 'recruitment' } }],
      inbox: reactions.map(({ version, index }) => ({
        processId,
        version,
        index,
        userId: version === 2 ? coordinatorId : an('manager').userId,
      })),
      texts: [{ processId, version: 3, field: 'note' }],
      holders: { coordinator: [coordinatorId], manager: [an('manager').userId] },
      dispatches: reactions.map(({ version, index }) => ({ processId, version, index, ...mailed(version) })),
      letters: reactions.map(({ version, index }) => {
        return { messageId: `<${processId}.${version}.${index}.x@service.example>`, to: mailed(version).address };
      }),
    },
  };
}

/** How much of each kind the audit finds after something was spoilt. */
function found(spoil: (left: Aftermath) => void, now = ended): Record<keyof Verdict, boolean> {
  const left = aftermath();
  spoil(left);
  const { lost, doubled, owedLeft, differing } = audit(rules, left.ledger, left.evidence, now);
  return {
    lost: lost.length > 0,
    doubled: doubled.length > 0,
    owedLeft: owedLeft.length > 0,
    differing: differing.length > 0,
  };
}

const without = <T>(items: readonly T[], index: number): T[] => items.filter((_, place) => place !== index);

describe('the audit of a crash run', () => {
  it('finds nothing where nothing is wrong', () => {
    const { ledger, evidence } = aftermath();
    expect(evidence.journal.map(({ input }) => input.type)).toEqual([
      'StartJourney',
      'QuietTimePassed',
      'AddNote',
      'EscalationTimePassed',
      'RecordStep',
    ]);
    expect(audit(rules, ledger, evidence, ended)).toEqual({ lost: [], doubled: [], owedLeft: [], differing: [] });
  });

  it('misses an acknowledged command', () => {
    expect(found(({ evidence }) => (evidence.journal = without(evidence.journal, 4)))).toMatchObject({ lost: true });
  });

  it('misses an acknowledged command whose version another has', () => {
    expect(found(({ ledger }) => (ledger[1]!.answer = { outcome: 'recorded', version: 5 }))).toMatchObject({
      lost: true,
    });
  });

  it('misses the text that came with a command', () => {
    expect(found(({ evidence }) => (evidence.texts = []))).toMatchObject({ lost: true });
  });

  it('finds a command that was done twice', () => {
    expect(
      found(({ evidence }) => (evidence.journal = [...evidence.journal, { ...evidence.journal[4]!, version: 6 }])),
    ).toMatchObject({ doubled: true });
  });

  it('finds a command that nobody asked', () => {
    expect(found(({ ledger }) => ledger.pop())).toMatchObject({ doubled: true });
  });

  it('finds a command that was refused and recorded', () => {
    expect(found(({ ledger }) => (ledger[1]!.answer = { outcome: 'refused' }))).toMatchObject({ doubled: true });
  });

  it('accepts a command that was never answered, whether or not it is there', () => {
    const nothing = { lost: false, doubled: false, owedLeft: false, differing: false };
    expect(found(({ ledger }) => delete ledger[2]!.answer)).toEqual(nothing);
    expect(found(({ ledger }) => ledger.push({ ...ledger[2]!, commandId: 'key:never', answer: undefined! }))).toEqual(
      nothing,
    );
  });

  it('finds a deadline that fired twice', () => {
    const again = (row: JournalRow): JournalRow => ({ ...row, version: 6, commandId: `${row.commandId}1` });
    expect(
      found(({ evidence }) => (evidence.journal = [...evidence.journal, again(evidence.journal[3]!)])),
    ).toMatchObject({ doubled: true });
  });

  it('finds a deadline that is due and has not fired', () => {
    expect(found(() => undefined, instant('2026-05-01 12:00'))).toMatchObject({ owedLeft: true, lost: false });
  });

  it('finds a deadline that a command passed over', () => {
    expect(
      found(({ evidence }) => {
        const rows = without(evidence.journal, 3).map((row, index) => ({ ...row, version: index + 1 }));
        evidence.journal = rows;
      }),
    ).toMatchObject({ owedLeft: true });
  });

  it('finds a gap in the versions', () => {
    expect(
      found(({ evidence }) => {
        evidence.journal = evidence.journal.map((row) => ({ ...row, version: row.version === 5 ? 6 : row.version }));
      }),
    ).toMatchObject({ differing: true });
  });

  it('finds a state that does not follow from its input', () => {
    expect(
      found(({ evidence }) => {
        const [process] = evidence.processes;
        evidence.processes = [{ ...process!, state: evidence.journal[0]!.state }];
      }),
    ).toMatchObject({ differing: true });
  });

  it('finds a page that would show something else', () => {
    expect(
      found(({ evidence }) => {
        evidence.projections = [{ ...evidence.projections[0]!, found: { stage: 'training' } }];
      }),
    ).toMatchObject({ differing: true });
  });

  it('finds a message that is still owed, one that is in no inbox, and one that is in the wrong one', () => {
    expect(
      found(({ evidence }) => (evidence.reactions = evidence.reactions.map((row) => ({ ...row, outcome: null })))),
    ).toMatchObject({ owedLeft: true });
    expect(found(({ evidence }) => (evidence.reactions = without(evidence.reactions, 0)))).toMatchObject({
      lost: true,
    });
    expect(found(({ evidence }) => (evidence.inbox = without(evidence.inbox, 0)))).toMatchObject({ lost: true });
    expect(
      found(({ evidence }) => {
        evidence.inbox = [...evidence.inbox, { ...evidence.inbox[0]!, userId: an('supervisor').userId }];
      }),
    ).toMatchObject({ doubled: true });
  });

  it('finds a mail that never came, one that was owed to nobody, and one that came as two', () => {
    expect(found(({ evidence }) => (evidence.letters = without(evidence.letters, 0)))).toMatchObject({ lost: true });
    expect(found(({ evidence }) => (evidence.dispatches = without(evidence.dispatches, 0)))).toMatchObject({
      doubled: true,
    });
    const [mail] = aftermath().evidence.letters;
    expect(mail!.messageId).toMatch(/^<.+>$/);
    expect(
      found(({ evidence }) => {
        const [first] = evidence.letters;
        const other = { ...first!, messageId: first!.messageId.replace('.x@', '.y@') };
        evidence.letters = [...evidence.letters, other];
      }),
    ).toMatchObject({ doubled: true });
  });

  it('accepts a mail that came twice and says that it is the same', () => {
    expect(found(({ evidence }) => (evidence.letters = [...evidence.letters, evidence.letters[0]!]))).toEqual({
      ...{ lost: false, doubled: false, owedLeft: false, differing: false },
    });
  });

  it('finds a mail that still waits', () => {
    expect(
      found(({ evidence }) => (evidence.dispatches = evidence.dispatches.map((row) => ({ ...row, state: 'waiting' })))),
    ).toMatchObject({ owedLeft: true });
  });
});
