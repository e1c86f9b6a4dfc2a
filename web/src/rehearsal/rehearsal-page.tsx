import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { ProgrammeFrame } from '../programme/programme-frame';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { LoadChart } from './load-chart';
import { LoadTable } from './load-table';
import classes from './rehearsal-page.module.css';
import { measures, rehearsalQuery, spans, type Measure, type Rehearsal } from './rehearsal-queries';

const route = getRouteApi('/_app/rehearsal');

/** What the draft would mean for the weeks ahead, beside the present policy. */
export function RehearsalPage() {
  return <ProgrammeFrame title={t.rehearsal.title}>{({ id }) => <OfProgramme programmeId={id} />}</ProgrammeFrame>;
}

function OfProgramme({ programmeId }: { programmeId: string }) {
  const { measure = 'stalls', weeks = spans[1] } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(rehearsalQuery(programmeId, weeks));
  const words = t.rehearsal;
  return (
    <div className={classes.page}>
      <p className={classes.intro}>{words.intro}</p>
      <div className={classes.choices}>
        <SegmentedControl
          aria-label={words.measure}
          data={measures.map((value) => ({ value, label: words.measures[value] ?? value }))}
          value={measure}
          onChange={(next) =>
            void navigate({
              search: (now) => ({ ...now, measure: next as Measure }),
              replace: true,
              resetScroll: false,
            })
          }
        />
        <NativeSelect
          aria-label={words.weeks}
          data={spans.map((span) => ({ value: String(span), label: words.weeksOf(span) }))}
          value={String(weeks)}
          onChange={(event) => {
            const next = Number(event.currentTarget.value);
            void navigate({ search: (now) => ({ ...now, weeks: next }), replace: true, resetScroll: false });
          }}
        />
        {isPlaceholderData && <span role="status">{words.running}</span>}
      </div>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {data?.journeys === 0 && <Empty title={words.none}>{words.noneBody}</Empty>}
      {data && data.journeys > 0 && <Shown rehearsal={data} measure={measure} />}
    </div>
  );
}

function Shown({ rehearsal, measure }: { rehearsal: Rehearsal; measure: Measure }) {
  const words = t.rehearsal;
  const name = words.measures[measure] ?? measure;
  return (
    <Section title={name}>
      <p className={classes.quiet}>
        {words.measureHints[measure]} {words.journeys(rehearsal.journeys)}
      </p>
      <p className={classes.summary} role="status">
        <Summary rehearsal={rehearsal} measure={measure} />
      </p>
      <LoadChart rehearsal={rehearsal} measure={measure} />
      <details className={classes.table}>
        <summary>{words.asTable}</summary>
        <LoadTable rehearsal={rehearsal} />
      </details>
    </Section>
  );
}

function Summary({ rehearsal: { weeks }, measure }: { rehearsal: Rehearsal; measure: Measure }) {
  const dates = useDates();
  const words = t.rehearsal;
  const sum = (side: 'present' | 'draft') => weeks.reduce((total, week) => total + week[side][measure], 0);
  const busiest = weeks.reduce((most, week) => (week.draft[measure] > most.draft[measure] ? week : most), weeks[0]!);
  const differs = weeks.some(({ present, draft }) => present[measure] !== draft[measure]);
  return (
    <>
      {words.summary(words.measures[measure] ?? measure, sum('present'), sum('draft'))} {!differs && words.same}
      {differs && busiest.draft[measure] > 0 && words.busiest(dates.day(busiest.from), busiest.draft[measure])}
    </>
  );
}
