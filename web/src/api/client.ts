import createClient from 'openapi-fetch';

import { ProblemError, Unreachable, problemOf } from './problem';
import type { paths } from './schema';
import { askToSignIn } from './session';

/** The API, typed by its own description. An answer that is no success is thrown; an ended session is mended first. */
export const api = createClient<paths>({ fetch: (request) => steadily(request, true) });

/** For questions that may fail in silence: no dialog asks for the password. */
export const quietly = { fetch: (request: Request) => steadily(request, false) };

/** What a successful answer holds. */
export async function answer<Data>(asked: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await asked;
  return data!;
}

export async function steadily(request: Request, mend: boolean): Promise<Response> {
  for (;;) {
    const response = await send(request.clone());
    if (response.ok) return response;
    if (response.status !== 401 || !mend) throw new ProblemError(await problemOf(response));
    await askToSignIn();
  }
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new Unreachable('no answer', { cause: error });
  }
}

/** One intention, however often it is sent. */
export const keyed = (key: string) => ({ header: { 'Idempotency-Key': key } });
