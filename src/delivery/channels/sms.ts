import type { Letter } from '../letter.js';
import type { Channel, Log, Sent } from './channel.js';

/** A gateway that takes longer is asked again later. */
const LONGEST_MS = 10_000;

/** What a gateway answers for a number that it will never reach. */
const ofTheNumber = new Set([404, 410, 422]);

interface Parts {
  readonly url: string;
  readonly token: string;
}

/** Text messages through an HTTP gateway (docs/sms-gateway.md). They say that something waits, and nothing else. */
export class Sms implements Channel {
  readonly serves = ['sms'] as const;

  constructor(
    private readonly gateway: Parts,
    private readonly log: Log = () => undefined,
  ) {}

  async send(letter: Letter): Promise<Sent> {
    try {
      const response = await fetch(this.gateway.url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.gateway.token}` },
        body: JSON.stringify({ id: idOf(letter), to: letter.address, text: textOf(letter) }),
        signal: AbortSignal.timeout(LONGEST_MS),
      });
      await response.body?.cancel();
      return this.judge(response.status);
    } catch (fault) {
      this.log('SMS_FAULT', { fault: (fault as Error).name });
      return 'later';
    }
  }

  private judge(status: number): Sent {
    if (status >= 200 && status < 300) return 'sent';
    this.log('SMS_FAULT', { status });
    if (ofTheNumber.has(status)) return { refused: 'address', code: String(status) };
    return status === 400 ? { refused: 'letter', code: String(status) } : 'later';
  }
}

/** The same on every try: a gateway can tell a second try from a second message. */
const idOf = ({ processId, version, index, userId }: Letter): string => `${processId}.${version}.${index}.${userId}`;

const textOf = ({ items }: Letter): string =>
  `Something is waiting for you: ${items[0]!.link}\nReply STOP to end these messages.`;
