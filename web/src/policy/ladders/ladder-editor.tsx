import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';

import { Section } from '../../shell/section';
import { t } from '../../texts';
import type { Fault } from '../policy-types';
import { MOST_STEPS, newStep, pathOf, type LadderId, type Step } from './ladder-shape';
import classes from './ladders.module.css';
import { StepCard } from './step-card';

interface Props {
  ladder: LadderId;
  steps: Step[];
  faults: Fault[];
  put: (steps: Step[]) => void;
}

/** The steps of a ladder, one after another, each with its wait, whom it tells and how. */
export function LadderEditor({ ladder, steps, faults, put }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const place = `${pathOf(ladder)}.steps`;
  const inside = faults.filter(({ path }) => path === place || path.startsWith(`${place}.`));
  const whole = inside.find(({ path }) => path === place);
  const focus = (at: number) =>
    setTimeout(() => list.current?.querySelectorAll('fieldset')[Math.max(at, 0)]?.focus(), 0);
  const full = steps.length >= MOST_STEPS;

  function add(): void {
    put([...steps, newStep()]);
    focus(steps.length);
  }
  function remove(at: number): void {
    put(steps.filter((_, index) => index !== at));
    focus(Math.min(at, steps.length - 2));
  }
  return (
    <Section title={t.ladders.steps}>
      <ol className={classes.cards} ref={list}>
        {steps.map((step, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step is what stands at its place
          <li key={index}>
            <StepCard
              ladder={ladder}
              step={step}
              index={index}
              isLast={index === steps.length - 1}
              faults={inside.filter(({ path }) => path.startsWith(`${place}.${index}`))}
              put={(next) => put(steps.with(index, next))}
              remove={steps.length > 1 ? () => remove(index) : undefined}
            />
          </li>
        ))}
      </ol>
      {whole && <p className={classes.nobody}>{steps.length > 1 ? t.ladders.tooLong : whole.message}</p>}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={full}
        onClick={add}
      >
        {t.ladders.add}
      </Button>
      {full && <p className={classes.how}>{t.ladders.most}</p>}
    </Section>
  );
}
