import { Button, Radio, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { ClauseLink } from '../clauses/clause-link';
import { useDates } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { t } from '../texts';
import { Answered } from './answered';
import { mayGive } from './offered';
import classes from './supervision-page.module.css';

const answers = ['goOn', 'agreePlan', 'endRole'] as const;

/** The number of misses that the policy names was reached: two people decide, nothing follows by itself. */
export function MissesDecision({ supervision }: { supervision: SupervisionDetail }) {
  const dates = useDates();
  const words = t.supervision;
  const { decision, misses, person } = supervision;
  if (!decision) return null;
  const since = [
    words.decisionSince(dates.dayAndAway(decision.since)),
    decision.escalated && words.decisionWithManager,
  ].filter(Boolean);
  return (
    <Section title={words.decideMisses}>
      <p className={classes.words}>{words.decisionBody(person.givenName, misses)}</p>
      <p className={classes.small}>
        {since.join(' · ')} · <ClauseLink clause="TURAS 12.5" />
      </p>
      {mayGive(supervision, 'DecideMisses') && <Decide supervision={supervision} />}
    </Section>
  );
}

function Decide({ supervision }: { supervision: SupervisionDetail }) {
  const words = t.supervision;
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  const command = useSupervisionCommand(supervision.id);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const chosen = answers.find((one) => one === answer);
    if (chosen && (await command.give({ type: 'DecideMisses', answer: chosen }))) say(words.decided);
  }

  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <Radio.Group
          label={words.decisionAsk}
          value={answer}
          onChange={setAnswer}
          error={tried && !answer && words.needAnswer}
        >
          <Stack gap="xs" mt="xs">
            {answers.map((one) => (
              <Radio key={one} value={one} label={words.missAnswers[one]} description={words.missAnswerHints[one]} />
            ))}
          </Stack>
        </Radio.Group>
        <Answered progress={command.progress} name={supervision.person.givenName} />
        <Button type="submit" loading={command.busy} w="fit-content">
          {words.decide}
        </Button>
      </Stack>
    </form>
  );
}
