import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import { Malformed } from './faults.js';

const printable = /^[\x21-\x7e]{8,200}$/;
export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/** The caller's own key of a command: sent again with the same key, the command is done once and answered twice. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) =>
  idempotencyKeyOf(context.switchToHttp().getRequest<Request>()),
);

export function idempotencyKeyOf(request: Pick<Request, 'headers'>): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && printable.test(key)) return key;
  const message = key === undefined ? 'is missing' : 'has 8 to 200 printable characters, without spaces';
  throw new Malformed([{ path: IDEMPOTENCY_KEY, message }]);
}

/** Recognises a request without keeping it: what was asked, by whom, as a keyed hash that tells nothing to a reader. */
export class RequestHash {
  private readonly key: KeyObject;

  constructor(masterKey: Buffer) {
    this.key = createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', 'request hash', 32)));
  }

  of(userId: string, request: unknown): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([userId, request]))
      .digest('base64url');
  }

  /** A process id that follows from the key with which it was asked for: asking again finds the same process. */
  processId(organisationId: string, userId: string, key: string): string {
    const bytes = createHmac('sha256', this.key)
      .update(JSON.stringify(['process', organisationId, userId, key]))
      .digest();
    bytes[6] = (bytes[6]! & 0x0f) | 0x80;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
  }
}
