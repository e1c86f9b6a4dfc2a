import { isUtf8 } from 'node:buffer';

import express, { type Request, type RequestHandler } from 'express';

import { Malformed, UnreadableFormat } from './faults.js';

/** The longest note has 10,000 characters; a policy document is smaller still. */
const LARGEST_BODY = 256 * 1024;
/** No request of ours is nested deeper than a handful of levels, and recursive code must not be led deeper. */
const DEEPEST = 32;

const json = ['application/json', 'application/*+json'];

/** Reads JSON bodies up to 256 kB. What is no UTF-8, is nested without end or holds NUL characters is refused here. */
export function jsonBody(): RequestHandler[] {
  return [express.raw({ limit: LARGEST_BODY, inflate: false, type: json }), readJson];
}

const readJson: RequestHandler = (request, _response, next) => {
  if (isUpload(request) || isOneClick(request)) return next();
  if (Buffer.isBuffer(request.body)) request.body = readBody(request.headers['content-type'], request.body);
  else if (hasBody(request)) throw new UnreadableFormat();
  next();
};

/** The one route that takes a file reads it itself, once its guard knows who sends it. */
const isUpload = ({ method, path, headers }: Request): boolean =>
  method === 'POST' &&
  /^\/journeys\/[^/]+\/certificates\/?$/.test(path) &&
  /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/** A mail program that unsubscribes sends a form that says nothing (RFC 8058): it is left unread. */
const isOneClick = ({ method, path, headers }: Request): boolean =>
  method === 'POST' &&
  /^\/unsubscribe\/[^/]+\/?$/.test(path) &&
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(headers['content-type'] ?? '');

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** What a body says, as long as it is one decent JSON object in UTF-8. */
export function readBody(contentType: string | undefined, body: Buffer): unknown {
  if (/charset=(?!"?utf-?8\b)/i.test(contentType ?? '')) throw new UnreadableFormat();
  if (body.length === 0) return undefined;
  if (!isUtf8(body)) throw malformed('is not valid UTF-8');
  if (nesting(body) > DEEPEST) throw malformed('is nested too deeply');
  if (holdsNul(body)) throw malformed('holds a NUL character');
  const said = parse(body.toString('utf8'));
  if (typeof said !== 'object' || said === null || Array.isArray(said)) throw malformed('is not an object');
  return said;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('is not valid JSON');
  }
}

const malformed = (what: string) => new Malformed([{ path: '', message: `The body ${what}.` }]);

const [quote, backslash] = [0x22, 0x5c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** How deep the brackets of a JSON text go, without parsing it. */
function nesting(text: Buffer): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let i = 0; i < text.length; i++) {
    const byte = text[i]!;
    if (inString) {
      if (byte === backslash) i++;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (opening.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (closing.has(byte)) depth--;
  }
  return deepest;
}

/** `\u0000` written as an escape: JSON allows it, PostgreSQL can't store it. */
function holdsNul(text: Buffer): boolean {
  return text.includes('\\u0000') && /(?<!\\)(?:\\\\)*\\u0000/.test(text.toString('utf8'));
}
