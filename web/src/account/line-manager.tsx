import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { coverQuery } from '../absence/absence-queries';
import type { MySettings } from '../api/types';
import { useMe } from '../shell/me';
import { t } from '../texts';
import { Card } from './card';
import { Keep } from './keep';

/** Whoever stands in where nobody else is named: the line manager. */
export function LineManager({ settings }: { settings: MySettings }) {
  const me = useMe();
  const { data } = useQuery(coverQuery({ userId: me.userId }));
  const [chosen, setChosen] = useState(settings.lineManagerId ?? '');
  const words = t.telling;
  const others = (data?.candidates ?? []).filter(({ refusal, userId }) => !refusal || userId === chosen);
  return (
    <Card title={words.cover} body={words.coverBody}>
      <Keep part={() => ({ lineManagerId: chosen || null })}>
        <NativeSelect
          size="md"
          label={words.lineManager}
          maw="20rem"
          data={[
            { value: '', label: words.nobody },
            ...others.map(({ userId, name }) => ({ value: userId, label: name })),
          ]}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      </Keep>
    </Card>
  );
}
