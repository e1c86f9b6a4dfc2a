import { Link } from '@tanstack/react-router';
import { useState, type DragEvent, type KeyboardEvent } from 'react';

import type { JourneyCard, Machine } from '../api/types';
import { StandingBadge } from '../journey/badge';
import { shortName } from '../journey/names';
import { useShortcutsOn } from '../shell/use-shortcuts';
import { t } from '../texts';
import classes from './board-card.module.css';
import { CardMenu } from './card-menu';

interface BoardCardProps {
  card: JourneyCard;
  machine: Machine;
  lift: (event: DragEvent) => void;
  release: () => void;
}

/** One person: first name, days in the stage, one badge. Taken by the hand, or by its menu (m). */
export function BoardCard({ card, machine, lift, release }: BoardCardProps) {
  const [menu, setMenu] = useState(false);
  const [letters] = useShortcutsOn();
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'm' || !letters || menu || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setMenu(true);
  };
  return (
    <li className={classes.card} draggable onDragStart={lift} onDragEnd={release} onKeyDown={press}>
      <div className={classes.top}>
        <Link
          to="/journeys/$journeyId"
          params={{ journeyId: card.id }}
          className={classes.name}
          title={shortName(card.person)}
          draggable={false}
          data-row
        >
          {shortName(card.person)}
        </Link>
        <CardMenu card={card} machine={machine} opened={menu} setOpened={setMenu} />
      </div>
      <div className={classes.bottom}>
        <span title={t.board.daysHere(card.daysInStage)}>{t.board.days(card.daysInStage)}</span>
        <StandingBadge card={card} />
      </div>
    </li>
  );
}
