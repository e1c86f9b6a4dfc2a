import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

import classes from '../account/sign-in-page.module.css';
import { t } from '../texts';

/** A page before anyone is known to be signed in: one thing to read, one thing to do. */
export function Alone({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <p className={classes.product}>{t.product}</p>
        <Title order={1} ref={heading} tabIndex={-1} mb="xs">
          {title}
        </Title>
        {children}
      </div>
    </main>
  );
}
