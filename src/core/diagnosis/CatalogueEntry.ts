/** How a cause of the catalogue is to be read and acted on. */
export interface CatalogueEntry {
  /**
   * `state`: nothing is wrong; `waiting`: the log is still to come; `warning`: a log is shown, with
   * a caveat; `error`: there is no log, and somebody can change that.
   */
  readonly severity: 'state' | 'waiting' | 'warning' | 'error';
  /** Who can act: the one who reads, the author of the pipeline, or who operates KFP. */
  readonly actor: 'reader' | 'author' | 'operator';
  /** Whether asking again can help. */
  readonly retryable: boolean;
  /** How many steps the catalogue of messages has for it: `<code>.step1` and on. */
  readonly steps: number;
}
