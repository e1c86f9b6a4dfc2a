import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { Notice } from '../shell/notice';
import { t } from '../texts';
import { auth, tried } from './auth-client';

/** The second step: six digits from the app, or one of the codes on paper. */
export function CodeForm({ onSignedIn, back }: { onSignedIn: () => void; back: () => void }) {
  const [code, setCode] = useState('');
  const [trustDevice, setTrust] = useState(false);
  const [byPaper, setByPaper] = useState(false);
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const typed = code.replaceAll(/\s/g, '');
    if (!typed) return setFailed(byPaper ? t.signIn.wrongBackup : t.signIn.needCode);
    setBusy(true);
    const { fault } = await tried(
      byPaper
        ? auth.twoFactor.verifyBackupCode({ code: typed, trustDevice })
        : auth.twoFactor.verifyTotp({ code: typed, trustDevice }),
    );
    setBusy(false);
    if (!fault) return onSignedIn();
    setFailed(fault === 'wrong' ? (byPaper ? t.signIn.wrongBackup : t.signIn.wrongCode) : t.signIn[fault]);
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {failed && (
          <Notice tone="late" role="alert">
            {failed}
          </Notice>
        )}
        {!byPaper && <Text>{t.signIn.codeBody}</Text>}
        <TextInput
          key={String(byPaper)}
          label={byPaper ? t.signIn.backup : t.signIn.code}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode={byPaper ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          size="md"
          autoFocus
        />
        <Checkbox
          label={t.signIn.trust}
          checked={trustDevice}
          onChange={(event) => setTrust(event.currentTarget.checked)}
        />
        <Button type="submit" size="md" loading={busy}>
          {t.signIn.confirm}
        </Button>
        <Group justify="space-between">
          <Button variant="subtle" onClick={back}>
            {t.signIn.back}
          </Button>
          <Button variant="subtle" onClick={() => setByPaper(!byPaper)}>
            {byPaper ? t.signIn.useApp : t.signIn.useBackup}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
