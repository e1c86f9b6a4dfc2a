import { useState } from 'react';
import { Link } from '@tanstack/react-router';

import type { JourneyCard, JourneyPage } from '../api/types';
import { StandingBadge } from '../journey/badge';
import { fullName } from '../journey/names';
import { Turn } from '../shell/turn';
import { useDates } from '../shell/me';
import { stageName, t, trackName } from '../texts';
import classes from './board-list.module.css';
import { CardMenu } from './card-menu';
import { contactOf } from './contact';
import type { Machines } from './machines';

interface BoardListProps {
  page: JourneyPage;
  machines: Machines;
  turn: (page: number) => void;
}

/** Everyone in one table, most pressing first; on a phone each row folds into a card. */
export function BoardList({ page, machines, turn }: BoardListProps) {
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
              columns.track,
              columns.stage,
              columns.inStage,
              columns.applied,
              columns.contacted,
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
            <Row key={card.id} card={card} machines={machines} />
          ))}
        </tbody>
      </table>
      <Turn page={page} turn={turn} />
    </>
  );
}

function Row({ card, machines }: { card: JourneyCard; machines: Machines }) {
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
      <td className={classes.track}>{trackName(card.track)}</td>
      <td className={classes.stage}>
        <span className={classes.ofTrack}>{trackName(card.track)} · </span>
        {stageName(card.stage)}
        <span className={classes.folded}>
          {[t.board.days(card.daysInStage), card.missing > 0 && t.board.missing(card.missing)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {card.stage === 'recruitment' && (
          <span className={classes.folded}>
            {t.journey.appliedAgo(card.daysSinceStart)}, {contactOf(card, dates)}
          </span>
        )}
      </td>
      <td className={classes.days} title={dates.day(card.stageSince)}>
        {t.board.days(card.daysInStage)}
      </td>
      <td className={classes.days}>{t.board.days(card.daysSinceStart)}</td>
      <td className={classes.days}>
        {card.contactedOn ? dates.short(card.contactedOn) : card.stage === 'recruitment' && t.board.notContacted}
      </td>
      <td className={classes.missing}>{card.missing > 0 && card.missing}</td>
      <td className={classes.supervisor}>{card.relations.supervisor?.name}</td>
      <td className={classes.menu}>
        <CardMenu card={card} machines={machines} opened={menu} setOpened={setMenu} />
      </td>
    </tr>
  );
}
