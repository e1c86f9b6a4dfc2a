import { wordsFor, type Amount } from '../layout';
import classes from '../field.module.css';
import { treeOf, type FieldProps } from './field-props';
import { Group } from './group';
import { NumberField } from './number-field';
import { t } from '../../texts';

type Props = FieldProps & { path: string; of: (Amount & { key: string })[] };

/** Numbers that belong together, such as so many weeks and so many sessions. */
export function NumbersField({ path, of, value, write, faultAt, ...group }: Props) {
  const tree = treeOf(value);
  return (
    <Group {...group} fault={faultAt('')}>
      <div className={classes.row}>
        {of.map(({ key, ...amount }) => (
          <NumberField
            key={key}
            id={`${group.id}-${key}`}
            label={labelOf(`${path}.${key}`, amount.unit)}
            value={tree[key]}
            write={(next) => write({ ...tree, [key]: next })}
            fault={faultAt(key)}
            {...amount}
          />
        ))}
      </div>
    </Group>
  );
}

function labelOf(path: string, unit: string): string {
  const { label } = wordsFor(path);
  if (label !== path) return label;
  const name = t.policy.unit[unit] ?? unit;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
