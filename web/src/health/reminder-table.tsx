import type { Reminder } from '../api/types';
import badge from '../journey/badge.module.css';
import { Mark } from '../journey/badge';
import { shortName } from '../journey/names';
import type { Tone } from '../journey/standing';
import { ClauseLink } from '../clauses/clause-link';
import { useDates } from '../shell/me';
import { matterName, readable, t } from '../texts';
import { MatterLink } from '../today/matter-link';
import classes from './health-page.module.css';

const tones: Record<string, Tone | undefined> = { failed: 'late', waiting: 'waiting', silenced: 'paused', due: 'soon' };

/** Each reminder: when it was due, what it was about, to whom, by which way, and what became of it. */
export function ReminderTable({ items }: { items: Reminder[] }) {
  const { columns, one } = t.reminders;
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{one}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.due}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.to}</th>
          <th scope="col">{columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, place) => (
          <Row key={`${item.dueAt} ${item.matter} ${item.to?.userId} ${item.channel} ${place}`} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item }: { item: Reminder }) {
  const dates = useDates();
  const words = t.reminders;
  const { dueAt, matter, clause, person, to, channel, state, reason, lateMinutes } = item;
  const tone = tones[state];
  const late = lateMinutes !== null && lateMinutes >= 1 ? words.late(words.lateBy(lateMinutes)) : '';
  return (
    <tr>
      <td className={classes.when}>{dates.dayTime(dueAt)}</td>
      <td className={classes.matter}>
        <MatterLink about={item}>{matterName(matter, person ? shortName(person) : t.today.someone)}</MatterLink>
        <span className={classes.small}>
          <ClauseLink clause={clause} />
        </span>
      </td>
      <td className={classes.to}>
        {to?.name ?? (state === 'sent' ? words.notNoted : words.nobody)}
        {channel && <span className={classes.small}>{words.channels[channel] ?? readable(channel)}</span>}
      </td>
      <td className={classes.state}>
        <span className={tone ? badge.badge : undefined} data-tone={tone}>
          {tone && <Mark tone={tone} />}
          {words.states[state] ?? readable(state)}
        </span>
        <span className={classes.small}>
          {[reason && (words.reasons[reason] ?? readable(reason)), late].filter(Boolean).join(' · ')}
        </span>
      </td>
    </tr>
  );
}
