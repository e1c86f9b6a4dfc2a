import type { ReactNode } from 'react';

import classes from '../field.module.css';
import type { FieldProps } from './field-props';

type GroupProps = Pick<FieldProps, 'id' | 'label' | 'explains'> & { fault?: string | undefined; children: ReactNode };

/** Several controls that answer one question. */
export function Group({ id, label, explains, fault, children }: GroupProps) {
  return (
    <fieldset id={id} tabIndex={-1} className={classes.group} aria-describedby={`${id}-says`}>
      <legend>{label}</legend>
      <p id={`${id}-says`} className={classes.explains}>
        {explains}
        {fault && <span className={classes.fault}>{fault}</span>}
      </p>
      {children}
    </fieldset>
  );
}
