import { Listeners } from '../../../core/index.js';

/** Where lines that are in view do not simply go on from those before them. */
export interface SeamMark {
  /** CSS pixels from the top of the view to the row. */
  readonly top: number;
  /** What is said of it; empty where the row itself has room to say so. */
  readonly text: string;
  /** Whether it is a long time without output; else the log itself does not simply go on. */
  readonly isPause?: boolean;
}

/** A line in view that may have JSON, which can be laid out below it. */
export interface JsonMark {
  /** The line, from 0. */
  readonly line: number;
  /** CSS pixels from the top of the view to its first row. */
  readonly rowTop: number;
  /** CSS pixels from the top of the view to what follows its last row. */
  readonly top: number;
  /** Whether there is more room above it than below. */
  readonly isAbove: boolean;
}

/** A long line in view, which is shown in part, or whole. */
export interface LongMark {
  /** The line, from 0. */
  readonly line: number;
  /** CSS pixels from the top of the view to its end, or its first row in view. */
  readonly top: number;
  /** CSS pixels from the left of the view to what follows its end; `undefined` where that is not in view. */
  readonly left: number | undefined;
  /** Whether its commands are seen; else they are there for the keyboard and for screen readers. */
  readonly isShown: boolean;
  /** Whether it is shown whole. */
  readonly isOpen: boolean;
}

/** The viewer's state, as far as the component shows it. */
export interface ViewerSnapshot {
  /** Whether rows are rendered: until then the component shows the first lines as text. */
  readonly rendering: boolean;
  /**
   * Whether rows are rendered and the log no longer pours in, so that there is time for what is not its
   * text. Once `true`, it stays so.
   */
  readonly calm: boolean;
  /** Whether the view stays at the end as the log grows. */
  readonly following: boolean;
  /** Lines that have come in since following was paused; 0 while following. */
  readonly newLines: number;
  /** Whether the last row is in view. */
  readonly atEnd: boolean;
  /** Whether the log is complete and has no line. */
  readonly empty: boolean;
  /** Whether the log has ended, so that nothing more will come in. */
  readonly complete: boolean;
  /** A line that was in view with bytes that are no text in the log's encoding. */
  readonly malformedLine: number | undefined;
  /** The seams before lines in view. */
  readonly seams: readonly SeamMark[];
  /** The line of which the JSON is laid out, or that is selected and has some; at most one. */
  readonly json: readonly JsonMark[];
  /** Long lines in view. */
  readonly long: readonly LongMark[];
  /** The lines that the reader has marked by their numbers, from 0, both included. */
  readonly marked: MarkedLines | undefined;
  /** The text that is looked for; empty while there is none. */
  readonly query: string;
  /** The tool that the reader has asked for last; a new object repeats the request. */
  readonly tool: ToolRequest | undefined;
}

/** Lines that are marked, from 0, both included. */
export interface MarkedLines {
  readonly first: number;
  readonly last: number;
}

/** A tool that is loaded when the reader asks for it. */
export interface ToolRequest {
  /** Which one. */
  readonly name: 'filter' | 'copy' | 'json' | 'goToLine' | 'folds' | 'links' | 'shortcuts';
  /** Of the filter: the text to filter by, where the host asks for one. */
  readonly query?: string | undefined;
}

/** Before anything is rendered, and on a server. */
export const FIRST_SNAPSHOT: ViewerSnapshot = {
  rendering: false,
  calm: false,
  following: true,
  newLines: 0,
  atEnd: true,
  empty: false,
  complete: false,
  malformedLine: undefined,
  seams: [],
  json: [],
  long: [],
  marked: undefined,
  query: '',
  tool: undefined,
};

/** Holds the viewer's state for `useSyncExternalStore`; notifies only if a field has changed. */
export class SnapshotStore {
  #snapshot = FIRST_SNAPSHOT;
  readonly #listeners = new Listeners();

  readonly subscribe: (listener: () => void) => () => void = this.#listeners.add;
  readonly getSnapshot = (): ViewerSnapshot => this.#snapshot;

  /** Merges the given fields; notifies if one has changed. */
  update(change: Partial<ViewerSnapshot>): void {
    const next: ViewerSnapshot = { ...this.#snapshot, ...change };
    const keys = Object.keys(next) as (keyof ViewerSnapshot)[];
    if (keys.every((key) => isSame(next[key], this.#snapshot[key]))) return;
    this.#snapshot = next;
    this.#listeners.call();
  }
}

/** Whether two values of a field say the same; a list is made anew for each page. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
}
