import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';

import { focusFirst } from '../shell/focus-first';
import { Notice } from '../shell/notice';
import { t } from '../texts';
import { auth, tried } from './auth-client';
import { CodeForm } from './code-form';

/** Email and password, then a code where the user has set one up. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [asksCode, setAsksCode] = useState(false);
  if (asksCode) return <CodeForm onSignedIn={onSignedIn} back={() => setAsksCode(false)} />;
  return <PasswordForm onSignedIn={onSignedIn} onCode={() => setAsksCode(true)} />;
}

function PasswordForm({ onSignedIn, onCode }: { onSignedIn: () => void; onCode: () => void }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.includes('@') ? null : t.signIn.needEmail),
      password: (password) => (password ? null : t.signIn.needPassword),
    },
  });

  async function submit({ email, password }: typeof form.values): Promise<void> {
    setBusy(true);
    const { data, fault } = await tried(auth.signIn.email({ email: email.trim(), password }));
    setBusy(false);
    setFailed(fault && t.signIn[fault]);
    if (fault) return;
    if (data && 'twoFactorRedirect' in data && data.twoFactorRedirect) onCode();
    else onSignedIn();
  }

  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values), focusFirst)}>
      <Stack gap="md">
        {failed && (
          <Notice tone="late" role="alert">
            {failed}
          </Notice>
        )}
        <TextInput
          label={t.signIn.email}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          size="md"
          data-autofocus
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t.signIn.password}
          name="password"
          autoComplete="current-password"
          size="md"
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={busy}>
          {t.signIn.submit}
        </Button>
      </Stack>
    </form>
  );
}
