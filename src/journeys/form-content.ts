import { contentSchemaOf, type Form } from '../../state-machines/journey/forms.js';
import { Malformed } from '../http/faults.js';
import type { Fault } from '../http/problem.js';
import { pathOf } from '../http/validation.pipe.js';

export type Content = Readonly<Record<string, unknown>>;

/** Rows and qualities that a form may speak of. */
export interface Known {
  readonly boundaries: readonly string[];
  readonly qualities: readonly string[];
}

/** What a form says, checked field by field and trimmed; each fault is told at its field. */
export function checkContent(form: Form, content: unknown, known: Known): Content {
  const checked = contentSchemaOf(form).safeParse(content);
  const faults = checked.success
    ? [...unknownRows(form, checked.data, known), ...unkeepable(checked.data)]
    : checked.error.issues.map(({ path, message }) => ({ path: pathOf(path), message }));
  if (!checked.success || faults.length > 0)
    throw new Malformed(faults.map(({ path, message }) => ({ path: path ? `content.${path}` : 'content', message })));
  return checked.data;
}

/** Answers are about rows of the policy and qualities of the role, and about one at least. */
function unknownRows({ fields }: Form, content: Content, known: Known): Fault[] {
  return fields.flatMap(({ id, kind }) => {
    if (kind !== 'boundaries' && kind !== 'qualities') return [];
    const answered = Object.keys(content[id] ?? {});
    if (answered.length === 0) return [{ path: id, message: 'answer one at least' }];
    return answered
      .filter((row) => !known[kind].includes(row))
      .map((row) => ({ path: `${id}.${row}`.slice(0, 200), message: 'is not asked here' }));
  });
}

// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Characters that no person types, and halves of characters. */
function unkeepable(value: unknown, path = ''): Fault[] {
  if (typeof value === 'string')
    return unprintable.test(value) || !value.isWellFormed()
      ? [{ path, message: 'holds characters that cannot be kept' }]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unkeepable(part, path ? `${path}.${key}` : key));
}
