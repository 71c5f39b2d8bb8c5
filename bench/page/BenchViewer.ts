/** Where the log is, and how much of it to expect: xterm.js wants to know beforehand. */
export interface BenchLog {
  url: string;
  bytes: number;
}

/** A viewer under the bench: what the harness needs of it, and nothing of how it works. */
export interface BenchViewer {
  /** Loads code that it would load when it is mounted, as a page does that expects a log to be wanted. */
  preload?(): Promise<void>;
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
  /** Shows only lines with a text. Absent where the viewer has no filter. */
  filter?(text: string): void;
  /** Takes the text of the filter for a regular expression, or no longer. */
  filterByPattern?(): void;
  /** Whether the number of these lines is shown. */
  filtered?(): boolean;
  /** Looks through all lines for errors. */
  scan?(): Promise<void>;
}

/** Puts a text into a field that React controls, as one input event of the reader does. */
export function enter(field: HTMLInputElement | null | undefined, text: string): void {
  if (!field) return;
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  value?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** How often what has come is handed on, in milliseconds. */
const INTERVAL = 250;

/**
 * Reads a log as text for a viewer that does not stream: all of it at once, or, of a log to which lines
 * are appended, what is new, four times a second.
 */
export async function readText(url: string, onText: (text: string) => void): Promise<void> {
  const response = await fetch(url);
  if (!url.includes('append')) {
    onText(await response.text());
    return;
  }
  const decoder = new TextDecoder();
  let fresh = '';
  const timer = setInterval(() => {
    if (fresh !== '') onText(fresh);
    fresh = '';
  }, INTERVAL);
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) break;
    fresh += decoder.decode(next.value, { stream: true });
  }
  clearInterval(timer);
  onText(fresh);
}
