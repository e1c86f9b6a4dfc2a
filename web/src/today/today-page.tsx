import { useQuery } from '@tanstack/react-query';

import { todayQuery } from '../api/queries';
import type { Today } from '../api/types';
import { may, useMe } from '../shell/me';
import { ButtonLink } from '../shell/links';
import { Page } from '../shell/page';
import { Section } from '../shell/section';
import { Empty, Failure, PageSkeleton } from '../shell/states';
import { t } from '../texts';
import { IfNobodyActs } from './if-nobody-acts';
import { Messages } from './messages';
import { NeedsYou } from './needs-you';
import classes from './today-page.module.css';
import { Waiting } from './waiting';

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
  const nothing = needsYou.length + waiting.length + ifNobodyActs.length + inbox.length === 0;
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <Section title={`${t.today.needsYou} (${needsYou.length})`}>
          {needsYou.length > 0 ? (
            <NeedsYou items={needsYou} />
          ) : nothing ? (
            <Beginning />
          ) : (
            <Empty title={t.today.clear}>{t.today.clearBody}</Empty>
          )}
        </Section>
      </div>
      <div className={classes.side}>
        <Messages messages={inbox} />
        <Waiting items={waiting} />
        <IfNobodyActs items={ifNobodyActs} />
      </div>
    </div>
  );
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
