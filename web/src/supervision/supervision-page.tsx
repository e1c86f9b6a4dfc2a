import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import type { SupervisionDetail } from '../api/types';
import { supervisionQuery } from '../api/supervision-queries';
import { fullName } from '../journey/names';
import { ButtonLink } from '../shell/links';
import { may, useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { Page } from '../shell/page';
import { Failure, PageSkeleton } from '../shell/states';
import { t, trackName } from '../texts';
import { Agenda } from './agenda';
import { Consents } from './consents';
import { Groups } from './groups';
import { History } from './history';
import { MissesDecision } from './misses-decision';
import { NextSession } from './next-session';
import { Notes } from './notes';
import { mayGive } from './offered';
import { Pulse } from './pulse';
import { SupervisionBadge } from './supervision-badge';
import classes from './supervision-page.module.css';

const route = getRouteApi('/_app/supervision/$supervisionId');

/** One person's supervision: the next session and what is prepared for it; what was said and noted; what has been. */
export function SupervisionPage() {
  const { supervisionId } = route.useParams();
  const { data, error, refetch } = useQuery(supervisionQuery(supervisionId));
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  return <Shown supervision={data} />;
}

function Shown({ supervision }: { supervision: SupervisionDetail }) {
  const mayReadJourney = may(useMe(), 'journey.see');
  const { person, journeys, coverFor } = supervision;
  const words = t.supervision;
  const notes = mayGive(supervision, 'WriteNote');
  const agenda = notes || mayGive(supervision, 'AddAgendaItem') || supervision.agenda.some(({ text }) => text !== null);
  const toJourneys =
    mayReadJourney &&
    journeys.map(({ id, track }) => (
      <ButtonLink key={id} to="/journeys/$journeyId" params={{ journeyId: id }} variant="default">
        {journeys.length > 1
          ? `${words.journey(person.givenName)}: ${trackName(track)}`
          : words.journey(person.givenName)}
      </ButtonLink>
    ));
  return (
    <Page
      title={words.pageTitle(fullName(person))}
      beside={<SupervisionBadge card={supervision} />}
      actions={toJourneys}
    >
      {!agenda && <p className={classes.asManager}>{words.asManager}</p>}
      {coverFor && agenda && (
        <div className={classes.notice}>
          <Notice tone="soon">{words.asCover(coverFor.name)}</Notice>
        </div>
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          <MissesDecision supervision={supervision} />
          <NextSession supervision={supervision} />
          {agenda && <Agenda supervision={supervision} />}
          {notes && <Notes supervision={supervision} />}
          {!agenda && <History supervision={supervision} />}
        </div>
        <div className={classes.side}>
          <Pulse supervision={supervision} />
          {agenda && <History supervision={supervision} />}
          <Groups supervision={supervision} />
          <Consents supervision={supervision} />
        </div>
      </div>
    </Page>
  );
}
