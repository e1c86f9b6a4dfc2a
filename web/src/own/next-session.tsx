import type { SupervisionDetail } from '../api/types';
import { TextLink } from '../shell/links';
import { useDates } from '../shell/me';
import { t } from '../texts';
import type { Dates } from '../texts/dates';
import { HowItWent } from './how-it-went';
import classes from './own.module.css';
import { TimeButtons } from './time-buttons';
import { firstName, hearerOf, supervisorOf } from './use-own-supervision';

/** When the worker meets the supervisor next, and what can be said about it; afterwards, how it went. It may lead its page. */
export function NextSession({ supervision, leads = false }: { supervision: SupervisionDetail; leads?: boolean }) {
  const dates = useDates();
  const words = t.ownSupervision;
  if (supervision.stage === 'suspended')
    return (
      <>
        <p className={classes.when}>{words.resting}</p>
        <p className={classes.muted}>{words.restingBody}</p>
      </>
    );
  if (supervision.stage === 'unrecorded') return <HowItWent supervision={supervision} leads={leads} />;
  const { slot } = supervision;
  return (
    <>
      <p className={classes.when}>
        {slot ? dates.dayTime(slot.startsAt) : words.noTime}
        {slot && <span>{dates.away(slot.startsAt)}</span>}
      </p>
      {sentences(supervision, dates).map((sentence) => (
        <p key={sentence} className={classes.muted}>
          {sentence}
        </p>
      ))}
      {!slot && supervision.supervisor && (
        <TextLink to="/account" hash="when" size="sm">
          {words.whenICan}
        </TextLink>
      )}
      <TimeButtons supervision={supervision} leads={leads} />
    </>
  );
}

/** With whom, whether the time is agreed, and the day on which it was due, where that is another one. */
function sentences(supervision: SupervisionDetail, dates: Dates): string[] {
  const { slot, dueOn, cover, asked, supervisor } = supervision;
  const words = t.ownSupervision;
  const name = supervisorOf(supervision);
  const due = dates.daysFromToday(dueOn) < 0 ? words.wasDue(dates.day(dueOn)) : words.isDue(dates.day(dueOn));
  if (!supervisor) return [words.noSupervisor, due];
  const told = asked ? [words.asked[asked.asking](hearerOf(supervision), dates.day(asked.since))] : [];
  const away = cover ? [words.awayNow(name, firstName(cover.name))] : [];
  if (!slot) return [...away, ...(asked ? told : [words.noTimeBody(name)]), due];
  const agreed = asked ? told : [slot.agreed ? words.suits : words.notYetAgreed];
  return [
    words.withWhom(name, slot.minutes),
    ...away,
    ...agreed,
    ...(dates.isSameDay(slot.startsAt, dueOn) ? [] : [due]),
  ];
}
