import { VisuallyHidden } from '@mantine/core';

import { useDates } from '../shell/me';
import classes from './badge.module.css';
import { alsoStanding, standingOf, type Standing, type Subject, type Tone } from './standing';

/** A mark whose shape says what its colour says: full, half, open, two bars. */
export function Mark({ tone }: { tone: Tone }) {
  return (
    <svg className={classes.mark} data-tone={tone} viewBox="0 0 12 12" width="12" height="12" aria-hidden>
      {tone === 'late' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {tone === 'soon' && (
        <>
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
        </>
      )}
      {tone === 'waiting' && <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />}
      {tone === 'paused' && <path d="M3 2h2v8H3zM7 2h2v8H7z" fill="currentColor" />}
    </svg>
  );
}

/** Late, soon, waiting or paused: one at most, and why for those who cannot hover. */
export function StandingBadge({ card }: { card: Subject }) {
  const standing = standingOf(card, useDates());
  return standing ? <Badge {...standing} /> : null;
}

/** On the person's own page: the badge of the moment, and the standing beside it. */
export function StandingBadges({ card }: { card: Subject }) {
  const dates = useDates();
  const also = alsoStanding(card, dates);
  return (
    <>
      <StandingBadge card={card} />
      {also && <Badge {...also} />}
    </>
  );
}

function Badge({ tone, word, why }: Standing) {
  return (
    <span className={classes.badge} data-tone={tone} title={why}>
      <Mark tone={tone} />
      {word}
      <VisuallyHidden>: {why}</VisuallyHidden>
    </span>
  );
}
