import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { todayQuery } from '../api/queries';
import { obligationsQuery, supervisionsQuery } from '../api/supervision-queries';
import type { SupervisionCard, Today } from '../api/types';
import { holds, may, useDates, useMe } from '../shell/me';
import { ButtonLink } from '../shell/links';
import { Page } from '../shell/page';
import { Section } from '../shell/section';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { Covering } from './covering';
import { IfNobodyActs } from './if-nobody-acts';
import { Messages } from './messages';
import { NeedsYou } from './needs-you';
import { OwedToDo } from './owed-to-do';
import { isShownElsewhere, isToDo } from './to-do';
import classes from './today-page.module.css';
import { Waiting } from './waiting';
import { Week } from './week';

const A_WEEK = 7;

/** The first page of the day: what needs me and the button that clears it; then what others do, and what time will do. */
export function TodayPage() {
  const { data, error, refetch } = useQuery(todayQuery);
  return (
    <Page title={t.today.title}>
      {data ? <Day today={data} /> : error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />}
    </Page>
  );
}

function Day({ today }: { today: Today }) {
  const { needsYou, waiting, ifNobodyActs, inbox } = today;
  const me = useMe();
  const { week, isLoading } = useWeek();
  const { data: owed } = useQuery({ ...obligationsQuery({ scope: 'mine' }), enabled: may(me, 'obligation.see') });
  const toDo = owed?.items.filter(isToDo) ?? [];
  const matters = needsYou.filter((item) => !isShownElsewhere(item, week, toDo));
  const nothing = needsYou.length + waiting.length + ifNobodyActs.length + inbox.length + week.length === 0;
  /** A week that was cleared stays in its place; an empty one stands below what needs somebody. */
  const [begun, setBegun] = useState(false);
  if (week.length > 0 && !begun) setBegun(true);
  const anyone = begun || week.length > 0;
  const clear = week.length + toDo.length > 0;
  if (isLoading) return <PageSkeleton />;
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        {anyone && <Week cards={week} />}
        {toDo.length > 0 && <OwedToDo items={toDo} />}
        <Section title={`${t.today.needsYou} (${matters.length})`}>
          {matters.length > 0 ? (
            <NeedsYou items={matters} />
          ) : nothing ? (
            <Beginning />
          ) : (
            <Empty title={clear ? t.today.nothingElse : t.today.clear}>{t.today.clearBody}</Empty>
          )}
        </Section>
        {!anyone && holds(me, 'supervisor') && <Week cards={week} />}
      </div>
      <div className={classes.side}>
        <Covering />
        <Messages messages={inbox} />
        <Waiting items={waiting} />
        <IfNobodyActs items={ifNobodyActs} />
      </div>
    </div>
  );
}

/** The sessions of seven days that are mine to hold, and whatever still waits to be recorded. */
function useWeek(): { week: SupervisionCard[]; isLoading: boolean } {
  const me = useMe();
  const dates = useDates();
  const { data, isLoading } = useQuery({
    ...supervisionsQuery({ scope: 'mine', until: dates.todayPlus(A_WEEK) }),
    enabled: may(me, 'supervision.see'),
  });
  const isOpen = ({ yours, stage }: SupervisionCard) => yours && (stage === 'planned' || stage === 'unrecorded');
  return { week: data?.items.filter(isOpen) ?? [], isLoading };
}

/** Nothing at all: either nobody has begun, or there is nothing for this person. */
function Beginning() {
  const mayAdd = may(useMe(), 'person.create');
  if (!mayAdd) return <Empty title={t.today.clear}>{t.today.clearBody}</Empty>;
  const add = <ButtonLink to="/people">{t.today.addFirst}</ButtonLink>;
  return (
    <Empty title={t.today.clear} action={add}>
      {t.today.emptyBody}
    </Empty>
  );
}
