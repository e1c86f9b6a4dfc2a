import { Section } from '../shell/section';
import { t } from '../texts';
import { Field } from './field';
import { sectionsOf } from './layout';
import type { Document, Fault, Part, PolicyState } from './policy-types';

interface Props {
  part: Part;
  policy: PolicyState;
  document: Document;
  told: Fault[];
  strict: boolean;
  write: (path: string, value: unknown) => void;
}

/** Every blank of a part, under the titles by which people look for them. */
export function PartForm({ part, policy, ...draft }: Props) {
  return sectionsOf(part, policy.blanks).map(({ id, fields }) => (
    <Section key={id} title={t.policy.sections[id] ?? id}>
      {fields.map((field) => (
        <Field key={field.path} field={field} policy={policy} {...draft} />
      ))}
    </Section>
  ));
}
