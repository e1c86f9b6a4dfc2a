import { Button, Modal } from '@mantine/core';
import { useState } from 'react';

import type { Absence } from '../api/types';
import { Mark } from '../journey/badge';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { keepFocusSomewhere } from '../shell/use-keep-focus';
import { Answered } from '../supervision/answered';
import { t } from '../texts';
import { useAbsenceCommand } from './absence-queries';
import classes from './absences-page.module.css';
import { ChangeDates } from './change-dates';
import { NameCover } from './name-cover';

/** One absence: whose, which days, who covers; and what can be done about it. */
export function AbsenceRow({ absence }: { absence: Absence }) {
  const me = useMe();
  const dates = useDates();
  const words = t.absences;
  const [form, setForm] = useState<'dates' | 'cover'>();
  const { user, from, until, stage, cover } = absence;
  const open = stage === 'away' || stage === 'planned';
  const name = user.userId === me.userId ? words.yourself(user.name) : user.name;
  const close = () => setForm(undefined);
  return (
    <li>
      {open && <Mark tone={cover ? (stage === 'away' ? 'waiting' : 'paused') : 'late'} />}
      <div className={classes.what}>
        <strong>{name}</strong>
        <p>{words.days(dates.day(from), dates.day(until))}</p>
        <p className={cover || !open ? classes.quiet : classes.late}>
          {stage === 'cancelled' ? words.notAway : cover ? words.coveredBy(cover.name) : words.nobodyCovers}
        </p>
        {open && !cover && <p className={classes.quiet}>{words.nobodyCoversBody}</p>}
      </div>
      {open && <Buttons absence={absence} ask={setForm} />}
      <Modal
        opened={form !== undefined}
        onClose={close}
        onExitTransitionEnd={keepFocusSomewhere}
        title={form === 'cover' ? words.coverTitle(user.name) : words.changeDatesTitle(user.name)}
      >
        {form === 'dates' && <ChangeDates absence={absence} close={close} />}
        {form === 'cover' && <NameCover absence={absence} close={close} />}
      </Modal>
    </li>
  );
}

function Buttons({ absence, ask }: { absence: Absence; ask: (form: 'dates' | 'cover') => void }) {
  const words = t.absences;
  const command = useAbsenceCommand(absence.id);
  const { user, stage, cover } = absence;
  const mayDo = (type: string) => absence.offers.some((offer) => offer.type === type && offer.allowed);
  const away = stage === 'away';
  const end = async () =>
    (await command.give({ type: 'EndAbsence' })) && say(away ? words.ended(user.name) : words.cancelled(user.name));
  return (
    <>
      <div className={classes.buttons}>
        {mayDo('NameCover') && (
          <Button
            size="compact-md"
            variant={cover ? 'default' : 'filled'}
            aria-label={`${cover ? words.changeCover : words.nameCover}: ${user.name}`}
            onClick={() => ask('cover')}
            data-row
          >
            {cover ? words.changeCover : words.nameCover}
          </Button>
        )}
        {mayDo('ChangeDates') && (
          <Button
            size="compact-md"
            variant="default"
            aria-label={`${words.changeDates}: ${user.name}`}
            onClick={() => ask('dates')}
          >
            {words.changeDates}
          </Button>
        )}
        {mayDo('EndAbsence') && (
          <Button
            size="compact-md"
            variant="subtle"
            disabled={command.busy}
            aria-label={away ? words.endLabel(user.name) : words.cancelLabel(user.name)}
            onClick={() => void end()}
          >
            {away ? words.end : words.cancel}
          </Button>
        )}
      </div>
      <Answered progress={command.progress} name={user.name} />
    </>
  );
}
