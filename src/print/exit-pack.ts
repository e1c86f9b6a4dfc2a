import type { Instant, LocalDate } from '../../state-machines/core/process.js';
import type { JourneyContext, Mode, Stage } from '../../state-machines/journey/journey.messages.js';
import { nameOfTopic } from '../../state-machines/policy/topics.js';
import { facts, heading, paragraph, table, type Block, type Paper } from './paper.js';
import { dayOf, hoursOf, modeNames, roleName, trackNames, written } from './words.js';

export interface ExitPackToPrint {
  readonly name: string;
  readonly organisation: string;
  readonly programme: string;
  readonly context: JourneyContext;
  readonly at: Instant;
}

/**
 * What somebody takes along (GUIDE 4.6-c). It reads what was learned and done, and nothing else of the journey: no pause,
 * stand-down, review, waiver or concern can find its way in (TURAS 13.4).
 */
export function exitPack({ name, organisation, programme, context, at }: ExitPackToPrint): Paper {
  const { track, startedAt, closedOn, zone } = context;
  const title = 'Record of peer work';
  const until = closedOn ? written(closedOn) : 'today';
  return {
    title,
    subtitle: name,
    foot: `${title}, ${organisation}`,
    blocks: [
      paragraph(
        `${name} was part of peer work with ${organisation}. This is a record of what was learned and done, for the next employer, course or group. Thank you for all of it.`,
      ),
      facts('In short', [
        ['Programme', programme],
        ['Track', trackNames[track]],
        ['From', written(dayOf(startedAt, zone))],
        ['Until', closedOn ? until : `${written(dayOf(at, zone))} (still under way)`],
      ]),
      ...rolesHeld(context),
      ...hoursWorked(context),
      ...trainingsDone(context),
      ...certificatesHeld(context),
    ],
  };
}

interface Held {
  readonly role: string;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** Each role once, from the first day in it to the last. */
function rolesHeld({ track, visits, zone }: JourneyContext): Block[] {
  const held = new Map<Stage, Held>();
  for (const [index, { stage, at }] of visits.entries()) {
    const role = roleName(track, stage);
    if (role) held.set(stage, { role, from: held.get(stage)?.from ?? at, to: visits[index + 1]?.at ?? null });
  }
  const day = (at: Instant | null): string => (at === null ? 'Still held' : written(dayOf(at, zone)));
  return [
    heading('Roles held'),
    table(
      {
        caption: 'Roles and their dates',
        head: ['Role', 'From', 'Until'],
        rows: [...held.values()].map(({ role, from, to }) => [role, day(from), day(to)]),
        widths: [4, 3, 3],
        rowHeaders: true,
      },
      'No role was taken up.',
    ),
  ];
}

function hoursWorked({ practice }: JourneyContext): Block[] {
  const rows = Object.entries(practice).map(([mode, { sessions, quarters, firstOn }]) => [
    modeNames[mode as Mode],
    String(sessions),
    hoursOf(quarters),
    written(firstOn),
  ]);
  const whole = Object.values(practice).reduce((sum, { quarters }) => sum + quarters, 0);
  return [
    heading('Work done'),
    table(
      {
        caption: 'Sessions and hours by kind of work',
        head: ['Kind of work', 'Sessions', 'Time', 'First on'],
        rows,
        widths: [4, 2, 2, 3],
        rowHeaders: true,
      },
      'No hours were logged.',
    ),
    ...(rows.length > 1 ? [paragraph(`Altogether: ${hoursOf(whole)}.`)] : []),
  ];
}

function trainingsDone({ trainings }: JourneyContext): Block[] {
  const byDate = trainings.toSorted((a, b) => a.on.localeCompare(b.on));
  return [
    heading('Training'),
    table(
      {
        caption: 'Training completed',
        head: ['Topic', 'Completed on'],
        rows: byDate.map(({ topic, on }) => [capitalised(nameOfTopic(topic)), written(on)]),
        widths: [6, 3],
        rowHeaders: true,
      },
      'No training was recorded.',
    ),
  ];
}

function certificatesHeld({ certificates }: JourneyContext): Block[] {
  const until = (expiresOn: LocalDate | null): string => (expiresOn ? written(expiresOn) : 'No end');
  return [
    heading('Certificates'),
    table(
      {
        caption: 'Certificates',
        head: ['Topic', 'Issued on', 'Valid until'],
        rows: certificates.map(({ topic, issuedOn, expiresOn }) => [
          capitalised(nameOfTopic(topic)),
          written(issuedOn),
          until(expiresOn),
        ]),
        widths: [5, 3, 3],
        rowHeaders: true,
      },
      'No certificate was added.',
    ),
  ];
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
