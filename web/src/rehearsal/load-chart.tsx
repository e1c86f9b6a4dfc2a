import { useDates } from '../shell/me';
import { WeekChart } from '../shell/week-chart';
import { t } from '../texts';
import type { Measure, Rehearsal } from './rehearsal-queries';

/** Two lines by week: one drawn through, one dashed, so that nobody needs the colours. The table below says the same. */
export function LoadChart({ rehearsal, measure }: { rehearsal: Rehearsal; measure: Measure }) {
  const dates = useDates();
  const words = t.rehearsal;
  const data = rehearsal.weeks.map(({ from, present, draft }) => ({
    week: dates.short(from),
    present: present[measure],
    draft: draft[measure],
  }));
  return (
    <WeekChart
      label={words.chartLabel(words.measures[measure] ?? measure)}
      h={300}
      data={data}
      yAxisProps={{ allowDecimals: false }}
      series={[
        { name: 'present', label: words.present, color: 'var(--waiting)' },
        { name: 'draft', label: words.draft, color: 'var(--text)', strokeDasharray: '6 4' },
      ]}
    />
  );
}
