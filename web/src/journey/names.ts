import type { NamedPerson } from '../api/types';

export const fullName = ({ givenName, familyName }: NamedPerson): string => `${givenName} ${familyName}`.trim();

/** "Ana Ó.": enough to tell two Anas apart, and no more than needed on a screen that others may see. */
export function shortName({ givenName, familyName }: NamedPerson): string {
  const [initial] = familyName;
  return initial ? `${givenName} ${initial}.` : givenName;
}
