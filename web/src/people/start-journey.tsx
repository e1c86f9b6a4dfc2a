import { Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

import { answer, api, keyed } from '../api/client';
import { programmesQuery } from '../api/queries';
import type { Person, StartRequest } from '../api/types';
import { useCommand } from '../api/use-command';
import { ClauseLink } from '../clauses/clause-link';
import { ProgressLine } from '../journey/progress-line';
import { say } from '../shell/say';
import { Notice } from '../shell/notice';
import { refusalSentence, t, trackName } from '../texts';
import { TextLink } from '../shell/links';
import { DialogActions } from '../shell/dialog-actions';

export function StartJourney({ person, close }: { person: Person | undefined; close: () => void }) {
  return (
    <Modal opened={person !== undefined} onClose={close} title={person && t.people.startTitle(person.givenName)}>
      {person && <StartForm person={person} close={close} />}
    </Modal>
  );
}

function StartForm({ person, close }: { person: Person; close: () => void }) {
  const { data } = useQuery(programmesQuery);
  const programmes = (data ?? []).filter(({ tracks }) => tracks.length > 0);
  const [chosen, setChosen] = useState('');
  const [wanted, setWanted] = useState('');
  const programme = programmes.find(({ id }) => id === chosen) ?? programmes[0];
  const programmeId = programme?.id ?? '';
  const track = programme?.tracks.find((one) => one === wanted) ?? programme?.tracks[0];
  const navigate = useNavigate();
  const command = useCommand((body: StartRequest, key: string) =>
    answer(api.POST('/api/journeys', { params: keyed(key), body })),
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!track) return;
    const started = await command.give({ type: 'StartJourney', personId: person.id, programmeId, track });
    if (!started) return;
    close();
    say(t.people.started(person.givenName));
    await navigate({ to: '/journeys/$journeyId', params: { journeyId: started.id } });
  }

  const { progress } = command;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Text>{t.people.startIntro}</Text>
        {progress.step === 'refused' && (
          <Notice tone="late" role="alert">
            {refusalSentence(progress.problem, person.givenName)}{' '}
            {progress.problem.clause && <ClauseLink clause={progress.problem.clause} onClick={close} />}
          </Notice>
        )}
        <NativeSelect
          label={t.people.programme}
          data={programmes.map(({ id, name }) => ({ value: id, label: name }))}
          value={programmeId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data-autofocus
        />
        {programme && (
          <NativeSelect
            label={t.people.track}
            data={programme.tracks.map((one) => ({ value: one, label: trackName(one) }))}
            value={track}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        )}
        {data && programmes.length === 0 && (
          <Notice tone="soon">
            {t.people.noOpenTrack} <TextLink to="/policy">{t.people.toPolicy}</TextLink>
          </Notice>
        )}
        <ProgressLine progress={progress} />
        <DialogActions close={close} busy={command.busy} submit={t.people.start} disabled={!track} />
      </Stack>
    </form>
  );
}
