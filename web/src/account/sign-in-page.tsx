import { Text, Title } from '@mantine/core';
import { useEffect } from 'react';

import { t } from '../texts';
import { SignInForm } from './sign-in-form';
import classes from './sign-in-page.module.css';

export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  useEffect(() => {
    document.title = `${t.signIn.title} · ${t.product}`;
  }, []);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <p className={classes.product}>{t.product}</p>
        <Title order={1}>{t.signIn.title}</Title>
        <Text c="dimmed" mt={4} mb="lg">
          {t.signIn.purpose}
        </Text>
        <SignInForm onSignedIn={onSignedIn} />
      </div>
    </main>
  );
}
