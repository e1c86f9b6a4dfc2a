import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';

import { answer, api, quietly } from '../api/client';
import { useCommand } from '../api/use-command';
import { ProgressLine } from '../journey/progress-line';
import { ButtonLink } from '../shell/links';
import { t } from '../texts';
import { Alone } from './alone';

/** No more messages of one kind: asked first, for programs that look through mail follow every link. */
export function UnsubscribePage({ token }: { token: string }) {
  const [stayed, setStayed] = useState(false);
  const [done, setDone] = useState<{ topic: string }>();
  const command = useCommand(() =>
    answer(api.POST('/api/unsubscribe/{token}', { params: { path: { token } }, ...quietly })),
  );
  const words = t.unsubscribe;
  const { progress } = command;
  if (progress.step === 'refused') return <Refused status={progress.problem.status} />;
  if (stayed) return <Settled title={words.stayed} body={words.stayedBody} />;
  if (done) return <Settled title={words.done} body={`${doneOf(done.topic)} ${words.doneBody}`} />;
  return (
    <Alone title={words.title}>
      <Text mb="xs">{words.ask}</Text>
      <Text c="dimmed" mb="lg">
        {words.askBody}
      </Text>
      <ProgressLine progress={progress} />
      <Group>
        <Button size="md" loading={command.busy} onClick={() => void command.give({}).then(setDone)}>
          {words.stop}
        </Button>
        <Button size="md" variant="subtle" onClick={() => setStayed(true)}>
          {words.stay}
        </Button>
      </Group>
    </Alone>
  );
}

function doneOf(topic: string): string {
  const name = t.telling.topics[topic];
  return name ? t.unsubscribe.doneOf(name) : '';
}

/** A link that is not known, or messages that have to come. */
const Refused = ({ status }: { status: number }) =>
  status === 409 || status === 403 ? (
    <Settled title={t.unsubscribe.must} body={t.unsubscribe.mustBody} />
  ) : (
    <Settled title={t.link.unknown} body={t.link.unknownBody} />
  );

function Settled({ title, body }: { title: string; body: string }) {
  return (
    <Alone title={title}>
      <Text c="dimmed" mb="lg">
        {body}
      </Text>
      <ButtonLink to="/account" size="md">
        {t.unsubscribe.account}
      </ButtonLink>
    </Alone>
  );
}
