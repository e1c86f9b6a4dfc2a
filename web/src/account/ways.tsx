import { Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';

import type { MySettings, Topics } from '../api/types';
import { ProgressLine } from '../journey/progress-line';
import { t } from '../texts';
import classes from './account-page.module.css';
import { Card } from './card';
import { settingsQuery, topicsQuery, useKeepSettings } from './settings-queries';
import { comes, turned, waysOf } from './stopping';

/** What reaches somebody on which way: each a switch that is kept at once. */
export function Ways({ settings }: { settings: MySettings }) {
  const { data } = useQuery(topicsQuery);
  const queries = useQueryClient();
  const command = useKeepSettings();
  const words = t.telling;
  const rows = (data?.topics ?? []).filter((topic) => waysOf(topic, data!.channels).length > 0);

  async function turn(channel: string, topic: string, on: boolean): Promise<void> {
    const stopped = turned(data!.topics, settings.stopped, channel, topic, on);
    queries.setQueryData(settingsQuery.queryKey, { ...settings, stopped });
    if (!(await command.give({ stopped }))) queries.setQueryData(settingsQuery.queryKey, settings);
  }

  return (
    <Card title={words.ways} body={rows.length > 0 ? words.waysBody : words.waysNone}>
      <ProgressLine progress={command.progress} />
      <ul className={classes.rows}>
        {rows.map((topic) => (
          <li key={topic.topic}>
            <strong>{words.topics[topic.topic] ?? topic.topic}</strong>
            <Switches topic={topic} channels={data!.channels} stopped={settings.stopped} turn={turn} />
          </li>
        ))}
      </ul>
      {rows.some((topic) => waysOf(topic, data!.channels).some((channel) => !topic.stoppable.includes(channel))) && (
        <p className={classes.body}>{words.alwaysBody}</p>
      )}
    </Card>
  );
}

interface SwitchesProps {
  topic: Topics['topics'][number];
  channels: string[];
  stopped: string[];
  turn: (channel: string, topic: string, on: boolean) => Promise<void>;
}

function Switches({ topic: { topic, stoppable }, channels, stopped, turn }: SwitchesProps) {
  const words = t.telling;
  const topicWords = words.topics[topic] ?? topic;
  return waysOf({ topic, stoppable }, channels).map((channel) => {
    const way = words.channels[channel] ?? channel;
    if (!stoppable.includes(channel))
      return (
        <span key={channel} className={classes.always}>
          {way}: {words.always}
        </span>
      );
    return (
      <Switch
        key={channel}
        size="md"
        label={way}
        aria-label={words.topicBy(topicWords, way)}
        checked={comes(stopped, channel, topic)}
        classNames={{ body: classes.switch! }}
        onChange={(event) => void turn(channel, topic, event.currentTarget.checked)}
      />
    );
  });
}
