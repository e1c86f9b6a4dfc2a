import { Link } from '@tanstack/react-router';

import type { SupervisionCard } from '../api/types';
import { fullName } from '../journey/names';
import { useDates } from '../shell/me';
import { t } from '../texts';
import { SupervisionBadge } from './supervision-badge';
import classes from './supervision-list.module.css';

/** Most pressing first; on a phone each row folds into a card. */
export function SupervisionTable({ cards }: { cards: SupervisionCard[] }) {
  const { listColumns: columns, title } = t.supervision;
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.person}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.next}</th>
          <th scope="col">{columns.due}</th>
          <th scope="col">{columns.supervisor}</th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <Row key={card.id} card={card} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ card }: { card: SupervisionCard }) {
  const dates = useDates();
  const { id, person, slot, dueOn, supervisor, stage, coverFor } = card;
  const words = t.supervision;
  const resting = stage === 'suspended' || stage === 'ended';
  return (
    <tr>
      <th scope="row">
        <Link to="/supervision/$supervisionId" params={{ supervisionId: id }} className={classes.name} data-row>
          {fullName(person)}
        </Link>
      </th>
      <td className={classes.state}>
        <SupervisionBadge card={card} />
      </td>
      <td className={classes.next}>{resting ? '' : slot ? dates.dayTime(slot.startsAt) : words.noTimeShort}</td>
      <td className={classes.due}>
        {!resting && (
          <>
            <span className={classes.folded}>{words.dueOn('')}</span>
            {dates.day(dueOn)}
          </>
        )}
      </td>
      <td className={classes.supervisor}>
        {supervisor?.name ?? words.nobody}
        {coverFor && ` (${words.youCover})`}
      </td>
    </tr>
  );
}
