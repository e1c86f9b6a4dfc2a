import type { Journey, SupervisionDetail } from '../api/types';
import { TextLink } from '../shell/links';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { stageName, t } from '../texts';
import type { Dates } from '../texts/dates';
import { nameOfTopic } from '../training/training-table';
import classes from './own.module.css';
import { supervisorOf, useOwnSupervision } from './use-own-supervision';

interface OwnDate {
  what: string;
  on: string;
}

/** What lies ahead, the nearest first; what was is folded away. */
export function OwnDates({ journey }: { journey: Journey }) {
  const dates = useDates();
  const { data: supervision } = useOwnSupervision(journey);
  const ahead = [...aheadOf(journey, dates), ...meetingsOf(supervision, dates)].toSorted((a, b) =>
    a.on.localeCompare(b.on),
  );
  const past = pastOf(journey).toSorted((a, b) => b.on.localeCompare(a.on));
  return (
    <Section
      title={t.own.dates}
      beside={
        <TextLink to="/account" hash="feed" size="sm">
          {t.own.datesFeed}
        </TextLink>
      }
    >
      {ahead.length === 0 && <p className={classes.muted}>{t.own.noDates}</p>}
      <Days days={ahead} />
      {past.length > 0 && (
        <details className={classes.past}>
          <summary>{t.own.pastDates(past.length)}</summary>
          <Days days={past} />
        </details>
      )}
    </Section>
  );
}

function Days({ days }: { days: OwnDate[] }) {
  const dates = useDates();
  return (
    <ul className={classes.dates}>
      {days.map(({ what, on }) => (
        <li key={`${what} ${on}`}>
          <strong>{dates.dayAndAway(on)}</strong>
          {what}
        </li>
      ))}
    </ul>
  );
}

function aheadOf(journey: Journey, dates: Dates): OwnDate[] {
  const { standing, reviewAt, topics, returnSteps, expectedEnd, stage } = journey;
  const words = t.own;
  const isAhead = ({ on }: OwnDate) => dates.daysFromToday(on) >= 0;
  const review =
    standing === 'paused' ? words.reviewOn : standing === 'notNow' ? words.talkAgain : t.badges.underReview;
  return [
    ...(reviewAt && standing !== 'active' && standing !== 'stoodDown' ? [{ what: review, on: reviewAt }] : []),
    ...topics.flatMap((topic) =>
      topic.plannedOn && !topic.doneOn
        ? [{ what: words.plannedTraining(nameOfTopic(topic)), on: topic.plannedOn }]
        : [],
    ),
    ...topics.flatMap((topic) =>
      topic.certificate?.expiresOn
        ? [{ what: words.certificateUntil(nameOfTopic(topic)), on: topic.certificate.expiresOn }]
        : [],
    ),
    ...returnSteps.map(({ step, on }) => ({ what: t.form.returnSteps[step] ?? step, on })),
    ...(expectedEnd && stage !== 'closed' ? [{ what: words.endsOn, on: expectedEnd }] : []),
  ].filter(isAhead);
}

/** The next session, and a meeting of three that is planned. */
function meetingsOf(supervision: SupervisionDetail | undefined, dates: Dates): OwnDate[] {
  const words = t.ownSupervision;
  if (!supervision) return [];
  const { slot, threeWay } = supervision;
  return [
    ...(slot ? [{ what: words.onDate(supervisorOf(supervision), dates.time(slot.startsAt)), on: slot.startsAt }] : []),
    ...(threeWay ? [{ what: words.threeWayOnDate(dates.time(threeWay.startsAt)), on: threeWay.startsAt }] : []),
  ].filter(({ on }) => dates.daysFromToday(on) >= 0);
}

const pastOf = ({ visited, topics }: Journey): OwnDate[] => [
  ...visited.map(({ stage, from }) => ({ what: t.own.stageBegan(stageName(stage)), on: from })),
  ...topics.flatMap((topic) => (topic.doneOn ? [{ what: t.trainingIn(nameOfTopic(topic)), on: topic.doneOn }] : [])),
];
