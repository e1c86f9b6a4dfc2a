import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Notice } from '../shell/notice';
import { say } from '../shell/say';
import { t } from '../texts';
import { Card } from './card';
import { pushHere, pushIsPossible, startPush, stopPush } from './push';
import { pushKeyQuery } from './settings-queries';

const here = ['settings', 'push-here'];

/** A short word on this very device: turned on here, and off again. */
export function ThisDevice() {
  const { data } = useQuery(pushKeyQuery);
  const { data: subscription } = useQuery({ queryKey: here, queryFn: pushHere });
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const words = t.telling;

  async function turn(): Promise<void> {
    setBusy(true);
    setFailed(undefined);
    try {
      const outcome = subscription ? await stopPush().then(() => 'off') : await startPush(data!.key!);
      if (outcome === 'denied') setFailed(words.pushDenied);
      else say(outcome === 'on' ? words.pushTurnedOn : words.pushTurnedOff);
    } catch {
      setFailed(t.command.failed);
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: here });
  }

  if (!data) return null;
  const cannot = data.key === null ? words.pushNone : pushIsPossible() ? undefined : words.pushUnable;
  return (
    <Card title={words.push} body={cannot ?? (subscription ? words.pushIsOn : words.pushBody)}>
      {failed && (
        <Notice tone="late" role="alert">
          {failed}
        </Notice>
      )}
      {!cannot && (
        <Button variant="default" size="md" mt="sm" loading={busy} onClick={() => void turn()}>
          {subscription ? words.pushOff : words.pushOn}
        </Button>
      )}
    </Card>
  );
}
