import type { LogMatch, LogSearch } from '../../core/index.js';

/** What finding asks of the viewer. */
export interface FindView {
  /** The first line in view. */
  firstLine(): number;
  /** Shows where a search's text stands in the rows in view; no longer, without one. */
  highlight(search: LogSearch | undefined): void;
  /** Brings a match into view, as the current one. */
  reveal(match: LogMatch): void;
}
