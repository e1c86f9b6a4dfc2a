import type { TodayItem } from '../api/types';
import { intoStage, requirementName, stageName, t, topicName } from '../texts';
import type { Dates } from '../texts/dates';
import { count } from '../texts/plural';

/** Why a matter stands, in words: the code of the reason, and what it carries. */
export function whySentence({ why }: Pick<TodayItem, 'why'>, dates: Dates): string {
  const { stage, days, missing, requirement, until, about, dueOn, startsAt, misses } = why.params;
  const x: Record<string, string> = {};
  if (typeof stage === 'string') Object.assign(x, { stage: stageName(stage), intoStage: intoStage(stage) });
  if (typeof days === 'number') x.days = count(days, 'day', 'days');
  if (typeof until === 'string') x.until = dates.dayAndAway(until);
  if (typeof requirement === 'string') x.missing = t.missingFirst(requirementName(requirement), Number(missing) - 1);
  if (typeof about === 'string') x.about = aboutWords(why.code, about);
  if (typeof dueOn === 'string') x.dueOn = dates.day(dueOn);
  if (typeof startsAt === 'string') x.startsAt = `${dates.dayTime(startsAt)}, ${dates.away(startsAt)}`;
  if (typeof misses === 'number') x.misses = t.supervision.misses(misses);
  return t.whys[why.code]?.(x) ?? x.stage ?? '';
}

/** The waiver, criterion, topic, step or promise that a matter is about. */
function aboutWords(code: string, about: string): string {
  if (code.startsWith('certificate')) return topicName(about);
  if (code.startsWith('obligation')) return t.owedOfMe.things[about] ?? about;
  if (code === 'return-step-reached') return t.form.returnSteps[about] ?? about;
  return requirementName(about);
}
