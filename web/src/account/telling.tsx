import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { isOnlyPeerWorker, useMe } from '../shell/me';
import { Failure, Rows } from '../shell/states';
import { Availability } from './availability';
import { CalendarFeed } from './calendar-feed';
import { Digest } from './digest';
import { LineManager } from './line-manager';
import { Phone } from './phone';
import { QuietHours } from './quiet-hours';
import { settingsQuery } from './settings-queries';
import { ThisDevice } from './this-device';
import { Ways } from './ways';

/** How I am told, when I can meet, and my dates in my calendar. */
export function Telling() {
  const me = useMe();
  const { data: settings, error, refetch } = useQuery({ ...settingsQuery, refetchOnWindowFocus: false });
  if (!settings) return error ? <Failure error={error} retry={() => void refetch()} /> : <Rows count={4} />;
  return (
    <Stack gap="md">
      <QuietHours settings={settings} />
      <Ways settings={settings} />
      <Digest settings={settings} />
      <ThisDevice />
      <Phone settings={settings} />
      <Availability settings={settings} />
      <CalendarFeed />
      {!isOnlyPeerWorker(me) && <LineManager settings={settings} />}
    </Stack>
  );
}
