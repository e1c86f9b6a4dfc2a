import { Button } from '@mantine/core';

import type { Agreement, Journey } from '../api/types';
import { useOpenCommand } from '../journey/command-request';
import { ProgressLine } from '../journey/progress-line';
import { useJourneyCommand } from '../journey/use-journey-command';
import { useDates } from '../shell/me';
import { Notice } from '../shell/notice';
import { Section } from '../shell/section';
import { refusalSentence, t } from '../texts';
import classes from './boundaries.module.css';

const sides = ['worker', 'service'] as const;

/** Who has signed what stands above; the worker signs with one tap, on the day itself. */
export function AgreementSignatures({
  journey,
  agreement,
  mine,
}: {
  journey: Journey;
  agreement: Agreement;
  mine: boolean;
}) {
  const dates = useDates();
  const open = useOpenCommand();
  const command = useJourneyCommand(journey.id);
  const words = t.boundaries;
  const { progress } = command;
  const sign = (side: 'worker' | 'service') =>
    mine
      ? void command.give({ type: 'SignBoundaryAgreement', side, on: dates.today() })
      : open({ journeyId: journey.id, person: journey.person, type: 'SignBoundaryAgreement', values: { side } });
  return (
    <Section title={words.signatures}>
      {progress.step === 'refused' && (
        <Notice tone="late" role="alert">
          {refusalSentence(progress.problem, journey.person.givenName)}
        </Notice>
      )}
      <ProgressLine progress={progress} />
      <ul className={classes.sides}>
        {sides.map((side) => {
          const on = agreement.signed[side];
          const name = side === 'worker' ? (mine ? words.mine : journey.person.givenName) : words.service;
          return (
            <li key={side}>
              <strong>{name}</strong>
              <span data-signed={(on && !agreement.stale) || undefined}>
                {on ? words.signed(dates.day(on)) : words.unsigned}
              </span>
              {agreement.maySign[side] && (!on || agreement.stale) && (
                <Button variant={mine ? 'filled' : 'default'} loading={command.busy} onClick={() => sign(side)}>
                  {mine ? words.signMine : words.signAs[side]}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
