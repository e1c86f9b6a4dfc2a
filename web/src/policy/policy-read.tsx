import { useQuery } from '@tanstack/react-query';

import { ClauseLink } from '../clauses/clause-link';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { t } from '../texts';
import { isHole, valueAt } from './document';
import { blanksIn, sectionsOf, wordsFor } from './layout';
import { catalogueQuery } from '../api/queries';
import classes from './policy-page.module.css';
import type { Part, PolicyState } from './policy-types';
import { wordsOfValue } from './value-words';

/** A part of the policy for those who follow it: every blank with what it is filled with. */
export function PolicyRead({ part, policy }: { part: Part; policy: PolicyState }) {
  const dates = useDates();
  const { data: catalogue } = useQuery(catalogueQuery);
  const document = policy.document ?? policy.draft.document;
  return (
    <>
      {sectionsOf(part, policy.blanks).map(({ id, fields }) => (
        <Section key={id} title={t.policy.sections[id] ?? id}>
          <dl className={classes.read}>
            {fields.map((field) => {
              const blanks = blanksIn(field, policy.blanks);
              const value = valueAt(document, field.path);
              const held = isHole(value) ? blanks[0]?.byDefault : value;
              return (
                <div key={field.path}>
                  <dt>
                    {wordsFor(field.path, blanks).label} {blanks[0] && <ClauseLink clause={blanks[0].clause} />}
                  </dt>
                  <dd>{wordsOfValue(field.path, held, { dates, catalogue })}</dd>
                </div>
              );
            })}
          </dl>
        </Section>
      ))}
      <p className={classes.quiet}>{t.policy.readOnly}</p>
    </>
  );
}
