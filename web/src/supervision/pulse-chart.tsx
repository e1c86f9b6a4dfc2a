import '@mantine/charts/styles.css';

import { LineChart } from '@mantine/charts';

import { useDates } from '../shell/me';
import { t } from '../texts';
import classes from './supervision-page.module.css';

/** A line from answer to answer. The table below says the same. */
export function PulseChart({ answers }: { answers: { on: string; value: number }[] }) {
  const dates = useDates();
  return (
    <figure className={classes.chart} role="img" aria-label={t.supervision.pulseLabel}>
      <LineChart
        h={150}
        data={answers.map(({ on, value }) => ({ day: dates.short(on), value }))}
        dataKey="day"
        curveType="linear"
        strokeWidth={2.5}
        withTooltip={false}
        gridAxis="x"
        tickLine="none"
        textColor="var(--muted)"
        gridColor="var(--line-strong)"
        xAxisProps={{ minTickGap: 24 }}
        yAxisProps={{ domain: [1, 5], ticks: [1, 2, 3, 4, 5], interval: 0, width: 24 }}
        lineProps={{ isAnimationActive: false }}
        lineChartProps={{ accessibilityLayer: false }}
        series={[{ name: 'value', label: t.supervision.pulse, color: 'var(--waiting)' }]}
      />
    </figure>
  );
}
