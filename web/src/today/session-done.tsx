import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import type { Outcome, SupervisionCard, SupervisionDetail } from '../api/types';
import { supervisionQuery, useSupervisionCommand } from '../api/supervision-queries';
import { shortName } from '../journey/names';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { Answered } from '../supervision/answered';
import { MoveDialog } from '../supervision/move-dialog';
import { t } from '../texts';
import classes from './rows.module.css';

/** A session that was just recorded stays in its place: what was noted, and when the next one is. */
export function SessionDone({ card, outcome }: { card: SupervisionCard; outcome: Outcome }) {
  const { data } = useQuery(supervisionQuery(card.id));
  const words = t.supervision;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  const next = data && (data.number > card.number || data.stage === 'planned') ? data : undefined;
  return (
    <li className={classes.row}>
      <IconCheck size={14} className={classes.tick} aria-hidden />
      <div className={classes.what} ref={place} tabIndex={-1}>
        <Link to="/supervision/$supervisionId" params={{ supervisionId: card.id }} className={classes.title} data-row>
          {shortName(card.person)}
        </Link>
        <p className={classes.why}>{words.recorded[outcome]!(card.person.givenName)}</p>
        {next && <Next card={next} />}
      </div>
    </li>
  );
}

function Next({ card }: { card: SupervisionDetail }) {
  const dates = useDates();
  const [moving, { open, close }] = useDisclosure(false);
  const command = useSupervisionCommand(card.id);
  const words = t.supervision;
  const { slot, dueOn } = card;
  const confirm = async () => (await command.give({ type: 'ConfirmTime' })) && say(words.fitsDone);
  const when = slot && `${dates.dayTime(slot.startsAt)} (${slot.agreed ? words.agreed : words.proposed})`;
  return (
    <>
      <p className={classes.why}>
        <strong>{when ? words.next(when) : words.nextDue(dates.dayAndAway(dueOn))}</strong>
      </p>
      <Group gap="xs" mt="xs">
        {slot && !slot.agreed && (
          <Button
            size="compact-md"
            variant="default"
            className={classes.little!}
            disabled={command.busy}
            onClick={() => void confirm()}
          >
            {words.fits}
          </Button>
        )}
        <Button size="compact-md" variant="subtle" className={classes.little!} onClick={open}>
          {words.change}
        </Button>
      </Group>
      <Answered progress={command.progress} name={card.person.givenName} />
      <MoveDialog session={card} passed={false} opened={moving} close={close} />
    </>
  );
}
