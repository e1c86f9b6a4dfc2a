/** The code of a bundle that holds every workflow which the file at `workflowsPath` exports. */
export function bundleWorkflows(workflowsPath?: string): Promise<string>;
