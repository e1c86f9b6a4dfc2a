import { Button, Checkbox, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useCommand } from '../api/use-command';
import { ProgressLine } from '../journey/progress-line';
import { fullName } from '../journey/names';
import { may, useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { t } from '../texts';
import { changesOf } from './changes-of';
import { Effects } from './for-whom';
import { MoveProgress } from './move-progress';
import classes from './policy-page.module.css';
import { isSettled, movesQuery, startMove, versionsQuery } from './policy-queries';
import type { PolicyState, Preview } from './policy-types';

interface Props {
  programmeId: string;
  policy: PolicyState;
  preview: Preview;
}

/** Journeys keep their version until somebody moves them: chosen ones, in the background, to be stopped and gone on with. */
export function MoveJourneys({ programmeId, policy, preview }: Props) {
  const mayMove = may(useMe(), 'policy.move');
  const { data: moves = [] } = useQuery({ ...movesQuery(programmeId), enabled: mayMove });
  const { data: versions = [] } = useQuery({ ...versionsQuery(programmeId), enabled: mayMove });
  if (!policy.version || !mayMove) return null;
  const current = moves.find((move) => !isSettled(move)) ?? moves[0];
  const behind = versions.reduce((sum, { version, journeys }) => sum + (version < policy.version! ? journeys : 0), 0);
  const mayChoose = changesOf(policy, preview).length === 0 && (!current || isSettled(current));
  return (
    <>
      {current && <MoveProgress key={current.id} move={current} journeys={preview.journeys} />}
      {mayChoose && behind > 0 && (
        <Choose programmeId={programmeId} version={policy.version} preview={preview} behind={behind} />
      )}
      {mayChoose && behind === 0 && <p className={classes.quiet}>{t.policy.move.everyone}</p>}
    </>
  );
}

interface ChooseProps {
  programmeId: string;
  version: number;
  preview: Preview;
  /** Journeys under way on an older version. */
  behind: number;
}

function Choose({ programmeId, version, preview, behind }: ChooseProps) {
  const words = t.policy.move;
  const journeys = preview.journeys.filter(({ shut }) => !shut);
  const [chosen, setChosen] = useState<string[] | 'all'>([]);
  const [tried, setTried] = useState(false);
  const command = useCommand((journeyIds: string[] | 'all', key: string) =>
    startMove({ programmeId, version, journeyIds }, key),
  );
  const refused = command.progress.step === 'refused' ? command.progress.problem : undefined;
  const isChosen = (id: string) => chosen === 'all' || chosen.includes(id);
  const ids = journeys.map(({ id }) => id).filter(isChosen);
  const many = chosen === 'all' ? behind : ids.length;
  const tick = (id: string) => setChosen(isChosen(id) ? ids.filter((other) => other !== id) : [...ids, id]);

  async function start(): Promise<void> {
    setTried(true);
    if (many === 0) return;
    const started = await command.give(chosen === 'all' ? 'all' : ids);
    if (started) say(words.started);
  }
  return (
    <Section title={words.title(version)}>
      <p className={classes.quiet}>{words.intro}</p>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={() => setChosen('all')}>
          {words.all(behind)}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setChosen([])}>
          {words.none}
        </Button>
        <span className={classes.quiet} role="status">
          {words.chosen(many)}
        </span>
      </Group>
      <ul className={classes.list}>
        {journeys.map((journey) => (
          <li key={journey.id} className={classes.picked}>
            <Checkbox
              aria-label={fullName(journey.person)}
              checked={isChosen(journey.id)}
              onChange={() => tick(journey.id)}
            />
            <Effects journey={journey} />
          </li>
        ))}
      </ul>
      {tried && many === 0 && (
        <Notice tone="late" role="alert">
          {words.needOne}
        </Notice>
      )}
      {refused && (
        <Notice tone="late" role="alert">
          {refused.detail}
        </Notice>
      )}
      <ProgressLine progress={command.progress} />
      <Button mt="sm" loading={command.busy} onClick={() => void start()}>
        {words.start}
      </Button>
    </Section>
  );
}
