import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

import classes from './section.module.css';

/** A titled part of a page. */
export function Section({ title, beside, children }: { title: ReactNode; beside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {beside}
      </div>
      {children}
    </section>
  );
}
