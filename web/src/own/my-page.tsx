import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { journeyQuery, journeysQuery, offersQuery } from '../api/queries';
import type { Journey, Offer } from '../api/types';
import { BoundaryAgreement } from '../boundaries/boundary-agreement';
import { Papers } from '../documents/papers';
import { FormsList } from '../forms/forms-list';
import { PracticeLog } from '../practice/practice-log';
import { PracticeSums } from '../practice/practice-sums';
import { TextLink } from '../shell/links';
import { Page } from '../shell/page';
import { Section } from '../shell/section';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { TrainingSection } from '../training/training-section';
import type { MyPart } from './my-parts';
import { OwedPart } from './owed-part';
import classes from './own.module.css';
import { SupervisionPart } from './supervision-part';
import { Support } from './support';

const route = getRouteApi('/_app/my/$part');

const titles: Record<MyPart, string> = {
  supervision: t.ownSupervision.title,
  support: t.support.title,
  owed: t.owed.title,
  training: t.own.training,
  boundaries: t.own.boundaries,
  practice: t.own.log,
  forms: t.own.forms,
  papers: t.own.papers,
};

/** One of the worker's own pages beside the first. */
export function MyPage() {
  const { part } = route.useParams();
  const { journey: asked } = route.useSearch();
  const { data: cards } = useQuery(journeysQuery({ pageSize: 20 }));
  const id = asked ?? cards?.items[0]?.id ?? '';
  const { data: journey, error, refetch } = useQuery({ ...journeyQuery(id), enabled: id !== '' });
  const { data: offers = [] } = useQuery({ ...offersQuery(id), enabled: id !== '' });
  return (
    <Page title={titles[part]}>
      <div className={classes.page}>
        <p className={classes.toFirst}>
          <TextLink to="/" search={asked ? { journey: asked } : {}}>
            {t.own.back}
          </TextLink>
        </p>
        {journey ? (
          <Part part={part} journey={journey} offers={offers} />
        ) : cards?.items.length === 0 ? (
          <Empty title={t.own.none}>{t.own.noneBody}</Empty>
        ) : error ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : (
          <PageSkeleton />
        )}
      </div>
    </Page>
  );
}

function Part({ part, journey, offers }: { part: MyPart; journey: Journey; offers: Offer[] }) {
  switch (part) {
    case 'supervision':
      return <SupervisionPart journey={journey} />;
    case 'support':
      return <Support journey={journey} />;
    case 'owed':
      return <OwedPart journey={journey} />;
    case 'training':
      return <TrainingSection journey={journey} offers={offers} />;
    case 'boundaries':
      return <BoundaryAgreement journey={journey} />;
    case 'practice':
      return (
        <>
          <PracticeSums journey={journey} />
          <PracticeLog journey={journey} offers={offers} />
        </>
      );
    case 'forms':
      return (
        <Section title={t.own.forms}>
          <FormsList journey={journey} only={({ mayFill, content }) => mayFill || content !== null} />
        </Section>
      );
    default:
      return (
        <Section title={t.own.papers}>
          <Papers journey={journey} />
        </Section>
      );
  }
}
