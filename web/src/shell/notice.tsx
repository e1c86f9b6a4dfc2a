import type { ReactNode } from 'react';

import classes from './notice.module.css';

/** A word beside a form that must not be missed: what is wrong, or what is going on. */
export function Notice({ tone, role, children }: { tone: 'late' | 'soon'; role?: 'alert'; children: ReactNode }) {
  return (
    <div className={classes.notice} data-tone={tone} {...(role ? { role } : {})}>
      {children}
    </div>
  );
}
