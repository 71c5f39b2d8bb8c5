/** How much of an answer has come, in the words of the platform's `ProgressEvent`. */
export interface LogProgress {
  /**
   * Bytes of the answer's body that have come: those of a packed log packed, and those of a log that
   * is read anew counted anew.
   */
  readonly loaded: number;
  /** Bytes that were announced; never fewer than `loaded`. */
  readonly total: number;
}
