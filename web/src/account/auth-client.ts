import { twoFactorClient } from 'better-auth/client/plugins';
import { createAuthClient } from 'better-auth/react';

export const auth = createAuthClient({ basePath: '/api/auth', plugins: [twoFactorClient()] });

/** What better-auth says went wrong: no answer at all, too many tries, or simply not right. */
export type AuthFault = 'noAnswer' | 'tooMany' | 'wrong';

export function faultOf(error: { status?: number } | null): AuthFault | undefined {
  if (!error) return undefined;
  if (error.status === 429) return 'tooMany';
  return error.status && error.status < 500 ? 'wrong' : 'noAnswer';
}

/** A lost connection throws; it is a fault like any other. */
export async function tried<Data>(
  asked: Promise<{ data: Data; error: { status?: number } | null }>,
): Promise<{ data?: Data; fault?: AuthFault }> {
  try {
    const { data, error } = await asked;
    const fault = faultOf(error);
    return fault ? { fault } : { data };
  } catch {
    return { fault: 'noAnswer' };
  }
}
