import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

/**
 * Reads the session token out of better-auth's signed cookie (`token.signature`, HMAC-SHA256 in base64), without asking
 * better-auth: what follows is one statement instead of two and a handful of objects. A test signs in and compares.
 */
export function sessionToken(
  header: string | undefined,
  cookieName: string,
  secret: string | KeyObject,
): string | undefined {
  const value = cookieOf(header, cookieName);
  const dot = value?.lastIndexOf('.') ?? -1;
  if (!value || dot < 1) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decode(part.slice(at + 1).trim());
  }
  return undefined;
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
