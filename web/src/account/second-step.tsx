import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { say } from '../shell/say';
import { Notice } from '../shell/notice';
import { t } from '../texts';
import { auth, tried } from './auth-client';
import classes from './account-page.module.css';
import { FirstCode, type Setup } from './first-code';

/** An authenticator app as a second step: set up with the password and a first code, turned off with the password. */
export function SecondStep() {
  const { data: session, refetch } = auth.useSession();
  const [asking, setAsking] = useState(false);
  const [setup, setSetup] = useState<Setup>();
  const on = session?.user.twoFactorEnabled === true;

  async function withPassword(password: string): Promise<string | undefined> {
    if (on) {
      const { fault } = await tried(auth.twoFactor.disable({ password }));
      if (fault) return wordFor(fault);
      say(t.account.isOff);
    } else {
      const { data, fault } = await tried(auth.twoFactor.enable({ password }));
      if (!data || !('totpURI' in data)) return wordFor(fault ?? 'noAnswer');
      setSetup({ uri: data.totpURI, backupCodes: data.backupCodes });
    }
    setAsking(false);
    void refetch();
    return undefined;
  }

  function finish(): void {
    setSetup(undefined);
    say(t.account.isOn);
    void refetch();
  }

  return (
    <section className={classes.card} aria-labelledby="second">
      <Title order={2} id="second">
        {t.account.second}
      </Title>
      <Text c="dimmed" mb="md">
        {on ? t.account.secondOn : t.account.secondOff}
      </Text>
      {setup && <FirstCode setup={setup} done={finish} />}
      {asking && <Password onSubmit={withPassword} cancel={() => setAsking(false)} />}
      {!setup && !asking && (
        <Button variant={on ? 'default' : 'filled'} onClick={() => setAsking(true)}>
          {on ? t.account.turnOff : t.account.setUp}
        </Button>
      )}
    </section>
  );
}

const wordFor = (fault: 'noAnswer' | 'tooMany' | 'wrong'): string =>
  fault === 'wrong' ? t.account.wrongPassword : t.signIn[fault];

function Password(props: { onSubmit: (password: string) => Promise<string | undefined>; cancel: () => void }) {
  const [password, setPassword] = useState('');
  const [failed, setFailed] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void props.onSubmit(password).then(setFailed);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {failed && (
          <Notice tone="late" role="alert">
            {failed}
          </Notice>
        )}
        <PasswordInput
          label={t.account.confirmPassword}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
          withAsterisk={false}
          autoFocus
        />
        <Group>
          <Button type="submit">{t.signIn.confirm}</Button>
          <Button variant="subtle" onClick={props.cancel}>
            {t.shell.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
