import { Group, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { MySettings } from '../api/types';
import { useMe } from '../shell/me';
import { t } from '../texts';
import { Card } from './card';
import { Keep } from './keep';

const USUAL = { from: '21:00', until: '08:00' };
const zones = Intl.supportedValuesOf('timeZone');

/** Hours in which nothing disturbs (ask 15): by the clock where the person lives. */
export function QuietHours({ settings }: { settings: MySettings }) {
  const { organisation } = useMe();
  const [on, setOn] = useState(settings.quietFrom !== null);
  const [from, setFrom] = useState(settings.quietFrom ?? USUAL.from);
  const [until, setUntil] = useState(settings.quietUntil ?? USUAL.until);
  const [zone, setZone] = useState(settings.zone ?? '');
  const words = t.telling;
  const missing = (time: string) => (on && !time ? words.needTime : undefined);
  const fault = missing(until) ?? (on && from === until ? words.sameTime : undefined);
  const part = () =>
    missing(from) || fault
      ? undefined
      : { quietFrom: on ? from : null, quietUntil: on ? until : null, zone: zone || null };
  return (
    <Card title={words.quiet} body={words.quietBody}>
      <Keep part={part}>
        <Switch size="md" label={words.quietOn} checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
        {on && (
          <Group align="flex-start" grow preventGrowOverflow={false}>
            <TextInput
              type="time"
              size="md"
              label={words.from}
              value={from}
              error={missing(from)}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="time"
              size="md"
              label={words.until}
              value={until}
              error={fault}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          </Group>
        )}
        <NativeSelect
          size="md"
          label={words.zone}
          data={[{ value: '', label: words.zoneOfOrganisation(organisation.zone) }, ...zones]}
          value={zone}
          onChange={(event) => setZone(event.currentTarget.value)}
        />
      </Keep>
    </Card>
  );
}
