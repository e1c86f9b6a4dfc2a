import { z } from 'zod';

/** Someone by name, wherever an answer speaks of a person. */
export const PersonNameAnswer = z
  .object({ id: z.uuid(), givenName: z.string(), familyName: z.string() })
  .meta({ id: 'PersonName' });
export type PersonName = z.infer<typeof PersonNameAnswer>;

interface NameRow {
  person_id: string;
  given_name: string | null;
  family_name: string | null;
}

/** In place of a name that was erased. */
export const NO_NAME = '—';

export const personNameOf = ({ person_id, given_name, family_name }: NameRow): PersonName => ({
  id: person_id,
  givenName: given_name ?? NO_NAME,
  familyName: family_name ?? '',
});

/** Somebody's whole name as SQL, of a row of `person_name` beside which it stands. */
export const fullName = (row: string): string => `concat_ws(' ', ${row}.given_name, nullif(${row}.family_name, ''))`;
