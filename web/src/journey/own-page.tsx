import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { journeyQuery, journeysQuery, machineQuery, offersQuery, todayQuery } from '../api/queries';
import type { Journey, Today } from '../api/types';
import { useDates, useMe } from '../shell/me';
import { Page } from '../shell/page';
import { Section } from '../shell/section';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { intoStage, stageName, t } from '../texts';
import { useOpenCommand } from './command-request';
import { OwnNextStep } from './own-next-step';
import classes from './own-page.module.css';

/** What a peer worker sees of it, on the phone: the next step and why, and the dates. */
export function OwnPage() {
  const me = useMe();
  const { data, error, refetch } = useQuery(journeysQuery({ pageSize: 1 }));
  const card = data?.items[0];
  return (
    <Page title={t.own.hello(me.givenName)}>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {data && !card && <Empty title={t.own.none}>{t.own.noneBody}</Empty>}
      {card && <Own id={card.id} />}
    </Page>
  );
}

function Own({ id }: { id: string }) {
  const { data: journey, error, refetch } = useQuery(journeyQuery(id));
  const { data: offers } = useQuery(offersQuery(id));
  const { data: machine } = useQuery(machineQuery);
  const { data: today } = useQuery(todayQuery);
  if (!journey) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <div className={classes.page}>
      {machine && today && <OwnNextStep journey={journey} matter={matterOf(today, id)} machine={machine} />}
      <OwnDates journey={journey} />
      <OwnPeople journey={journey} />
      {journey.standing === 'active' && offers?.some(({ type, allowed }) => type === 'PauseJourney' && allowed) && (
        <Break journey={journey} />
      )}
    </div>
  );
}

const matterOf = (today: Today, id: string) =>
  [...today.needsYou, ...today.waiting].find(({ journeyId }) => journeyId === id);

function OwnDates({ journey }: { journey: Journey }) {
  const dates = useDates();
  const began = journey.visited.map(({ stage, from }) => ({ what: t.own.stageBegan(stageName(stage)), on: from }));
  const ahead =
    journey.standing === 'paused' && journey.reviewAt ? [{ what: t.own.reviewOn, on: journey.reviewAt }] : [];
  const trained = journey.trainings.map(({ topic, on }) => ({ what: t.trainingIn(t.topics[topic] ?? topic), on }));
  const all = [...ahead, ...[...began, ...trained].toSorted((a, b) => b.on.localeCompare(a.on))];
  return (
    <Section title={t.own.dates}>
      <ul className={classes.dates}>
        {all.map(({ what, on }) => (
          <li key={`${what} ${on}`}>
            <strong>{dates.dayAndAway(on)}</strong>
            {what}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OwnPeople({ journey: { relations } }: { journey: Journey }) {
  const people = (['supervisor', 'lineManager', 'keyworker'] as const).filter((relation) => relations[relation]);
  if (people.length === 0) return null;
  return (
    <Section title={t.own.contact}>
      <ul className={classes.dates}>
        {people.map((relation) => (
          <li key={relation}>
            <strong>{relations[relation]!.name}</strong>
            {t.own.yourRelation(t.relations[relation]!.toLowerCase())}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Stepping back is the worker's own right, at any time and without a reason (TURAS 6.9, 13.4). */
function Break({ journey }: { journey: Journey }) {
  const open = useOpenCommand();
  return (
    <div className={classes.break}>
      <Button
        variant="default"
        size="md"
        fullWidth
        onClick={() => open({ journeyId: journey.id, person: journey.person, type: 'PauseJourney' })}
      >
        {t.own.wantBreak}
      </Button>
      <p>{t.own.breakBody(intoStage(journey.stage))}</p>
    </div>
  );
}
