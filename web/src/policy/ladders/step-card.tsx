import { ActionIcon, Checkbox, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';

import { t } from '../../texts';
import { Wait } from '../fields/span-field';
import type { Fault } from '../policy-types';
import { ladderChannels, ladderRoles, type LadderId, type Step } from './ladder-shape';
import { whenOf } from './ladder-words';
import classes from './ladders.module.css';

interface Props {
  ladder: LadderId;
  step: Step;
  index: number;
  isLast: boolean;
  faults: Fault[];
  put: (step: Step) => void;
  remove: (() => void) | undefined;
}

/** A step that is written: how long it waits, who hears, and how. */
export function StepCard({ ladder, step, index, isLast, faults, put, remove }: Props) {
  const words = t.ladders;
  const id = `${ladder}-${index}`;
  const name = words.step(index + 1);
  const isWrong = (key: string) => faults.some(({ path }) => path.split('.').includes(key));
  return (
    <fieldset className={classes.card} tabIndex={-1}>
      <legend>
        {name}
        <span className={classes.when}> · {whenOf(step, index)}</span>
      </legend>
      {remove && (
        <ActionIcon
          variant="subtle"
          size={36}
          className={classes.remove!}
          aria-label={words.remove(index + 1)}
          onClick={remove}
        >
          <IconTrash size={18} />
        </ActionIcon>
      )}
      <Wait
        id={id}
        label={name}
        amountLabel={words.after}
        span={step.after}
        least={index === 0 ? 0 : 1}
        write={(after) => put({ ...step, after })}
        fault={isWrong('after') ? waitFault(step, index) : undefined}
      />
      <Ticks
        legend={words.to}
        names={words.roles}
        of={ladderRoles}
        chosen={step.to}
        write={(to) => put({ ...step, to })}
        fault={isWrong('to') ? (isLast && step.to.length > 0 ? words.needTop : words.needRole) : undefined}
      />
      <Ticks
        legend={words.how}
        names={words.channels}
        of={ladderChannels}
        fixed="inbox"
        chosen={step.channels}
        write={(channels) => put({ ...step, channels })}
        fault={isWrong('channels') ? words.needRole : undefined}
      />
      <Checkbox
        label={words.urgentLabel}
        checked={step.urgent}
        onChange={(event) => put({ ...step, urgent: event.currentTarget.checked })}
      />
      <Textarea
        id={`${id}-words`}
        label={words.words}
        description={words.wordsHint}
        rows={1}
        maxLength={300}
        classNames={{ input: classes.text! }}
        value={step.words}
        onChange={(event) => put({ ...step, words: event.currentTarget.value })}
      />
    </fieldset>
  );
}

const waitFault = ({ after: { amount } }: Step, index: number): string =>
  amount === 0 && index > 0 ? t.ladders.needWait : t.policy.whole(index === 0 ? 0 : 1, 365);

interface TicksProps {
  legend: string;
  names: Record<string, string>;
  of: readonly string[];
  /** Always among the chosen. */
  fixed?: string;
  chosen: string[];
  write: (chosen: string[]) => void;
  fault: string | undefined;
}

function Ticks({ legend, names, of, fixed, chosen, write, fault }: TicksProps) {
  const isChosen = (one: string) => one === fixed || chosen.includes(one);
  const tick = (one: string) => write(of.filter((other) => (other === one ? !isChosen(one) : isChosen(other))));
  return (
    <div role="group" aria-label={legend} className={classes.ticks}>
      <span className={classes.label}>{legend}</span>
      <div className={classes.boxes}>
        {of.map((one) => (
          <Checkbox
            key={one}
            label={names[one] ?? one}
            checked={isChosen(one)}
            disabled={one === fixed}
            onChange={() => tick(one)}
          />
        ))}
      </div>
      {fault && <span className={classes.nobody}>{fault}</span>}
    </div>
  );
}
