import { ActionIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { api } from '../api/client';
import { live, todayQuery } from '../api/queries';
import type { InboxMessage } from '../api/types';
import { ClauseLink } from '../clauses/clause-link';
import { shortName } from '../journey/names';
import { useDates } from '../shell/me';
import { matterName, t } from '../texts';
import { MatterLink } from './matter-link';
import classes from './rows.module.css';

/** One thing I was told. Opening it, or ticking it off, marks it as read. */
export function Message({ message }: { message: InboxMessage }) {
  const { id, matter, person, owedAt, readAt, clause } = message;
  const read = useRead(id);
  const dates = useDates();
  const title = matterName(matter, person ? shortName(person) : t.today.someone);
  return (
    <li className={`${classes.row} ${classes.quiet}`}>
      <div className={classes.what}>
        <MatterLink about={message} onClick={() => read.mutate()}>
          {title}
        </MatterLink>
        <p className={classes.small}>
          {dates.dayAndAway(owedAt)} · <ClauseLink clause={clause} />
        </p>
      </div>
      {!readAt && (
        <ActionIcon
          variant="subtle"
          size="lg"
          title={t.today.markRead}
          aria-label={`${t.today.markRead}: ${title}`}
          onClick={() => read.mutate()}
        >
          <IconCheck size={18} />
        </ActionIcon>
      )}
    </li>
  );
}

/** Nobody can refuse it, so it is shown at once. */
function useRead(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST('/api/inbox/{id}/read', { params: { path: { id } } }),
    onMutate: () =>
      queries.setQueryData(
        todayQuery.queryKey,
        (today) => today && { ...today, inbox: today.inbox.filter((one) => one.id !== id) },
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: live }),
  });
}
