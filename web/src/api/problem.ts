import type { Problem } from './types';

/** The server answered, and the answer is no. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

/** The server did not answer: no network, or it is restarting. The question may be asked again. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Reads an answer that is not a success, whatever it is made of. */
export async function problemOf(response: Response): Promise<Problem> {
  const waits = Number(response.headers.get('retry-after'));
  const told: Partial<Problem> = await response
    .clone()
    .json()
    .catch(() => ({}));
  return {
    type: 'about:blank',
    title: response.statusText || 'Error',
    detail: '',
    code: `HTTP_${response.status}`,
    ...told,
    status: response.status,
    ...(waits > 0 ? { retryAfter: waits } : {}),
  };
}

/** The server is there but busy, or a proxy says that it is not: worth asking again with the same key. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  return error instanceof ProblemError && [429, 502, 503, 504].includes(error.problem.status);
}
