import { ladderIds, type LadderId } from '../ladder/ladder.js';
import { owedThings, type OwedThing } from '../obligation/obligation.messages.js';
import { blank, type Blank } from './blank.js';
import { defaultKeeping, groupsCountByDefault } from './keeping-defaults.js';
import { groupCounts, strictnesses } from './keeping-parts.js';
import type { Track } from './policy.js';

const left = (byDefault: unknown) => ({ required: false, byDefault });

const promises: Readonly<Record<OwedThing, { clause: string; explains: string }>> = {
  training: { clause: 'TURAS 6.2', explains: 'Within how long is training finished, once it has begun?' },
  debrief: { clause: 'TURAS 6.2', explains: 'Within how long is somebody debriefed who asks for it?' },
  expenses: { clause: 'TURAS 6.3', explains: 'Within how long are expenses paid back?' },
  reply: {
    clause: 'GUIDE 4.2-f',
    explains: 'Within how long is somebody answered who asks for support, asks a question or gives feedback?',
  },
  information: { clause: 'TURAS 6.2', explains: 'Within how long does a new worker have the information pack?' },
};

const ladders: Readonly<Record<LadderId, { clause: string; explains: string }>> = {
  supervision: {
    clause: 'TURAS 7.1',
    explains: 'Who hears, and when, if nobody says what became of a supervision session?',
  },
  training: { clause: 'TURAS 6.2', explains: 'Who hears, and when, if training is not finished in time?' },
  debrief: { clause: 'TURAS 6.2', explains: 'Who hears, and when, if a debrief is late?' },
  expenses: { clause: 'TURAS 6.3', explains: 'Who hears, and when, if expenses are not paid back in time?' },
  reply: { clause: 'GUIDE 4.2-f', explains: 'Who hears, and when, if somebody is still waiting for an answer?' },
  information: { clause: 'TURAS 6.2', explains: 'Who hears, and when, if the information pack is late?' },
};

/** How the organisation keeps its word: each blank may be left as this product brings it. */
export const keepingBlanks: readonly Blank[] = [
  blank(null, 'supervisionMinutes', 'GUIDE 2.3-f', 'number', 'How many minutes does a supervision session take?', {
    ...left(defaultKeeping.supervisionMinutes),
    unit: 'minutes',
  }),
  blank(
    null,
    'remindHoursBefore',
    'GUIDE 4.3-e',
    'number',
    'How many hours before a session are worker and supervisor reminded of it?',
    { ...left(defaultKeeping.remindHoursBefore), unit: 'hours' },
  ),
  blank(null, 'outOfHours', 'GUIDE 4.3-e', 'text', 'Who can be reached in a crisis when nobody is in?', {
    required: false,
  }),
  blank(
    null,
    'supervisors.overCapacity',
    'TURAS 7.1',
    'choice',
    'What happens when a supervisor is named who has no room for one more: is the manager warned, or is it refused?',
    { ...left(defaultKeeping.supervisors.overCapacity), choices: strictnesses },
  ),
  blank(
    null,
    'supervisors.untrained',
    'GUIDE 2.3-d',
    'choice',
    'What happens when a supervisor is named who is not trained to supervise: is the manager warned, or is it refused?',
    { ...left(defaultKeeping.supervisors.untrained), choices: strictnesses },
  ),
  ...owedThings.map((what) =>
    blank(
      null,
      `owes.${what}`,
      promises[what].clause,
      'span',
      promises[what].explains,
      left(defaultKeeping.owes[what]),
    ),
  ),
  ...ladderIds.map((id) =>
    blank(null, `ladders.${id}`, ladders[id].clause, 'ladder', ladders[id].explains, left(defaultKeeping.ladders[id])),
  ),
];

/** Whether groups count among the misses, asked on every track. */
export const groupsBlank = (track: Track): Blank =>
  blank(
    track,
    'groupsCount',
    'TURAS 12.5',
    'choice',
    'Does staying away from reflective practice or the peer group count as a miss, as missing supervision does?',
    { ...left(groupsCountByDefault(track) ? 'counted' : 'notCounted'), choices: groupCounts },
  );
