import '@mantine/charts/styles.css';

import { LineChart } from '@mantine/charts';

import { useDates } from '../shell/me';
import { t } from '../texts';
import classes from './rehearsal-page.module.css';
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
    <figure className={classes.chart} role="img" aria-label={words.chartLabel(words.measures[measure] ?? measure)}>
      <LineChart
        h={300}
        data={data}
        dataKey="week"
        curveType="linear"
        strokeWidth={2.5}
        withLegend
        withDots={false}
        legendProps={{ verticalAlign: 'top', height: 40 }}
        gridAxis="x"
        tickLine="none"
        textColor="var(--muted)"
        gridColor="var(--line-strong)"
        xAxisProps={{ minTickGap: 24 }}
        yAxisProps={{ allowDecimals: false, width: 36 }}
        lineProps={{ isAnimationActive: false }}
        lineChartProps={{ accessibilityLayer: false }}
        series={[
          { name: 'present', label: words.present, color: 'var(--waiting)' },
          { name: 'draft', label: words.draft, color: 'var(--text)', strokeDasharray: '6 4' },
        ]}
      />
    </figure>
  );
}
