import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import type { Owed } from '../api/types';
import { obligationsQuery, useAsk } from '../api/supervision-queries';
import type { Journey } from '../api/types';
import { useDraft } from '../api/use-draft';
import { useDates, useMe } from '../shell/me';
import { Notice } from '../shell/notice';
import { Section } from '../shell/section';
import { t } from '../texts';
import { OutOfHours } from './out-of-hours';
import { OwedList } from './owed-list';
import { isOpen } from './owed-name';
import classes from './own.module.css';
import { OwnWords } from './own-words';
import { promiseWords } from './promise-words';
import { Told } from './told';
import { firstName } from './use-own-supervision';

/** Asking for support: one tap, no reason, and whom to reach when it can't wait (GUIDE 4.2-f, 4.3-e). */
export function Support({ journey }: { journey: Journey }) {
  const me = useMe();
  const { data } = useQuery(obligationsQuery({ scope: 'mine' }));
  const draft = useDraft(me.userId, `support.${journey.programme.id}`);
  const [made, setMade] = useState<Pick<Owed, 'id' | 'promisedBy' | 'askedOf'>>();
  const ask = useAsk();
  const dates = useDates();
  const words = t.support;
  const promise = data?.asking.promises.find(({ about }) => about === 'support');
  const before = (data?.items ?? []).filter((item) => item.about === 'support' && isOpen(item) && item.id !== made?.id);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const text = draft.text.trim();
    const owed = await ask.give({
      personId: me.personId,
      programmeId: journey.programme.id,
      what: 'reply',
      about: 'support',
      ...(text && { text }),
    });
    if (!owed) return;
    draft.write('');
    draft.done();
    setMade(owed);
  }

  const stuck = ask.progress.step === 'refused' || ask.progress.step === 'failed' || ask.progress.step === 'retrying';
  return (
    <>
      <Section title={made ? words.done : words.tap}>
        <div role="status">
          {made && (
            <p className={classes.when}>
              {made.askedOf
                ? words.name(firstName(made.askedOf.name), promiseWords(made.promisedBy, dates))
                : words.until(promiseWords(made.promisedBy, dates))}
            </p>
          )}
        </div>
        {!made && (
          <form noValidate onSubmit={(event) => void submit(event)}>
            <p className={classes.muted}>{words.intro}</p>
            {promise && <p>{words.until(promiseWords(promise.promisedBy, dates))}</p>}
            <Told progress={ask.progress} />
            {stuck && <Notice tone="soon">{words.notSent}</Notice>}
            <Button type="submit" size="lg" fullWidth loading={ask.busy} className={classes.tap!} mt="sm" mb="md">
              {words.send}
            </Button>
            <OwnWords label={words.words} hint={words.whoReads} draft={draft} />
          </form>
        )}
      </Section>
      <OutOfHours contacts={data?.outOfHours ?? null} />
      {before.length > 0 && (
        <Section title={words.open}>
          <OwedList items={before} />
        </Section>
      )}
    </>
  );
}
