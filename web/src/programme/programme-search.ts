/** Which programme the pages speak of, kept in the address. Without it, the one looked at last. */
export interface ProgrammeSearch {
  programme?: string;
}

export const programmeSearch = ({ programme }: Record<string, unknown>): ProgrammeSearch =>
  typeof programme === 'string' && programme ? { programme } : {};
