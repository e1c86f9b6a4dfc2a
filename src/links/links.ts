import { createHash } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';

import type { Instant, Role } from '../../state-machines/core/process.js';
import { SignIn } from '../auth/sign-in.js';
import { Database } from '../database/database.js';
import { LinkExpired, LinkOfSomeoneElse, NotThere } from '../http/faults.js';
import { NOW } from '../parts.js';
import type { OpenedLink } from './links.schemas.js';

interface LinkRow {
  readonly organisation_id: string;
  readonly user_id: string;
  readonly path: string;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

interface Reader {
  readonly roles: readonly Role[];
  readonly moved: boolean;
}

interface Opened {
  readonly answer: OpenedLink;
  /** What signs the browser in, where the link did that. */
  readonly cookies: readonly string[];
}

/**
 * Links in messages. One leads whom it was sent to to one page, and nobody else. A peer worker without a second step is
 * signed in by it, once; staff, and anybody who switched a second step on, sign in as always.
 */
@Injectable()
export class Links {
  constructor(
    private readonly database: Database,
    private readonly signIn: SignIn,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async open(token: string, request: Request): Promise<Opened> {
    const hash = createHash('sha256').update(token).digest();
    const [link] = await this.database.across<LinkRow>('message_link_of($1)', [hash]);
    if (!link) throw new NotThere();
    if (link.expires_at.getTime() <= this.now()) throw new LinkExpired();
    const reader = await this.readerOf(request);
    if (reader === link.user_id) return { answer: { path: link.path }, cookies: [] };
    if (reader) throw new LinkOfSomeoneElse();
    return this.signInBy(link, hash, request);
  }

  private async readerOf(request: Pick<Request, 'headers'>): Promise<string | undefined> {
    const session = this.signIn.tokenOf(request);
    return session && (await this.signIn.sessions.find(session))?.member.userId;
  }

  private async signInBy(
    { organisation_id, user_id, path, used_at }: LinkRow,
    hash: Buffer,
    request: Request,
  ): Promise<Opened> {
    const reader = await this.whoseIs(organisation_id, hash);
    if (!reader) throw new LinkExpired();
    const may = used_at === null && !reader.moved && reader.roles.every((role) => role === 'peerWorker');
    const signInNeeded: Opened = { answer: { signInNeeded: true }, cookies: [] };
    if (!may || (await this.signIn.hasSecondStep(user_id))) return signInNeeded;
    if (!(await this.useUp(organisation_id, hash))) return signInNeeded;
    return { answer: { path }, cookies: await this.signIn.signInByLink(user_id, request) };
  }

  /** Nothing for somebody who has left; and whether the letter went to an address that is theirs no more. */
  private async whoseIs(organisationId: string, hash: Buffer): Promise<Reader | undefined> {
    const [reader] = await this.database.listing(organisationId, (tx) =>
      tx.query<Reader>(
        `select m.roles, coalesce(l.created_at < n.address_since, false) as moved
         from message_link l join member m on m.user_id = l.user_id left join person_name n on n.person_id = m.person_id
         where l.token_hash = $1 and (m.ended_at is null or m.ended_at > $2)`,
        [hash, new Date(this.now())],
        'reader-of-link',
      ),
    );
    return reader;
  }

  /** True for the first one alone, however many come at once. */
  private async useUp(organisationId: string, hash: Buffer): Promise<boolean> {
    const used = await this.database.withinOrganisation(organisationId, (tx) =>
      tx.query('update message_link set used_at = $2 where token_hash = $1 and used_at is null returning 1', [
        hash,
        new Date(this.now()),
      ]),
    );
    return used.length > 0;
  }
}
