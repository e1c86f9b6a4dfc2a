import { request, type FullConfig } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';

import { addressOf, PASSWORD, sessionFile, signedIn, type Who } from './accounts.js';

/** Once before all walks, for the server lets nobody try a password over and over. */
export default async function everyoneSignsIn({ projects }: FullConfig): Promise<void> {
  const { baseURL } = projects[0]!.use;
  for (const who of signedIn) await signIn(who, baseURL!);
}

async function signIn(who: Who, baseURL: string): Promise<void> {
  const asker = await request.newContext({ baseURL, extraHTTPHeaders: { origin: new URL(baseURL).origin } });
  for (;;) {
    const answer = await asker.post('/api/auth/sign-in/email', { data: { email: addressOf(who), password: PASSWORD } });
    if (answer.ok()) break;
    if (answer.status() !== 429) throw new Error(`${who} can't sign in: ${answer.status()} ${await answer.text()}`);
    await delay(5_000);
  }
  await asker.storageState({ path: sessionFile(who) });
  await asker.dispose();
}
