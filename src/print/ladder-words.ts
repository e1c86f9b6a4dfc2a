import type { Channel } from '../../state-machines/core/process.js';
import type { Span } from '../../state-machines/core/working-calendar.js';
import { LadderSchema, SpanSchema, type ladderRoles, type LadderStep } from '../../state-machines/ladder/ladder.js';
import { times } from './words.js';

const spanNames: Readonly<Record<Span['unit'], string>> = { hours: 'hour', days: 'day', workingDays: 'working day' };
const roleNames: Readonly<Record<(typeof ladderRoles)[number], string>> = {
  supervisor: 'the supervisor',
  coordinator: 'the coordinator',
  manager: 'the manager',
};
const channelNames: Readonly<Record<Channel, string>> = {
  inbox: 'inbox',
  email: 'e-mail',
  calendar: 'calendar',
  sms: 'text message',
  push: 'push message',
};

const and = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** How long something takes; nothing where it is no such thing. */
export function spanIn(value: unknown): string | undefined {
  const { data } = SpanSchema.safeParse(value);
  return data && times(data.amount, spanNames[data.unit]);
}

/** The steps of a ladder, one a line; nothing where it is none. */
export function ladderIn(value: unknown): string | undefined {
  return LadderSchema.safeParse(value).data?.steps.map(stepIn).join('\n');
}

function stepIn({ after, to, channels, urgent, words }: LadderStep, index: number): string {
  const wait = `${times(after.amount, spanNames[after.unit])} ${index === 0 ? 'after it was due' : 'later'}`;
  const when = after.amount === 0 ? 'As soon as it is due' : wait;
  const how = and(channels.map((channel) => channelNames[channel]));
  const said = words === '' ? '' : ` “${words}”`;
  return `${index + 1}. ${when}: ${and(to.map((role) => roleNames[role]))}, by ${how}${urgent ? ', also in quiet hours' : ''}.${said}`;
}
