import { Anchor } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconClockPause, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { isPassing } from '../api/problem';
import { clockQuery } from '../api/queries';
import type { ClockStatus } from '../api/types';
import { t } from '../texts';
import classes from './clock.module.css';

/** What stands in the way of the whole page: no network, no server, no clock. Otherwise nothing at all. */
export function Banners() {
  const { online } = useNetwork();
  const { data: clock, error } = useQuery(clockQuery);
  const notice = noticeFor(online, error, clock);
  return (
    <div role="status" aria-live="polite">
      {notice && (
        <div className={classes.banner}>
          {notice.clock ? <IconClockPause size={20} aria-hidden /> : <IconPlugConnectedX size={20} aria-hidden />}
          <p>
            <strong>{notice.title}.</strong> {notice.body}
          </p>
        </div>
      )}
    </div>
  );
}

function noticeFor(online: boolean, error: unknown, clock: ClockStatus | undefined) {
  const { connection: c, clock: words } = t;
  if (!online) return { title: c.offlineTitle, body: c.offlineBody };
  if (isPassing(error)) return { title: c.unreachableTitle, body: c.unreachableBody };
  if (clock?.temporal !== 'away') return undefined;
  return clock.adapter === 'temporal'
    ? { clock: true, title: words.awayTitle, body: words.awayBody }
    : { clock: true, title: words.standInTitle, body: words.standInBody };
}

/** Which clock is in use: there for those who look for it. */
export function Foot({ openShortcuts }: { openShortcuts: () => void }) {
  const { data: clock } = useQuery(clockQuery);
  return (
    <footer className={classes.foot}>
      <span>
        {t.clock.label}: {clock ? nameOf(clock) : '…'}
      </span>
      <Anchor component="button" type="button" size="xs" className={classes.keys} onClick={openShortcuts}>
        {t.shell.shortcuts} (?)
      </Anchor>
    </footer>
  );
}

function nameOf({ adapter, temporal }: ClockStatus): string {
  if (adapter === 'temporal') return t.clock.temporal;
  return temporal === 'preparing' ? t.clock.preparing : t.clock.local;
}
