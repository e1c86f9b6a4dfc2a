import { Anchor } from '@mantine/core';

import type { Journey } from '../api/types';
import { t } from '../texts';

/** The policy in the version that holds for this journey, to be read before it is acknowledged. */
export function PolicyToRead({ journey: { programme, terms } }: { journey: Journey }) {
  return (
    <Anchor
      href={`/api/policy/document.pdf?programmeId=${programme.id}&version=${terms.version}`}
      target="_blank"
      underline="always"
    >
      {t.own.policyRead}
    </Anchor>
  );
}
