import type { CommandTexts } from './commands.en';
import { en, type Texts } from './en';

/** The catalogue in use. */
export const t: Texts = en;

/** A code that no catalogue knows yet, made readable: `someNewStep` → "some new step". */
export function readable(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const stageName = (stage: string): string => t.stages[stage] ?? capital(readable(stage));
export const intoStage = (stage: string): string => t.intoStage[stage] ?? readable(stage);
export const topicName = (topic: string): string => t.topics[topic] ?? capital(readable(topic));
export const matterName = (matter: string, name: string): string => (t.matters[matter] ?? t.otherMatter)(name);

export const trackName = (track: string): string => t.tracks[track] ?? capital(readable(track));
export const formName = (form: string): string => t.formNames[form] ?? capital(readable(form));
export const modeName = (mode: string): string => t.practice.modes[mode] ?? capital(readable(mode));

export function requirementName(requirement: string): string {
  const known = t.requirements[requirement];
  if (known) return known.name;
  if (requirement.startsWith('eligibility-')) return capital(readable(requirement.slice('eligibility-'.length)));
  const topic = topicOf(requirement);
  return topic ? t.trainingIn(topicName(topic)) : capital(readable(requirement));
}

/** What is missing, by its name, or in the policy's own sentence (a criterion has no other). */
export function gapName({ requirement, sentence }: { requirement: string; sentence: string }): string {
  if (requirement.startsWith('eligibility-')) return sentence.replace(/\.$/, '');
  return requirementName(requirement);
}

/** `training-boundaries` asks for the topic `boundaries`; `training-spread` asks for a day more of any. */
export function topicOf(requirement: string): string | undefined {
  if (!requirement.startsWith('training-') || requirement === 'training-spread') return undefined;
  return requirement.slice('training-'.length);
}

/** A refusal in the page's words, or in the server's. */
export function refusalSentence(
  refusal: { code: string; message?: string; detail?: string; missing?: unknown[] },
  name: string,
): string {
  const write = t.refusals[refusal.code];
  if (write) return write(name, t.missingCount(refusal.missing?.length ?? 1));
  return refusal.message ?? refusal.detail ?? t.connection.errorBody;
}

/** What time will do, in a sentence. */
export function aheadSentence(type: string, name: string, to: string | undefined, mine: boolean): string {
  const told = t.told(to ?? t.aheadRoles[type], mine);
  return t.ahead[type]?.(name, told) ?? capital(readable(type));
}

/** The words of a command. A worker is spoken to, not about; a pause that goes on is not begun again. */
export function wordsOf(type: string, aboutOneself = false, paused = false): CommandTexts | undefined {
  if (type === 'PauseJourney' && paused) return t.commands.ExtendPause;
  const words = t.commands[type];
  const mine = aboutOneself && t.commandsMine[type];
  if (!words || !mine) return words;
  const intro = type === 'PauseJourney' ? t.own.breakIntro : words.intro;
  return { button: mine.button, title: () => mine.title, done: () => mine.done, ...(intro && { intro }) };
}
