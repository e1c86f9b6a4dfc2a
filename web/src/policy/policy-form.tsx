import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';

import { answer, api } from '../api/client';
import type { Policy, PolicyDocument, Problem } from '../api/types';
import { useCommand } from '../api/use-command';
import { ProgressLine } from '../journey/progress-line';
import { say } from '../shell/say';
import { Section } from '../shell/section';
import { Notice } from '../shell/notice';
import { t } from '../texts';
import { Blank } from './blank';
import { documentFrom, filledFrom, holesIn } from './policy-document';
import classes from './policy-page.module.css';

/** One field per blank, each with its clause. Nothing is adopted while one is empty. */
export function PolicyForm({ programmeId, policy }: { programmeId: string; policy: Policy }) {
  const [filled, setFilled] = useState(() => filledFrom(policy));
  const [tried, setTried] = useState(false);
  const id = useId();
  const command = useCommand(
    (body: { programmeId: string; document: PolicyDocument }) => answer(api.POST('/api/policy', { body })),
    { keyed: false },
  );
  const refused = command.progress.step === 'refused' ? command.progress.problem : undefined;
  const holes = holesIn(filled);
  const faults = { ...toldHoles(policy, refused), ...(tried ? holes : {}) };
  const count = Object.keys(faults).length;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const [first] = policy.blanks.filter(({ path }) => holes[path]);
    if (first) return document.getElementById(`${id}${first.path}`)?.focus();
    const adopted = await command.give({ programmeId, document: documentFrom(filled, policy.document) });
    if (adopted?.version) say(t.policy.adopted(adopted.version));
  }

  const blanksOf = (outreach: boolean) =>
    policy.blanks
      .filter(({ path }) => path.startsWith('tracks.') === outreach)
      .map((blank) => (
        <Blank
          key={blank.path}
          id={`${id}${blank.path}`}
          blank={blank}
          value={filled[blank.path] ?? ''}
          fault={faults[blank.path]}
          write={(value) => setFilled({ ...filled, [blank.path]: value })}
        />
      ));
  const done = policy.blanks.length - Object.keys(holes).length;

  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      {(count > 0 || refused) && (
        <Notice tone="late" role="alert">
          {count > 0 ? t.policy.holes(count) : refused?.detail}
        </Notice>
      )}
      <Section title={t.policy.thresholds}>{blanksOf(false)}</Section>
      <Section title={t.policy.outreach}>{blanksOf(true)}</Section>
      <ProgressLine progress={command.progress} />
      <div className={classes.foot}>
        <p>{t.policy.filled(done, policy.blanks.length)}</p>
        <Button type="submit" loading={command.busy}>
          {t.policy.adopt}
        </Button>
      </div>
    </form>
  );
}

/** The server names each blank that it did not take. */
function toldHoles({ blanks }: Policy, problem: Problem | undefined): Record<string, string> {
  const told = (problem?.errors ?? []).flatMap(({ path, message }) => {
    const blank = blanks.find((one) => path === one.path || path.endsWith(`.${one.path}`));
    return blank ? [[blank.path, message]] : [];
  });
  return Object.fromEntries(told);
}
