import { ActionIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { api } from '../api/client';
import { live, todayQuery } from '../api/queries';
import type { InboxMessage } from '../api/types';
import { shortName } from '../journey/names';
import { useDates } from '../shell/me';
import { Section } from '../shell/section';
import { matterName, t } from '../texts';
import classes from './rows.module.css';
import { useShowMore } from '../shell/show-more';

/** What I was told, newest first. Reading it is all it asks: the matter itself stands under "Needs you". */
export function Messages({ messages }: { messages: InboxMessage[] }) {
  const { shown, more } = useShowMore(messages, 5);
  const read = useReadMessage();
  return (
    <Section title={`${t.today.messages} (${messages.filter(({ readAt }) => !readAt).length})`}>
      <ul className={classes.rows}>
        {shown.map((message) => (
          <Message key={message.id} message={message} read={() => read.mutate(message.id)} />
        ))}
      </ul>
      {more}
    </Section>
  );
}

interface MessageProps {
  message: InboxMessage;
  read: () => void;
}

function Message({ message: { matter, person, journeyId, owedAt, readAt, clause }, read }: MessageProps) {
  const dates = useDates();
  const title = matterName(matter, person ? shortName(person) : t.today.someone);
  return (
    <li className={`${classes.row} ${classes.quiet}`}>
      <div className={classes.what}>
        {journeyId ? (
          <Link to="/journeys/$journeyId" params={{ journeyId }} className={classes.title} onClick={read} data-row>
            {title}
          </Link>
        ) : (
          <span className={classes.title}>{title}</span>
        )}
        <p className={classes.small}>
          {dates.dayAndAway(owedAt)} · {clause}
        </p>
      </div>
      {!readAt && (
        <ActionIcon
          variant="subtle"
          size="lg"
          title={t.today.markRead}
          aria-label={`${t.today.markRead}: ${title}`}
          onClick={read}
        >
          <IconCheck size={18} />
        </ActionIcon>
      )}
    </li>
  );
}

/** Nobody can refuse it, so it is shown at once. */
function useReadMessage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/inbox/{id}/read', { params: { path: { id } } }),
    onMutate: (id) =>
      queries.setQueryData(
        todayQuery.queryKey,
        (today) => today && { ...today, inbox: today.inbox.filter((message) => message.id !== id) },
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: live }),
  });
}
