import { Inject, Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';

import type { Member } from '../auth/sessions.js';
import { SignIn } from '../auth/sign-in.js';
import { Database } from '../database/database.js';
import type { Listener } from '../database/listener.js';
import { INBOX } from '../delivery/dispatch.statements.js';
import { Inbox } from './inbox.service.js';

/** So often a sign of life goes out, and it is looked whether the session still holds. */
const HEARTBEAT_MS = 20_000;
/** How long a browser waits before it comes back. */
const COME_BACK_MS = 3_000;
/** Nobody has more pages open at once. */
const MOST_OF_ONE = 12;

interface Reader {
  readonly member: Member;
  readonly token: string;
  readonly subscriber: Subscriber<MessageEvent>;
  /** The database did not answer when something came: it is said with the next sign of life. */
  missed: boolean;
}

/** Says at once, to whoever has a page open, that something came into their inbox: by server-sent events. */
@Injectable()
export class InboxStream implements OnModuleDestroy {
  private readonly readers = new Map<string, Set<Reader>>();
  private listener: Listener | undefined;
  private pulse: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly inbox: Inbox,
    @Inject(SignIn) private readonly signIn: SignIn,
  ) {}

  /** Everything that one page hears, until it is closed or the session ends. */
  of(member: Member, token: string): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      this.listen();
      const reader: Reader = { member, token, subscriber, missed: false };
      const own = this.readers.get(member.userId) ?? new Set();
      this.readers.set(member.userId, own.add(reader));
      if (own.size > MOST_OF_ONE) own.values().next().value!.subscriber.complete();
      void this.tell(reader);
      return () => {
        own.delete(reader);
        if (own.size === 0 && this.readers.get(member.userId) === own) this.readers.delete(member.userId);
      };
    });
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.pulse);
    for (const { subscriber } of this.all()) subscriber.complete();
    await this.listener?.close();
  }

  /** Nobody listens before somebody reads. */
  private listen(): void {
    this.pulse ??= setInterval(() => void this.beat(), HEARTBEAT_MS).unref();
    this.listener ??= this.database.listen(INBOX, {
      onNotice: (userId) => this.tellAll([...(this.readers.get(userId) ?? [])]),
      onBack: () => this.tellAll(this.all()),
    });
  }

  private all(): Reader[] {
    return [...this.readers.values()].flatMap((own) => [...own]);
  }

  private tellAll(readers: readonly Reader[]): void {
    for (const reader of readers) void this.tell(reader);
  }

  private async tell(reader: Reader): Promise<void> {
    const unread = await this.inbox.countUnread(reader.member).catch(() => undefined);
    reader.missed = unread === undefined;
    if (unread !== undefined) reader.subscriber.next({ type: 'inbox', data: { unread }, retry: COME_BACK_MS });
  }

  /** A session that has ended, or whose member has left or changed roles, hears nothing more: the page asks again. */
  private async beat(): Promise<void> {
    for (const reader of this.all()) {
      const { member, token, subscriber } = reader;
      const found = await this.signIn.sessions.find(token).catch(() => 'away' as const);
      if (found !== 'away' && !isSame(found?.member, member)) subscriber.complete();
      else if (reader.missed) await this.tell(reader);
      else subscriber.next({ type: 'beat', data: {} });
    }
  }
}

const isSame = (now: Member | undefined, then: Member): boolean =>
  now !== undefined && now.userId === then.userId && now.roles.join() === then.roles.join();
