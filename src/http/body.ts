import { isUtf8 } from 'node:buffer';

import express, { type RequestHandler } from 'express';

import { Malformed, UnreadableFormat } from './faults.js';

/** The longest note has 10,000 characters; a policy document is smaller still. */
const LARGEST_BODY = 256 * 1024;
/** No request of ours is nested deeper than a handful of levels, and recursive code must not be led deeper. */
const DEEPEST = 32;

/** Reads JSON bodies up to 256 kB. What is no UTF-8, is nested without end or holds NUL characters is refused here. */
export function jsonBody(): RequestHandler {
  return express.json({
    limit: LARGEST_BODY,
    inflate: false,
    type: ['application/json', 'application/*+json'],
    verify: (_request, _response, body) => {
      if (!isUtf8(body)) throw new Malformed([{ path: '', message: 'the body is not valid UTF-8' }]);
      if (nesting(body) > DEEPEST) throw new Malformed([{ path: '', message: 'the body is nested too deeply' }]);
      if (holdsNul(body)) throw new Malformed([{ path: '', message: 'the body holds a NUL character' }]);
    },
  });
}

const [quote, backslash] = [0x22, 0x5c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** How deep the brackets of a JSON text go, without parsing it. */
function nesting(json: Buffer): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let i = 0; i < json.length; i++) {
    const byte = json[i]!;
    if (inString) {
      if (byte === backslash) i++;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (opening.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (closing.has(byte)) depth--;
  }
  return deepest;
}

/** `\u0000` written as an escape: JSON allows it, PostgreSQL cannot store it. */
function holdsNul(json: Buffer): boolean {
  return json.includes('\\u0000') && /(?<!\\)(?:\\\\)*\\u0000/.test(json.toString('utf8'));
}

/** A body in any other format is said to be unreadable, instead of being taken for an empty one. */
export const onlyJson: RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  next(hasBody && request.body === undefined ? new UnreadableFormat() : undefined);
};
