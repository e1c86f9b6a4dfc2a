/** Seconds after which a caller may try again. */
export const RETRY_AFTER = 2;

/** PostgreSQL's own codes for "not now": shutting down, too many connections, a lock or a statement that took too long. */
const passing = /^(?:08...|53...|57P0[1-5]|57014|55P03|40001|40P01|25P0[34])$/;
const socket = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const ofThePool =
  /timeout exceeded when trying to connect|connection terminated|client has encountered a connection error|query read timeout|driver not connected|not queryable/i;

/** The database or the process row is out of reach for the moment; the same request may succeed in a second. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ProcessBusy') return true;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (passing.test(code) || socket.has(code))) return true;
  if (error instanceof AggregateError) return error.errors.some(isAway);
  return (
    ofThePool.test(error.message) || isAway(error.cause) || isAway((error as { driverError?: unknown }).driverError)
  );
}
