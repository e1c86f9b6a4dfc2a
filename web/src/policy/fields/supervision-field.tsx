import { t } from '../../texts';
import classes from '../field.module.css';
import { treeOf, type FieldProps } from './field-props';
import { Group } from './group';
import { NumberField } from './number-field';

const times = { unit: 'times', least: 0, most: 52 };
const days = { unit: 'days', least: 1, most: 365 };

/** How often supervision takes place: close together at first, then further apart, then steadily. */
export function SupervisionField({ value, write, faultAt, ...group }: FieldProps) {
  const words = t.policy.supervisionPattern;
  const tree = treeOf(value);
  const step = (name: 'first' | 'second') => {
    const inside = treeOf(tree[name]);
    const change = (key: string) => (next: number | null) => write({ ...tree, [name]: { ...inside, [key]: next } });
    return (
      <div className={classes.step} role="group" aria-label={words[name]}>
        <span className={classes.stepName}>{words[name]}</span>
        <NumberField
          id={`${group.id}-${name}-times`}
          label={words.times}
          value={inside.times}
          write={change('times')}
          fault={faultAt(`${name}.times`)}
          {...times}
        />
        <NumberField
          id={`${group.id}-${name}-days`}
          label={words.every}
          value={inside.everyDays}
          write={change('everyDays')}
          fault={faultAt(`${name}.everyDays`)}
          {...days}
        />
      </div>
    );
  };
  return (
    <Group {...group} fault={faultAt('')}>
      {step('first')}
      {step('second')}
      <div className={classes.step} role="group" aria-label={words.afterwards}>
        <span className={classes.stepName}>{words.afterwards}</span>
        <NumberField
          id={`${group.id}-then`}
          label={words.every}
          value={tree.thenEveryDays}
          write={(next) => write({ ...tree, thenEveryDays: next })}
          fault={faultAt('thenEveryDays')}
          {...days}
        />
      </div>
    </Group>
  );
}
