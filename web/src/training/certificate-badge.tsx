import { VisuallyHidden } from '@mantine/core';

import type { Topic } from '../api/types';
import { Mark } from '../journey/badge';
import badge from '../journey/badge.module.css';
import type { Tone } from '../journey/standing';
import { useDates } from '../shell/me';
import { t } from '../texts';
import classes from './training.module.css';

type Certificate = NonNullable<Topic['certificate']>;

const tones: Record<Certificate['state'], Tone | 'done'> = {
  valid: 'done',
  renewSoon: 'soon',
  inGrace: 'soon',
  lapsed: 'late',
};

/** In which of its four states a certificate is, and until when. Only a lapsed one blocks. */
export function CertificateBadge({ certificate: { state, expiresOn } }: { certificate: Certificate }) {
  const dates = useDates();
  const words = t.certificates;
  const tone = tones[state];
  const over = expiresOn !== null && dates.daysFromToday(expiresOn) < 0;
  return (
    <span>
      <span className={badge.badge} data-tone={tone} title={words.stateWhy[state]}>
        {tone !== 'done' && <Mark tone={tone} />}
        {words.states[state]}
        <VisuallyHidden>: {words.stateWhy[state]}</VisuallyHidden>
      </span>{' '}
      <span className={classes.small}>
        {expiresOn ? (over ? words.wasUntil : words.until)(dates.day(expiresOn)) : words.noEnd}
      </span>
    </span>
  );
}
