/** An experiment, as KFP's API server has it. */
export interface ExperimentRecord {
  experimentId: string;
  displayName: string;
  namespace: string;
}
