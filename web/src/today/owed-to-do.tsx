import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';

import type { Owed } from '../api/types';
import { useObligationCommand } from '../api/supervision-queries';
import { Mark } from '../journey/badge';
import { shortName } from '../journey/names';
import { DialogActions } from '../shell/dialog-actions';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { useShowMore } from '../shell/show-more';
import { keepFocusSomewhere, useKeepFocus } from '../shell/use-keep-focus';
import { Answered } from '../supervision/answered';
import { t } from '../texts';
import classes from './rows.module.css';

/** What was promised to peer workers and is mine to do: overdue first, with what was written where it is mine to read. */
export function OwedToDo({ items }: { items: Owed[] }) {
  const { shown, more } = useShowMore(items, 8);
  const keepFocus = useKeepFocus<HTMLUListElement>(items);
  return (
    <Section title={`${t.owedOfMe.title} (${items.length})`}>
      <ul className={classes.rows} {...keepFocus}>
        {shown.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
      {more}
    </Section>
  );
}

const titleOf = ({ what, about, person }: Owed): string =>
  (about ? t.owedOfMe.about[about] : t.owedOfMe.what[what])?.(shortName(person)) ?? shortName(person);

function Row({ item }: { item: Owed }) {
  const dates = useDates();
  const words = t.owedOfMe;
  const command = useObligationCommand(item.id);
  const [promising, { open, close }] = useDisclosure(false);
  const late = item.daysLate > 0 || item.stage === 'overdue';
  const mayDo = (type: string) => item.offers.some((offer) => offer.type === type && offer.allowed);
  const title = titleOf(item);
  const fulfil = async () => (await command.give({ type: 'Fulfil' })) && say(words.done(title));
  const button = words.fulfil[item.what] ?? t.journey.done;
  return (
    <li className={classes.row}>
      <Mark tone={late ? 'late' : 'soon'} />
      <div className={classes.what}>
        <span className={classes.title}>{title}</span>
        <p className={classes.why}>{promiseWords(item, dates)}</p>
        {item.text && <p className={classes.words}>{item.text}</p>}
        {mayDo('PromiseAnotherDay') && (
          <Button
            size="compact-sm"
            variant="subtle"
            ml="-0.5rem"
            aria-label={`${words.another}: ${title}`}
            onClick={open}
          >
            {words.another}
          </Button>
        )}
        <Answered progress={command.progress} name={item.person.givenName} />
      </div>
      {mayDo('Fulfil') && (
        <Button
          className={classes.button!}
          loading={command.busy}
          aria-label={`${button}: ${title}`}
          onClick={() => void fulfil()}
        >
          {button}
        </Button>
      )}
      <Modal
        opened={promising}
        onClose={close}
        onExitTransitionEnd={keepFocusSomewhere}
        title={`${words.anotherTitle}: ${title}`}
      >
        <PromiseForm item={item} close={close} />
      </Modal>
    </li>
  );
}

/** "was promised by Wed 9 December, 16:00, 2 days late", and what was promised first. */
function promiseWords(item: Owed, dates: ReturnType<typeof useDates>): string {
  const words = t.owedOfMe;
  const { promisedBy, firstPromise, daysLate } = item;
  const late = daysLate > 0 || item.stage === 'overdue';
  const when = dates.dayTime(promisedBy);
  const first = firstPromise === promisedBy ? '' : ` · ${words.firstPromise(dates.day(firstPromise))}`;
  if (!late) return `${words.promised(when)}, ${dates.away(promisedBy)}${first}`;
  return `${words.wasPromised(when)}${daysLate > 0 ? `, ${t.supervision.daysLate(daysLate)}` : ''}${first}`;
}

function PromiseForm({ item, close }: { item: Owed; close: () => void }) {
  const dates = useDates();
  const words = t.owedOfMe;
  const command = useObligationCommand(item.id);
  const [on, setOn] = useState(() => dates.todayPlus(2));
  const fault = !on || on < dates.today();
  const [tried, setTried] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (fault || !(await command.give({ type: 'PromiseAnotherDay', on }))) return;
    close();
    say(words.anotherDone(dates.day(on)));
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{words.anotherIntro(item.person.givenName, dates.day(item.firstPromise))}</Text>
        <TextInput
          type="date"
          maw="16rem"
          label={words.anotherDay}
          description={on && dates.dayAndAway(on)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={on}
          error={tried && fault && words.needDay}
          onChange={(event) => setOn(event.currentTarget.value)}
          data-autofocus
        />
        <Answered progress={command.progress} name={item.person.givenName} />
        <DialogActions close={close} busy={command.busy} submit={words.another} />
      </Stack>
    </form>
  );
}
