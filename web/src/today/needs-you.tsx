import { Button } from '@mantine/core';

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
