import type { LogDocument } from '../document/LogDocument.js';

/**
 * Bytes of a line above which it is shown in part, and the columns of it that are shown. Both are the same
 * number: so a line of ASCII that grows past it keeps all rows that it had, and nobody loses their place. A
 * line of more bytes and fewer columns, as of a progress bar, is read at a glance, and is shown whole.
 */
export const LONG_LINE: number = 64 * 1024;

/** Lines of which it is known where they are cut. */
const KEPT = 1024;

/** Which lines of a log are shown in part, because they are long, and which of them the reader has opened. */
export class LongLines {
  readonly #document: LogDocument;
  #opened = new Set<number>();
  #version = 0;
  /** Where lines are cut. Cached, because looking there loads cells in place of those in view. */
  readonly #cuts = new Map<number, { readonly of: string; readonly columns: number }>();

  constructor(document: LogDocument) {
    this.#document = document;
  }

  /** A number that grows whenever a line is opened or shortened. */
  get version(): number {
    return this.#version;
  }

  /** Whether a line is long. */
  isLong(line: number): boolean {
    return this.#bytes(line) > LONG_LINE && this.#columns(line) > LONG_LINE;
  }

  /** Whether a line is long, and shown whole. */
  isOpen(line: number): boolean {
    return this.#opened.has(line) && this.isLong(line);
  }

  /** Columns of a line that are shown; `Infinity` where all are. No wide character is cut in two. */
  shownColumns(line: number): number {
    if (this.#opened.has(line) || !this.isLong(line)) return Infinity;
    const document = this.#document;
    const { edits = 0 } = document.lineParts(line) ?? {};
    // A line that only grows is cut where it was before.
    const of = [edits, document.lineOffset(line), document.encoding].join();
    const known = this.#cuts.get(line);
    if (known?.of === of) return known.columns;
    let columns = LONG_LINE;
    while (columns > 0 && document.lineText(line, columns, columns + 1) === '') columns -= 1;
    if (this.#cuts.size >= KEPT) this.#cuts.clear();
    this.#cuts.set(line, { of, columns });
    return columns;
  }

  /** The end of a line as it is shown: all its columns, or those of its first part. */
  endOf(line: number): number {
    const shown = this.shownColumns(line);
    return shown < Infinity ? shown : this.#columns(line);
  }

  /** Bytes of a line that are not shown; where they are no plain ASCII, as many as its columns suggest. */
  hiddenBytes(line: number): number {
    const shown = this.shownColumns(line);
    if (shown === Infinity) return 0;
    const columns = this.#columns(line);
    return Math.round((this.#bytes(line) * (columns - shown)) / columns);
  }

  /** At most how many columns a line has, from its bytes: it is not read for that. */
  guessColumns(line: number): number {
    const bytes = Math.max(0, this.#bytes(line));
    return this.#opened.has(line) ? bytes : Math.min(LONG_LINE, bytes);
  }

  /** Shows a line whole. */
  open(line: number): void {
    if (this.#opened.has(line) || !this.isLong(line)) return;
    this.#opened.add(line);
    this.#version += 1;
  }

  /** Shows a line in part again. */
  shorten(line: number): void {
    if (this.#opened.delete(line)) this.#version += 1;
  }

  /** Stays with the lines that are opened where lines have moved; `now` tells where a line is. */
  moveLines(now: (line: number) => number): void {
    this.#opened = new Set([...this.#opened].map(now));
  }

  /** Without the newline. */
  #bytes(line: number): number {
    return this.#document.lineOffset(line + 1) - this.#document.lineOffset(line) - 1;
  }

  #columns(line: number): number {
    return this.#document.styledLine(line, 0, 0).columns;
  }
}
