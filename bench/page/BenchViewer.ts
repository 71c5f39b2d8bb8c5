/** Where the log is, and how much of it to expect: xterm.js wants to know beforehand. */
export interface BenchLog {
  url: string;
  bytes: number;
}

/** A viewer under the bench: what the harness needs of it, and nothing of how it works. */
export interface BenchViewer {
  /** Mounts the viewer in `place`, which has a size, and begins to load. */
  open(place: HTMLElement, log: BenchLog): void;
  /** The elements of rows that are in the document, top to bottom; some may be outside the view. */
  rows(): readonly Element[];
  /** Called each frame until the last line is in view, where the viewer may lose its place. */
  seekEnd?(): void;
  /** What wheel events move. */
  scroller?(): Element | null;
  /** Scrolls by rows, where wheel events cannot be told how far. */
  scrollRows?(rows: number): void;
  /** Rows altogether, in the viewer's own count. */
  rowCount?(): number;
  /** Height of a row in pixels. */
  rowHeight?: number;
  /** Brings a row of its own count into view, the first being 1. */
  jump?(row: number): void;
  /** Whether rows are the lines of the log, one by one. */
  rowsAreLines?: boolean;
  /** Sets the text to find, as one input event does. Absent where the viewer has no search. */
  find?(text: string): void;
  /** The number of hits that the viewer shows for the text of the last `find`. */
  found?(): number | undefined;
}
