import { Anchor, Button, Code, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { renderSVG } from 'uqr';

import { Notice } from '../shell/notice';
import { t } from '../texts';
import { auth, tried } from './auth-client';
import classes from './account-page.module.css';

export interface Setup {
  uri: string;
  backupCodes: string[];
}

/** The picture for the app, the codes for paper, and the first code that proves that it worked. */
export function FirstCode({ setup, done }: { setup: Setup; done: () => void }) {
  const [code, setCode] = useState('');
  const [failed, setFailed] = useState<string>();
  const secret = new URL(setup.uri).searchParams.get('secret') ?? '';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { fault } = await tried(auth.twoFactor.verifyTotp({ code: code.replaceAll(/\s/g, '') }));
    if (!fault) return done();
    setFailed(fault === 'wrong' ? t.signIn.wrongCode : t.signIn[fault]);
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{t.account.scan}</Text>
        <div
          role="img"
          aria-label={t.account.picture}
          className={classes.picture}
          dangerouslySetInnerHTML={{ __html: renderSVG(setup.uri, { border: 1 }) }}
        />
        <Anchor href={setup.uri} underline="always">
          {t.account.openApp}
        </Anchor>
        <Text>
          {t.account.orType} <Code>{secret}</Code>
        </Text>
        <div>
          <Title order={3}>{t.account.backupTitle}</Title>
          <Text c="dimmed" mb="xs">
            {t.account.backupBody}
          </Text>
          <ul className={classes.codes}>
            {setup.backupCodes.map((backup) => (
              <li key={backup}>{backup}</li>
            ))}
          </ul>
        </div>
        {failed && (
          <Notice tone="late" role="alert">
            {failed}
          </Notice>
        )}
        <TextInput
          label={t.account.firstCode}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maw="14rem"
        />
        <Button type="submit" w="fit-content">
          {t.account.finish}
        </Button>
      </Stack>
    </form>
  );
}
