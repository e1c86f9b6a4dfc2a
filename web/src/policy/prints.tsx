import { Anchor } from '@mantine/core';

import { TextLink } from '../shell/links';
import { Section } from '../shell/section';
import { t } from '../texts';
import classes from './policy-page.module.css';
import { pdfOf } from './policy-queries';
import type { PolicyState } from './policy-types';

/** The policy as one document, for the board. */
export function Prints({ programmeId, policy: { version } }: { programmeId: string; policy: PolicyState }) {
  return (
    <Section title={t.policy.print}>
      <ul className={classes.holding}>
        {version && (
          <li>
            <Anchor href={pdfOf(programmeId, version)} target="_blank" underline="always">
              {t.policy.printVersion(version)}
            </Anchor>
          </li>
        )}
        <li>
          <Anchor href={pdfOf(programmeId, 'draft')} target="_blank" underline="always">
            {t.policy.printDraft}
          </Anchor>
        </li>
        <li>
          <TextLink to="/policy/versions" search={{ programme: programmeId }}>
            {t.policy.allVersions}
          </TextLink>
        </li>
      </ul>
    </Section>
  );
}
