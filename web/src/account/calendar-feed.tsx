import { Anchor, Button, CopyButton, Group, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { answer, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { ProgressLine } from '../journey/progress-line';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { t } from '../texts';
import { Card } from './card';
import { feedQuery } from './settings-queries';

/** One's dates in one's own calendar: an address that is shown once, and stops when one says so. */
export function CalendarFeed() {
  const { data } = useQuery(feedQuery);
  const dates = useDates();
  const queries = useQueryClient();
  const [url, setUrl] = useState<string>();
  const create = useCommand(() => answer(api.POST('/api/me/calendar-feed')), { keyed: false });
  const revoke = useCommand(async () => {
    await api.DELETE('/api/me/calendar-feed');
    return true;
  });
  const words = t.telling;
  const read = () => queries.invalidateQueries({ queryKey: feedQuery.queryKey });

  async function make(): Promise<void> {
    const made = await create.give({});
    if (!made) return;
    setUrl(made.url);
    say(words.feedCreated);
    await read();
  }

  async function stop(): Promise<void> {
    if (!(await revoke.give({}))) return;
    setUrl(undefined);
    say(words.feedRevoked);
    await read();
  }

  const exists = data?.exists ?? false;
  const known = exists && !url && data?.createdAt ? words.feedExists(dates.day(data.createdAt)) : undefined;
  return (
    <Card title={words.feed} anchor="feed" body={words.feedBody}>
      {url && <FeedUrl url={url} />}
      {data && !exists && <p>{words.feedNone}</p>}
      {known && (
        <p>
          {known} {words.feedRenewBody}
        </p>
      )}
      <ProgressLine progress={create.progress.step === 'ready' ? revoke.progress : create.progress} />
      {data && (
        <Group mt="sm">
          {!url && (
            <Button variant="default" size="md" loading={create.busy} onClick={() => void make()}>
              {exists ? words.feedRenew : words.feedCreate}
            </Button>
          )}
          {exists && (
            <Button variant="subtle" size="md" loading={revoke.busy} onClick={() => void stop()}>
              {words.feedRevoke}
            </Button>
          )}
        </Group>
      )}
    </Card>
  );
}

function FeedUrl({ url }: { url: string }) {
  const words = t.telling;
  return (
    <>
      <TextInput
        readOnly
        size="md"
        label={words.feedUrl}
        description={words.feedOnce}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group mt="sm">
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button size="md" onClick={copy}>
              {copied ? words.feedCopied : words.feedCopy}
            </Button>
          )}
        </CopyButton>
        <Anchor href={url.replace(/^https?:/, 'webcal:')} underline="always">
          {words.feedOpen}
        </Anchor>
      </Group>
    </>
  );
}
