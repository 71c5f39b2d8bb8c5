/** Settings of a search that runs. */
export interface LogSearchRun {
  /** Ends the run at its next pause, in a rejection with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called at each pause, and at the end. */
  onProgress?: (() => void) | undefined;
}
