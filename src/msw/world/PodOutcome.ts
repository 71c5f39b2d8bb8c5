/** How a step's container ended; exit code 0 by default. */
export interface PodOutcome {
  exitCode?: number;
  /** `Completed` or `Error` by default. */
  reason?: string;
  message?: string;
  /** Whether the log is archived; as the controller is set by default. */
  archive?: boolean;
}
