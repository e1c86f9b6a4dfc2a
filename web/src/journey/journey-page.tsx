import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

import { journeyQuery, machineQuery, offersQuery } from '../api/queries';
import type { Journey, Offer } from '../api/types';
import { useDates } from '../shell/me';
import { Page } from '../shell/page';
import { Failure, PageSkeleton } from '../shell/states';
import { stageName, t } from '../texts';
import type { Dates } from '../texts/dates';
import { StandingBadge } from './badge';
import { isCommand } from './command-fields';
import { useOpenCommand } from './command-request';
import { Done } from './done';
import classes from './journey-page.module.css';
import { LookAhead } from './look-ahead';
import { fullName } from './names';
import { NextStep, PrimaryButton } from './next-step';
import { Offers } from './offers';
import { PeopleAround } from './people-around';
import { StageChart } from './stage-chart';
import { Timeline } from './timeline';

const route = getRouteApi('/_app/journeys/$journeyId');

/** One person's journey: where they are, what is missing, what can be done, what happened, what time will do. */
export function JourneyPage() {
  const { journeyId } = route.useParams();
  const { data: journey, error, refetch } = useQuery(journeyQuery(journeyId));
  const { data: machine } = useQuery(machineQuery);
  const { data: offers } = useQuery(offersQuery(journeyId));
  const dates = useDates();
  useFormOnArrival(journey);

  if (!journey) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Page
      title={fullName(journey.person)}
      beside={<StandingBadge card={journey} />}
      actions={offers && <PrimaryButton journey={journey} offers={offers} />}
    >
      <p className={classes.summary}>{summaryOf(journey, dates)}</p>
      {machine && <StageChart machine={machine} journey={journey} />}
      <div className={classes.columns}>
        <div className={classes.main}>{offers && <Now journey={journey} offers={offers} />}</div>
        <div className={classes.side}>
          <LookAhead journey={journey} />
          <PeopleAround journey={journey} offers={offers ?? []} />
          <Done journey={journey} />
        </div>
        <div className={classes.past}>
          <Timeline journey={journey} />
        </div>
      </div>
    </Page>
  );
}

function Now({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  return (
    <>
      <NextStep journey={journey} offers={offers} />
      {journey.stage !== 'closed' && <Offers journey={journey} offers={offers} />}
    </>
  );
}

function summaryOf(journey: Journey, dates: Dates): string {
  const words = t.journey;
  const standing =
    journey.standing === 'paused' && journey.reviewAt
      ? words.pausedUntil(dates.dayAndAway(journey.reviewAt))
      : words.activeSince(dates.day(journey.startedAt));
  const attention =
    journey.standing === 'active' && journey.attention !== 'moving' && words.stalledFor(journey.daysQuiet);
  const explained = journey.explainedUntil && dates.daysFromToday(journey.explainedUntil) > 0;
  return [
    t.tracks[journey.track] ?? journey.track,
    stageName(journey.stage),
    standing,
    attention,
    explained && words.explained(dates.day(journey.explainedUntil!)),
    journey.programme.name,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** `?do=ExplainDelay`, from a message or from Today, opens that form once. */
function useFormOnArrival(journey: Journey | undefined): void {
  const { do: type } = route.useSearch();
  const open = useOpenCommand();
  const navigate = useNavigate();
  useEffect(() => {
    if (!journey || !type) return;
    if (isCommand(type)) open({ journeyId: journey.id, person: journey.person, type });
    void navigate({ to: '.', search: {}, replace: true });
  }, [journey, type, open, navigate]);
}
