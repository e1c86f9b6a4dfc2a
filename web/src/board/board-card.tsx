import { Link } from '@tanstack/react-router';
import { useState, type DragEvent, type KeyboardEvent } from 'react';

import type { JourneyCard } from '../api/types';
import { StandingBadge } from '../journey/badge';
import { shortName } from '../journey/names';
import { useDates } from '../shell/me';
import { useShortcutsOn } from '../shell/use-shortcuts';
import { t, trackName } from '../texts';
import classes from './board-card.module.css';
import { CardMenu } from './card-menu';
import { contactOf } from './contact';
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
  const applicant = card.stage === 'recruitment';
  const dates = useDates();
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
        {applicant ? (
          <span>{t.journey.appliedAgo(card.daysSinceStart)}</span>
        ) : (
          <span title={t.board.daysHere(card.daysInStage)}>{t.board.days(card.daysInStage)}</span>
        )}
        <StandingBadge card={card} />
      </div>
      <p className={classes.facts}>
        {[several && trackName(card.track), applicant && contactOf(card, dates)].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}
