import { Button, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';

import type { SupervisionDetail } from '../api/types';
import { obligationsQuery, useAsk, useSupervisionCommand } from '../api/supervision-queries';
import type { Journey } from '../api/types';
import { useDraft } from '../api/use-draft';
import { useDates, useMe } from '../shell/me';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { t } from '../texts';
import classes from './own.module.css';
import { OwnWords } from './own-words';
import { promiseWords } from './promise-words';
import { Told } from './told';
import { supervisorOf } from './use-own-supervision';

const SUPERVISOR = 'supervisor';

/** Feedback to the supervisor is heard by the supervisor, or by a manager instead (GUIDE 4.3-g). */
export function Feedback({ journey, supervision }: { journey: Journey; supervision: SupervisionDetail }) {
  const me = useMe();
  const dates = useDates();
  const { data: owed } = useQuery(obligationsQuery({ scope: 'mine' }));
  const managers = owed?.asking.managers ?? [];
  const draft = useDraft(me.userId, `supervision.${supervision.id}.feedback`);
  const [to, setTo] = useState(SUPERVISOR);
  const [tried, setTried] = useState(false);
  const agenda = useSupervisionCommand(supervision.id);
  const ask = useAsk();
  const id = useId();
  const words = t.ownSupervision;
  const name = supervisorOf(supervision);

  /** What is said once it is on its way, or nothing where it is not. */
  async function send(): Promise<string | undefined> {
    const { text } = draft;
    if (to === SUPERVISOR) {
      const added = await agenda.give({ type: 'AddAgendaItem', section: 'feedbackToSupervisor', text });
      return added && words.feedbackDone(name);
    }
    const promise = await ask.give({
      personId: me.personId,
      programmeId: journey.programme.id,
      what: 'reply',
      about: 'feedback',
      askedOf: to,
      text,
    });
    const manager = managers.find(({ userId }) => userId === to)?.name ?? '';
    return promise && words.feedbackDoneManager(manager, promiseWords(promise.promisedBy, dates));
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!draft.text.trim()) return document.getElementById(id)?.focus();
    const sent = await send();
    if (!sent) return;
    setTried(false);
    draft.write('');
    draft.done();
    say(sent);
  }

  return (
    <Section title={words.feedback}>
      <p className={classes.muted}>{words.feedbackBody}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <OwnWords
            id={id}
            label={words.inWords}
            draft={draft}
            fault={tried && !draft.text.trim() ? words.needsWords : undefined}
          />
          <Radio.Group label={words.feedbackTo} value={to} onChange={setTo}>
            <Stack gap={0} mt={4}>
              <Radio
                value={SUPERVISOR}
                label={words.feedbackToSupervisor(name)}
                size="md"
                classNames={{ body: classes.choice! }}
              />
              {managers.map((manager) => (
                <Radio
                  key={manager.userId}
                  value={manager.userId}
                  label={words.feedbackToManager(manager.name)}
                  size="md"
                  classNames={{ body: classes.choice! }}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Told progress={to === SUPERVISOR ? agenda.progress : ask.progress} />
          <Button type="submit" size="md" variant="default" loading={agenda.busy || ask.busy} className={classes.send!}>
            {words.feedbackSend}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
