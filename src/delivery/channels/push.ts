import webPush, { WebPushError } from 'web-push';

import { SUBJECT, type Letter, type PushAddress } from '../letter.js';
import type { Channel, Log, Sent } from './channel.js';

const LONGEST_MS = 10_000;
/** A browser that was off for a day has the inbox. */
const KEPT_S = 24 * 3600;

interface Parts {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Whom a push service can turn to: a mailto: or https: address. */
  readonly contact: string;
}

/** Web push: to every browser of somebody's that asked for it. It says that something waits, and nothing else. */
export class Push implements Channel {
  readonly serves = ['push'] as const;

  constructor(
    private readonly keys: Parts,
    private readonly log: Log = () => undefined,
  ) {}

  /** Sent, where one browser took it; refused, where none ever will. */
  async send(letter: Letter): Promise<Sent> {
    const body = JSON.stringify({ title: SUBJECT, body: 'Open it to see what it is.', path: pathOf(letter) });
    const results = await Promise.all((letter.pushes ?? []).map((one) => this.sendTo(one, body)));
    if (results.includes('sent')) return 'sent';
    return results.includes('later') ? 'later' : { refused: 'address', code: 'noBrowser' };
  }

  private async sendTo({ endpoint, keys }: PushAddress, body: string): Promise<'sent' | 'later' | 'gone'> {
    const { publicKey, privateKey, contact: subject } = this.keys;
    try {
      await webPush.sendNotification({ endpoint, keys }, body, {
        vapidDetails: { subject, publicKey, privateKey },
        timeout: LONGEST_MS,
        TTL: KEPT_S,
      });
      return 'sent';
    } catch (fault) {
      const status = fault instanceof WebPushError ? fault.statusCode : undefined;
      this.log('PUSH_FAULT', { status });
      return status === 404 || status === 410 ? 'gone' : 'later';
    }
  }
}

const pathOf = ({ items }: Letter): string => new URL(items[0]!.link).pathname;
