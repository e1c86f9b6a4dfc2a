import '@mantine/charts/styles.css';

import { LineChart, type LineChartProps } from '@mantine/charts';

import classes from './week-chart.module.css';

interface WeekChartProps extends Pick<LineChartProps, 'h' | 'data' | 'series' | 'yAxisProps'> {
  /** What it shows, in words. */
  label: string;
}

/** Lines by week, told apart by more than their colours; a table below says the same. */
export function WeekChart({ label, yAxisProps, ...chart }: WeekChartProps) {
  return (
    <figure className={classes.chart} role="img" aria-label={label}>
      <LineChart
        {...chart}
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
        yAxisProps={{ width: 36, ...yAxisProps }}
        lineProps={{ isAnimationActive: false }}
        lineChartProps={{ accessibilityLayer: false }}
      />
    </figure>
  );
}
