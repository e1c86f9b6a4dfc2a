import { createHash, randomBytes } from 'node:crypto';

import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';

/** A link goes to its page for so long; to stop letters, it serves for ever. */
const LINK_LASTS_MS = 30 * 86_400_000;

/** A link on its way into the table: the token itself is in the letter and nowhere else. */
export interface NewLink {
  readonly userId: string;
  readonly path: string;
  readonly stops: string | null;
  readonly hash: string;
}

/** Mints a link that leads one person to one page. */
export function mintLink(link: Omit<NewLink, 'hash'>): { readonly token: string; readonly link: NewLink } {
  const token = randomBytes(32).toString('base64url');
  return { token, link: { ...link, hash: hashOf(token).toString('hex') } };
}

/** What is kept of a token. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export function writeLinks(tx: Tx, links: readonly NewLink[], now: Instant): void {
  if (links.length === 0) return;
  tx.write(
    `insert into message_link (organisation_id, token_hash, user_id, path, stops, created_at, expires_at)
     select $1, decode(hash, 'hex'), "userId", path, stops, $2, $3
     from jsonb_to_recordset($4::jsonb) as l (hash text, "userId" uuid, path text, stops text)`,
    [tx.organisationId, new Date(now), new Date(now + LINK_LASTS_MS), JSON.stringify(links)],
    'write-links',
  );
}
