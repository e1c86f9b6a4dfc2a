import { Title } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';

import classes from './account-page.module.css';

interface CardProps {
  title: string;
  /** A word on what it does. */
  body?: ReactNode;
  /** Where a link may lead. */
  anchor?: string;
  children?: ReactNode;
}

/** One thing to settle about one's account. */
export function Card({ title, body, anchor, children }: CardProps) {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (anchor && location.hash === `#${anchor}`) card.current?.scrollIntoView();
  }, [anchor]);
  return (
    <section ref={card} className={classes.card} aria-labelledby={id} {...(anchor && { id: anchor })}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {body && <p className={classes.body}>{body}</p>}
      {children}
    </section>
  );
}
