import { t } from '../texts';
import classes from './meter.module.css';
import type { Filled } from './policy-types';

interface Props {
  of: Filled;
  label: string;
  words?: (done: number, all: number) => string;
}

/** How much is filled: a bar, and the same in words beside it. */
export function Meter({ of: { filled, total }, label, words = t.policy.filled }: Props) {
  const part = total === 0 ? 1 : filled / total;
  return (
    <span className={classes.meter}>
      <span
        className={classes.bar}
        role="meter"
        aria-label={t.policy.meterLabel(label)}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={filled}
        aria-valuetext={words(filled, total)}
        data-full={filled === total}
      >
        <span style={{ width: `${100 * part}%` }} />
      </span>
      <span aria-hidden>{words(filled, total)}</span>
    </span>
  );
}
