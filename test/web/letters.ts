import { expect } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

/** Where the product of the walks sends its mail. Throws where no folder is named: without it no letter can be followed. */
function mailFolder(): string {
  const folder = process.env.MAIL_FOLDER;
  if (!folder) throw new Error('MAIL_FOLDER names no folder into which the product’s mail is written');
  return folder;
}

/** How many letters somebody has had. */
export const lettersTo = (address: string): string[] =>
  readdirSync(mailFolder())
    .filter((file) => file.startsWith(`${address} `))
    .toSorted();

/** The paths of the links in the next letter to somebody after so many: to its page, and to stop letters of its kind. */
export async function linksInTheNextLetter(address: string, after: number): Promise<{ go: string; stop: string }> {
  await expect.poll(() => lettersTo(address).length, { timeout: 30_000 }).toBeGreaterThan(after);
  const letter = await simpleParser(readFileSync(join(mailFolder(), lettersTo(address).at(-1)!)));
  const pathOf = (page: string) => new RegExp(`/${page}/[\\w-]{43}`).exec(letter.text ?? '')?.[0] ?? '';
  return { go: pathOf('go'), stop: pathOf('unsubscribe') };
}
