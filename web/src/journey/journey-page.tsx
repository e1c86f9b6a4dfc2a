import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useNavigate } from '@tanstack/react-router';
import { createContext, useContext, useEffect } from 'react';

import { journeyQuery, machineQuery, offersQuery } from '../api/queries';
import type { Journey, Offer } from '../api/types';
import { useDates } from '../shell/me';
import { Page } from '../shell/page';
import { Failure, PageSkeleton } from '../shell/states';
import { StandingBadges } from './badge';
import { isCommand } from './command-fields';
import { useOpenCommand } from './command-request';
import classes from './journey-page.module.css';
import { JourneyTabs } from './journey-tabs';
import { fullName } from './names';
import { PrimaryButton } from './next-step';
import { StageChart } from './stage-chart';
import { summaryOf } from './summary';

const route = getRouteApi('/_app/journeys/$journeyId');

const Shown = createContext<{ journey: Journey; offers: Offer[] } | undefined>(undefined);

/** The journey whose page this is, for every part of it. */
export const useShownJourney = () => useContext(Shown)!;

/** One person's journey: who and where, with the way through the stages; below it the part that is looked at. */
export function JourneyPage() {
  const { journeyId } = route.useParams();
  const { data: journey, error, refetch } = useQuery(journeyQuery(journeyId));
  const { data: machine } = useQuery({
    ...machineQuery(journey?.track ?? 'outreach'),
    enabled: journey !== undefined,
  });
  const { data: offers } = useQuery(offersQuery(journeyId));
  const dates = useDates();
  useFormOnArrival(journey);

  if (!journey) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <Page
      title={fullName(journey.person)}
      beside={<StandingBadges card={journey} />}
      actions={offers && <PrimaryButton journey={journey} offers={offers} />}
    >
      <p className={classes.summary}>{summaryOf(journey, dates)}</p>
      {machine && <StageChart machine={machine} journey={journey} />}
      <JourneyTabs journeyId={journey.id} />
      <Shown value={{ journey, offers: offers ?? [] }}>
        <div className={classes.part}>
          <Outlet />
        </div>
      </Shown>
    </Page>
  );
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
