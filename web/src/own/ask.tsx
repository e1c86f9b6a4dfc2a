import { Button, Radio, Stack } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';

import type { OwedList, OwedRequest } from '../api/types';
import { useAsk } from '../api/supervision-queries';
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

const asked = {
  question: { what: 'reply', about: 'question' },
  debrief: { what: 'debrief' },
  expenses: { what: 'expenses' },
} as const satisfies Record<string, Pick<OwedRequest, 'what' | 'about'>>;
type Asked = keyof typeof asked;

/** A question, a debrief, expenses: asked here, and owed from then on. */
export function Ask({ journey, promises }: { journey: Journey; promises: OwedList['asking']['promises'] }) {
  const me = useMe();
  const dates = useDates();
  const draft = useDraft(me.userId, `ask.${journey.programme.id}`);
  const [kind, setKind] = useState<Asked>('question');
  const [tried, setTried] = useState(false);
  const ask = useAsk();
  const id = useId();
  const words = t.owed;
  const wanted = { about: null, ...asked[kind] };
  const promise = promises.find(({ what, about }) => what === wanted.what && about === wanted.about);
  const fault = tried && kind !== 'debrief' && !draft.text.trim() ? words.needsWords : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const text = draft.text.trim();
    if (!text && kind !== 'debrief') return document.getElementById(id)?.focus();
    const made = await ask.give({
      personId: me.personId,
      programmeId: journey.programme.id,
      ...asked[kind],
      ...(text && { text }),
    });
    if (!made) return;
    setTried(false);
    draft.write('');
    draft.done();
    say(words.askDone(promiseWords(made.promisedBy, dates)));
  }

  return (
    <Section title={words.ask}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <Radio.Group label={words.askWhat} value={kind} onChange={(value) => setKind(value as Asked)}>
            <Stack gap={0} mt={4}>
              {Object.entries(words.askable).map(([value, label]) => (
                <Radio key={value} value={value} label={label} size="md" classNames={{ body: classes.choice! }} />
              ))}
            </Stack>
          </Radio.Group>
          <p className={classes.muted}>{words.askHints[kind]}</p>
          <OwnWords
            id={id}
            label={kind === 'debrief' ? words.askWordsOptional : words.askWords}
            hint={words.whoReads}
            draft={draft}
            fault={fault}
          />
          {promise && <p className={classes.muted}>{words.askUntil(promiseWords(promise.promisedBy, dates))}</p>}
          <Told progress={ask.progress} />
          <Button type="submit" size="md" loading={ask.busy} className={classes.send!}>
            {words.askSend}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
