import type { Auth } from './auth.js';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  /** As `hashPassword` made it. */
  readonly passwordHash: string;
}

/** Thrown when somebody signs in with that address already. */
export class EmailTaken extends Error {
  override readonly name = 'EmailTaken';
}

export async function hashPassword(auth: Auth, password: string): Promise<string> {
  const { password: passwords } = await auth.$context;
  return passwords.hash(password);
}

/** Makes a user who can sign in with a password, and answers the user's id. Nobody can make one for themselves. */
export async function createAccount(auth: Auth, { email, name, passwordHash }: NewAccount): Promise<string> {
  const { internalAdapter } = await auth.$context;
  const address = email.trim().toLowerCase();
  if (await internalAdapter.findUserByEmail(address)) throw new EmailTaken('this address is taken');
  const made = { email: address, name, emailVerified: true };
  const user = await internalAdapter.createUser(made, { method: 'admin' });
  const credential = { userId: user.id, accountId: user.id, providerId: 'credential', password: passwordHash };
  await internalAdapter.linkAccount(credential);
  return user.id;
}
