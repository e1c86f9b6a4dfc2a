import { Button } from '@mantine/core';

import { useObligationCommand } from '../api/supervision-queries';
import type { TodayItem } from '../api/types';
import { Mark } from '../journey/badge';
import { isCommand } from '../journey/command-fields';
import { useOpenCommand } from '../journey/command-request';
import { shortName } from '../journey/names';
import { detailsOf } from '../journey/matter-details';
import { toneOf } from '../journey/standing';
import { ClauseLink } from '../clauses/clause-link';
import { ButtonLink } from '../shell/links';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { Answered } from '../supervision/answered';
import { matterName, t } from '../texts';
import { useShowMore } from '../shell/show-more';
import { useKeepFocus } from '../shell/use-keep-focus';
import { MatterLink } from './matter-link';
import classes from './rows.module.css';
import { whySentence } from './why';

/** Every matter that is mine: since when, why, by which clause, and the one button that clears it. */
export function NeedsYou({ items }: { items: TodayItem[] }) {
  const { shown, more } = useShowMore(items);
  const keepFocus = useKeepFocus<HTMLUListElement>(items);
  return (
    <>
      <ul className={classes.rows} {...keepFocus}>
        {shown.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
      {more}
    </>
  );
}

function Row({ item }: { item: TodayItem }) {
  const dates = useDates();
  return (
    <li className={classes.row}>
      <Mark tone={toneOf(item.matter)} />
      <div className={classes.what}>
        <MatterLink about={item}>{matterName(item.matter, shortName(item.person))}</MatterLink>
        <p className={classes.why}>{whySentence(item, dates)}</p>
        <p className={classes.since}>
          {t.today.since(dates.day(item.since))} · <ClauseLink clause={item.clause} />
        </p>
      </div>
      <OneButton item={item} />
    </li>
  );
}

/** A journey's command opens here; what is about a supervision is cleared on its own page. */
function OneButton({ item }: { item: TodayItem }) {
  const { action, journeyId, supervisionId, person } = item;
  const open = useOpenCommand();
  if (action && journeyId && isCommand(action.type))
    return (
      <Button
        className={classes.button!}
        aria-label={`${t.commands[action.type]!.button}: ${shortName(person)}`}
        onClick={() => open({ journeyId, person, type: action.type, ...detailsOf(item, action.type) })}
      >
        {t.commands[action.type]!.button}
      </Button>
    );
  if (item.obligationId && action?.type === 'Fulfil') return <Fulfil item={item} obligationId={item.obligationId} />;
  if (supervisionId)
    return (
      <ButtonLink to="/supervision/$supervisionId" params={{ supervisionId }} className={classes.button!}>
        {item.matter === 'decide-misses' ? t.supervision.decideMisses : t.supervision.open}
      </ButtonLink>
    );
  if (!journeyId)
    return (
      <ButtonLink to="/reminders" className={classes.button!}>
        {t.supervision.open}
      </ButtonLink>
    );
  return (
    <ButtonLink to="/journeys/$journeyId" params={{ journeyId }} className={classes.button!}>
      {t.commands.OpenJourney!.button}
    </ButtonLink>
  );
}

/** What was promised has come up to me: it can be ticked off here. */
function Fulfil({ item, obligationId }: { item: TodayItem; obligationId: string }) {
  const command = useObligationCommand(obligationId);
  const { what } = item.why.params;
  const words = t.owedOfMe;
  const button = words.fulfil[String(what)] ?? t.journey.done;
  const title = matterName(item.matter, shortName(item.person));
  const fulfil = async () => (await command.give({ type: 'Fulfil' })) && say(words.done(title));
  return (
    <div className={classes.button}>
      <Button fullWidth loading={command.busy} aria-label={`${button}: ${title}`} onClick={() => void fulfil()}>
        {button}
      </Button>
      <Answered progress={command.progress} name={item.person.givenName} />
    </div>
  );
}
