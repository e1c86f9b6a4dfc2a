import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

import { t } from '../texts';
import classes from './page.module.css';

let visited = false;

interface PageProps {
  title: string;
  /** Beside the title: counts, badges. */
  beside?: ReactNode;
  /** The page's one primary button, and what is quiet next to it. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page: its name in the window and at the top, where the focus goes on arrival so that a screen reader starts there. */
export function Page({ title, beside, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title]);
  useEffect(() => {
    if (visited && !document.querySelector('[role="dialog"]')) heading.current?.focus({ preventScroll: true });
    visited = true;
  }, []);
  return (
    <>
      <div className={classes.head}>
        <div className={classes.title}>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {beside}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </>
  );
}
