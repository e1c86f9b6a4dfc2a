import '@mantine/charts/styles.css';

import { LineChart } from '@mantine/charts';

import type { SupervisionLoad } from '../api/types';
import { useDates } from '../shell/me';
import { t } from '../texts';
import { hoursIn } from './load-sums';
import classes from './supervisors-page.module.css';

interface LoadChartProps {
  weeks: SupervisionLoad['weeks'];
  whose: string;
  capacity: number | null;
}

/** Hours by week drawn through, the capacity dashed, so that nobody needs the colours. The table below says the same. */
export function LoadChart({ weeks, whose, capacity }: LoadChartProps) {
  const dates = useDates();
  const words = t.supervisors;
  const data = weeks.map((week) => ({
    week: dates.short(week.from),
    hours: Math.round(hoursIn(week, whose) * 10) / 10,
    ...(capacity === null ? {} : { capacity }),
  }));
  const capacityLine = { name: 'capacity', label: words.capacity, color: 'var(--text)', strokeDasharray: '6 4' };
  return (
    <figure className={classes.chart} role="img" aria-label={words.loadChart(weeks.length)}>
      <LineChart
        h={280}
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
        yAxisProps={{ width: 36, domain: [0, 'auto'] }}
        lineProps={{ isAnimationActive: false }}
        lineChartProps={{ accessibilityLayer: false }}
        series={[
          { name: 'hours', label: words.columns.hours, color: 'var(--waiting)' },
          ...(capacity === null ? [] : [capacityLine]),
        ]}
      />
    </figure>
  );
}
