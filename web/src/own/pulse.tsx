import { Button, Radio, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { SupervisionDetail } from '../api/types';
import { useSupervisionCommand } from '../api/supervision-queries';
import { useDraft } from '../api/use-draft';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { t } from '../texts';
import classes from './own.module.css';
import { OwnWords } from './own-words';
import { Told } from './told';
import { supervisorOf } from './use-own-supervision';

/** How comfortable the work feels (GUIDE 4.2-g): one of five, and a word if the worker likes. */
export function Pulse({ supervision }: { supervision: SupervisionDetail }) {
  const me = useMe();
  const dates = useDates();
  const draft = useDraft(me.userId, `supervision.${supervision.id}.pulse`);
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  const command = useSupervisionCommand(supervision.id);
  const words = t.ownSupervision;
  const last = supervision.pulses.toSorted((a, b) => b.on.localeCompare(a.on)).find(({ text }) => text !== null);
  const lastAnswer = last && words.pulseAnswers[last.text!.charAt(0)];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!answer) return;
    const text = [answer, draft.text.trim()].filter(Boolean).join('\n');
    if (!(await command.give({ type: 'AnswerPulse', text }))) return;
    setAnswer('');
    setTried(false);
    draft.write('');
    draft.done();
    say(words.pulseDone);
  }

  return (
    <Section title={words.pulse}>
      <p className={classes.muted}>{words.pulseBody(supervisorOf(supervision))}</p>
      {lastAnswer && <p className={classes.muted}>{words.pulseLast(lastAnswer, dates.day(last.on))}</p>}
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Radio.Group
            value={answer}
            onChange={setAnswer}
            aria-label={words.pulse}
            error={tried && !answer && words.pulseNeeded}
          >
            <Stack gap={0}>
              {Object.entries(words.pulseAnswers).map(([value, label]) => (
                <Radio key={value} value={value} label={label} size="md" classNames={{ body: classes.choice! }} />
              ))}
            </Stack>
          </Radio.Group>
          {answer && <OwnWords label={words.pulseWords} draft={draft} />}
          <Told progress={command.progress} />
          <Button type="submit" size="md" variant="default" loading={command.busy} className={classes.send!}>
            {words.pulseSend}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
