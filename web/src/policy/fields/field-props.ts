/** What every kind of field is given. */
export interface FieldProps {
  id: string;
  label: string;
  explains: string;
  value: unknown;
  write: (value: unknown) => void;
  /** What is wrong, in the field itself (``) or in a part of it (`first.times`). */
  faultAt: (inside: string) => string | undefined;
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
export const treeOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
