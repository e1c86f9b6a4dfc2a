import type { Settings } from '../settings.js';
import type { TemporalPlace } from './temporal-server.js';

/** Where the settings say that Temporal is, if they do. */
export function temporalPlaceOf(settings: Settings): TemporalPlace | undefined {
  const { temporalAddress: address, temporalNamespace: namespace, temporalTaskQueue: taskQueue } = settings;
  return address === undefined ? undefined : { address, namespace, taskQueue };
}
