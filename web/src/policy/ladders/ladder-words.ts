import { t } from '../../texts';
import { spanOf, stepsOf, type Step } from './ladder-shape';

const roleName = (role: string): string => t.ladders.roles[role] ?? role;
const channelName = (channel: string): string => t.ladders.channels[channel] ?? channel;

export const rolesIn = ({ to }: Step): string[] => to.map(roleName);
export const channelsIn = ({ channels }: Step): string[] => channels.map(channelName);

/** When a step is reached: "2 working days later". */
export function whenOf({ after: { amount, unit } }: Step, index: number): string {
  const words = t.ladders;
  if (amount === null) return words.noDelay;
  if (amount === 0) return words.atOnce;
  return index === 0 ? words.afterDue(amount, unit) : words.later(amount, unit);
}

/** "10 working days"; nothing where no amount is given. */
export function wordsOfSpan(value: unknown): string {
  const { amount, unit } = spanOf(value);
  return amount === null ? '' : t.ladders.span(amount, unit);
}

/** A ladder in words, a step a line. */
export const wordsOfLadder = (value: unknown): string =>
  stepsOf(value)
    .map((step, index) => {
      const lower = (names: string[]) => names.map((name) => name.toLowerCase());
      const told = t.ladders.sentence(whenOf(step, index), lower(rolesIn(step)), lower(channelsIn(step)), step.urgent);
      return `${index + 1}. ${told}${step.words && ` – “${step.words}”`}`;
    })
    .join('\n');
