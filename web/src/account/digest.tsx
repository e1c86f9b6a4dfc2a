import { NativeSelect } from '@mantine/core';
import { useState } from 'react';

import type { MySettings } from '../api/types';
import { t } from '../texts';
import { Card } from './card';
import { Keep } from './keep';

const NONE = '';
const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** What is not urgent, in one message at an hour of one's own. */
export function Digest({ settings }: { settings: MySettings }) {
  const [hour, setHour] = useState(settings.digestHour === null ? NONE : String(settings.digestHour));
  const words = t.telling;
  return (
    <Card title={words.digest} body={words.digestBody}>
      <Keep part={() => ({ digestHour: hour === NONE ? null : Number(hour) })}>
        <NativeSelect
          size="md"
          label={words.digestHour}
          data={[{ value: NONE, label: words.digestNone }, ...hours]}
          value={hour}
          onChange={(event) => setHour(event.currentTarget.value)}
        />
      </Keep>
    </Card>
  );
}
