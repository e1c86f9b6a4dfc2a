import { Link } from '@tanstack/react-router';
import { useState, type DragEvent, type KeyboardEvent } from 'react';

import type { JourneyCard } from '../api/types';
import { StandingBadge } from '../journey/badge';
import { shortName } from '../journey/names';
import { useShortcutsOn } from '../shell/use-shortcuts';
import { t, trackName } from '../texts';
import classes from './board-card.module.css';
import { CardMenu } from './card-menu';
import { Waited } from './waited';
import type { Machines } from './machines';

interface BoardCardProps {
  card: JourneyCard;
  machines: Machines;
  lift: (event: DragEvent) => void;
  release: () => void;
}

/** One person: first name, days in the stage, one badge. Taken by the hand, or by its menu (m). */
export function BoardCard({ card, machines, lift, release }: BoardCardProps) {
  const [menu, setMenu] = useState(false);
  const [letters] = useShortcutsOn();
  const several = Object.keys(machines).length > 1;
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
        <CardMenu card={card} machines={machines} opened={menu} setOpened={setMenu} />
      </div>
      <div className={classes.bottom}>
        <span title={t.board.daysHere(card.daysInStage)}>{t.board.days(card.daysInStage)}</span>
        <StandingBadge card={card} />
      </div>
      {several && <p className={classes.facts}>{trackName(card.track)}</p>}
      {card.stage === 'recruitment' && (
        <p className={classes.facts}>
          <Waited card={card} />
        </p>
      )}
    </li>
  );
}
