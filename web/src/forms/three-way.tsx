import { Group, Radio } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './forms.module.css';

interface ThreeWayProps {
  id?: string;
  label: ReactNode;
  /** Under the question: what the other side says. */
  hint?: ReactNode;
  value: string;
  answers: Record<string, string>;
  write: (value: string) => void;
}

/** One question with three answers, side by side where there is room. */
export function ThreeWay({ id, label, hint, value, answers, write }: ThreeWayProps) {
  return (
    <Radio.Group label={label} description={hint} value={value} onChange={write} className={classes.way!}>
      <Group gap="xs" mt={6}>
        {Object.entries(answers).map(([code, words], index) => (
          <Radio
            key={code}
            {...(index === 0 && id ? { id } : {})}
            value={code}
            label={words}
            className={classes.answer!}
          />
        ))}
      </Group>
    </Radio.Group>
  );
}
