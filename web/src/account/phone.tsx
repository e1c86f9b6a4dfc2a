import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { MySettings } from '../api/types';
import { t } from '../texts';
import { Card } from './card';
import { Keep } from './keep';

const international = /^\+[1-9]\d{6,14}$/;

/** For text messages; typed as people write it, kept as the networks want it. */
export function Phone({ settings }: { settings: MySettings }) {
  const [typed, setTyped] = useState(settings.phone ?? '');
  const [tried, setTried] = useState(false);
  const words = t.telling;
  const phone = typed.replaceAll(/[\s().-]/g, '').replace(/^00/, '+');
  const bad = phone !== '' && !international.test(phone);

  function part(): Partial<MySettings> | undefined {
    setTried(true);
    return bad ? undefined : { phone: phone || null };
  }

  return (
    <Card title={words.phone} body={words.phoneBody}>
      <Keep part={part}>
        <TextInput
          type="tel"
          size="md"
          label={words.phoneNumber}
          autoComplete="tel"
          maw="20rem"
          value={typed}
          error={tried && bad && words.phoneBad}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Keep>
    </Card>
  );
}
