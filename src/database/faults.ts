/** PostgreSQL can't be reached, or is starting up or shutting down: the same request may be made again. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/** Someone else held the process's row for too long: the same request may be made again. */
export class ProcessBusy extends Error {
  override readonly name = 'ProcessBusy';
}

const busy = new Set(['55P03', '40P01', '40001', '57014']);
const awayClasses = ['08', '57P', '53'];
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const awayWords = /timeout exceeded when trying to connect|Connection terminated|not queryable|connection timeout/i;

/** Rethrows a fault of the driver as what it means to a caller. */
export function translateFault(fault: unknown): never {
  const { code, message } = readFault(fault);
  if (busy.has(code)) throw new ProcessBusy('the process is busy', { cause: fault });
  if (awayCodes.has(code) || awayClasses.some((start) => code.startsWith(start)) || awayWords.test(message))
    throw new DatabaseAway('the database is away', { cause: fault });
  throw fault;
}

/** The unique index or constraint that a write broke, if that is what happened. */
export function brokenConstraint(fault: unknown): string | undefined {
  const { code, constraint } = fault as { code?: string; constraint?: string };
  return code === '23505' ? constraint : undefined;
}

function readFault(fault: unknown): { code: string; message: string } {
  const { code, message, driverError } = fault as {
    code?: string;
    message?: string;
    driverError?: { code?: string };
  };
  return { code: code ?? driverError?.code ?? '', message: message ?? '' };
}
