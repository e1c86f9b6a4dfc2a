/** The words that a workflow and those who wake it agree on. Temporal shows them to everyone: opaque ids and codes only. */

/** Says "look again". It carries nothing, so that losing or repeating it does no harm. */
export const WAKE = 'wake';

/** Answers stage, next instant and its reason. */
export const WHEREABOUTS = 'whereabouts';

export const DELIVERY = 'delivery';
export const SWEEP = 'sweep';

/** The workflow that lives as long as a process. */
export const workflowIdOf = (process: { kind: string; processId: string }) => `${process.kind}-${process.processId}`;

/** One of the lanes in which messages leave. */
export const laneIdOf = (lane: number) => `${DELIVERY}-${lane}`;
