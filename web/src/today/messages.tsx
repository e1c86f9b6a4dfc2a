import { ActionIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { ask } from '../api/http';
import { live, todayQuery } from '../api/queries';
import type { InboxMessage } from '../api/types';
import { shortName } from '../journey/names';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { matterName, t } from '../texts';
import classes from './rows.module.css';
import { useShowMore } from './show-more';

/** What I was told, newest first. Reading it is all it asks: the matter itself stands under "Needs you". */
export function Messages({ messages }: { messages: InboxMessage[] }) {
  const dates = useDates();
  const { shown, more } = useShowMore(messages, 5);
  const read = useReadMessage();
  return (
    <Section title={`${t.today.messages} (${messages.filter(({ readAt }) => !readAt).length})`}>
      <ul className={classes.rows}>
        {shown.map((message) => {
          const title = matterName(message.matter, shortName(message.person));
          return (
            <li key={message.id} className={`${classes.row} ${classes.quiet}`}>
              <div className={classes.what}>
                <Link
                  to="/journeys/$journeyId"
                  params={{ journeyId: message.journeyId }}
                  className={classes.title}
                  onClick={() => read.mutate(message.id)}
                  data-row
                >
                  {title}
                </Link>
                <p className={classes.small}>
                  {dates.dayAndAway(message.owedAt)} · {message.clause}
                </p>
              </div>
              {!message.readAt && (
                <ActionIcon
                  variant="subtle"
                  size="lg"
                  aria-label={`${t.today.markRead}: ${title}`}
                  onClick={() => read.mutate(message.id)}
                >
                  <IconCheck size={18} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      {more}
    </Section>
  );
}

/** Nobody can refuse it, so it is shown at once. */
function useReadMessage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(`/api/inbox/${id}/read`, { method: 'POST' }),
    onMutate: (id) =>
      queries.setQueryData(
        todayQuery.queryKey,
        (today) => today && { ...today, inbox: today.inbox.filter((message) => message.id !== id) },
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: live }),
  });
}
