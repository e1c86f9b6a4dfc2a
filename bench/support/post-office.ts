import { join } from 'node:path';

import { freePorts, launch, root, type Handle } from './scripts.js';
import { TallyReader } from './tally.js';

/** A mail that the mail server took: when, for whom, and which mail it was. */
export interface Letter {
  readonly at: number;
  readonly to: string;
  readonly messageId: string;
  /** What the mail says of its own time. */
  readonly date: number;
}

/** A mail server in a process of its own: nothing that is killed or measured shares a thread with it. */
export class PostOffice extends TallyReader<Letter> {
  private constructor(
    private readonly smtpPort: number,
    tallyPort: number,
    private readonly handle: Handle,
  ) {
    super(tallyPort);
  }

  static async open(dir: string): Promise<PostOffice> {
    const { smtp, tally } = await freePorts(['smtp', 'tally'], {});
    const program = new URL('dist/bench/support/post-office.worker.js', root).pathname;
    const log = join(dir, 'post-office.log');
    const handle = launch(process.execPath, [program, String(smtp), String(tally)], { log, cwd: root.pathname });
    const post = new PostOffice(smtp, tally, handle);
    await post.untilOpen();
    return post;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.smtpPort}`;
  }

  close(): Promise<void> {
    return this.handle.stop();
  }
}
