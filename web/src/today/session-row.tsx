import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';

import type { Outcome, SupervisionCard } from '../api/types';
import { Mark } from '../journey/badge';
import { shortName } from '../journey/names';
import { ButtonLink } from '../shell/links';
import { useDates } from '../shell/me';
import { askedWords } from '../supervision/asked-words';
import { MoveDialog } from '../supervision/move-dialog';
import { OutcomeButtons } from '../supervision/outcome-buttons';
import { lateWords, ripenessOf, whenWords } from '../supervision/session-words';
import { t } from '../texts';
import classes from './rows.module.css';

const tones = { late: 'late', today: 'soon', ahead: 'waiting' } as const;

interface SessionRowProps {
  card: SupervisionCard;
  recorded: (outcome: Outcome) => void;
}

/** One session of the week: with whom, when, when it was due, what is prepared, and what can be said of it. */
export function SessionRow({ card, recorded }: SessionRowProps) {
  const dates = useDates();
  const ripeness = ripenessOf(card, dates);
  const words = t.supervision;
  const also = [
    card.agenda > 0 ? words.agendaPoints(card.agenda) : words.agendaEmpty,
    card.slot && ripeness === 'ahead' && (card.slot.agreed ? words.agreed : words.proposed),
    card.misses > 0 && words.misses(card.misses),
    card.coverFor && words.coverFor(card.coverFor.name),
  ].filter(Boolean);
  return (
    <li className={classes.row}>
      <Mark tone={card.asked && ripeness === 'ahead' ? 'soon' : tones[ripeness]} />
      <div className={classes.what}>
        <Link to="/supervision/$supervisionId" params={{ supervisionId: card.id }} className={classes.title} data-row>
          {shortName(card.person)}
        </Link>
        <p className={classes.why}>
          {whenWords(card, dates)}
          {ripeness === 'late' && card.daysLate > 0 && (
            <>
              {' · '}
              <span className={classes.late}>{lateWords(card)}</span>
            </>
          )}
        </p>
        {card.asked && <p className={classes.why}>{askedWords(card)}</p>}
        {!card.slot && ripeness === 'ahead' && <p className={classes.why}>{words.noTime}</p>}
        <p className={classes.since}>{also.join(' · ')}</p>
        {ripeness !== 'ahead' && <OutcomeButtons session={card} recorded={recorded} />}
      </div>
      {ripeness === 'ahead' && <Ahead card={card} />}
    </li>
  );
}

/** Before the session: a time where one is wanted, else the agenda. */
function Ahead({ card }: { card: SupervisionCard }) {
  const [moving, { open, close }] = useDisclosure(false);
  const { id, person, slot, asked, agenda } = card;
  const words = t.supervision;
  if (asked || !slot)
    return (
      <>
        <Button className={classes.button!} aria-label={`${words.change}: ${person.givenName}`} onClick={open}>
          {words.change}
        </Button>
        <MoveDialog session={card} passed={false} opened={moving} close={close} />
      </>
    );
  const what = agenda > 0 ? words.open : words.prepare;
  return (
    <ButtonLink
      to="/supervision/$supervisionId"
      params={{ supervisionId: id }}
      hash={agenda > 0 ? '' : 'agenda'}
      variant="default"
      className={classes.button!}
      aria-label={`${what}: ${person.givenName}`}
    >
      {what}
    </ButtonLink>
  );
}
