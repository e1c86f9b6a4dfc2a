import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import type { HealthFilter, ReminderHealth } from '../api/types';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { Turn } from '../shell/turn';
import { SupervisionFrame } from '../supervision/supervision-frame';
import { t } from '../texts';
import { CountsTable } from './counts-table';
import { FailingAddresses } from './failing-addresses';
import { HealthFilters } from './health-filters';
import classes from './health-page.module.css';
import { healthQuery } from './health-queries';
import { ReminderTable } from './reminder-table';

const route = getRouteApi('/_app/reminders');
const DAYS_SHOWN = 14;

/** Whether reminders arrive: by day, by person and one by one, with the reason of each that did not go out. */
export function HealthPage() {
  const dates = useDates();
  const asked = route.useSearch();
  const navigate = route.useNavigate();
  const filter: HealthFilter = { from: dates.todayPlus(1 - DAYS_SHOWN), until: dates.today(), ...asked };
  const { data, error, refetch } = useQuery(healthQuery(filter));
  const show = (change: HealthFilter) =>
    void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true, resetScroll: false });
  return (
    <SupervisionFrame title={t.reminders.title}>
      <p className={classes.intro}>{t.reminders.intro}</p>
      <HealthFilters filter={filter} people={data?.people ?? []} show={show} />
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />)}
      {data && <Health health={data} turn={(page) => show({ page })} choose={(userId) => show({ userId })} />}
    </SupervisionFrame>
  );
}

interface HealthProps {
  health: ReminderHealth;
  turn: (page: number) => void;
  choose: (userId: string) => void;
}

function Health({ health, turn, choose }: HealthProps) {
  const dates = useDates();
  const words = t.reminders;
  const due = health.days.reduce((sum, day) => sum + day.due, 0);
  const sent = health.days.reduce((sum, day) => sum + day.sent, 0);
  return (
    <div className={classes.page}>
      <FailingAddresses failing={health.failing} />
      {due === 0 && health.total === 0 && <Empty title={words.none}>{words.noneBody}</Empty>}
      {due > 0 && (
        <Section title={words.byDay} beside={<span className={classes.quiet}>{words.sum(due, sent)}</span>}>
          <CountsTable
            caption={words.byDay}
            first={words.columns.day}
            rows={health.days.toReversed().map((day) => ({ key: day.on, name: dates.day(day.on), ...day }))}
          />
        </Section>
      )}
      {health.people.length > 0 && (
        <Section title={words.byPerson}>
          <CountsTable
            caption={words.byPerson}
            first={words.columns.person}
            rows={health.people.map((one) => ({ key: one.userId, ...one }))}
            choose={choose}
          />
        </Section>
      )}
      {health.items.length > 0 && (
        <Section title={words.one} beside={<span className={classes.quiet}>{words.count(health.total)}</span>}>
          <ReminderTable items={health.items} />
          <Turn page={health} turn={turn} />
        </Section>
      )}
    </div>
  );
}
