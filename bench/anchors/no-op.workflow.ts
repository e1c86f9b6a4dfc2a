import { condition, defineUpdate, setHandler } from '@temporalio/workflow';

export const noOp = defineUpdate('noOp');

/** The least that a command through Temporal can be: an Update that does nothing to a workflow that waits. */
export async function idle(): Promise<void> {
  setHandler(noOp, () => undefined);
  await condition(() => false);
}
