import { DefaultLogger, type Logger } from '@temporalio/worker';
import { pino } from 'pino';

/** What a worker says: codes, ids and places in the code. Never a message or a row, for they may hold what people wrote. */
export interface WorkerLog {
  readonly code: (code: string, details?: object) => void;
  readonly fault: (code: string, fault: unknown) => void;
  /** The SDK's own warnings. */
  readonly ofSdk: Logger;
}

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** The SDK says it at every try; that the server is away is said once, by us. */
const repeated = /^gRPC call \w+ retried|^Network error/;

export function workerLog(level: string): WorkerLog {
  const log = pino({ level, base: { process: 'worker' } });
  return {
    code: (code, details) => log.info({ code, ...details }),
    fault: (code, fault) => log[code === 'BUG' ? 'error' : 'warn']({ code, ...placeOf(fault) }),
    ofSdk: new DefaultLogger('WARN', ({ level: severity, message, meta }) => {
      if (repeated.test(message)) return;
      const { workflowId, runId, workflowType, activityType, error } = meta ?? {};
      log[levels[severity]]({ sdk: message, workflowId, runId, workflowType, activityType, ...placeOf(error) });
    }),
  };
}

function placeOf(fault: unknown): object {
  if (!(fault instanceof Error)) return {};
  const code = 'code' in fault && typeof fault.code === 'string' ? { of: fault.code } : {};
  const frames = fault.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { fault: fault.name, ...code, at: frames?.slice(0, 12) };
}
