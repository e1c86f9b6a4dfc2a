import type { TodayItem } from '../api/types';
import { Mark } from '../journey/badge';
import { shortName } from '../journey/names';
import { toneOf } from '../journey/standing';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { matterName, t } from '../texts';
import { MatterLink } from './matter-link';
import classes from './rows.module.css';
import { useShowMore } from '../shell/show-more';
import { whySentence } from './why';

/** What is in other hands, or rests for a reason. */
export function Waiting({ items }: { items: TodayItem[] }) {
  const dates = useDates();
  const { shown, more } = useShowMore(items, 6);
  return (
    <Section title={`${t.today.waiting} (${items.length})`}>
      {items.length === 0 && <p className={classes.none}>{t.today.nothingWaiting}</p>}
      <ul className={classes.rows}>
        {shown.map((item) => (
          <li key={item.id} className={`${classes.row} ${classes.quiet}`}>
            <Mark tone={toneOf(item.matter)} />
            <div className={classes.what}>
              <MatterLink about={item}>{matterName(item.matter, shortName(item.person))}</MatterLink>
              <p className={classes.small}>{whySentence(item, dates)}</p>
            </div>
          </li>
        ))}
      </ul>
      {more}
    </Section>
  );
}
