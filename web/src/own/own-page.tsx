import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { journeyQuery, journeysQuery, machineQuery, offersQuery } from '../api/queries';
import type { JourneyCard } from '../api/types';
import { useMe } from '../shell/me';
import { Page } from '../shell/page';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { stageName, t, trackName } from '../texts';
import { LogToday } from './log-today';
import { OwnDates } from './own-dates';
import { OwnLinks } from './own-links';
import { OwnMatters } from './own-matters';
import { OwnNextStep } from './own-next-step';
import { OwnOwed } from './own-owed';
import { OwnPeople } from './own-people';
import { OwnSupervision } from './own-supervision';
import classes from './own.module.css';
import { StepBack } from './step-back';
import { SupportLink } from './support-link';
import { Wish } from './wish';

const route = getRouteApi('/_app/');

/** What a peer worker sees of it, on the phone: the next step and why, what was done today, the dates, the papers. */
export function OwnPage() {
  const me = useMe();
  const { data, error, refetch } = useQuery(journeysQuery({ pageSize: 20 }));
  const { journey: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const cards = data?.items ?? [];
  const card = cards.find(({ id }) => id === asked) ?? cards[0];
  return (
    <Page title={t.own.hello(me.givenName)}>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {data && !card && <Empty title={t.own.none}>{t.own.noneBody}</Empty>}
      {card && cards.length > 1 && (
        <Tracks
          cards={cards}
          shown={card.id}
          show={(journey) => void navigate({ search: { journey }, replace: true })}
        />
      )}
      {card && <Own key={card.id} id={card.id} />}
    </Page>
  );
}

interface TracksProps {
  cards: JourneyCard[];
  shown: string;
  show: (id: string) => void;
}

/** Several tracks at once are several journeys: one is looked at at a time. */
function Tracks({ cards, shown, show }: TracksProps) {
  return (
    <NativeSelect
      label={t.own.tracks}
      data={cards.map(({ id, track, stage }) => ({
        value: id,
        label: `${trackName(track)}: ${stageName(stage).toLowerCase()}`,
      }))}
      value={shown}
      maw="34rem"
      mb="md"
      size="md"
      onChange={(event) => show(event.currentTarget.value)}
    />
  );
}

function Own({ id }: { id: string }) {
  const { data: journey, error, refetch } = useQuery(journeyQuery(id));
  const { data: offers = [] } = useQuery(offersQuery(id));
  const { data: machine } = useQuery({ ...machineQuery(journey?.track ?? 'outreach'), enabled: journey !== undefined });
  if (!journey) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <div className={classes.page}>
      {machine && <OwnNextStep journey={journey} offers={offers} machine={machine} />}
      <OwnSupervision journey={journey} />
      <SupportLink journey={journey} />
      <LogToday journey={journey} offers={offers} />
      <OwnMatters journey={journey} />
      <OwnOwed journey={journey} />
      <Wish journey={journey} offers={offers} />
      <OwnDates journey={journey} />
      <OwnLinks journey={journey} />
      <OwnPeople journey={journey} />
      <StepBack journey={journey} offers={offers} />
    </div>
  );
}
