import type { TodayItem } from '../api/types';
import { intoStage, requirementName, stageName, t } from '../texts';
import type { Dates } from '../texts/dates';
import { count } from '../texts/plural';

/** Why a matter stands, in words: the code of the reason, and what it carries. */
export function whySentence({ why }: Pick<TodayItem, 'why'>, dates: Dates): string {
  const { stage, days, missing, requirement, until } = why.params;
  const x: Record<string, string> = {};
  if (typeof stage === 'string') Object.assign(x, { stage: stageName(stage), intoStage: intoStage(stage) });
  if (typeof days === 'number') x.days = count(days, 'day', 'days');
  if (typeof until === 'string') x.until = dates.dayAndAway(until);
  if (typeof requirement === 'string') x.missing = t.missingFirst(requirementName(requirement), Number(missing) - 1);
  return t.whys[why.code]?.(x) ?? x.stage ?? '';
}
