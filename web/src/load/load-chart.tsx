import type { SupervisionLoad } from '../api/types';
import { useDates } from '../shell/me';
import { WeekChart } from '../shell/week-chart';
import { t } from '../texts';
import { hoursIn } from './load-sums';

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
    <WeekChart
      label={words.loadChart(weeks.length)}
      h={280}
      data={data}
      yAxisProps={{ domain: [0, 'auto'] }}
      series={[
        { name: 'hours', label: words.columns.hours, color: 'var(--waiting)' },
        ...(capacity === null ? [] : [capacityLine]),
      ]}
    />
  );
}
