import { Anchor } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';

import { t } from '../texts';
import { idOf, openFields, partName, wordsFor } from './layout';
import classes from './policy-page.module.css';
import type { Part, PolicyState } from './policy-types';

/** Brings a field into view, and the focus to it. */
export function goToField(path: string): void {
  const field = document.getElementById(idOf(path));
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}

/** Which blanks hold this part shut, each a way to it. */
export function Holding({ part, policy }: { part: Part; policy: PolicyState }) {
  const narrow = useMediaQuery('(max-width: 61.9375em)', false, { getInitialValueInEffect: false });
  const open = openFields(part, policy.blanks);
  const words = t.policy.holding;
  if (open.length === 0) return null;
  const count = policy.blanks.filter((blank) => !blank.filled && (blank.track ?? 'general') === part).length;
  return (
    <details key={String(narrow)} className={classes.fold} open={!narrow}>
      <summary>{words.title(partName(part), count)}</summary>
      <p className={classes.quiet}>{part === 'general' ? words.general : words.track}</p>
      <ul className={classes.holding}>
        {open.map((field) => (
          <li key={field.path}>
            <Anchor component="button" type="button" ta="left" onClick={() => goToField(field.path)}>
              {wordsFor(field.path, policy.blanks).label}
            </Anchor>
          </li>
        ))}
      </ul>
    </details>
  );
}
