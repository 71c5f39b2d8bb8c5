import type { Workflow } from '../kubernetes/Workflow.js';

/** The workflow in a stored manifest; `undefined` when there is none to read. */
export function parseManifest(manifest: string | undefined): Workflow | undefined {
  if (manifest === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(manifest);
    return isWorkflow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isWorkflow(value: unknown): value is Workflow {
  return typeof value === 'object' && value !== null && 'metadata' in value;
}
