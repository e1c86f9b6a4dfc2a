import { useState } from 'react';
import { Link } from '@tanstack/react-router';

import type { JourneyCard, JourneyPage, Machine } from '../api/types';
import { StandingBadge } from '../journey/badge';
import { fullName } from '../journey/names';
import { Turn } from '../shell/turn';
import { useDates } from '../shell/me';
import { stageName, t } from '../texts';
import classes from './board-list.module.css';
import { CardMenu } from './card-menu';

interface BoardListProps {
  page: JourneyPage;
  machine: Machine;
  turn: (page: number) => void;
}

/** Everyone in one table, most pressing first; on a phone each row folds into a card. */
export function BoardList({ page, machine, turn }: BoardListProps) {
  const { columns } = t.board;
  return (
    <>
      <table className={classes.table}>
        <caption className={classes.caption}>{t.board.title}</caption>
        <thead>
          <tr>
            {[
              columns.person,
              columns.state,
              columns.stage,
              columns.inStage,
              columns.missing,
              columns.supervisor,
              columns.action,
            ].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.items.map((card) => (
            <Row key={card.id} card={card} machine={machine} />
          ))}
        </tbody>
      </table>
      <Turn page={page} turn={turn} />
    </>
  );
}

function Row({ card, machine }: { card: JourneyCard; machine: Machine }) {
  const [menu, setMenu] = useState(false);
  const dates = useDates();
  return (
    <tr>
      <th scope="row">
        <Link to="/journeys/$journeyId" params={{ journeyId: card.id }} className={classes.name} data-row>
          {fullName(card.person)}
        </Link>
      </th>
      <td className={classes.state}>
        <StandingBadge card={card} />
      </td>
      <td className={classes.stage}>
        {stageName(card.stage)}
        <span className={classes.folded}>
          {[t.board.days(card.daysInStage), card.missing > 0 && t.board.missing(card.missing)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </td>
      <td className={classes.days} title={dates.day(card.stageSince)}>
        {t.board.days(card.daysInStage)}
      </td>
      <td className={classes.missing}>{card.missing > 0 && card.missing}</td>
      <td className={classes.supervisor}>{card.relations.supervisor?.name}</td>
      <td className={classes.menu}>
        <CardMenu card={card} machine={machine} opened={menu} setOpened={setMenu} />
      </td>
    </tr>
  );
}
