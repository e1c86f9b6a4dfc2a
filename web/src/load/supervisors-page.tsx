import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { Section } from '../shell/section';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { SupervisionFrame } from '../supervision/supervision-frame';
import { t } from '../texts';
import { Load } from './load';
import { loadQuery, spans } from './load-queries';
import classes from './supervisors-page.module.css';
import { SupervisorTable } from './supervisor-table';

const route = getRouteApi('/_app/supervisors');

/** Who supervises and how much room is left; below, what the patterns ask of each in the weeks ahead. */
export function SupervisorsPage() {
  const { weeks = spans[1] } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(loadQuery(weeks));
  const words = t.supervisors;
  return (
    <SupervisionFrame title={words.title}>
      <p className={classes.intro}>{words.intro}</p>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {data?.supervisors.length === 0 && <Empty title={words.none}>{words.noneBody}</Empty>}
      {data && data.supervisors.length > 0 && (
        <div className={classes.page}>
          <SupervisorTable supervisors={data.supervisors} />
          <Section
            title={words.load}
            beside={
              <NativeSelect
                aria-label={words.loadWeeks}
                className={classes.weeks!}
                data={spans.map((span) => ({ value: String(span), label: words.weeksOf(span) }))}
                value={String(weeks)}
                onChange={(event) =>
                  void navigate({
                    search: { weeks: Number(event.currentTarget.value) },
                    replace: true,
                    resetScroll: false,
                  })
                }
              />
            }
          >
            <Load load={data} />
          </Section>
        </div>
      )}
    </SupervisionFrame>
  );
}
