import { Button } from '@mantine/core';

import type { Owed } from '../api/types';
import { useObligationCommand } from '../api/supervision-queries';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { useKeepFocus } from '../shell/use-keep-focus';
import { t } from '../texts';
import type { Dates } from '../texts/dates';
import { owedName } from './owed-name';
import classes from './own.module.css';
import { promiseWords } from './promise-words';
import { Told } from './told';
import { firstName } from './use-own-supervision';

/** What is owed to the worker: by when, from whom, and a way to say that it is not needed or did not settle it. */
export function OwedList({ items }: { items: Owed[] }) {
  const keepFocus = useKeepFocus<HTMLUListElement>(items);
  return (
    <ul className={classes.dates} {...keepFocus}>
      {items.map((item) => (
        <OwedItem key={item.id} item={item} />
      ))}
    </ul>
  );
}

function OwedItem({ item }: { item: Owed }) {
  const dates = useDates();
  const command = useObligationCommand(item.id);
  const words = t.owed;
  const name = owedName(item);
  const may = (type: string) => item.offers.some((offer) => offer.type === type && offer.allowed);

  async function give(type: 'Withdraw' | 'Reopen', done: string): Promise<void> {
    if (await command.give({ type })) say(done);
  }

  return (
    <li>
      <strong>{name}</strong>
      {toldOf(item, dates).map((sentence, index) => (
        <span
          key={sentence}
          className={classes.sentence}
          data-late={(item.stage === 'overdue' && index === 0) || undefined}
        >
          {sentence}
        </span>
      ))}
      {item.text && (
        <details className={classes.past}>
          <summary>{words.yourWords}</summary>
          <span className={classes.said}>{item.text}</span>
        </details>
      )}
      <Told progress={command.progress} />
      {may('Withdraw') && (
        <Button
          variant="subtle"
          size="md"
          className={classes.quietTap!}
          aria-label={words.notNeededOf(name)}
          loading={command.busy}
          onClick={() => void give('Withdraw', words.notNeededDone)}
        >
          {words.notNeeded}
        </Button>
      )}
      {may('Reopen') && (
        <Button
          variant="default"
          size="md"
          mt="xs"
          aria-label={words.notSettledOf(name)}
          loading={command.busy}
          onClick={() => void give('Reopen', words.notSettledDone)}
        >
          {words.notSettled}
        </Button>
      )}
    </li>
  );
}

/** How it stands with it: what was promised stays said, even where another day is promised now. */
function toldOf(item: Owed, dates: Dates): string[] {
  const { stage, promisedBy, firstPromise, askedOf, settledOn } = item;
  const words = t.owed;
  const when = promiseWords(promisedBy, dates);
  const moved = dates.isSameDay(firstPromise, promisedBy) ? [] : [words.movedFrom(dates.day(firstPromise))];
  switch (stage) {
    case 'fulfilled':
      return [words.fulfilled(dates.day(settledOn ?? promisedBy))];
    case 'withdrawn':
      return [words.withdrawn];
    case 'suspended':
      return [words.resting];
    case 'overdue':
      return [words.late(dates.day(promisedBy)), words.lateNext];
    default:
      return [askedOf ? words.promisedBy(firstName(askedOf.name), when) : words.promised(when), ...moved];
  }
}
