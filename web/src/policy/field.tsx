import { IconCheck, IconCircle } from '@tabler/icons-react';

import { ClauseLink } from '../clauses/clause-link';
import { useDates } from '../shell/me';
import { t } from '../texts';
import { isHole, valueAt } from './document';
import classes from './field.module.css';
import { BasisField } from './fields/basis-field';
import { BoundariesField } from './fields/boundaries-field';
import { ChoicesField, QualitiesField } from './fields/choices-field';
import type { FieldProps } from './fields/field-props';
import { EligibilityField, ListField } from './fields/list-field';
import { NumberField } from './fields/number-field';
import { LadderField } from './fields/ladder-field';
import { NumbersField } from './fields/numbers-field';
import { ChoiceField, DateField, TextField } from './fields/simple-fields';
import { SpanField } from './fields/span-field';
import { SupervisionField } from './fields/supervision-field';
import { TopicsField } from './fields/topics-field';
import { blanksIn, faultsIn, idOf, isFilled, partOf, wordsFor, type Field as FieldShape } from './layout';
import type { Document, Fault, PolicyState, Track } from './policy-types';
import { wordsOfValue } from './value-words';

interface Props {
  field: FieldShape;
  policy: PolicyState;
  document: Document;
  /** What the last saving found, beside what the draft's own check found. */
  told: Fault[];
  /** Somebody wanted to adopt: now an empty blank is a fault. */
  strict: boolean;
  write: (path: string, value: unknown) => void;
}

/** A blank: what it asks, the clause that leaves it open, how it is filled, and whether it is. */
export function Field({ field, policy, document, told, strict, write }: Props) {
  const dates = useDates();
  const { path } = field;
  const faults = faultsIn(field, policy.faults.concat(told));
  const faultAt = (inside: string): string | undefined => {
    const place = inside ? `${path}.${inside}` : path;
    const found = faults.find((fault) => fault.path === place);
    return found && (strict || !isHole(valueAt(document, place))) ? found.message : undefined;
  };
  const blanks = blanksIn(field, policy.blanks);
  const filled = isFilled(field, policy.blanks);
  const value = valueAt(document, path);
  const byDefault = blanks.find((blank) => blank.path === path)?.byDefault;
  const isLeft = isHole(value) && blanks.length > 0 && blanks.every(({ required }) => !required) && !faults[0];
  const clauses = [...new Set(blanks.map(({ clause }) => clause))];
  return (
    <div className={classes.field} data-filled={filled}>
      <Control
        field={field}
        id={idOf(path)}
        {...wordsFor(path, blanks)}
        value={value}
        byDefault={byDefault}
        inside={faults[0]?.message}
        write={(next) => write(path, next)}
        faultAt={faultAt}
      />
      {isLeft && byDefault !== undefined && field.control.kind !== 'ladder' && (
        <p className={classes.hint}>
          {t.ladders.leftEmpty(wordsOfValue(path, byDefault, { dates, catalogue: undefined }))}
        </p>
      )}
      {faultsIn(field, policy.notices).map(({ path: place, message }) => (
        <p key={place} className={classes.known}>
          {message}
        </p>
      ))}
      <p className={classes.foot}>
        {isLeft && (
          <span className={classes.left}>{byDefault === undefined ? t.policy.mayStayEmpty : t.ladders.brought}</span>
        )}
        {blanks.length > 0 && !isLeft && (
          <span className={classes.mark}>
            {filled ? <IconCheck size={14} stroke={3} aria-hidden /> : <IconCircle size={12} stroke={3} aria-hidden />}
            {filled ? t.policy.filledMark : t.policy.openMark}
          </span>
        )}
        {clauses.map((clause) => (
          <ClauseLink key={clause} clause={clause} />
        ))}
      </p>
    </div>
  );
}

interface Beside {
  /** What holds where the blank is left empty. */
  byDefault: unknown;
  /** The first fault anywhere inside. */
  inside: string | undefined;
}

function Control({ field: { path, control }, ...props }: FieldProps & Beside & { field: FieldShape }) {
  switch (control.kind) {
    case 'date':
      return <DateField {...props} />;
    case 'number':
      return <NumberField {...props} {...control} fault={props.faultAt('')} />;
    case 'numbers':
      return <NumbersField {...props} path={path} of={control.of} />;
    case 'choice':
      return <ChoiceField {...props} of={control.of} />;
    case 'choices':
      return <ChoicesField {...props} of={control.of} />;
    case 'list':
      return <ListField {...props} />;
    case 'topics':
      return <TopicsField {...props} track={partOf(path) as Track} />;
    case 'qualities':
      return <QualitiesField {...props} />;
    case 'eligibility':
      return <EligibilityField {...props} />;
    case 'basis':
      return <BasisField {...props} />;
    case 'supervision':
      return <SupervisionField {...props} />;
    case 'span':
      return <SpanField {...props} />;
    case 'ladder':
      return <LadderField {...props} path={path} />;
    case 'boundaries':
      return <BoundariesField {...props} />;
    default:
      return <TextField {...props} />;
  }
}
