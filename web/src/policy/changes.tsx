import { useQuery } from '@tanstack/react-query';

import { ClauseLink } from '../clauses/clause-link';
import { useDates } from '../shell/me';
import { useShowMore } from '../shell/show-more';
import { t } from '../texts';
import { partName, partOf } from './layout';
import { catalogueQuery } from '../api/queries';
import classes from './policy-page.module.css';
import type { Preview } from './policy-types';
import { nameOfPlace, wordsOfValue } from './value-words';

/** Every place where the draft says something else than the policy in force. */
export function Changes({ changes }: { changes: Preview['changes'] }) {
  const dates = useDates();
  const { data: catalogue } = useQuery(catalogueQuery);
  const { shown, more } = useShowMore(changes);
  const words = t.policy.adoption;
  return (
    <>
      <ul className={classes.list}>
        {shown.map(({ path, from, to, clause }) => (
          <li key={path}>
            <strong>
              {partName(partOf(path))} · {nameOfPlace(path)}
            </strong>{' '}
            {clause && <ClauseLink clause={clause} />}
            <dl className={classes.change}>
              <div>
                <dt>{words.before}</dt>
                <dd>{wordsOfValue(path, from, { dates, catalogue })}</dd>
              </div>
              <div>
                <dt>{words.after}</dt>
                <dd>{wordsOfValue(path, to, { dates, catalogue })}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
