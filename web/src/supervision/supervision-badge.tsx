import type { SupervisionCard } from '../api/types';
import badge from '../journey/badge.module.css';
import { Mark } from '../journey/badge';
import type { Tone } from '../journey/standing';
import { useDates } from '../shell/me';
import { t } from '../texts';
import { ripenessOf } from './session-words';

type Subject = Pick<
  SupervisionCard,
  'stage' | 'daysLate' | 'decision' | 'asked' | 'slot' | 'dueOn' | 'person' | 'supervisor'
>;

/** The one thing to say of a supervision at a glance; nothing where all goes its way. */
export function SupervisionBadge({ card }: { card: Subject }) {
  const dates = useDates();
  const state = stateOf(card, ripenessOf(card, dates) !== 'ahead');
  if (!state) return null;
  const [tone, word] = state;
  return (
    <span className={badge.badge} data-tone={tone}>
      <Mark tone={tone} />
      {word}
    </span>
  );
}

function stateOf(
  { stage, daysLate, decision, asked, slot, supervisor }: Subject,
  ripe: boolean,
): [Tone, string] | undefined {
  const words = t.supervision;
  if (stage === 'suspended' || stage === 'ended') return ['paused', words.stages[stage]!];
  if (daysLate > 0) return ['late', words.daysLate(daysLate)];
  if (!supervisor) return ['late', words.nobody];
  if (decision) return ['soon', words.decision];
  if (ripe) return ['soon', words.stages.unrecorded!];
  if (!slot) return ['soon', words.noTimeShort];
  if (asked) return ['soon', words.otherTime];
  return undefined;
}
