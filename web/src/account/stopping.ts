import type { Topics } from '../api/types';

type Topic = Topics['topics'][number];

/** On which ways a topic comes at all: invitations are for calendars, and the message once a day is a mail. */
export function waysOf({ topic }: Topic, channels: string[]): string[] {
  const mine = topic === 'invitations' ? ['calendar'] : topic === 'digest' ? ['email'] : ['email', 'sms', 'push'];
  return mine.filter((channel) => channels.includes(channel));
}

/** A whole way may be stopped at once (STOP by text message), or one topic of it. An invitation is a mail as well. */
export function comes(stopped: string[], channel: string, topic: string): boolean {
  const codes = [channel, `${channel}:${topic}`, ...(channel === 'calendar' ? ['email', `email:${topic}`] : [])];
  return !codes.some((code) => stopped.includes(code));
}

/** What is stopped after one topic was turned on or off: turning one on leaves the others of a stopped way off. */
export function turned(topics: Topic[], stopped: string[], channel: string, topic: string, on: boolean): string[] {
  const code = `${channel}:${topic}`;
  if (!on) return [...stopped, code];
  const whole = channel === 'calendar' ? [channel, 'email'] : [channel];
  const others = whole
    .filter((way) => stopped.includes(way))
    .flatMap((way) =>
      topics.filter((one) => one.topic !== topic && one.stoppable.includes(way)).map((one) => `${way}:${one.topic}`),
    );
  const gone = new Set([...whole, ...whole.map((way) => `${way}:${topic}`)]);
  return [...new Set([...stopped.filter((one) => !gone.has(one)), ...others])];
}
