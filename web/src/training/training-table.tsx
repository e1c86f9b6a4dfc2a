import { Button } from '@mantine/core';

import type { Journey, Offer, Topic } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { useOpenCommand } from '../journey/command-request';
import { useDates } from '../shell/me';
import { t } from '../texts';
import type { Dates } from '../texts/dates';
import { CertificateBadge } from './certificate-badge';
import classes from './training.module.css';

/** Every topic of the plan: whether it is asked for, when it is planned, when it was done, and its certificate. */
export function TrainingTable({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const words = t.training;
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{words.title}</caption>
      <thead>
        <tr>
          {[words.topic, words.plan, words.done, words.certificate, t.board.columns.action].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {journey.topics.map((topic) => (
          <Row key={topic.id} topic={topic} journey={journey} offers={offers} />
        ))}
      </tbody>
    </table>
  );
}

export const nameOfTopic = ({ id, name }: Pick<Topic, 'id' | 'name'>): string => t.topics[id] ?? name;

const kindOf = ({ mandatory, agreed }: Topic): string =>
  mandatory ? t.training.mandatory : agreed ? t.training.agreed : t.training.extra;

/** "was due" stays beside "done on": what was meant, and what came of it. */
export function planWords({ plannedOn, doneOn }: Topic, dates: Dates): string {
  if (!plannedOn) return doneOn ? '' : t.training.open;
  const past = doneOn !== null || dates.daysFromToday(plannedOn) < 0;
  return (past ? t.training.wasDue : t.training.planned)(dates.day(plannedOn));
}

export const isLate = ({ plannedOn, doneOn }: Topic, dates: Dates): boolean =>
  plannedOn !== null && doneOn === null && dates.daysFromToday(plannedOn) < 0;

function Row({ topic, journey, offers }: { topic: Topic; journey: Journey; offers: Offer[] }) {
  const dates = useDates();
  const { doneOn, certificate } = topic;
  return (
    <tr>
      <th scope="row">
        {nameOfTopic(topic)}
        <br />
        <span className={classes.small}>{kindOf(topic)}</span>{' '}
        {topic.clauses.slice(0, 1).map((clause) => (
          <ClauseLink key={clause} clause={clause} />
        ))}
      </th>
      <td className={isLate(topic, dates) ? classes.late : ''}>{planWords(topic, dates)}</td>
      <td>
        {doneOn && <span className={classes.done}>{t.training.doneOn(dates.day(doneOn))}</span>}
        {doneOn && <TrainedBy journey={journey} topic={topic} />}
      </td>
      <td>{certificate && <CertificateBadge certificate={certificate} />}</td>
      <td>
        <Buttons topic={topic} journey={journey} offers={offers} />
      </td>
    </tr>
  );
}

/** By whom a topic was taught, the last time. */
function TrainedBy({ journey, topic }: { journey: Journey; topic: Topic }) {
  const last = journey.trainings.findLast((one) => one.topic === topic.id);
  const words = t.training;
  const told = [
    last?.trainer && words[last.trainer],
    last?.qualified && words.qualified,
    last?.peerLed && words.peerLed,
  ].filter(Boolean);
  return told.length > 0 ? <span className={classes.by}>{told.join(', ')}</span> : null;
}

function Buttons({ topic, journey, offers }: { topic: Topic; journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  const mayDo = (type: string) => offers.some((offer) => offer.type === type && offer.allowed);
  const give = (type: string) => () =>
    open({ journeyId: journey.id, person: journey.person, type, values: { topic: topic.id } });
  const renew = topic.certificate !== null && topic.certificate.state !== 'valid';
  const buttons = [
    { type: 'PlanTraining', words: t.training.planIt, shown: !topic.doneOn || renew },
    { type: 'RecordTraining', words: t.training.recordIt, shown: !topic.doneOn || renew },
    { type: 'AddCertificate', words: t.certificates.add, shown: topic.doneOn !== null },
  ].filter(({ type, shown }) => shown && mayDo(type));
  return (
    <div className={classes.buttons}>
      {buttons.map(({ type, words }) => (
        <Button
          key={type}
          size="compact-sm"
          variant={type === 'RecordTraining' ? 'default' : 'subtle'}
          aria-label={`${words}: ${nameOfTopic(topic)}`}
          onClick={give(type)}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}
