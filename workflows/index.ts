/** Every workflow of the product: what this file exports is what a worker runs. */
export { delivery } from './delivery.workflow.js';
export { journey } from './journey.workflow.js';
export { policyMove } from './policy-move.workflow.js';
export { programme } from './programme.workflow.js';
export { sweep } from './sweep.workflow.js';
