import { ProblemError, Unreachable, problemOf } from './problem';
import { askToSignIn } from './session';

interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  key?: string;
  signal?: AbortSignal;
  /** Do not open the sign-in dialog when the session has ended. */
  quiet?: boolean;
}

/** One question to the API. An ended session is mended in a dialog, and the question asked again. */
export async function ask<Answer>(path: string, options: Ask = {}): Promise<Answer> {
  for (;;) {
    const response = await send(path, options);
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
    if (response.status !== 401 || options.quiet) throw new ProblemError(await problemOf(response));
    await askToSignIn();
  }
}

async function send(path: string, { method = 'GET', body, key, signal }: Ask): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  try {
    return await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable('no answer', { cause: error });
  }
}

/** `?a=1&b=2`, without what is empty. */
export function query(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
