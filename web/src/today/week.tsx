import { useState } from 'react';

import type { Outcome, SupervisionCard } from '../api/types';
import { TextLink } from '../shell/links';
import { Section } from '../shell/section';
import { Empty } from '../shell/states';
import { useShowMore } from '../shell/show-more';
import { t } from '../texts';
import { SessionDone } from './session-done';
import { SessionRow } from './session-row';
import classes from './rows.module.css';

/** The sessions of the week, late ones first; what became of each is said in one tap, and the next date is shown at once. */
export function Week({ cards }: { cards: SupervisionCard[] }) {
  const words = t.supervision;
  const [done, setDone] = useState<{ card: SupervisionCard; outcome: Outcome }[]>([]);
  const open = cards.filter(({ id, number }) => !done.some(({ card }) => card.id === id && card.number === number));
  const fresh = open.filter(({ id }) => !done.some(({ card }) => card.id === id));
  const rows = [...fresh.map((card) => ({ card, outcome: undefined })), ...done].toSorted(
    (one, other) => pressing(other.card) - pressing(one.card) || startOf(one.card).localeCompare(startOf(other.card)),
  );
  const { shown, more } = useShowMore(rows);
  const beside = (
    <TextLink to="/supervision" size="sm">
      {words.all}
    </TextLink>
  );
  return (
    <Section title={`${words.week} (${fresh.length})`} beside={beside}>
      {rows.length === 0 && <Empty title={words.weekClear}>{words.weekClearBody}</Empty>}
      <ul className={classes.rows}>
        {shown.map(({ card, outcome }) =>
          outcome ? (
            <SessionDone key={card.id} card={card} outcome={outcome} />
          ) : (
            <SessionRow
              key={card.id}
              card={card}
              recorded={(what) => setDone((before) => [...before, { card, outcome: what }])}
            />
          ),
        )}
      </ul>
      {more}
    </Section>
  );
}

const startOf = ({ slot, dueOn }: SupervisionCard): string => slot?.startsAt ?? dueOn;

/** Late ones first, the latest of them before all. */
const pressing = ({ stage, daysLate }: SupervisionCard): number => (stage === 'unrecorded' ? 1 : 0) + daysLate;
