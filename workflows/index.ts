/** Every workflow of the product: what this file exports is what a worker runs. */
export { absence } from './absence.workflow.js';
export { delivery } from './delivery.workflow.js';
export { digest } from './digest.workflow.js';
export { journey } from './journey.workflow.js';
export { obligation } from './obligation.workflow.js';
export { policyMove } from './policy-move.workflow.js';
export { programme } from './programme.workflow.js';
export { supervision } from './supervision.workflow.js';
export { sweep } from './sweep.workflow.js';
