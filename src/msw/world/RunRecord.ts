/** A run, as KFP's API server has it. */
export interface RunRecord {
  runId: string;
  displayName: string;
  namespace: string;
  experimentId: string;
  /** ISO date. */
  createdAt: string;
  finishedAt?: string | undefined;
  state: string;
  /** Name of the run's workflow. */
  workflowName: string;
  /**
   * The workflow as it was last reported, in JSON: it stays when the workflow itself is collected.
   * `undefined` until the persistence agent reports for the first time.
   */
  manifest?: string | undefined;
}
