import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { inboxQuery } from '../api/queries';
import { Page } from '../shell/page';
import { Section } from '../shell/section';
import { Empty, Failure, Rows } from '../shell/states';
import { Turn } from '../shell/turn';
import { t } from '../texts';
import { Message } from './message';
import classes from './rows.module.css';

const route = getRouteApi('/_app/messages');

/** Everything I was ever told, newest first. */
export function MessagesPage() {
  const { page } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(inboxQuery(page ?? 1));
  return (
    <Page title={t.today.messages}>
      {!data && (error ? <Failure error={error} retry={() => void refetch()} /> : <Rows />)}
      {data?.total === 0 && <Empty title={t.today.noMessages} />}
      {data && data.total > 0 && (
        <Section title={t.today.allMessages}>
          <ul className={classes.rows}>
            {data.items.map((message) => (
              <Message key={message.id} message={message} />
            ))}
          </ul>
        </Section>
      )}
      {data && <Turn page={data} turn={(next) => void navigate({ search: { page: next } })} />}
    </Page>
  );
}
